import DelimitedText
import Experiments
import PlainText
import Scenarios

/// A table for programs: columns with name, unit and meaning, and rows of cells.
///
/// It is written as CSV and as JSON by one writer each. Rows are made a section at a time, so that ten
/// million of them are never in memory together.
public struct DataTable {
  /// The name of its file in a results folder.
  package var file: String
  /// The columns in order.
  package var columns: [DataDictionary.Column]
  /// The number of rows.
  package var rowCount: Int
  /// The number of sections.
  private var sections: Int
  /// The rows of a section; each has a cell for each column.
  private var rows: (_ section: Int) -> [[DelimitedCell]]

  /// Makes a table whose rows are made when they are written.
  init(
    file: String, columns: [DataDictionary.Column], rowCount: Int, sections: Int,
    rows: @escaping (_ section: Int) -> [[DelimitedCell]]
  ) {
    (self.file, self.columns, self.rowCount) = (file, columns, rowCount)
    (self.sections, self.rows) = (sections, rows)
  }

  /// Makes a table of a few rows that no results folder has, with columns that need no explanation.
  init(_ names: [String], _ rows: [[any CellValue]]) {
    self.init(
      file: "", columns: names.map { DataDictionary.Column($0, "") }, rowCount: rows.count,
      sections: 1
    ) { _ in rows.map { $0.map(\.cell) } }
  }

  /// Makes a table of a few rows.
  init<Row>(_ fields: [DataField<Row>], _ rows: [Row], file: String = "") {
    self.init(file: file, columns: fields.map(\.column), rowCount: rows.count, sections: 1) { _ in
      rows.map { row in fields.map { $0.cell(row) } }
    }
  }

  // MARK: CSV

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
  public var csv: String {
    var bytes: [UInt8] = []
    writeCSV { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: JSON

  /// The table as a JSON array with an object for each row, a line each; empty cells are null.
  public var json: String {
    var text = "["
    for (index, object) in objects.enumerated() {
      text += (index == 0 ? "\n  " : ",\n  ") + object.line
    }
    return text + "\n]\n"
  }

  /// An object for each row, with the columns as keys.
  var objects: some Sequence<JSONValue> {
    (0..<sections).lazy.flatMap(rows).map { row in
      .object(zip(columns, row).map { ($0.name, value($1, in: $0)) })
    }
  }

  private func value(_ cell: DelimitedCell, in column: DataDictionary.Column) -> JSONValue {
    switch cell {
    // Values of varied paths are numbers wherever they read as such.
    case .text(let text): column.holdsValues ? JSONValue(parameter: text) : .text(text)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .missing: .null
    }
  }
}

/// A column, and its cell of a row.
struct DataField<Row>: Sendable {
  let column: DataDictionary.Column
  let cell: @Sendable (Row) -> DelimitedCell

  init(
    _ name: String, unit: String = "", holdsValues: Bool = false, _ meaning: String,
    _ value: @escaping @Sendable (Row) -> some CellValue
  ) {
    self.init(
      DataDictionary.Column(name, unit: unit, holdsValues: holdsValues, meaning), value)
  }

  init(
    _ column: DataDictionary.Column, _ value: @escaping @Sendable (Row) -> some CellValue
  ) {
    self.column = column
    cell = { value($0).cell }
  }
}

/// A value that a cell can hold; what is missing or not finite is an empty cell.
protocol CellValue: Sendable {
  var cell: DelimitedCell { get }
}

extension String: CellValue {
  var cell: DelimitedCell { .text(self) }
}

extension Int: CellValue {
  var cell: DelimitedCell { .integer(self) }
}

extension Double: CellValue {
  var cell: DelimitedCell { isFinite ? .number(self) : .missing }
}

extension Optional: CellValue where Wrapped: CellValue {
  var cell: DelimitedCell { map(\.cell) ?? .missing }
}

extension JSONValue {
  /// The value of a varied path: a number with its digits as they are, `true`, `false`, or a text.
  package init(parameter text: String) {
    self.init(Content(word: text) ?? .text(text))
  }

  /// A list of texts.
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// A text that may be missing.
  static func text(orNull text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// A whole number that may be missing.
  static func integer(orNull number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
}
