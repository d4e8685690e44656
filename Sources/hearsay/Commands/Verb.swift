import CommandLineParsing

/// A command of the tool: its row of the table, and what it does.
protocol Verb: SendableMetatype {
  /// Its row of the table.
  static var command: Command { get }
  /// Performs it.
  ///
  /// - Parameters:
  ///   - invocation: What its flags and arguments were given.
  ///   - console: Where it prints.
  /// - Returns: The exit status.
  /// - Throws: Any error; see ``ToolError``.
  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus
}
