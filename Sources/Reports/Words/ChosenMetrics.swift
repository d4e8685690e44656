public import Experiments
import Scenarios

extension Document {
  /// The metrics that somebody asked for by name, and nothing else of a result: a row for each metric of
  /// each setting, or of each variant beside the baseline.
  ///
  /// - Parameters:
  ///   - result: The result of a run, a comparison or a sweep.
  ///   - choice: The metrics.
  /// - Returns: The document.
  public static func of(_ result: ExperimentResult, only choice: MetricChoice) -> Document {
    let plan = result.plan
    let table =
      plan.scope == .compare ? compared(result, choice) : summarised(result, choice)
    let hidden = result.settings.count - SettingTables.limit
    return Document(
      result.alerts.map { .alert($0) } + [
        .title(Prose(plan.document.baseline.title ?? plan.document.name)), .table(table),
      ]
        + (hidden > 0
          ? [.paragraph("… and \(hidden, "more setting"), which result files list.")] : []))
  }

  /// Of one setting a row for each metric; of several a row for each setting below each metric.
  private static func summarised(_ result: ExperimentResult, _ choice: MetricChoice) -> Table {
    let keys = result.plan.paths.map { Table.Column($0.replacing(".", with: ".\n")) }
    let isOne = keys.isEmpty
    let hasReplicates = !isOne && !result.plan.goals.isEmpty
    var table = Table(
      (isOne ? [.init("metric", .text)] : keys) + [
        .init("mean", group: 0), .init("95 % interval", group: 0),
        .init("5th to 95th\npercentile", group: 1),
      ] + (hasReplicates ? [.init("replicates", group: 1)] : []))
    for metric in choice.metrics {
      if !isOne { table.rows.append(.span("\(metric.name), \(metric.unit)")) }
      for (setting, found) in zip(result.plan.settings, result.settings)
        .prefix(SettingTables.limit)
      {
        let figure = ShownFigure(found.summary(metric.name), metric.kind)
        table.rows.append(
          .cells(
            (isOne ? [metric.name] : setting.parameters).map { .text($0) }
              + [figure.value, figure.interval, figure.spread]
              + (hasReplicates ? [.count(setting.scenario.replicates)] : []), level: isOne ? 0 : 1))
      }
    }
    return table
  }

  private static func compared(_ result: ExperimentResult, _ choice: MetricChoice) -> Table {
    var table = Table([
      .init("metric", .text), .init("baseline", group: 0), .init("what if", group: 0),
      .init("difference", group: 0), .init("95 % interval", group: 1),
      .init("higher in", group: 1),
    ])
    for comparison in result.comparisons.prefix(SettingTables.limit) {
      table.rows.append(.span(Prose(result.plan.settings[comparison.setting].variant)))
      for metric in choice.metrics {
        guard let row = comparison.row(metric.name) else { continue }
        let shown = ShownDifference(row, metric.kind)
        table.rows.append(
          .cells(
            [
              .text(metric.name), shown.baseline, shown.value, shown.difference, shown.interval,
              shown.higher,
            ], level: 1))
      }
    }
    return table
  }
}

extension Metric {
  /// What kind of figure its unit makes it.
  var kind: ShownFigure.Kind {
    switch unit {
    case "share of replicates": .chance
    case "period": .period
    default: unit.hasPrefix("share") ? .share : .amount
    }
  }
}
