import Foundation
import Reports

/// Where a command prints: results to standard output, all else to standard error.
struct Console {
  /// Whether notes and progress are left out.
  let isQuiet: Bool
  /// Whether tables are coloured.
  let isColoured: Bool
  /// The width of standard output, in columns.
  let width: Int

  /// Decides from flags, terminal and environment how to print.
  ///
  /// - Parameters:
  ///   - isQuiet: Whether notes and progress are left out.
  ///   - color: Whether tables are coloured, or nil to decide by terminal and environment.
  init(isQuiet: Bool, color: Bool?) {
    self.isQuiet = isQuiet
    isColoured = TerminalStyle.isColoured(
      isTerminal: StandardStream.output.isTerminal, choice: color,
      environment: ProcessInfo.processInfo.environment)
    width = StandardStream.output.width
  }

  /// Prints a result.
  ///
  /// - Throws: `OutputError` if it cannot be written.
  func print(_ text: String) throws { try StandardStream.output.write(text) }

  /// Prints what a command found: for programs where one of their forms is given, else for people.
  func show(
    _ document: @autoclosure () -> Document, csv: DataTable? = nil, json: String? = nil
  ) throws {
    try print(
      csv?.csv ?? json
        ?? TerminalRenderer(isColoured: isColoured, width: width).text(document()))
  }

  /// Prints a remark on standard error, unless quiet.
  func note(_ text: String) {
    if !isQuiet { StandardStream.error.writeLine("note: \(text)") }
  }

  /// Prints a line on standard error, quiet or not.
  func warn(_ text: String) { StandardStream.error.writeLine(text) }

  /// A progress line, if standard error is a terminal that can show one.
  ///
  /// - Parameter unit: What it counts, in the plural.
  /// - Returns: The line, or nil.
  func progress(of unit: String = "runs") -> ProgressLine? {
    let environment = ProcessInfo.processInfo.environment
    guard !isQuiet, StandardStream.error.isTerminal, environment["TERM"] != "dumb" else {
      return nil
    }
    return ProgressLine(of: unit, width: StandardStream.error.width)
  }
}
