package import Experiments
import Scenarios
import WordOfMouth

/// The results of variants or design points: a row for each setting and opinion.
package struct ManySettingsTable {
  /// The result.
  package var result: ExperimentResult
  /// How many settings to show.
  package var limit: Int

  /// Prepares the table of a result.
  package init(result: ExperimentResult, limit: Int) {
    self.result = result
    self.limit = limit
  }

  /// The table.
  package var table: TextTable {
    let hasSlogan = result.plan.settings.contains { $0.scenario.slogan != nil }
    var table = TextTable(
      columns: Self.keyColumns(of: result.plan) + [
        TextTable.Column(heading: "story", isRightAligned: false)
      ]
        + figureColumns(hasSlogan: hasSlogan))
    table.blanksRepeatedKeys = true
    for (setting, found) in zip(result.plan.settings, result.settings).prefix(limit) {
      for opinion in Opinion.allCases {
        table.rows.append(
          Self.keys(of: setting, in: result.plan) + [opinion.description]
            + figures(found, opinion, slogan: hasSlogan ? .some(setting.scenario.slogan) : nil))
      }
    }
    return table
  }

  /// The columns that tell settings apart.
  static func keyColumns(of plan: Plan) -> [TextTable.Column] {
    plan.scope == .compare
      ? [TextTable.Column(heading: "what if", isRightAligned: false)]
      : plan.paths.map {
        TextTable.Column(heading: $0.split(separator: ".").joined(separator: ".\n"))
      }
  }

  /// Their cells.
  static func keys(of setting: Plan.Setting, in plan: Plan) -> [String] {
    (plan.scope == .compare ? [setting.variant] : setting.parameters).map(TextWidth.printable)
  }

  private func figureColumns(hasSlogan: Bool) -> [TextTable.Column] {
    func column(_ heading: String, _ group: Int) -> TextTable.Column {
      TextTable.Column(heading: heading, group: group)
    }
    return [
      column("reach", 0), column("95 % interval", 0),
      column("chance of\ntake-off", 1), column("95 % interval", 1),
      column("reach given\ntake-off", 2), column("95 % interval", 2),
      column("reach per\ncustomer", 3), column("95 % interval", 3),
    ] + (hasSlogan ? [column("slogan\nsays", 3)] : []) + [
      column("negative\nper positive", 4), column("95 % interval", 4),
      column("luck: reach,\np05 to p95", 5),
    ]
  }

  private func figures(
    _ setting: SettingResult, _ opinion: Opinion, slogan: Slogan??
  ) -> [String] {
    var cells: [String] = []
    for metric in ShownMetric.all(opinion) {
      let figure = metric.figure(setting)
      cells += [figure.value, figure.interval]
    }
    if let slogan { cells.append(slogan.map { NumberText.plain($0.reach[opinion]) } ?? "-") }
    // It belongs to both opinions and stands once, beside the second.
    let ratio = ShownMetric.negativePerPositive.figure(setting)
    cells += opinion == .negative ? [ratio.value, ratio.interval] : ["", ""]
    return cells + [ShownMetric.reach(opinion).figure(setting).luck]
  }
}
