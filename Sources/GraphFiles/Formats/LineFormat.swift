import Parallelism
import PlainText

/// A text format whose people are listed or counted, read a block of complete lines at a time.
protocol LineFormat: GraphFormat {
  /// Prepares to read.
  ///
  /// - Throws: If the options ask for what the format does not have.
  init(_ options: ReadingOptions) throws(Diagnostic)

  /// Reads complete lines.
  ///
  /// - Parameters:
  ///   - bytes: The text that the lines are part of.
  ///   - lines: Their place. The last byte is the end of a line.
  /// - Throws: If a line is not what it should be.
  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic)

  /// Checks that the file is complete, and hands over what was read.
  mutating func finish() throws(Diagnostic) -> DeclaredTies
}

extension LineFormat {
  static func read(
    _ text: TextInput, _ options: ReadingOptions, workers: Workers
  ) throws(Diagnostic) -> ReadTies {
    var parser = try Self(options)
    try text.forEachBlock { (bytes, lines) throws(Diagnostic) in try parser.parse(bytes, lines) }
    return try ReadTies(parser.finish())
  }
}
