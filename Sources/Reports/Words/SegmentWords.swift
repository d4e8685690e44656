public import Experiments
import Scenarios
import Service
import Statistics

extension Document {
  /// What a result says of each segment of customers: of one setting a column for each segment, of a
  /// comparison the change of each, of a sweep a row for each point and segment.
  ///
  /// - Parameters:
  ///   - result: A result with segments.
  ///   - choice: The metrics that are asked for, or nil for those that matter.
  /// - Returns: The document.
  public static func bySegment(
    _ result: ExperimentResult, only choice: MetricChoice? = nil
  ) -> Document {
    let words = SegmentWords(result, only: choice)
    let hidden = result.settings.count - SettingTables.limit
    return Document(
      result.alerts.map { .alert($0) }
        + [.title(Prose(result.plan.document.baseline.title ?? result.plan.document.name))]
        + words.sentences.map { .paragraph($0) } + [.table(words.table)]
        + (hidden > 0
          ? [.paragraph("… and \(hidden, "more setting"), which result files list.")] : []))
  }
}

/// The figures of segments side by side.
struct SegmentWords {
  private let result: ExperimentResult
  private let isBrief: Bool
  private let shown: [ShownMetric]
  private var plan: Plan { result.plan }
  private var segments: [String] { plan.metrics.segments }

  /// Chooses the figures.
  ///
  /// - Parameters:
  ///   - result: A result with segments.
  ///   - choice: The metrics that are asked for, or nil for those that matter.
  ///   - isBrief: Whether intervals are left out, and figures that matter less.
  init(_ result: ExperimentResult, only choice: MetricChoice? = nil, isBrief: Bool = false) {
    self.result = result
    self.isBrief = isBrief
    let ofCustomers = result.plan.metrics.ofCustomers
    let known = ofCustomers.metrics + ofCustomers.derived
    let chosen = choice.map { choice in
      known.filter { choice.contains($0.name) }.map { ShownMetric($0.name, $0.name, $0.kind) }
    }
    let terms = ServiceTerms(result.plan.document.baseline.service)
    let usual = Self.usual(terms)
    let most =
      result.plan.scope == .sweep ? 4 : isBrief ? result.comparisons.isEmpty ? 13 : 6 : usual.count
    shown = chosen ?? Array(usual.prefix(most))
  }

  /// The figures that matter, most important first.
  private static func usual(_ terms: ServiceTerms) -> [ShownMetric] {
    [
      ShownMetric("net_present_value", terms.inMoney("net present value")),
      ShownMetric("customers_end", "customers at the end"),
      ShownMetric("retention", "stay for the next \(terms.period)", .share),
      ShownMetric("misery_share", "unhappy, share of those served", .share),
      ShownMetric("leavers", "left"),
      ShownMetric("lost_by_talk", "left because of bad news"),
      ShownMetric("customers_start", "customers at the start"),
      ShownMetric("customer_lifetime_value", terms.inMoney("lifetime value of a customer")),
      ShownMetric("revenue", terms.inMoney("revenue")), ShownMetric("cost", terms.inMoney("cost")),
      ShownMetric("complaint_rate", "complained, share of the unhappy", .share),
      ShownMetric("fixed_of_unhappy", "resolved, share of the unhappy", .share),
      ShownMetric("joiners", "joined"), ShownMetric("unhappy", "unhappy"),
      ShownMetric("complaints", "complained"), ShownMetric("recovered", "resolved"),
      ShownMetric("unhappy_leavers", "left unhappy"),
      ShownMetric("residual_value", terms.inMoney("value of customers at the end")),
    ]
  }

  // MARK: Sentences

  /// Who brings how much of what customers are worth, and that some costs belong to no segment.
  var sentences: [Prose] {
    guard plan.scope != .sweep, let found = result.settings.first else { return [] }
    let costs = segments.map { found.summary(Metric.name("cost", of: $0))?.mean ?? 0 }
    let all = found.summary("cost")?.mean ?? 0
    let others: [Prose] =
      all > costs.reduce(0, +) * (1 + 1e-9)
      ? ["Costs that belong to no segment, such as those per period, are only in the last column."]
      : []
    return (plan.scope == .run ? [worth(found)].compactMap(\.self) : []) + others
  }

