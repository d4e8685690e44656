import WordOfMouth
import DelimitedText
package import Experiments

extension ResultTable {
  /// `rounds.csv`: for each setting, opinion, round and quantity a row.
  package static func rounds(_ result: ExperimentResult) -> ResultTable {
    let plan = result.plan
    let perSection = 4096
    // A section is a piece of one setting's rows: long waves have millions of them.
    let sections = result.settings.indices.flatMap { setting in
      stride(from: 0, to: result.settings[setting].rounds.count, by: perSection).map {
        (setting, $0)
      }
    }
    return ResultTable(
      file: "rounds.csv",
      columns: DataDictionary.settingColumns(of: plan) + DataDictionary.rounds,
      rowCount: result.settings.reduce(0) { $0 + $1.rounds.count },
      sections: sections.count
    ) { section in
      let (index, start) = sections[section]
      let setting = ResultTable.settingCells(index, of: plan)
      return result.settings[index].rounds[start...].prefix(perSection).map { row in
        setting + [
          .text(row.opinion.description), .integer(row.round), .text(row.quantity.rawValue),
          .number(orMissing: row.mean),
        ] + row.quantiles.map { .number(orMissing: $0) }
      }
    }
  }
}
