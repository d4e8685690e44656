import WordOfMouth
import DelimitedText
package import Experiments

extension ResultTable {
  /// `rounds.csv`: for each setting, opinion, round and quantity a row.
  package static func rounds(_ result: ExperimentResult) -> ResultTable {
    let plan = result.plan
    return ResultTable(
      file: "rounds.csv",
      columns: DataDictionary.settingColumns(of: plan) + DataDictionary.rounds,
      rowCount: result.settings.reduce(0) { $0 + $1.rounds.count },
      sections: result.settings.count
    ) { index in
      let setting = ResultTable.settingCells(plan.settings[index], of: plan)
      return result.settings[index].rounds.map { row in
        setting + [
          .text(row.opinion.description), .integer(row.round), .text(row.quantity.rawValue),
          .number(orMissing: row.mean),
        ] + row.quantiles.map { .number(orMissing: $0) }
      }
    }
  }
}
