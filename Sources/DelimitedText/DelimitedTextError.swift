/// What is wrong with a delimited text, and where.
public struct DelimitedTextError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// What is wrong, in a sentence without its full stop.
  public var message: String

  /// Makes an error.
  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  /// The line and the message.
  public var description: String { "line \(line): \(message)" }
}
