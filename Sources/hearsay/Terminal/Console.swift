import Foundation
import GraphFiles
import PlainText
import Reports

/// Where a command prints: results to standard output, all else to standard error.
struct Console {
  /// Whether notes and progress are left out.
  let isQuiet: Bool
  /// Whether results are for programs: CSV or JSON, which have no place for remarks.
  let isForPrograms: Bool
  /// How results are printed as CSV, or nil if they are not.
  private let csvDialect: CSVDialect?
  private let renderer: TerminalRenderer

  /// Decides from flags, terminal and environment how to print.
  ///
  /// - Parameters:
  ///   - isQuiet: Whether notes and progress are left out.
  ///   - color: Whether tables are coloured, or nil to decide by terminal and environment.
  ///   - csvDialect: How results are printed as CSV, or nil if they are not.
  ///   - isJSON: Whether results are printed as JSON.
  init(isQuiet: Bool, color: Bool?, csvDialect: CSVDialect?, isJSON: Bool) {
    self.isQuiet = isQuiet
    self.csvDialect = csvDialect
    isForPrograms = csvDialect != nil || isJSON
    let isColoured = TerminalStyle.isColoured(
      isTerminal: StandardStream.output.isTerminal, choice: color,
      environment: ProcessInfo.processInfo.environment)
    renderer = TerminalRenderer(isColoured: isColoured, width: StandardStream.output.width)
  }

  /// Prints a text for programs as it is; on a terminal what that would obey is written out.
  ///
  /// - Throws: `OutputError` if it cannot be written.
  func print(_ text: String) throws {
    try StandardStream.output.write(
      StandardStream.output.isTerminal ? TextWidth.printableLines(text) : text)
  }

  /// Prints what a command found: for people, or in one of its forms for programs where a flag asks for
  /// that; without a JSON value of its own, JSON has the rows of the table.
  func show(
    _ document: @autoclosure () -> Document, csv: @autoclosure () -> DataTable? = nil,
    json: @autoclosure () -> JSONValue? = nil
  ) throws {
    let text =
      if let csvDialect { csv()?.csv(in: csvDialect) } else {
        isForPrograms ? json()?.pretty ?? csv()?.json : nil
      }
    if let text {
      try print(text)
    } else {
      try StandardStream.output.write(renderer.text(document()))
    }
  }

  /// Refuses to overwrite a file unless told to.
  func checkFree(_ path: String, overwrites: Bool) throws {
    if path != "-", !overwrites, FileManager.default.fileExists(atPath: path) {
      throw ToolError(
        "\(TextWidth.printable(path)) exists; add --force to overwrite it, or name another file",
        .usage)
    }
  }

  /// Prints a remark on standard error, unless quiet.
  func note(_ text: String) {
    if !isQuiet { StandardStream.error.writeLine("note: \(text)") }
  }

  /// Prints what came of reading a graph file.
  func note(_ report: ReadingReport) {
    note(
      """
      \(report.path): \(report.format), \(report.rows) rows, \(report.selfLoopsDropped) self-loops and \
      \(report.repeatsDropped) repeats dropped
      """)
    report.cautions.forEach { note("\(report.path): \($0)") }
  }

  /// Prints a line on standard error, quiet or not.
  func warn(_ text: String) { StandardStream.error.writeLine(text) }

  /// Does work that Ctrl-C stops, with a progress line if standard error is a terminal that can show one.
  ///
  /// - Parameters:
  ///   - unit: What the line counts, in the plural.
  ///   - work: The work; the line shows nothing where there is no place for it.
  /// - Returns: What the work returns.
  func working<Result>(
    on unit: String = "runs", _ work: (ProgressLine) throws -> Result
  ) rethrows -> Result {
    Interrupt.listen()
    let isShown =
      !isQuiet && StandardStream.error.isTerminal
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    let progress = ProgressLine(of: unit, width: isShown ? StandardStream.error.width : nil)
    defer { progress.erase() }
    return try work(progress)
  }
}
