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

  /// The place behind the LF, CRLF or CR that stands at a place.
  @inline(__always)
  static func next(in bytes: Span<UInt8>, behind end: Int) -> Int {
    let isPair =
      bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
      && bytes[end + 1] == UInt8(ascii: "\n")
    return isPair ? end + 2 : end + 1
  }

  /// What a line is, by what it begins with.
  static func kind(of line: Range<Int>, in bytes: Span<UInt8>) -> Kind {
    var start = line.lowerBound
    while start < line.upperBound,
      bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t")
    {
      start += 1
    }
    guard start < line.upperBound else { return .empty }
    switch bytes[start] {
    case UInt8(ascii: "#"), UInt8(ascii: "%"): return .comment
    case UInt8(ascii: "/") where start + 1 < line.upperBound && bytes[start + 1] == bytes[start]:
      return .slashes
    default: return .data
    }
  }
}
