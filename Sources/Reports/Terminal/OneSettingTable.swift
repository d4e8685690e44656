package import Experiments
package import Scenarios
import WordOfMouth

/// The result of a single setting: a row for each figure.
package struct OneSettingTable {
  /// The result.
  package var setting: SettingResult
  /// What a slogan says of it.
  package var slogan: Slogan?

  /// Prepares the table of a setting.
  package init(setting: SettingResult, slogan: Slogan?) {
    self.setting = setting
    self.slogan = slogan
  }

  /// The table.
  package var table: TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false),
      TextTable.Column(heading: "mean", group: 0),
      TextTable.Column(heading: "95 % interval", group: 0),
      TextTable.Column(heading: "luck, p05 to p95", group: 1),
    ])
    for opinion in Opinion.allCases {
      table.rows.append(["\(opinion) story, told by the \(opinion.customers)"])
      table.rows += ShownMetric.all(opinion).map(row)
      if let slogan {
        table.rows.append(["  the slogan says", NumberText.plain(slogan.reach[opinion]), "", ""])
      }
    }
    table.rows.append(["both stories"])
    table.rows += ShownMetric.ofBoth.map(row)
    return table
  }

  private func row(_ metric: ShownMetric) -> [String] {
    let figure = metric.figure(setting)
    return ["  " + metric.label, figure.value, figure.interval, figure.luck]
  }
}
