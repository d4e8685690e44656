import DelimitedText

/// How tables are written for a program that opens them.
///
/// Spreadsheets calculate a text that begins as a formula does, with `=`, `+`, `-` or `@`, or with a tab or a
/// carriage return: for them it has an apostrophe before it. Numbers stay as they are.
public enum CSVDialect: String, CaseIterable, Sendable {
  /// Commas, LF at the end of lines and decimal points, quoted as RFC 4180 says.
  case rfc4180
  /// Commas and decimal points for a spreadsheet: byte-order mark, CRLF at the end of lines.
  case excel
  /// Semicolons and decimal commas for a spreadsheet: byte-order mark, CRLF at the end of lines.
  case excelEurope = "excel-eu"
  /// Tabs, LF at the end of lines and decimal points.
  case tsv

  /// How the text is written.
  var delimited: DelimitedDialect {
    switch self {
    case .rfc4180: .csv
    case .excel: .excel
    case .excelEurope: .excelEurope
    case .tsv: .tsv
    }
  }

  /// Whether it is for spreadsheets, which take some texts for formulas.
  private var isForSpreadsheets: Bool { self == .excel || self == .excelEurope }

  /// A text that no spreadsheet takes for a formula.
  func safe(_ text: String) -> String {
    guard isForSpreadsheets, let first = text.unicodeScalars.first,
      "=+-@\t\r".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }

  /// The name that a file called `summary.csv` has.
  func name(of file: String) -> String {
    self == .tsv && file.hasSuffix(".csv") ? file.dropLast(3) + "tsv" : file
  }
}
