package import Experiments
import Statistics
import WordOfMouth

/// Luck, simulation error and input uncertainty beside each other, and the inputs by rank.
package struct UncertaintyTables {
  private let found: UncertaintyResult
  private let metrics: MetricTable

  /// Prepares the tables of a result.
  package init(_ found: UncertaintyResult, metrics: MetricTable) {
    self.found = found
    self.metrics = metrics
  }

  // MARK: How far each figure is uncertain

  /// For each figure its mean and the three things that move it.
  package var spreads: TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false),
      TextTable.Column(heading: "mean", group: 0),
      TextTable.Column(heading: "95 % interval", group: 0),
      TextTable.Column(heading: "luck\n(sd)", group: 1),
      TextTable.Column(heading: "simulation\nerror (se)", group: 1),
      TextTable.Column(heading: "input uncer-\ntainty (sd)", group: 1),
      TextTable.Column(heading: "samples,\np05 to p95", group: 2),
    ])
    let service = ShownMetric.service(metrics)
    if metrics.hasPeriods { table.rows += rows(service.before) }
    for opinion in Opinion.allCases {
      table.rows.append([
        metrics.hasPeriods
          ? "\(opinion) story, all periods together"
          : "\(opinion) story, told by the \(opinion.customers)"
      ])
      table.rows += ShownMetric.all(opinion).compactMap(row)
    }
    table.rows.append(["both stories"])
    table.rows += ShownMetric.ofBoth.compactMap(row)
    if metrics.hasPeriods { table.rows += rows(service.money) }
    return table
  }

  /// Sections; of what a scenario has nothing of, as of audits, there are no rows.
  private func rows(_ sections: [ShownMetric.Section]) -> [[String]] {
    sections.flatMap { section in
      let rows = section.metrics.filter { metric in
        found.row(metric.name)?.quantiles.map { $0.min != 0 || $0.max != 0 } ?? false
      }.compactMap(row)
      return rows.isEmpty ? [] : [[section.heading]] + rows
    }
  }

  private func row(_ metric: ShownMetric) -> [String]? {
    guard let row = found.row(metric.name) else { return nil }
    guard let mean = row.mean, mean.isFinite else {
      return ["  " + metric.label, "-", "-", "-", "-", "-", "-"]
    }
    let decimals = NumberText.decimals(for: mean, standardError: row.standardError)
    func text(_ value: Double?) -> String {
      value.map { Self.spread($0, metric.kind, decimals) } ?? "-"
    }
    return [
      "  " + metric.label, Figure.text(mean, metric.kind, decimals),
      row.interval.map { Figure.range($0.low, $0.high, metric.kind, decimals) } ?? "-",
      text(row.luck), text(row.standardError), text(row.inputDeviation),
      row.quantiles.map { Figure.range($0.p05, $0.p95, metric.kind, decimals) } ?? "-",
    ]
  }

  /// A deviation of a figure: of percentages in points.
  static func spread(_ value: Double, _ kind: Figure.Kind, _ decimals: Int) -> String {
    kind.isPercent
      ? String(NumberText.percent(value).dropLast(2)) + " pt"
      : NumberText.fixed(value, decimals: decimals)
  }

  // MARK: Which input is behind it

  /// For the figures that matter most the inputs by their share of the input uncertainty.
  package var ranking: TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "input uncertainty of", isRightAligned: false),
      TextTable.Column(heading: "rank", group: 0),
      TextTable.Column(heading: "share", group: 0),
      TextTable.Column(heading: "95 % interval", group: 0),
    ])
    for metric in Self.headlines(metrics) {
      guard let row = found.row(metric.name), row.mean != nil else { continue }
      table.rows.append([metric.label])
      if let reason = UncertaintyWords.reason(row.withheld) { table.rows.append(["  " + reason]) }
      for (rank, input) in row.ranking.enumerated() {
        let share = row.shares[input]
        table.rows.append([
          "  " + TextWidth.printable(found.inputs[input]), "\(rank + 1)",
          NumberText.percent(share.value),
          share.interval.map { Figure.range($0.low, $0.high, .share, 1) } ?? "-",
        ])
      }
      if let rest = row.rest {
        table.rows.append(["  the rest", "", NumberText.percent(rest), ""])
      }
    }
    return table
  }

  /// The figures whose inputs are ranked on the terminal; the files have all of them.
  static func headlines(_ metrics: MetricTable) -> [ShownMetric] {
    func amount(_ name: String, _ label: String) -> ShownMetric {
      ShownMetric(name: name, label: label, kind: .amount)
    }
    let money =
      metrics.hasPeriods
      ? [
        amount("net_present_value", "net present value"), amount("profit", "profit"),
        amount("customers_end", "customers at the end"),
      ] : []
    return money + [
      amount("reach_negative", "negative reach"), amount("reach_positive", "positive reach"),
      amount("negative_per_positive", "negative per positive"),
    ]
  }
}
