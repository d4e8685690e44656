import Scenarios
import DelimitedText
import Experiments

/// A file of the results folder before it is text: its name, its columns and its rows.
///
/// Rows are made a section at a time, so that ten million of them never stand in memory together.
package struct ResultTable {
  /// The name of the file.
  package var file: String
  /// The columns in order.
  package var columns: [DataDictionary.Column]
  /// The number of rows.
  package var rowCount: Int
  /// The number of sections.
  var sections: Int
  /// The rows of a section; each has a cell for each column.
  var rows: (_ section: Int) -> [[DelimitedCell]]

  /// The cells that say which setting a row belongs to.
  static func settingCells(_ index: Int, of plan: Plan) -> [DelimitedCell] {
    let setting = plan.settings[index]
    return [
      .text(plan.document(of: index).name), .text(setting.variant), .integer(setting.point),
    ] + setting.parameters.map { .text($0) }
  }
}

extension DelimitedCell {
  /// A number, or an empty cell where there is none or it is not finite.
  static func number(orMissing value: Double?) -> DelimitedCell {
    guard let value, value.isFinite else { return .missing }
    return .number(value)
  }
}

extension ResultTable {
  /// Hands out the table as CSV, header first, in pieces of some hundred kilobytes.
  ///
  /// - Complexity: O(rows x columns); memory for a section and a piece.
  package func writeCSV<Failure: Error>(
    _ write: (_ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var piece = DelimitedWriter()
    piece.write(columns.map { .text($0.name) })
    for section in 0..<sections {
      for row in rows(section) { piece.write(row) }
      if piece.bytes.count >= 1 << 18 {
        try write(piece.takeBytes())
      }
    }
    try write(piece.bytes)
  }

  /// The table as one CSV text.
  package var csv: String {
    var bytes: [UInt8] = []
    writeCSV { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The table as a JSON array with an object for each row; empty cells are null.
  package var json: String {
    var text = "["
    var isFirst = true
    for section in 0..<sections {
      for row in rows(section) {
        var members: JSONText.Members = [:]
        for (column, cell) in zip(columns, row) {
          members.append(column.name, json(cell, in: column))
        }
        text += (isFirst ? "\n  " : ",\n  ") + JSONText.object(members).compact
        isFirst = false
      }
    }
    return text + "\n]\n"
  }

  private func json(_ cell: DelimitedCell, in column: DataDictionary.Column) -> JSONText {
    // Values of varied paths are numbers wherever they read as such.
    if case .text(let text) = cell, column.name.hasPrefix("param.") {
      JSONText(parameter: text)
    } else {
      JSONText(cell)
    }
  }
}

extension JSONText {
  /// The value of a cell; a missing one is null.
  init(_ cell: DelimitedCell) {
    self =
      switch cell {
      case .text(let text): .text(text)
      case .integer(let value): .integer(value)
      case .number(let value): .number(value)
      case .missing: .null
      }
  }

  /// The value of a varied path: a number with its digits as they are, `true`, `false`, or a text.
  package init(parameter text: String) {
    switch text {
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    default: self = Self.isNumber(text) ? .verbatim(text) : .text(text)
    }
  }

  /// Whether a text is a number as JSON writes it.
  private static func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
  }
}
