/// Finds the fields of one line of an edge list.
struct FieldScanner {
  /// What stands between fields.
  enum Separator: Sendable, Hashable, CaseIterable {
    case tab, semicolon, comma, blanks

    /// The byte, or nil for any number of blanks and tabs.
    var byte: UInt8? {
      switch self {
      case .tab: UInt8(ascii: "\t")
      case .semicolon: UInt8(ascii: ";")
      case .comma: UInt8(ascii: ",")
      case .blanks: nil
      }
    }

    /// Its name in sentences: "separated by …".
    var name: String {
      switch self {
      case .tab: "a tab"
      case .semicolon: "a semicolon"
      case .comma: "a comma"
      case .blanks: "blanks"
      }
    }
  }

  /// A field of a line.
  struct Field {
    /// Its bytes, without the quotes around it and the blanks around those.
    var range: Range<Int>
    /// Whether quotes were around it.
    var isQuoted = false
    /// Whether it holds doubled quotes, each of which stands for one.
    var hasDoubledQuotes = false
  }

  /// How a field is badly quoted.
  enum QuoteProblem: Error {
    case noEnd, textBehind, quoteInside

    /// What is wrong, for a message.
    var message: String {
      switch self {
      case .noEnd: "a quoted id or text does not end in its line"
      case .textBehind: "text follows the closing quote of an id"
      case .quoteInside: "a quote stands inside an id that does not begin with one"
      }
    }
  }

  private let separator: Separator
  private let byte: UInt8
  private var position: Int
  private let end: Int
  private var hasMore = true

  /// Prepares to scan a line.
  ///
  /// - Parameters:
  ///   - line: The line's place, without its end.
  ///   - separator: What stands between fields.
  init(_ line: Range<Int>, separator: Separator) {
    self.separator = separator
    byte = separator.byte ?? UInt8(ascii: " ")
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
    if separator == .blanks, position == end {
      hasMore = false
      return nil
    }
    let isQuoted = position < end && bytes[position] == UInt8(ascii: "\"")
    let field = isQuoted ? try quoted(bytes) : try plain(bytes)
    if separator == .blanks || position == end {
      hasMore = position < end
    } else {
      // On the separator; an empty field may follow it.
      position += 1
    }
    return field
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && separator != .tab)
  }

  private func separates(_ byte: UInt8) -> Bool {
    separator == .blanks ? isBlank(byte) : byte == self.byte
  }

  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < end, isBlank(bytes[position]) { position += 1 }
  }

  private mutating func plain(_ bytes: Span<UInt8>) throws(QuoteProblem) -> Field {
    let start = position
    while position < end, !separates(bytes[position]) {
      if bytes[position] == UInt8(ascii: "\"") { throw .quoteInside }
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
    let closing = position
    if separator != .blanks { skipBlanks(bytes) }
    guard position == end || separates(bytes[position]) else {
      position = closing
      throw .textBehind
    }
    return Field(range: start..<last, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
  }
}
