import Statistics
import DelimitedText
package import Experiments

extension ResultTable {
  /// `compare.csv`: for each variant and metric a row.
  package static func compare(_ result: ExperimentResult) -> ResultTable {
    let plan = result.plan
    return ResultTable(
      file: "compare.csv",
      columns: DataDictionary.settingColumns(of: plan) + DataDictionary.compare,
      rowCount: result.comparisons.reduce(0) { $0 + $1.rows.count },
      sections: result.comparisons.count
    ) { index in
      let comparison = result.comparisons[index]
      let setting = ResultTable.settingCells(comparison.setting, of: plan)
      return comparison.rows.map { row in
        let figures = [
          row.baseline, row.value, row.difference, row.interval?.low, row.interval?.high,
          row.shareHigher,
        ]
        return setting + [.text(row.metric)] + figures.map { .number(orMissing: $0) }
          + [.integer(row.ok)]
      }
    }
  }
}
