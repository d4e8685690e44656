package import Experiments

/// What happened and what it is worth, of variants or design points: a row for each setting.
package struct ServiceSettingsTable {
  /// The result.
  package var result: ExperimentResult
  /// How many settings to show.
  package var limit: Int

  /// Prepares the table of a result.
  package init(result: ExperimentResult, limit: Int) {
    self.result = result
    self.limit = limit
  }

  /// What is shown, and its heading.
  private static let shown: [(heading: String, metric: ShownMetric)] = [
    ("customers\nat the end", amount("customers_end")),
    ("unhappy", amount("unhappy")),
    ("put right", amount("recovered")),
    ("misery:\nthe truth", share("misery_share")),
    ("misery:\ncomplaints", share("complaints_per_served")),
    ("silent, of\nthe unhappy", share("silent_share")),
    ("profit", amount("profit")),
    ("net present\nvalue", amount("net_present_value")),
  ]

  private static func amount(_ name: String) -> ShownMetric {
    ShownMetric(name: name, label: name, kind: .amount)
  }

  private static func share(_ name: String) -> ShownMetric {
    ShownMetric(name: name, label: name, kind: .share)
  }

  /// The table.
  package var table: TextTable {
    var table = TextTable(
      columns: ManySettingsTable.keyColumns(of: result.plan)
        + Self.shown.enumerated().flatMap { place, entry in
          [entry.heading, "95 % interval"].map { TextTable.Column(heading: $0, group: place) }
        })
    for (setting, found) in zip(result.plan.settings, result.settings).prefix(limit) {
      table.rows.append(
        ManySettingsTable.keys(of: setting, in: result.plan)
          + Self.shown.flatMap { entry in
            let figure = entry.metric.figure(found)
            return [figure.value, figure.interval]
          })
    }
    return table
  }
}
