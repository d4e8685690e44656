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
  private var isAtEnd = false

  init(_ source: TextSource) {
    self.source = source
  }

  /// The next block, or nil at the end.
  mutating func next() throws(Diagnostic) -> [UInt8]? {
    while !isAtEnd {
      let chunk = try source.read()
      if chunk.isEmpty {
        isAtEnd = true
        guard !carry.isEmpty else { return nil }
        let ending = NumberPair.isEnd(carry[carry.count - 1]) ? [] : [UInt8(ascii: "\n")]
        return carry + ending
      }
      let start = carry.count
      carry += chunk
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
