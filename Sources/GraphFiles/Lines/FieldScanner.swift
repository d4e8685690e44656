import PlainText

/// Finds the fields of one line of an edge list.
struct FieldScanner {
  /// What separates fields.
  struct Separator: Sendable {
    /// The byte, or nil for any number of blanks and tabs.
    let byte: UInt8?
    /// Its name in sentences: "separated by …".
    let name: String
    /// What a list with it is.
    let adjective: String

    static let blanks = Separator(byte: nil, name: "blanks", adjective: "separated by blanks")

    /// All there are; of those that fit equally well, the first is taken.
    static let all = [
      Separator(byte: UInt8(ascii: "\t"), name: "a tab", adjective: "tab-separated"),
      Separator(byte: UInt8(ascii: ";"), name: "a semicolon", adjective: "semicolon-separated"),
      Separator(byte: UInt8(ascii: ","), name: "a comma", adjective: "comma-separated"),
      blanks,
    ]
  }

  /// A field of a line.
  struct Field {
    /// Its bytes, without the quotes around it and the blanks around those.
    var range: Range<Int>
    /// Whether it holds doubled quotes, each of which means one.
    var hasDoubledQuotes = false

    /// Whether it holds digits alone.
    func isDigits(in bytes: Span<UInt8>) -> Bool {
      range.allSatisfy { (0x30...0x39).contains(bytes[$0]) }
    }

    /// The plain whole number below 2^32 that it is, if it is one.
    func smallNumber(in bytes: Span<UInt8>) -> UInt32? {
      range.count > 10 ? nil : bytes.plainNumber(range).flatMap(UInt32.init(exactly:))
    }

    /// Its text, with doubled quotes as one.
    func text(in bytes: Span<UInt8>) -> [UInt8] {
      let quote = UInt8(ascii: "\"")
      var text: [UInt8] = []
      var skipsQuote = false
      for index in range {
        skipsQuote = hasDoubledQuotes && bytes[index] == quote && !skipsQuote
        if !skipsQuote { text.append(bytes[index]) }
      }
      return text
    }
  }

  /// How a field is badly quoted: what is wrong, for a message.
  enum QuoteProblem: String, Error {
    case noEnd = "a quoted id or text does not end in its line"
    case textBehind = "text follows the closing quote of an id"

    /// The problem of the line.
    func problem(remedy: String) -> Diagnostic { Diagnostic(rawValue, remedy: remedy) }
  }

  private let separator: UInt8?
  private var position: Int
  private let end: Int
  private var hasMore = true

  /// Prepares to scan a line.
  ///
  /// - Parameters:
  ///   - line: The line's place, without its end.
  ///   - separator: The byte between fields, or nil for blanks and tabs.
  init(_ line: Range<Int>, separator: UInt8?) {
    self.separator = separator
    position = line.lowerBound
    end = line.upperBound
  }

  /// The next field.
  ///
  /// - Parameter bytes: The bytes that the line is part of.
  /// - Returns: The field, or nil behind the last.
  /// - Throws: If its quotes make no sense.
  mutating func next(in bytes: Span<UInt8>) throws(QuoteProblem) -> Field? {
    guard hasMore else { return nil }
    skipBlanks(bytes)
    if separator == nil, position == end {
      hasMore = false
      return nil
    }
    let isQuoted = position < end && bytes[position] == UInt8(ascii: "\"")
    let field = isQuoted ? try quoted(bytes) : plain(bytes)
    if separator == nil || position == end {
      hasMore = position < end
    } else {
      // On the separator; an empty field may follow it.
      position += 1
    }
    return field
  }

  /// The next field; if its quotes make no sense, that is a problem of the line.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>, remedy: String) throws(Diagnostic) -> Field? {
    do {
      return try next(in: bytes)
    } catch {
      throw error.problem(remedy: remedy)
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && separator != byte)
  }

  private func separates(_ byte: UInt8) -> Bool {
    separator.map { $0 == byte } ?? isBlank(byte)
  }

  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < end, isBlank(bytes[position]) { position += 1 }
  }

  /// A field that does not begin with a quote; quotes inside are part of it (RFC 4180, and spreadsheets).
  private mutating func plain(_ bytes: Span<UInt8>) -> Field {
    let start = position
    while position < end, !separates(bytes[position]) {
      position += 1
    }
    var last = position
    while last > start, isBlank(bytes[last - 1]) { last -= 1 }
    return Field(range: start..<last)
  }

  private mutating func quoted(_ bytes: Span<UInt8>) throws(QuoteProblem) -> Field {
    let quote = UInt8(ascii: "\"")
    let start = position + 1
    var hasDoubledQuotes = false
    position = start
    while true {
      while position < end, bytes[position] != quote { position += 1 }
      guard position < end else { throw .noEnd }
      guard position + 1 < end, bytes[position + 1] == quote else { break }
      hasDoubledQuotes = true
      position += 2
    }
    let last = position
    position += 1
    if separator != nil { skipBlanks(bytes) }
    guard position == end || separates(bytes[position]) else { throw .textBehind }
    return Field(range: start..<last, hasDoubledQuotes: hasDoubledQuotes)
  }
}
