package import Experiments
import Statistics
import WordOfMouth

/// What each what-if changes, paired with the baseline: a row for each figure.
package struct WhatIfTable {
  /// The result.
  package var result: ExperimentResult
  /// How many variants to show.
  package var limit: Int

  /// Prepares the table of a result.
  package init(result: ExperimentResult, limit: Int) {
    self.result = result
    self.limit = limit
  }

  /// The table; where not all of it fits, what the tables above have too is left out.
  package func table(width: Int) -> TextTable {
    let table = table
    return table.fits(width: width) ? table : table.removing(columns: [1, 2])
  }

  /// The whole table.
  package var table: TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "what changes", isRightAligned: false),
      TextTable.Column(heading: "baseline", group: 0),
      TextTable.Column(heading: "what if", group: 0),
      TextTable.Column(heading: "difference", group: 1),
      TextTable.Column(heading: "95 % interval", group: 1),
      TextTable.Column(heading: "higher in", group: 1),
    ])
    for comparison in result.comparisons.prefix(limit) {
      let name = result.plan.settings[comparison.setting].variant
      table.rows.append([TextWidth.printable(name)])
      for opinion in Opinion.allCases {
        table.rows += ShownMetric.all(opinion).compactMap {
          row($0, in: comparison, label: "\(opinion) \($0.label)")
        }
        table.rows += anyOf(ShownMetric.beyondPlain(opinion, result.plan.metrics), comparison)
          .compactMap { row($0, in: comparison, label: "\(opinion) \($0.label)") }
      }
      table.rows += ShownMetric.ofBoth.compactMap { row($0, in: comparison, label: $0.label) }
      if result.plan.metrics.hasPeriods { table.rows += service(comparison) }
    }
    return table
  }

  /// What a change does to customers and money, and what it is worth.
  private func service(_ comparison: VariantComparison) -> [[String]] {
    let sections = ShownMetric.service(result.plan.metrics)
    // The net present value stands below, as the net benefit.
    let metrics = (sections.before + sections.money).flatMap(\.metrics)
      .filter { $0.name != "net_present_value" }
    return anyOf(metrics, comparison).compactMap { row($0, in: comparison, label: $0.label) }
      + ShownMetric.worth.compactMap { worth($0, in: comparison) }
  }

  /// Metrics that are something on either side: what is nothing on both, as audits where there are none,
  /// needs no row.
  private func anyOf(
    _ metrics: [ShownMetric], _ comparison: VariantComparison
  ) -> [ShownMetric] {
    metrics.filter { metric in
      comparison.rows.contains { row in
        row.metric == metric.name && ((row.baseline ?? 0) != 0 || (row.value ?? 0) != 0)
      }
    }
  }

  /// A figure that only a comparison has.
  private func worth(_ metric: ShownMetric, in comparison: VariantComparison) -> [String]? {
    if metric.name == "net_benefit" {
      let value = ShownMetric(name: "net_present_value", label: metric.label, kind: metric.kind)
      return row(value, in: comparison, label: metric.label)
    }
    guard let row = comparison.row(metric.name) else { return nil }
    guard let value = row.difference else {
      // A row of one cell does not widen the columns.
      return metric.kind == .period
        ? ["  does not pay back: not within the horizon"]
        : ["  " + metric.label, "", "", "none", "", ""]
    }
    switch metric.name {
    case "payback_period":
      return payback(metric, value, WorthWords(comparison))
    case "profit_per_unit_spent" where (comparison.row("cost")?.difference ?? 0) < 0:
      return ratio(
        "profit gained per unit saved", -value,
        row.interval.map { Interval(low: -$0.high, high: -$0.low) })
    case "break_even_recovery_cost":
      let recoversFewer = (comparison.row("recovered")?.difference ?? 0) < 0
      if (row.interval?.high ?? value) < 0 {
        return [
          recoversFewer
            ? "  better, whatever a recovery costs" : "  worse, even if recoveries cost nothing"
        ]
      }
      let label = recoversFewer ? "better if a recovery costs over" : metric.label
      return ratio(label, value, row.interval)
    default:
      return ratio(metric.label, value, row.interval)
    }
  }

  private func payback(
    _ metric: ShownMetric, _ period: Double, _ words: WorthWords
  ) -> [String]? {
    if words.isSame { return nil }
    let number = NumberText.plain(period)
    return words.loses
      ? ["  not behind after period \(number), but loses in the end"]
      : ["  " + metric.label, "", "", number, "", ""]
  }

  private func ratio(_ label: String, _ value: Double, _ interval: Interval?) -> [String] {
    let error = interval.map { ($0.high - $0.low) / 4 }
    let decimals = NumberText.decimals(for: value, standardError: error)
    return [
      "  " + label, "", "", NumberText.fixed(value, decimals: decimals),
      interval.map { Figure.range($0.low, $0.high, .amount, decimals) } ?? "-", "",
    ]
  }

  private func row(
    _ metric: ShownMetric, in comparison: VariantComparison, label: String
  ) -> [String]? {
    guard let row = comparison.row(metric.name) else { return nil }
    let figure = DifferenceFigure(row, metric.kind)
    return [
      "  " + label, figure.baseline, figure.value, figure.difference, figure.interval,
      figure.higher,
    ]
  }
}
