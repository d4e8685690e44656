import DelimitedText
package import Experiments
import PlainText
import Scenarios
import Statistics
import WordOfMouth

/// The files of a results folder that have rows for settings.
extension DataTable {
  /// `runs.csv`: one row for each replicate that was run, in order of run id.
  package static func runs(_ result: ExperimentResult) -> DataTable {
    let plan = result.plan
    let records = result.records
    let metrics = DataDictionary.runColumns(of: plan.metrics)
    let pieces = Pieces([records.count])
    return DataTable(
      file: "runs.csv",
      columns: [DataDictionary.runID] + DataDictionary.settingColumns(of: plan)
        + DataDictionary.run + metrics,
      rowCount: records.count, sections: pieces.all.count
    ) { section in
      // Neighbouring records mostly share a setting.
      var setting = -1
      var settingCells: [DelimitedCell] = []
      var seed = ""
      return records[pieces.all[section].rows].map { record in
        if record.setting != setting {
          setting = record.setting
          settingCells = DataTable.settingCells(setting, of: plan)
          seed = seedText(plan.settings[setting].scenario.seed)
        }
        let values: [DelimitedCell] =
          record.values.isEmpty
          ? metrics.map { _ in .missing } : record.values.map(\.cell)
        return [.integer(record.runID)] + settingCells
          + [.integer(record.replicate), .text(seed), .text(record.status.rawValue)] + values
      }
    }
  }

  /// `rounds.csv`: for each setting, opinion, round and quantity a row.
  package static func rounds(_ result: ExperimentResult) -> DataTable {
    let plan = result.plan
    // Long waves have millions of rows.
    let pieces = Pieces(result.settings.map(\.rounds.count))
    return DataTable(
      file: "rounds.csv",
      columns: DataDictionary.settingColumns(of: plan) + DataDictionary.rounds,
      rowCount: result.settings.reduce(0) { $0 + $1.rounds.count }, sections: pieces.all.count
    ) { section in
      let (index, rows) = pieces.all[section]
      let setting = settingCells(index, of: plan)
      return result.settings[index].rounds[rows].map { row in
        setting + [
          .text(row.opinion.description), .integer(row.round), .text(row.quantity.rawValue),
          row.mean.cell,
        ] + row.quantiles.map(\.cell)
      }
    }
  }

  /// `periods.csv`: for each setting, period and metric a row.
  package static func periods(_ result: ExperimentResult) -> DataTable {
    ofSettings(
      "periods.csv", DataDictionary.periods, result, count: { $0.periods.joined().count }
    ) { setting in
      setting.periods.enumerated().flatMap { place, summaries in
        summaries.map { summary in
          [.integer(place + 1), .text(summary.metric), .integer(summary.ok)] + summary.cells
        }
      }
    }
  }

  /// `summary.csv`: for each setting and metric a row.
  package static func summary(_ result: ExperimentResult) -> DataTable {
    ofSettings("summary.csv", DataDictionary.summary, result, count: \.summaries.count) { setting in
      setting.summaries.map { summary in
        [.text(summary.metric), .integer(summary.requested), .integer(summary.ok)]
          + summary.cells
          + [summary.quantiles?.min, summary.quantiles?.max].map(\.cell)
      }
    }
  }

  private static func ofSettings(
    _ file: String, _ columns: [DataDictionary.Column], _ result: ExperimentResult,
    count: (SettingResult) -> Int, rows: @escaping (SettingResult) -> [[DelimitedCell]]
  ) -> DataTable {
    let settings = result.settings
    return DataTable(
      file: file, columns: DataDictionary.settingColumns(of: result.plan) + columns,
      rowCount: settings.reduce(0) { $0 + count($1) }, sections: settings.count
    ) { index in
      let setting = settingCells(index, of: result.plan)
      return rows(settings[index]).map { setting + $0 }
    }
  }

  /// `compare.csv`: for each variant and metric a row.
  package static func compare(_ result: ExperimentResult) -> DataTable {
    DataTable(
      file: "compare.csv",
      columns: DataDictionary.settingColumns(of: result.plan) + DataDictionary.compare,
      rowCount: result.comparisons.reduce(0) { $0 + $1.rows.count },
      sections: result.comparisons.count
    ) { index in
      let comparison = result.comparisons[index]
      let setting = settingCells(comparison.setting, of: result.plan)
      return comparison.rows.map { row in
        let figures = [
          row.baseline, row.value, row.difference, row.interval?.low, row.interval?.high,
          row.shareHigher,
        ]
        return setting + [.text(row.metric)] + figures.map(\.cell)
          + [.integer(row.ok)]
      }
    }
  }
}

/// Rows of many lists in sections of a few thousand.
private struct Pieces {
  let all: [(list: Int, rows: Range<Int>)]

  init(_ counts: [Int]) {
    all = counts.enumerated().flatMap { list, count in
      stride(from: 0, to: count, by: 4096).map { (list, $0..<min($0 + 4096, count)) }
    }
  }
}

/// A random seed as results have it: `0x` and 16 digits.
func seedText(_ seed: UInt64) -> String { "0x" + hexadecimal(seed, digits: 16) }

extension MetricSummary {
  /// Mean, deviation, error, interval and quantiles, as files have them.
  fileprivate var cells: [DelimitedCell] {
    let figures = [
      mean, standardDeviation, standardError, interval?.low, interval?.high, quantiles?.p05,
      quantiles?.p25, quantiles?.p50, quantiles?.p75, quantiles?.p95,
    ]
    return figures.map(\.cell)
  }
}
