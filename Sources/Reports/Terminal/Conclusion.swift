package import Experiments
import Scenarios
import Service
import Statistics
import WordOfMouth

/// The answer in plain sentences, made of computed figures alone.
package struct Conclusion {
  /// The result.
  package var result: ExperimentResult

  /// Prepares the sentences of a result.
  package init(result: ExperimentResult) {
    self.result = result
  }

  /// How many variants get a sentence.
  private static let variantLimit = 5

  /// The sentences; none where there is nothing to say.
  package var sentences: [String] {
    let service = result.plan.metrics.hasPeriods
    return switch result.plan.scope {
    case .run: service ? self.service : baseline
    case .compare: (service ? self.service : baseline) + variants
    case .sweep: sweep
    case .uncertain:
      result.uncertainty.map { UncertaintyWords($0, service: service).sentences } ?? []
    }
  }

  // MARK: - One setting

  private var baseline: [String] {
    guard let found = result.settings.first, let scenario = result.plan.settings.first?.scenario
    else { return [] }
    let slogan = scenario.slogan
    let parts = Opinion.allCases.reversed().compactMap { opinion -> String? in
      guard let summary = found.summary(ShownMetric.perCustomer(opinion).name), summary.mean != nil
      else { return nil }
      let figure = Figure(summary, .amount)
      let says = slogan.map { "; the slogan: \(NumberText.plain($0.reach[opinion]))" } ?? ""
      return "each \(opinion.customers) customer's story reached \(figure.value) people "
        + "(\(Self.interval(figure))\(says))"
    }
    guard !parts.isEmpty else { return [] }
    let first = parts.joined(separator: ", ")
    return [first.prefix(1).uppercased() + first.dropFirst() + "."]
      + [exchange(found)].compactMap(\.self)
  }

  private static func interval(_ figure: Figure) -> String {
    figure.interval.contains(" to ")
      ? "95 % interval \(figure.interval)" : "no interval to trust: \(figure.interval)"
  }

  /// How many satisfied customers reach as many people as one dissatisfied one.
  private func exchange(_ found: SettingResult) -> String? {
    guard let rate = found.exchangeRate else { return nil }
    let (low, high) = (rate.interval.low, rate.interval.high)
    let decimals = NumberText.decimals(for: rate.value, standardError: (high - low) / 4)
    let range = Figure.range(low, high, .amount, decimals)
    return "It takes \(NumberText.fixed(rate.value, decimals: decimals)) satisfied customers "
      + "(\(range), from the ends of both intervals) to reach as many people as one dissatisfied "
      + "customer does."
  }

  // MARK: - Periods

  /// What happened, what the firm sees of it, and what it is worth.
  private var service: [String] {
    guard let found = result.settings.first else { return [] }
    func says(_ metric: String, _ kind: Figure.Kind = .amount) -> Figure? {
      guard let summary = found.summary(metric), summary.mean != nil else { return nil }
      return Figure(summary, kind)
    }
    var sentences: [String] = []
    if let unhappy = says("unhappy"), let complaints = says("complaints"),
      let recovered = says("recovered")
    {
      sentences.append(
        "\(unhappy.value) customers were unhappy (\(Self.interval(unhappy))), \(complaints.value) "
          + "complained (\(Self.interval(complaints))), \(recovered.value) were put right "
          + "(\(Self.interval(recovered))).")
    }
    if let truth = says("misery_share", .share), let seen = says("complaints_per_served", .share) {
      let behind =
        says("unhappy_per_complaint").map {
          "; \($0.value) unhappy customers stand behind one complaint (\(Self.interval($0)))"
        } ?? ""
      sentences.append(
        "Complaints show \(seen.value) misery (\(Self.interval(seen))); it is \(truth.value) "
          + "(\(Self.interval(truth)))\(behind).")
    }
    if let complaints = result.plan.settings.first?.scenario.service?.complaints,
      let unhappy = Detection(complain: complaints.chance).unhappy(for: 0.95)
    {
      sentences.append(
        "With \(NumberText.plainPercent(complaints.chance)) complaining it takes \(NumberText.count(unhappy, "unhappy customer")) to be "
          + "95 % sure of one complaint.")
    }
    if let value = says("net_present_value") {
      let residual =
        says("residual_value").map {
          ", of it \($0.value) (\(Self.interval($0))) for customers who remain"
        } ?? ""
      sentences.append(
        "The net present value is \(value.value) (\(Self.interval(value)))\(residual).")
    }
    return sentences
  }

  // MARK: - Variants

  private var variants: [String] {
    let sentences = result.comparisons.prefix(Self.variantLimit).compactMap(sentence)
    let more = result.comparisons.count - Self.variantLimit
    return more > 0 ? sentences + ["\(NumberText.count(more, "more what-if")) below."] : sentences
  }

  private func sentence(_ comparison: VariantComparison) -> String? {
    let name = TextWidth.printable(result.plan.settings[comparison.setting].variant)
    let parts = Opinion.allCases.reversed().compactMap { opinion in
      change("\(opinion) reach", "reach_\(opinion)", of: " people", comparison)
    }
    let worth = [
      change("net present value", "net_present_value", comparison), WorthWords(comparison).sentence,
    ]
    let all = worth.compactMap(\.self) + parts
    return all.isEmpty ? nil : "\(name): \(all.joined(separator: "; "))."
  }

  /// What a what-if does to a figure.
  private func change(
    _ label: String, _ metric: String, of unit: String = "", _ comparison: VariantComparison
  ) -> String? {
    guard let row = comparison.row(metric), let difference = row.difference
    else { return nil }
    let figure = DifferenceFigure(row, .amount)
    guard let interval = row.interval else {
      return "\(label) changes by \(figure.difference) (no interval to trust)"
    }
    if interval.low == 0 && interval.high == 0 { return "\(label) stays the same" }
    if interval.contains(0) {
      return "no change of \(label) can be told from luck (\(figure.interval))"
    }
    let verb = difference < 0 ? "falls" : "rises"
    return "\(label) \(verb) by \(figure.difference.drop { $0 == "+" || $0 == "-" })\(unit) "
      + "(95 % interval of the change \(figure.interval)\(markets(row)))"
  }

  /// Of money, in how many markets the what-if is higher.
  private func markets(_ row: VariantComparison.Row) -> String {
    guard row.metric == "net_present_value", let share = row.shareHigher else { return "" }
    return "; higher in \(NumberText.plain(share * Double(row.ok))) of "
      + "\(NumberText.count(row.ok, "market"))"
  }

  // MARK: - Design points

  private var sweep: [String] {
    let isService = result.plan.metrics.hasPeriods
    guard result.settings.count > 1 else { return isService ? service : baseline }
    let worth =
      isService
      ? [ShownMetric(name: "net_present_value", label: "net present value", kind: .amount)] : []
    let reach = Opinion.allCases.reversed().map { opinion in
      ShownMetric(name: "reach_\(opinion)", label: "\(opinion) reach", kind: .amount)
    }
    return (worth + reach).compactMap(range)
  }

  /// Between which points a figure goes.
  private func range(_ metric: ShownMetric) -> String? {
    let means = result.settings.enumerated().compactMap { index, setting in
      setting.summary(metric.name)?.mean.map { (index: index, mean: $0) }
    }
    guard let low = means.min(by: { $0.mean < $1.mean }),
      let high = means.max(by: { $0.mean < $1.mean }), low.mean < high.mean
    else { return nil }
    return "Over \(NumberText.count(result.settings.count, "point")) the \(metric.label) goes from "
      + "\(place(low.index, metric)) to \(place(high.index, metric))."
  }

  private func place(_ index: Int, _ metric: ShownMetric) -> String {
    let figure = metric.figure(result.settings[index])
    let values = zip(result.plan.paths, result.plan.settings[index].parameters).map {
      "\($0) \($1)"
    }
    return "\(figure.value) (\(Self.interval(figure)); \(values.joined(separator: ", ")))"
  }
}
