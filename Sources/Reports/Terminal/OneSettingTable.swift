package import Experiments
package import Scenarios
import Statistics
import WordOfMouth

/// The result of a single setting: a row for each figure.
package struct OneSettingTable {
  /// The result.
  package var setting: SettingResult
  /// What a slogan says of it.
  package var slogan: Slogan?
  /// The figures it has.
  package var metrics: MetricTable

  /// Prepares the table of a setting.
  package init(setting: SettingResult, slogan: Slogan?, metrics: MetricTable = .wave) {
    self.setting = setting
    self.slogan = slogan
    self.metrics = metrics
  }

  /// The table.
  package var table: TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false),
      TextTable.Column(heading: "mean", group: 0),
      TextTable.Column(heading: "95 % interval", group: 0),
      TextTable.Column(heading: "luck, p05 to p95", group: 1),
    ])
    let isService = metrics.hasPeriods
    let service = ShownMetric.service(metrics)
    if isService { table.rows += rows(service.before) }
    for opinion in Opinion.allCases {
      table.rows.append([
        isService
          ? "\(opinion) story, all periods together"
          : "\(opinion) story, told by the \(opinion.customers)"
      ])
      table.rows += ShownMetric.all(opinion).map(row)
      table.rows += ShownMetric.beyondPlain(opinion, metrics).filter(isShown).flatMap(rows)
      if let slogan {
        table.rows.append(["  the slogan says", NumberText.plain(slogan.reach[opinion]), "", ""])
      }
    }
    table.rows.append(["both stories"])
    table.rows += ShownMetric.ofBoth.map(row)
    if isService { table.rows += rows(service.money) }
    return table
  }

  /// Sections; of what a scenario has nothing of, as of audits, there are no rows.
  private func rows(_ sections: [ShownMetric.Section]) -> [[String]] {
    sections.flatMap { section in
      let shown = section.metrics.filter(isShown)
      return shown.isEmpty ? [] : [[section.heading]] + shown.flatMap(rows)
    }
  }

  /// Whether there is anything of a metric to show.
  private func isShown(_ metric: ShownMetric) -> Bool {
    guard let summary = setting.summary(metric.name) else { return false }
    return metric.kind == .period || summary.mean.map { $0 != 0 } ?? false
  }

  private func rows(_ metric: ShownMetric) -> [[String]] {
    [row(metric)] + (cameIn(metric).map { [$0] } ?? [])
  }

  /// In how many replicates a period came that did not in all of them.
  private func cameIn(_ metric: ShownMetric) -> [String]? {
    guard metric.kind == .period, let ok = setting.summary(metric.name)?.ok,
      let all = setting.summaries.first?.ok, ok > 0, ok < all
    else { return nil }
    let share = Double(ok) / Double(all)
    let interval = Wilson.interval(share: share, trials: Double(all))
    return [
      "    in so many runs", Figure.text(share, .chance, 1),
      interval.map { Figure.range($0.low, $0.high, .chance, 1) } ?? "-", "",
    ]
  }

  private func row(_ metric: ShownMetric) -> [String] {
    let figure = metric.figure(setting)
    return ["  " + metric.label, figure.value, figure.interval, figure.luck]
  }
}
