import PlainText

/// Reads a text line by line.
protocol LineReader {
  /// Reads a line.
  ///
  /// - Parameters:
  ///   - bytes: The text that the line is part of; an end of line follows it.
  ///   - range: The place of the line.
  ///   - line: The number of the line, from 1.
  /// - Throws: If the line is not what it should be; without a line, it is this one.
  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic)

  /// Checks that the file is complete.
  ///
  /// - Parameter lastLine: The number of lines.
  /// - Returns: What was read.
  /// - Throws: If something is missing.
  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies
}

extension LineReader {
  /// Reads all lines of a text.
  func read(_ text: TextInput) throws(Diagnostic) -> ReadTies {
    var reader = self
    var line = 0
    try text.forEachBlock { (bytes, lines) throws(Diagnostic) in
      var rest = lines
      while !rest.isEmpty {
        line += 1
        let range = TextLines.takeLine(&rest, of: bytes)
        do throws(Diagnostic) {
          try reader.read(bytes, range, line: line)
        } catch {
          throw error.inLine(line)
        }
      }
    }
    return try reader.finish(lastLine: line)
  }
}

/// A text format that is read line by line and needs no look ahead.
protocol LineFormat: GraphFormat, LineReader {
  /// Prepares to read.
  ///
  /// - Throws: If the options ask for what the format does not have.
  init(_ options: ReadingOptions) throws(Diagnostic)
}

extension LineFormat {
  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    try Self(options).read(text)
  }
}
