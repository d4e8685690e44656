public import WordOfMouth

/// A figure over replicates that is not the mean of a metric: a ratio or a chance.
///
/// To add one, add its line to ``all``, ``service`` or ``reruns``; a new way to compute goes into `SummaryFormula`.
public struct DerivedMetric: Sendable {
  /// The name in the `metric` column: `reach_per_customer_negative`, `took_off_positive`, ….
  public let name: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The unit.
  public let unit: String
  /// What kind of number it is.
  public let kind: Metric.Kind
  /// The opinion it belongs to, or nil.
  public let opinion: Opinion?
  /// How it is computed.
  let formula: SummaryFormula

  /// All derived metrics of waves, in the order of rows, after the metrics of a wave.
  public static let all: [DerivedMetric] =
    ofEachOpinion("reach_per_customer", "people per customer", .count) {
      (
        "People reached for each customer who holds the \($0) opinion first-hand: a ratio of means.",
        .ratio("reach_\($0)", "first_hand_\($0)")
      )
    }
    + [
      DerivedMetric(
        name: "negative_per_positive",
        meaning:
          "People reached by the negative story for each reached by the positive one: a ratio of "
          + "means.",
        unit: "people per person", kind: .count, opinion: nil,
        formula: .ratio("reach_negative", "reach_positive"))
    ]
    + ofEachOpinion("took_off", "share of replicates", .share) {
      (
        "The chance that the \($0) story takes off: at least limits.takeOff of all people are first "
          + "reached in rounds 2 and later.",
        .tookOff($0)
      )
    }
    + ofEachOpinion("reach_given_take_off", "people", .count) {
      (
        "The mean reach of the \($0) story over the replicates in which it took off.",
        .givenTakeOff("reach_\($0)", $0)
      )
    }

  private static func ofEachOpinion(
    _ name: String, _ unit: String, _ kind: Metric.Kind,
    _ describe: (Opinion) -> (String, SummaryFormula)
  ) -> [DerivedMetric] {
    Opinion.allCases.map { opinion in
      let (meaning, formula) = describe(opinion)
      return DerivedMetric(
        name: "\(name)_\(opinion)", meaning: meaning, unit: unit, kind: kind, opinion: opinion,
        formula: formula)
    }
  }
}

/// How to compute a figure from the replicates of a setting; metrics are given by name.
enum SummaryFormula: Sendable, Hashable {
  /// The mean of a metric.
  case mean(String)
  /// The mean of the first metric over the mean of the second.
  case ratio(String, String)
  /// The share of replicates in which an opinion took off.
  case tookOff(Opinion)
  /// The mean of a metric over the replicates in which an opinion took off.
  case givenTakeOff(String, Opinion)
}