  /// Who brings how much; nothing where somebody brings a loss.
  private func worth(_ found: SettingResult) -> Prose? {
    func amounts(_ metric: String) -> [Double] {
      segments.map { found.summary(Metric.name(metric, of: $0))?.mean ?? 0 }
    }
    let (worth, customers) = (amounts("net_present_value"), amounts("customers_start"))
    let (allWorth, all) = (worth.reduce(0, +), customers.reduce(0, +))
    guard allWorth > 0, all > 0, worth.allSatisfy({ $0 >= 0 }) else { return nil }
    let parts = segments.indices.sorted { worth[$1] < worth[$0] }.map { place -> Prose in
      """
      \(.percent(worth[place] / allWorth)) from \(segments[place]), with \
      \(.percent(customers[place] / all)) of the customers at the start
      """
    }
    return "What customers are worth comes to \(parts.joined(separator: ", and to "))."
  }

  // MARK: Tables

  /// The table.
  var table: Table {
    switch plan.scope {
    case .compare where !result.comparisons.isEmpty: compared
    case _ where result.settings.count > 1: swept
    default: one
    }
  }

  /// The columns of figures: each by itself, or with its interval.
  private func columns(_ names: [String]) -> [Table.Column] {
    names.enumerated().flatMap { place, name -> [Table.Column] in
      isBrief
        ? [.init(name, group: 0)]
        : [.init(name, group: place), .init("95 % interval", group: place)]
    }
  }

  /// The cells of a figure.
  private func cells(_ summary: MetricSummary?, _ kind: ShownFigure.Kind) -> [Value] {
    if !isBrief {
      let figure = ShownFigure(summary, kind)
      return [figure.value, figure.interval]
    }
    guard let mean = summary?.mean, mean.isFinite else { return [.missing] }
    return [PeopleNumbers(mean, summary?.judged, kind).value(mean)]
  }

  /// The cells of a difference.
  private func cells(_ row: VariantComparison.Row?, _ kind: ShownFigure.Kind) -> [Value] {
    guard let row, let difference = row.difference else {
      return Array(repeating: .missing, count: isBrief ? 1 : 2)
    }
    if !isBrief {
      let shown = ShownDifference(row, kind)
      return [shown.difference, shown.interval]
    }
    if row.isSame { return ["same"] }
    if row.interval?.contains(0) ?? false { return ["unclear"] }
    return [PeopleNumbers(difference, row.judged, kind).change(difference)]
  }

  /// The names of a metric of each segment and of all.
  private func names(_ metric: ShownMetric) -> [String] {
    segments.map { Metric.name(metric.name, of: $0) } + [metric.name]
  }

  /// A row for each figure.
  private var one: Table {
    var table = Table([.init("", .text)] + columns(segments + ["all"]))
    guard let found = result.settings.first else { return table }
    for metric in shown {
      let summaries = names(metric).map { found.summary($0) }
      // Of what there is none of, as of joiners, there is no row.
      if summaries.allSatisfy({ ($0?.mean ?? 0) == 0 }) { continue }
      table.rows.append(
        .cells([.text(metric.label)] + summaries.flatMap { cells($0, metric.kind) }))
    }
    return table
  }

  /// Below each what-if a row for each figure that it changes.
  private var compared: Table {
    var table = Table([.init("change", .text)] + columns(segments + ["all"]))
    for comparison in result.comparisons.prefix(SettingTables.limit) {
      table.rows.append(.span(Prose(plan.settings[comparison.setting].variant)))
      for metric in shown {
        let rows = names(metric).map { comparison.row($0) }
        if rows.allSatisfy({ $0?.isSame ?? true }) { continue }
        table.rows.append(
          .cells([.text(metric.label)] + rows.flatMap { cells($0, metric.kind) }, level: 1))
      }
    }
    return table
  }

  /// A row for each point and segment.
  private var swept: Table {
    let keys = plan.paths.map { Table.Column($0.replacing(".", with: ".\n")) }
    var table = Table(
      keys + [.init("segment", .text)]
        + columns(shown.map { SettingTables.heading($0.label, breaking: " ") }))
    table.blanksRepeatedKeys = true
    for (setting, found) in zip(plan.settings, result.settings).prefix(SettingTables.limit) {
      for (place, name) in (segments + ["all"]).enumerated() {
        let figures = shown.flatMap { cells(found.summary(names($0)[place]), $0.kind) }
        table.rows.append(
          .cells((setting.parameters + [name]).map { .text($0) } + figures))
      }
    }
    return table
  }
}
