import Statistics
import DelimitedText
package import Experiments

extension ResultTable {
  /// `summary.csv`: for each setting and metric a row.
  package static func summary(_ result: ExperimentResult) -> ResultTable {
    let plan = result.plan
    return ResultTable(
      file: "summary.csv",
      columns: DataDictionary.settingColumns(of: plan) + DataDictionary.summary,
      rowCount: result.settings.reduce(0) { $0 + $1.summaries.count },
      sections: result.settings.count
    ) { index in
      let setting = ResultTable.settingCells(index, of: plan)
      return result.settings[index].summaries.map { summary in
        let ends = [summary.quantiles?.min, summary.quantiles?.max]
        return setting
          + [.text(summary.metric), .integer(summary.requested), .integer(summary.ok)]
          + summary.cells + ends.map { .number(orMissing: $0) }
      }
    }
  }
}

extension MetricSummary {
  /// Mean, deviation, error, interval and quantiles, as files have them.
  var cells: [DelimitedCell] {
    let figures = [
      mean, standardDeviation, standardError, interval?.low, interval?.high, quantiles?.p05,
      quantiles?.p25, quantiles?.p50, quantiles?.p75, quantiles?.p95,
    ]
    return figures.map { .number(orMissing: $0) }
  }
}
