import PlainText

/// Cuts a GML text into keys, values and brackets.
///
/// The text comes in blocks, and a quoted text may go on over several lines and blocks: what is open at
/// the end of a block stays open.
struct GMLTokens {
  /// A part of the text.
  enum Token {
    /// A key, a number, or another word without quotes.
    case word(String)
    /// A text in quotes, its entities (`&quot;`) decoded.
    case text(String)
    case open, close
  }

  private enum State {
    case between, word, text, comment
  }

  /// The line of the last token.
  private(set) var line = 0

  private var state = State.between
  private var bytes: [UInt8] = []
  private var textLine = 0

  /// Reads whole lines.
  ///
  /// - Parameters:
  ///   - block: The text that the lines are part of.
  ///   - lines: Their place.
  ///   - handle: Is given each token as soon as it is whole.
  /// - Throws: What `handle` throws, and for a text that is not UTF-8.
  mutating func read(
    _ block: Span<UInt8>, _ lines: Range<Int>,
    _ handle: (Token, _ line: Int) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var position = lines.lowerBound
    while position < lines.upperBound {
      line += 1
      let end = TextLines.end(of: block, from: position)
      for index in position..<end { try read(block[index], handle) }
      position = TextLines.next(in: block, behind: end)
      switch state {
      case .between: break
      case .comment: state = .between
      case .word: try endWord(handle)
      case .text: bytes.append(UInt8(ascii: "\n"))
      }
    }
  }

  private mutating func read(
    _ byte: UInt8, _ handle: (Token, _ line: Int) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    switch state {
    case .comment: return
    case .text:
      guard byte == UInt8(ascii: "\"") else { return bytes.append(byte) }
      state = .between
      let text = try string()
      try handle(.text(Self.decoded(text)), textLine)
      return
    case .word:
      guard Self.endsWord(byte) else { return bytes.append(byte) }
      try endWord(handle)
    case .between: break
    }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): break
    case UInt8(ascii: "["): try handle(.open, line)
    case UInt8(ascii: "]"): try handle(.close, line)
    case UInt8(ascii: "#"): state = .comment
    case UInt8(ascii: "\""):
      state = .text
      textLine = line
    default:
      state = .word
      bytes.append(byte)
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\"")
  }

  private mutating func endWord(
    _ handle: (Token, _ line: Int) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    state = .between
    try handle(.word(string()), line)
  }

  private mutating func string() throws(Diagnostic) -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(line: line) }
    return text
  }

  /// Checks that no quoted text is still open at the end of the file.
  func finish() throws(Diagnostic) {
    guard state != .text else {
      throw Diagnostic(
        line: textLine, "a text in quotes does not end",
        remedy: "Close it with a quote, or download or copy the file again.")
    }
  }

  /// A text with its entities replaced by what they stand for; others are left as they are.
  private static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let names: [Substring: String] = [
      "amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">",
    ]
    var rest = text[...]
    var result = ""
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let behind = rest[rest.index(after: mark)...]
      if let end = behind.prefix(10).firstIndex(of: ";") {
        let name = behind[..<end]
        let number: UInt32? =
          name.hasPrefix("#x") || name.hasPrefix("#X")
          ? UInt32(name.dropFirst(2), radix: 16)
          : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        let meant = names[name] ?? number.flatMap { Unicode.Scalar($0) }.map { String($0) }
        if let meant {
          result += meant
          rest = behind[behind.index(after: end)...]
          continue
        }
      }
      result += "&"
      rest = behind
    }
    return result + rest
  }
}
