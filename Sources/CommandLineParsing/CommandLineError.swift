/// Why a command line is not valid, and what helps.
public struct CommandLineError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// No such flag: as written, dashes included.
    case unknownFlag(String)
    /// No such subcommand.
    case unknownCommand(String)
    /// A subcommand is needed; the ones there are.
    case missingCommand([String])
    /// A flag lacks its value: as written, and the name of the value.
    case missingValue(flag: String, value: String)
    /// A switch was given a value.
    case unneededValue(flag: String, given: String)
    /// A value is not what its flag or argument accepts, and what it accepts.
    case invalidValue(given: String, of: String, expected: String)
    /// A word too many.
    case unexpectedArgument(String)
    /// A word too few: the names of the arguments that are missing.
    case missingArgument([String])
    /// Two flags exclude each other.
    case conflictingFlags(String, String)
  }

  /// What is wrong.
  public let problem: Problem
  /// What may help, a line each, such as a similar name.
  public let hints: [String]
  /// The usage of the command that was meant, without `usage:`.
  public let usage: String
  /// The line that prints its help: `tool run --help`.
  public let helpLine: String

  /// The same error with one more hint.
  public func adding(hint: String) -> CommandLineError {
    CommandLineError(problem: problem, hints: hints + [hint], usage: usage, helpLine: helpLine)
  }

  /// What is wrong, in a sentence without its full stop.
  public var message: String {
    switch problem {
    case .unknownFlag(let flag):
      "unknown flag \(flag)"
    case .unknownCommand(let name):
      "unknown command \"\(name)\""
    case .missingCommand(let names):
      "a command is missing: one of \(names.joined(separator: ", "))"
    case .missingValue(let flag, let value):
      "\(flag) needs a value <\(value)>"
    case .unneededValue(let flag, let given):
      "\(flag) takes no value, but was given \"\(given)\""
    case .invalidValue(let given, let of, let expected):
      "invalid value \"\(given)\" for \(of): expected \(expected)"
    case .unexpectedArgument(let word):
      "unexpected argument \"\(word)\""
    case .missingArgument(let names):
      "missing \(names.map { "<\($0)>" }.joined(separator: " "))"
    case .conflictingFlags(let one, let other):
      "\(one) and \(other) cannot be given together"
    }
  }

  /// The error as printed: message, hints, usage and the pointer to help; no newline at the end.
  public var description: String {
    var lines = ["error: \(message)"]
    lines += hints.map { "  \($0)" }
    lines.append("usage: \(usage)")
    lines.append("See \"\(helpLine)\".")
    return lines.joined(separator: "\n")
  }
}
