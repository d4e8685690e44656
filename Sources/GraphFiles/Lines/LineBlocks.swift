import PlainText

/// Cuts the bytes of a source into blocks of whole lines.
///
/// Lines end in LF, CRLF or CR. Every block ends in an end of line, the last one too, so that loops
/// over its bytes need not look for its end: a number, say, always ends before it.
struct LineBlocks {
  /// The longest line that is accepted.
  static let longestLine = 16 << 20

  private let source: TextSource
  private var carry: [UInt8] = []
  /// A piece that was read to see whether the first one is all.
  private var second: [UInt8]?
  private var isFirst = true
  private var isAtEnd = false

  init(_ source: TextSource) {
    self.source = source
  }

  /// The next block, or nil at the end.
  mutating func next() throws(Diagnostic) -> [UInt8]? {
    while !isAtEnd {
      let chunk: [UInt8]
      if let read = second { chunk = read } else { chunk = try source.read() }
      second = nil
      if chunk.isEmpty { return end() }
      let start = carry.count
      carry += chunk
      // How a text is written is seen from its first block, which has all lines of a short one.
      if isFirst {
        isFirst = false
        let next = try source.read()
        if next.isEmpty { return end() }
        second = next
      }
      // A CR in the last place may be the first half of a CRLF, also one that was carried here.
      if let cut = Self.cut(carry.span, before: carry.count, notBefore: max(0, start - 1)) {
        let rest = Array(carry[cut...])
        carry.removeLast(rest.count)
        return exchange(&carry, with: rest)
      }
      guard carry.count <= Self.longestLine else { throw Self.lineTooLong }
    }
    return nil
  }

  /// The last block: what is left, or nil if that is nothing.
  private mutating func end() -> [UInt8]? {
    isAtEnd = true
    guard let last = carry.last else { return nil }
    return carry + (NumberPair.isEnd(last) ? [] : [UInt8(ascii: "\n")])
  }

  /// The place behind the last end of line before a place that is certainly whole.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - end: The place; what is there is not looked at, so a CR before it may not be whole.
  ///   - start: The first place that is looked at.
  /// - Returns: The place behind the end, or nil if there is none.
  static func cut(_ bytes: Span<UInt8>, before end: Int, notBefore start: Int) -> Int? {
    var index = end - 1
    while index >= start {
      if bytes[index] == UInt8(ascii: "\n") { return index + 1 }
      if bytes[index] == UInt8(ascii: "\r"), index + 1 < end { return index + 1 }
      index -= 1
    }
    return nil
  }

  static let lineTooLong = Diagnostic(
    "a line is longer than 16 MiB: this is not a graph file", cause: .unknownFormat)
}
