package import Experiments
import Statistics
import WordOfMouth

extension ExperimentResult {
  /// What each what-if changes, paired with the baseline: a row for each figure.
  ///
  /// Baseline and what-if are in the tables of settings, too.
  package func whatIfTable(limit: Int = SettingTables.limit) -> Table {
    var table = Table([
      .init("what changes", .text), .init("baseline", group: 0, isDispensable: true),
      .init("what if", group: 0, isDispensable: true), .init("difference", group: 1),
      .init("95 % interval", group: 1), .init("higher in", group: 1),
    ])
    for comparison in comparisons.prefix(limit) {
      table.rows.append(.span(Prose(plan.settings[comparison.setting].variant)))
      for opinion in Opinion.allCases {
        let shown =
          ShownMetric.all(opinion)
          + anyOf(ShownMetric.beyondPlain(opinion, plan.metrics), comparison)
        table.rows += shown.compactMap { row($0, comparison, "\(opinion) \($0.label)") }
      }
      table.rows += ShownMetric.ofBoth.compactMap { row($0, comparison) }
      if plan.metrics.hasPeriods { table.rows += service(comparison) }
    }
    return table
  }

  /// What a change does to customers and money, and what it is worth.
  private func service(_ comparison: VariantComparison) -> [Table.Row] {
    // The net present value is below, as the net benefit.
    let metrics = ShownMetric.all(plan.metrics).dropFirst(ShownMetric.all.count)
      .filter { $0.name != "net_present_value" }
    return anyOf(metrics, comparison).compactMap { row($0, comparison) }
      + ShownMetric.worth.compactMap { worth($0, comparison) }
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
    _ metric: ShownMetric, _ comparison: VariantComparison, _ label: String? = nil
  ) -> Table.Row? {
    guard let row = comparison.row(metric.name) else { return nil }
    let shown = ShownDifference(row, metric.kind)
    return .cells(
      [
        .text(label ?? metric.label), shown.baseline, shown.value, shown.difference,
        shown.interval, shown.higher,
      ], level: 1)
  }

  /// A figure that only a comparison has.
  private func worth(_ metric: ShownMetric, _ comparison: VariantComparison) -> Table.Row? {
    if metric.name == "net_benefit" {
      return row(ShownMetric("net_present_value", metric.label), comparison)
    }
    guard let row = comparison.row(metric.name) else { return nil }
    guard let value = row.difference else {
      return metric.kind == .period
        ? .span("does not pay back within the simulated periods", level: 1)
        : Self.only(metric.label, "none")
    }
    switch metric.name {
    case "payback_period":
      let words = WorthWords(comparison: comparison)
      if words.isSame { return nil }
      return words.loses
        ? .span("has paid back by period \(.exact(value)), but loses in the end", level: 1)
        : Self.only(metric.label, .exact(value))
    case "profit_per_unit_spent" where (comparison.row("cost")?.difference ?? 0) < 0:
      return Self.ratio(
        "profit gained per unit saved", -value,
        row.interval.map { Interval(low: -$0.high, high: -$0.low) })
    case "break_even_recovery_cost":
      let recoversFewer = (comparison.row("recovered")?.difference ?? 0) < 0
      if (row.interval?.high ?? value) < 0 {
        return .span(
          recoversFewer
            ? "better, whatever a recovery costs" : "worse, even if recoveries cost nothing",
          level: 1)
      }
      return Self.ratio(
        recoversFewer ? "better if a recovery costs over" : metric.label, value, row.interval)
    default: return Self.ratio(metric.label, value, row.interval)
    }
  }

  private static func ratio(_ label: String, _ value: Double, _ interval: Interval?) -> Table.Row {
    let style = FigureStyle(
      of: value, standardError: interval.map { ($0.high - $0.low) / 4 })
    return only(
      label, style.value(value), interval.map { style.range($0) } ?? .missing)
  }

  /// A row that has nothing but a difference.
  private static func only(
    _ label: String, _ difference: Value, _ interval: Value = .empty
  ) -> Table.Row {
    .cells([.text(label), .empty, .empty, difference, interval, .empty], level: 1)
  }
}
