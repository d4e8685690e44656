import DelimitedText
import PlainText

/// A table for programs: columns with name, unit and meaning, and rows of cells.
///
/// It is written as CSV and as JSON by one writer each. Rows are made one at a time, so that ten
/// million of them are never in memory together.
public struct DataTable {
  /// The name of its file in a results folder.
  package var file: String
  /// The columns in order.
  package var columns: [DataDictionary.Column]
  /// The number of rows.
  package var rowCount: Int
  /// The rows; each has a value for each column.
  private var rows: AnySequence<[JSONValue.Content]>

  /// Makes a table whose rows are made when they are written.
  init<Row>(_ fields: [DataField<Row>], _ rows: some Collection<Row>, file: String = "") {
    self.init(fields, rows, count: rows.count, file: file)
  }

  /// Makes a table of so many rows, which are made when they are written.
  init<Row>(_ fields: [DataField<Row>], _ rows: some Sequence<Row>, count: Int, file: String) {
    self.file = file
    columns = fields.map(\.column)
    rowCount = count
    self.rows = AnySequence(rows.lazy.map { row in fields.map { $0.cell(row) } })
  }

  /// Makes a table of a few rows that no results folder has, with columns that need no explanation.
  init(_ names: [String], _ rows: [[any CellValue]]) {
    let fields = names.enumerated().map { place, name in
      DataField<[any CellValue]>(name, "") { $0[place].cell }
    }
    self.init(fields, rows)
  }

  // MARK: CSV

  /// Hands out the table as CSV, header first, in pieces of some hundred kilobytes.
  ///
  /// - Complexity: O(rows x columns); memory for a row and a piece.
  package func writeCSV<Failure: Error>(
    _ dialect: CSVDialect = .rfc4180, _ write: (_ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var piece = DelimitedWriter(dialect: dialect.delimited)
    piece.write(columns.map(\.name))
    for row in rows {
      piece.write(row.map { $0.csv(dialect) })
      if piece.bytes.count >= 1 << 18 {
        try write(piece.takeBytes())
      }
    }
    try write(piece.bytes)
  }

  /// The table as one CSV text.
  public var csv: String { csv(in: .rfc4180) }

  /// The table as one CSV text in a dialect.
  public func csv(in dialect: CSVDialect) -> String {
    var bytes: [UInt8] = []
    writeCSV(dialect) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: JSON

  /// The table as a JSON array with an object for each row, a line each; empty cells are null.
  public var json: String {
    "[" + objects.map { "\n  " + $0.line }.joined(separator: ",") + "\n]\n"
  }

  /// An object for each row, with the columns as keys.
  var objects: some Sequence<JSONValue> {
    rows.lazy.map { row in .object(zip(columns, row).map { ($0.name, JSONValue($1)) }) }
  }
}

/// A column, and its cell of a row.
struct DataField<Row>: Sendable {
  let column: DataDictionary.Column
  /// Without the place that a value of a file has: it would be counted for each cell.
  let cell: @Sendable (Row) -> JSONValue.Content

  init(
    _ name: String, unit: String = "", _ meaning: String,
    _ value: @escaping @Sendable (Row) -> some CellValue
  ) {
    self.init(DataDictionary.Column(name, unit: unit, meaning), value)
  }

  init(
    _ column: DataDictionary.Column, _ value: @escaping @Sendable (Row) -> some CellValue
  ) {
    self.column = column
    cell = { value($0).cell }
  }

  /// The same column in a table whose rows have such a row as a part.
  func of<Whole>(_ part: @escaping @Sendable (Whole) -> Row) -> DataField<Whole> {
    DataField<Whole>(column) { cell(part($0)) }
  }
}

/// A value that a cell can hold; what is missing or not finite is null in JSON and empty in CSV.
protocol CellValue: Sendable {
  var cell: JSONValue.Content { get }
}

extension String: CellValue {
  var cell: JSONValue.Content { .text(self) }
}

extension Int: CellValue {
  var cell: JSONValue.Content { .number("\(self)") }
}

extension Double: CellValue {
  var cell: JSONValue.Content { isFinite ? .number(NumberText.shortest(self)) : .null }
}

extension Optional: CellValue where Wrapped: CellValue {
  var cell: JSONValue.Content { map(\.cell) ?? .null }
}

extension JSONValue: CellValue {
  var cell: Content { content }
}

extension JSONValue.Content: CellValue {
  var cell: JSONValue.Content { self }
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

extension JSONValue.Content {
  /// The value as a cell of CSV holds it: a text without quotes, nothing for null.
  fileprivate func csv(_ dialect: CSVDialect) -> String {
    switch self {
    case .null: ""
    case .text(let text): dialect.safe(text)
    case .number(let digits):
      dialect.delimited.hasDecimalComma ? digits.replacing(".", with: ",") : digits
    default: JSONValue(self).line
    }
  }
}
