/// Reads a text format whose people are listed or counted, a block of whole lines at a time.
protocol DeclaredParser {
  /// Reads whole lines.
  ///
  /// - Parameters:
  ///   - bytes: The text that the lines are part of.
  ///   - lines: Their place. The last byte is the end of a line.
  /// - Throws: If a line is not what it should be.
  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(ReadingProblem)

  /// Checks that the file is whole, and hands over what was read.
  mutating func finish() throws(ReadingProblem) -> DeclaredTies
}

extension DeclaredTies.Names {
  /// Names in the order of declaration, if they are all different.
  ///
  /// - Parameter texts: The names.
  /// - Returns: The names, and the first that is there twice.
  static func distinct(_ texts: [String]) -> (table: TextTable, twice: String?) {
    var table = TextTable()
    for (place, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      let number = table.number(of: bytes.span, bytes.indices)
      if number.map({ Int($0) }) != place { return (table, text) }
    }
    return (table, nil)
  }
}
