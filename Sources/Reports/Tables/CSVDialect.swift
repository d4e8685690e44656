import DelimitedText

/// How tables are written for a program that opens them.
///
/// Spreadsheets calculate a text that begins as a formula does, with `=`, `+`, `-` or `@`, or with a tab or a
/// carriage return, whatever dialect the file is in: it has an apostrophe before it, unless
/// ``hasRawText``. Numbers stay as they are.
public struct CSVDialect: RawRepresentable, CaseIterable, Hashable, Sendable {
  /// Its name.
  public let rawValue: String
  /// How the text is written.
  let delimited: DelimitedDialect
  /// Whether texts that begin as a formula does are written as they are.
  public var hasRawText = false

  /// Commas, LF at the end of lines and decimal points, quoted as RFC 4180 says.
  public static let rfc4180 = CSVDialect("rfc4180", .csv)
  /// Commas and decimal points for a spreadsheet: byte-order mark, CRLF at the end of lines.
  public static let excel = CSVDialect("excel", .excel)
  /// Semicolons and decimal commas for a spreadsheet: byte-order mark, CRLF at the end of lines.
  public static let excelEurope = CSVDialect("excel-eu", .excelEurope)
  /// Tabs, LF at the end of lines and decimal points.
  public static let tsv = CSVDialect("tsv", .tsv)

  /// All of them, without raw text.
  public static let allCases = [rfc4180, excel, excelEurope, tsv]

  private init(_ name: String, _ delimited: DelimitedDialect) {
    rawValue = name
    self.delimited = delimited
  }

  /// The dialect of a name, or nil if there is none.
  public init?(rawValue: String) {
    guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = known
  }

  /// A text that no spreadsheet takes for a formula.
  func safe(_ text: String) -> String {
    guard !hasRawText, let first = text.unicodeScalars.first,
      "=+-@\t\r".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }

  /// The name that a file called `summary.csv` has.
  func name(of file: String) -> String {
    delimited == .tsv && file.hasSuffix(".csv") ? file.dropLast(3) + "tsv" : file
  }
}
