/// Two plain whole numbers below 2^32 at the beginning of a line: the shape of nearly all lines of
/// nearly all large files.
struct NumberPair {
  var first: UInt32
  var second: UInt32
  /// The place of the end of the line, or of what follows the second number and its blanks.
  var next: Int

  /// Scans a line from its beginning.
  ///
  /// - Parameters:
  ///   - bytes: A block of whole lines.
  ///   - start: Where a line begins.
  ///   - separator: The byte between the numbers, or nil for blanks and tabs.
  /// - Returns: The numbers, or nil if the line has another shape.
  @inline(__always)
  static func scan(_ bytes: Span<UInt8>, from start: Int, separator: UInt8?) -> NumberPair? {
    var position = start
    skipBlanks(bytes, &position, separator)
    guard let first = number(bytes, &position) else { return nil }
    let behind = position
    skipBlanks(bytes, &position, separator)
    if let separator {
      guard bytes[position] == separator else { return nil }
      position += 1
      skipBlanks(bytes, &position, separator)
    } else if position == behind {
      return nil
    }
    guard let second = number(bytes, &position) else { return nil }
    guard let next = placeBehind(bytes, position, separator) else { return nil }
    return NumberPair(first: first, second: second, next: next)
  }

  /// The place behind the second number and its blanks, or nil if what follows makes a longer text
  /// of the number.
  @inline(__always)
  static func placeBehind(_ bytes: Span<UInt8>, _ end: Int, _ separator: UInt8?) -> Int? {
    var position = end
    skipBlanks(bytes, &position, separator)
    let isSeparated = separator == nil ? position > end : bytes[position] == separator
    return isSeparated || isEnd(bytes[position]) ? position : nil
  }

  @inline(__always)
  static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  @inline(__always)
  private static func skipBlanks(
    _ bytes: Span<UInt8>, _ position: inout Int, _ separator: UInt8?
  ) {
    while bytes[position] == UInt8(ascii: " ")
      || (bytes[position] == UInt8(ascii: "\t") && separator != UInt8(ascii: "\t"))
    {
      position += 1
    }
  }

  @inline(__always)
  private static func number(_ bytes: Span<UInt8>, _ position: inout Int) -> UInt32? {
    let start = position
    var value: UInt64 = 0
    while true {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      position += 1
    }
    let digits = position - start
    guard digits >= 1, digits <= 10, value <= UInt64(UInt32.max),
      digits == 1 || bytes[start] != UInt8(ascii: "0")
    else { return nil }
    return UInt32(truncatingIfNeeded: value)
  }
}
