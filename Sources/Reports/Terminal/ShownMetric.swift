package import Experiments
package import WordOfMouth

/// A metric that the terminal shows, and what people call it.
package struct ShownMetric {
  /// The metric's name.
  package var name: String
  /// What people call it.
  package var label: String
  /// What kind of figure it is.
  package var kind: Figure.Kind

  /// The reach of an opinion; never shown without the three that follow.
  package static func reach(_ opinion: Opinion) -> ShownMetric {
    ShownMetric(name: "reach_\(opinion)", label: "reach", kind: .amount)
  }

  /// The chance of take-off.
  package static func takeOff(_ opinion: Opinion) -> ShownMetric {
    ShownMetric(name: "took_off_\(opinion)", label: "chance of take-off", kind: .chance)
  }

  /// The reach over replicates that took off.
  package static func reachGivenTakeOff(_ opinion: Opinion) -> ShownMetric {
    ShownMetric(
      name: "reach_given_take_off_\(opinion)", label: "reach given take-off", kind: .amount)
  }

  /// The reach over the customers whose story it is.
  package static func perCustomer(_ opinion: Opinion) -> ShownMetric {
    ShownMetric(name: "reach_per_customer_\(opinion)", label: "reach per customer", kind: .amount)
  }

  /// People told the negative story for each told the positive one.
  package static let negativePerPositive = ShownMetric(
    name: "negative_per_positive", label: "negative per positive", kind: .amount)

  /// People who know both stories.
  package static let reachBoth = ShownMetric(
    name: "reach_both", label: "know both stories", kind: .amount)

  /// What is shown of each opinion.
  package static func all(_ opinion: Opinion) -> [ShownMetric] {
    [reach(opinion), takeOff(opinion), reachGivenTakeOff(opinion), perCustomer(opinion)]
  }

  /// What is shown of an opinion besides, where waves are no plain ones.
  package static func beyondPlain(_ opinion: Opinion, _ metrics: MetricTable) -> [ShownMetric] {
    var shown: [ShownMetric] = []
    for layer in metrics.layers {
      shown += [
        ShownMetric(
          name: "newly_reached_\(opinion)_\(layer)", label: "first reached in \(layer)",
          kind: .amount),
        ShownMetric(
          name: "tellings_\(opinion)_\(layer)", label: "tellings in \(layer)", kind: .amount),
      ]
    }
    shown.append(
      ShownMetric(
        name: "outside_newly_reached_\(opinion)", label: "first reached from outside",
        kind: .amount))
    if opinion == .positive {
      shown.append(
        ShownMetric(name: "turned", label: "turned by a bad experience", kind: .amount))
    }
    for percent in MetricTable.percentsOfInterest {
      shown.append(
        ShownMetric(
          name: "round_\(percent)_\(opinion)", label: "round in which \(percent) % know",
          kind: .period))
    }
    return shown.filter { metrics.place(of: $0.name) != nil }
  }

  /// What is shown of both opinions together.
  package static let ofBoth = [negativePerPositive, reachBoth]

  /// Everything shown.
  package static let all = Opinion.allCases.flatMap(all(_:)) + ofBoth

  /// The figure in a setting's result.
  package func figure(_ setting: SettingResult) -> Figure { Figure(setting.summary(name), kind) }
}
