import PlainText

/// Cuts a GML text into keys, values and brackets.
///
/// A quoted text may continue over several lines: what is open at the end of a line stays open.
struct GMLTokens {
  /// A part of the text.
  enum Token {
    /// A key, a number, or another word without quotes.
    case word(String)
    /// A text in quotes, its entities (`&quot;`) decoded.
    case text(String)
    case open, close
  }

  /// The text in quotes that is open, and the line it begins in.
  private var text: (bytes: [UInt8], line: Int)?

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - bytes: The text that the line is part of.
  ///   - range: The place of the line.
  ///   - line: The number of the line.
  ///   - take: Takes each token that is complete, with the line it begins in.
  /// - Throws: If a text is not UTF-8, and what `take` throws.
  mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, line: Int,
    _ take: (Token, _ line: Int) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var rest = range
    while let first = rest.first {
      if let open = text {
        let end = rest.first { bytes[$0] == UInt8(ascii: "\"") }
        text?.bytes += bytes.array(first..<(end ?? rest.upperBound))
        guard let end else { break }
        rest = end + 1..<rest.upperBound
        let decoded = Self.decoded(try String(utf8: text?.bytes ?? []))
        text = nil
        try take(.text(decoded), open.line)
        continue
      }
      switch bytes[first] {
      case UInt8(ascii: "#"): return
      case UInt8(ascii: "["): try take(.open, line)
      case UInt8(ascii: "]"): try take(.close, line)
      case UInt8(ascii: "\""): text = ([], line)
      case let byte where TextLines.isBlank(byte): break
      default:
        let end = rest.first { Self.endsWord(bytes[$0]) } ?? rest.upperBound
        rest = end..<rest.upperBound
        try take(.word(String(utf8: bytes.array(first..<end))), line)
        continue
      }
      rest.removeFirst()
    }
    text?.bytes.append(UInt8(ascii: "\n"))
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    TextLines.isBlank(byte) || "[]\"".utf8.contains(byte)
  }

  /// Checks that no quoted text is still open at the end of the file.
  func finish() throws(Diagnostic) {
    guard let text else { return }
    throw Diagnostic(
      line: text.line, "a quoted string does not end",
      remedy: "Close it with a quote, or download or copy the file again.")
  }

  /// A text with its entities replaced by what they mean; others are left as they are.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var (decoded, rest) = ("", text[...])
    while let start = rest.firstIndex(of: "&") {
      decoded += rest[..<start]
      rest = rest[start...].dropFirst()
      // None is longer.
      guard let end = rest.prefix(20).firstIndex(of: ";"), let meant = entity(rest[..<end]) else {
        decoded += "&"
        continue
      }
      decoded += meant
      rest = rest[end...].dropFirst()
    }
    return decoded + rest
  }

  /// What an entity means, without the signs around its name.
  private static func entity(_ name: Substring) -> String? {
    let names = ["amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">"]
    guard name.hasPrefix("#") else { return names[String(name)] }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { Unicode.Scalar($0) }.map { String($0) }
  }
}
