import PlainText

/// Characters that no text file of ties can hold in an id: what is read can be written and read again.
///
/// Tabs and ends of lines can be held, between quotes. Others that a terminal would obey, or that are not
/// seen, are text; messages and tables show them by their numbers.
enum ControlCharacters {
  /// Whether a byte of UTF-8 is such a character.
  static func contains(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  /// Rejects an id or a label with one of them.
  ///
  /// - Parameters:
  ///   - id: The text.
  ///   - line: Its line, if the caller does not add it.
  /// - Throws: If it has one.
  static func check(_ id: String, line: Int? = nil) throws(Diagnostic) {
    guard id.utf8.contains(where: contains) else { return }
    throw Diagnostic(
      line: line.map { max(1, $0) }, "the id \(id.quotedShort) contains a control character",
      remedy: "Give everybody an id of characters that can be printed.")
  }
}

extension NameTable {
  /// The number of a person's name, which is checked where it is met first.
  mutating func person(_ name: String, line: Int? = nil) throws(Diagnostic) -> UInt32 {
    let known = count
    let number = try number(of: name)
    if count > known { try ControlCharacters.check(name, line: line) }
    return number
  }
}
