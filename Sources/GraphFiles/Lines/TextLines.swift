/// Where the lines of a block are, and which of them are ties.
enum TextLines {
  /// What a line of an edge list is.
  enum Kind {
    case empty, data
    /// Begins with `#` or `%`.
    case comment
    /// Begins with `//`.
    case slashes
  }

  /// The place of the LF or CR that ends the line; a block ends in one.
  @inline(__always)
  static func end(of bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while !NumberPair.isEnd(bytes[position]) { position += 1 }
    return position
  }

  /// The place behind the LF, CRLF or CR at a place.
  @inline(__always)
  static func next(in bytes: Span<UInt8>, behind end: Int) -> Int {
    let isPair =
      bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
      && bytes[end + 1] == UInt8(ascii: "\n")
    return isPair ? end + 2 : end + 1
  }

  /// Takes the first of some lines, without its end.
  @inline(__always)
  static func takeLine(_ lines: inout Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    let end = end(of: bytes, from: lines.lowerBound)
    defer { lines = next(in: bytes, behind: end)..<lines.upperBound }
    return lines.lowerBound..<end
  }

  /// Skips the lines without a byte that some lines begin with, and returns how many.
  @inline(__always)
  static func skipEmpty(_ lines: inout Range<Int>, of bytes: Span<UInt8>) -> Int {
    var (count, start) = (0, lines.lowerBound)
    while start < lines.upperBound, NumberPair.isEnd(bytes[start]) {
      start = next(in: bytes, behind: start)
      count += 1
    }
    lines = start..<lines.upperBound
    return count
  }

  /// What a line is, by what it begins with.
  static func kind(of line: Range<Int>, in bytes: Span<UInt8>) -> Kind {
    guard let start = line.first(where: { !isBlank(bytes[$0]) }) else { return .empty }
    switch bytes[start] {
    case UInt8(ascii: "#"), UInt8(ascii: "%"): return .comment
    case UInt8(ascii: "/") where start + 1 < line.upperBound && bytes[start + 1] == bytes[start]:
      return .slashes
    default: return .data
    }
  }

  /// Takes the first word of a line, or nil if only blanks are left.
  static func takeWord(_ line: inout Range<Int>, of bytes: Span<UInt8>) -> Range<Int>? {
    guard let start = line.first(where: { !isBlank(bytes[$0]) }) else { return nil }
    let end = (start..<line.upperBound).first { isBlank(bytes[$0]) } ?? line.upperBound
    line = end..<line.upperBound
    return start..<end
  }

  /// Whether a byte is a blank or a tab.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

extension Span<UInt8> {
  /// The text at a place; what is not UTF-8 is replaced.
  func text(_ range: some Collection<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }

  /// The words at a place.
  func words(_ range: some Collection<Int>) -> [Substring] {
    text(range).split(whereSeparator: \.isWhitespace)
  }

  /// The whole number at a place in its plain form (digits alone, no zero in front), if it is below
  /// 2^64.
  func plainNumber(_ range: Range<Int>) -> UInt64? {
    guard let first = range.first, self[first] != UInt8(ascii: "0") || range.count == 1 else {
      return nil
    }
    var number: UInt64 = 0
    for index in range {
      guard (0x30...0x39).contains(self[index]) else { return nil }
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(UInt64(self[index] - 0x30))
      guard !overflow, !carry else { return nil }
      number = sum
    }
    return number
  }
}

extension Substring {
  /// The whole number that the text is the plain form of, if it is one.
  var plainNumber: Int? {
    let bytes = Array(utf8)
    return bytes.span.plainNumber(bytes.indices).flatMap(Int.init(exactly:))
  }
}

extension [UInt8] {
  /// Appends the digits of a number.
  mutating func append(digitsOf number: UInt64) {
    let start = count
    var rest = number
    repeat {
      append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
