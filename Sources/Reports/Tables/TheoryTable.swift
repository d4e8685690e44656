import DelimitedText
package import Experiments

extension DataTable {
  /// `theory.csv`: for each setting and figure that theory knows a row.
  package static func theory(_ result: ExperimentResult) -> DataTable {
    let plan = result.plan
    let predictions = result.settings.map(\.theory)
    return DataTable(
      file: "theory.csv", columns: DataDictionary.settingColumns(of: plan) + DataDictionary.theory,
      rowCount: predictions.reduce(0) { $0 + $1.count }, sections: predictions.count
    ) { index in
      let setting = DataTable.settingCells(index, of: plan)
      return predictions[index].map { prediction in
        let simulated = result.settings[index].summary(prediction.metric)
        return setting + [
          .text(prediction.metric), .number(prediction.value), (simulated?.mean).cell,
          (simulated?.standardError).cell, .text(prediction.formula),
          .text(prediction.source), .text(prediction.differences.joined(separator: "; ")),
        ]
      }
    }
  }
}
