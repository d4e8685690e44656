import Scenarios
import DelimitedText
package import Experiments

extension ResultTable {
  /// `runs.csv`: one row for each replicate that was run, in order of run id.
  package static func runs(_ result: ExperimentResult) -> ResultTable {
    let plan = result.plan
    let records = result.records
    let metrics = DataDictionary.runColumns(of: plan.metrics)
    let perSection = 4096
    return ResultTable(
      file: "runs.csv",
      columns: [DataDictionary.runID] + DataDictionary.settingColumns(of: plan)
        + DataDictionary.run + metrics,
      rowCount: records.count,
      sections: (records.count + perSection - 1) / perSection
    ) { section in
      // Neighbouring records mostly share a setting.
      var setting = -1
      var settingCells: [DelimitedCell] = []
      var seed = ""
      let start = section * perSection
      return records[start..<min(start + perSection, records.count)].map { record in
        if record.setting != setting {
          setting = record.setting
          settingCells = ResultTable.settingCells(setting, of: plan)
          seed = NumberText.hexadecimal(plan.settings[setting].scenario.seed)
        }
        let values: [DelimitedCell] =
          record.values.isEmpty
          ? metrics.map { _ in .missing } : record.values.map { .number(orMissing: $0) }
        return [.integer(record.runID)] + settingCells
          + [.integer(record.replicate), .text(seed), .text(record.status.rawValue)] + values
      }
    }
  }
}
