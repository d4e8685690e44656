package import Experiments
import Statistics
import WordOfMouth

extension ExperimentResult {
  /// What each what-if changes, paired with the baseline: a row for each figure.
  ///
  /// Baseline and what-if are in the tables of settings, too.
  package func whatIfTable(limit: Int = SettingTables.limit) -> Table {
    let hasPeriods = plan.metrics.hasPeriods
    let heading = hasPeriods ? terms.inMoney(heading: "what changes") : "what changes"
    let last: Table.Column =
      hasPeriods ? .init("for the\nfirm", .text, group: 1) : .init("higher in", group: 1)
    var table = Table([
      .init(heading, .text), .init("baseline", group: 0, isDispensable: true),
      .init("what if", group: 0, isDispensable: true), .init("difference", group: 1),
      .init("95 % interval", group: 1), last,
    ])
    for comparison in comparisons.prefix(limit) {
      table.rows.append(.span(Prose(plan.settings[comparison.setting].variant)))
      for opinion in Opinion.allCases {
        let shown =
          ShownMetric.all(opinion, hasPeriods: hasPeriods)
          + anyOf(ShownMetric.beyondPlain(opinion, plan.metrics), comparison)
        table.rows += shown.flatMap { rows($0, comparison, "\(opinion): \($0.label)") }
      }
      table.rows += ShownMetric.ofBoth(hasPeriods: hasPeriods).flatMap { rows($0, comparison) }
      if hasPeriods { table.rows += service(comparison) }
    }
    return table
  }

  /// What a change does to customers and money, and what it is worth.
  private func service(_ comparison: VariantComparison) -> [Table.Row] {
    let sections = ShownMetric.sections(plan.metrics).filter(\.always.isEmpty)
    let known = sections.prefix(sections.count - (plan.decomposes ? ShownMetric.reruns.count : 0))
    // The net present value is below, as the net benefit.
    let metrics = known.flatMap(\.metrics).filter { $0.name != "net_present_value" }
    let reruns = sections.dropFirst(known.count).flatMap { section in
      [.span(Prose(section.heading), level: 1)]
        + anyOf(section.metrics, comparison).flatMap { rows($0, comparison) }
    }
    return anyOf(metrics, comparison).flatMap { rows($0, comparison) } + reruns
      + (plan.whyNotComparable(comparison.setting) == nil ? ShownMetric.worth : [])
      .compactMap { worth($0, comparison) }
  }

  /// A figure, and below it the same for each 100 customers, of totals that move with their number.
  private func rows(
    _ metric: ShownMetric, _ comparison: VariantComparison, _ label: String? = nil
  ) -> [Table.Row] {
    let rate = metric.per100Customers(plan.metrics)
    return [row(metric, comparison, label), rate.flatMap { row($0, comparison, level: 2) }]
      .compactMap(\.self)
  }

  /// Metrics that are not 0 on both sides: of what there is none of, as of audits, there is no row.
  private func anyOf(
    _ metrics: [ShownMetric], _ comparison: VariantComparison
  ) -> [ShownMetric] {
    metrics.filter { metric in
      comparison.row(metric.name).map { ($0.baseline ?? 0) != 0 || ($0.value ?? 0) != 0 } ?? false
    }
  }

  private func row(
    _ metric: ShownMetric, _ comparison: VariantComparison, _ label: String? = nil,
    level: Int = 1
  ) -> Table.Row? {
    guard let row = comparison.row(metric.name) else { return nil }
    // Neither side has it, or both have one that is exact.
    let isKnown = row.baseline != nil && row.difference != nil
    if metric.isOptional, !isKnown, row.baseline == row.value { return nil }
    let shown = ShownDifference(row, metric.kind, missing: metric.ofNone)
    return .cells(
      [
        .text(label ?? terms.named(metric.label)), shown.baseline, shown.value, shown.difference,
        shown.interval,
        !plan.metrics.hasPeriods
          ? shown.higher : plan.whyNotComparable(comparison.setting) == nil ? side(row) : .empty,
      ], level: level)
  }

  /// Whether a difference is better or worse for the firm.
  private func side(_ row: VariantComparison.Row) -> Value {
    guard row.difference != nil, let side = FirmSide(of: row.metric, in: plan.metrics)
    else { return .empty }
    return .text(side.word(for: row))
  }

  /// A figure that only a comparison has.
  private func worth(_ metric: ShownMetric, _ comparison: VariantComparison) -> Table.Row? {
    if metric.name == "net_benefit" {
      return row(ShownMetric("net_present_value", metric.label), comparison)
    }
    guard let row = comparison.row(metric.name) else { return nil }
    switch metric.name {
    case "payback_period" where comparison.isUnpaid: return nil
    case "profit_per_unit_spent" where comparison.isUnpaid:
      return .span(Prose(WorthWords.unpaid), level: 1)
    case "break_even_recovery_cost" where row.difference != nil && !comparison.changesAttempts:
      return nil
    default: break
    }
    guard let value = row.difference else {
      switch metric.name {
      case "payback_period":
        return .span("does not pay back within the simulated \(terms.plural)", level: 1)
      case "profit_per_unit_spent": return .span(costsNothing(comparison), level: 1)
      default:
        return .span("no break-even cost: attempts to resolve cases may not change", level: 1)
      }
    }
    switch metric.name {
    case "payback_period":
      let words = WorthWords(comparison: comparison, terms: terms)
      if words.isSame { return nil }
      return words.loses
        ? .span(
          "has paid back by \(terms.period) \(.exact(value)), but loses in the end", level: 1)
        : Self.only(terms.named(metric.label), .exact(value))
    case "profit_per_unit_spent":
      let saves = (comparison.row("cost")?.difference ?? 0) < 0
      let gains = (value > 0) != saves
      let shown = value < 0 ? row.scaled(by: -1) : row
      return Self.ratio(
        "profit \(gains ? "gained" : "lost") per unit \(saves ? "saved" : "spent")", abs(value),
        shown.judged)
    case "break_even_recovery_cost":
      let attemptsFewer = (comparison.row("attempts")?.difference ?? 0) < 0
      if (row.interval?.high ?? value) < 0 {
        return .span(
          attemptsFewer
            ? "better, whatever an attempt costs" : "worse, even if attempts cost nothing",
          level: 1)
      }
      return Self.ratio(
        attemptsFewer ? "better if an attempt costs over" : metric.label, value, row.judged)
    default: return Self.ratio(metric.label, value, row.judged)
    }
  }

  /// What stands for profit per unit spent where nothing may be spent.
  private func costsNothing(_ comparison: VariantComparison) -> Prose {
    guard let cost = comparison.row("cost"), !cost.isSame, let found = cost.judged
    else { return "costs nothing net" }
    let style = FigureStyle(
      of: cost.difference ?? 0,
      standardError: (found.interval.high - found.interval.low) / 4)
    return """
      costs nothing net (change in cost \(style.value(cost.difference ?? 0)), 95 % interval \
      \(style.range(found)))
      """
  }

  private static func ratio(
    _ label: String, _ value: Double, _ found: SampleInterval?
  ) -> Table.Row {
    let style = FigureStyle(
      of: value, standardError: found.map { ($0.interval.high - $0.interval.low) / 4 })
    return only(
      label, style.value(value), found.map { style.range($0) } ?? .missing)
  }

  /// A row that has nothing but a difference.
  private static func only(
    _ label: String, _ difference: Value, _ interval: Value = .empty
  ) -> Table.Row {
    .cells([.text(label), .empty, .empty, difference, interval, .empty], level: 1)
  }
}
