import Scenarios
import Statistics
import DelimitedText
public import Experiments

extension DataTable {
  /// `uncertainty.csv`: for each metric a row for each uncertain input by rank, and one for the rest.
  package static func uncertainty(
    _ found: UncertaintyResult, of result: ExperimentResult
  ) -> DataTable {
    let name = result.plan.document.name
    return DataTable(
      file: "uncertainty.csv",
      columns: [DataDictionary.scenario] + DataDictionary.uncertainty,
      rowCount: found.rows.count * (found.inputs.count + 1),
      sections: found.rows.count
    ) { index in
      let row = found.rows[index]
      let figures = [
        row.mean, row.standardError, row.interval?.low, row.interval?.high, row.spread,
        row.inputDeviation, row.quantiles?.p05, row.quantiles?.p50, row.quantiles?.p95,
      ]
      func cells(
        _ input: String, _ rank: Int?, _ share: Double?, _ interval: Interval?
      ) -> [DelimitedCell] {
        [.text(name), .text(row.metric), .text(input), rank.cell]
          + [share, interval?.low, interval?.high].map(\.cell)
          + [.integer(row.samples), .integer(row.replicates)]
          + figures.map(\.cell)
      }
      let inputs =
        row.shares.isEmpty
        ? found.inputs.map { cells($0, nil, nil, nil) }
        : row.ranking.enumerated().map { place, input in
          cells(
            found.inputs[input], place + 1, row.shares[input].value, row.shares[input].interval)
        }
      return inputs + [cells("rest", nil, row.rest, nil)]
    }
  }
}

extension DataTable {
  /// What goes to other programs of a result: `summary.csv`, of uncertain inputs `uncertainty.csv`.
  public static func of(_ result: ExperimentResult) -> DataTable {
    result.uncertainty.map { uncertainty($0, of: result) } ?? summary(result)
  }
}
