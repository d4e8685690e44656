import CommandLineParsing
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

  /// Reads off the flags and the environment how to print.
  init(_ invocation: Invocation) {
    isQuiet = invocation.isOn(CommonFlags.quiet)
    isColoured = TerminalStyle.isColoured(
      isTerminal: StandardStream.output.isTerminal,
      choice: invocation.wasGiven(CommonFlags.color)
        ? invocation.isOn(CommonFlags.color) : nil,
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

  /// Tells something beside the results, unless told to be quiet.
  func note(_ text: String) {
    if !isQuiet { StandardStream.error.tell("note: \(text)") }
  }

  /// Tells what matters even to those who asked for quiet.
  func warn(_ text: String) { StandardStream.error.tell(text) }

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
