import DelimitedText
package import Experiments

extension ResultTable {
  /// `periods.csv`: for each setting, period and metric a row.
  package static func periods(_ result: ExperimentResult) -> ResultTable {
    let plan = result.plan
    return ResultTable(
      file: "periods.csv",
      columns: DataDictionary.settingColumns(of: plan) + DataDictionary.periods,
      rowCount: result.settings.reduce(0) { $0 + $1.periods.reduce(0) { $0 + $1.count } },
      sections: result.settings.count
    ) { index in
      let setting = ResultTable.settingCells(index, of: plan)
      return result.settings[index].periods.enumerated().flatMap { place, summaries in
        summaries.map { summary in
          setting + [.integer(place + 1), .text(summary.metric), .integer(summary.ok)]
            + summary.cells
        }
      }
    }
  }
}
