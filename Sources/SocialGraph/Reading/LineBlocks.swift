/// Cuts the bytes of a source into blocks of whole lines.
///
/// Lines end in LF, CRLF or CR. Every block ends in an end of line, the last one too, so that loops
/// over its bytes need not look for its end: a number, say, always ends before it.
struct LineBlocks {
  /// The longest line that is still taken for one.
  static let longestLine = 16 << 20

  private let source: TextSource
  private var carry: [UInt8] = []
  private var isAtEnd = false

  init(_ source: TextSource) {
    self.source = source
  }

  /// The next block, or nil at the end.
  mutating func next() throws(ReadingProblem) -> [UInt8]? {
    while !isAtEnd {
      let chunk = try source.read()
      if chunk.isEmpty {
        isAtEnd = true
        guard !carry.isEmpty else { return nil }
        let ending = Self.isEnd(carry[carry.count - 1]) ? [] : [UInt8(ascii: "\n")]
        return carry + ending
      }
      let start = carry.count
      carry += chunk
      if let cut = Self.behindLastEnd(of: carry, from: start) {
        let rest = Array(carry[cut...])
        carry.removeLast(rest.count)
        defer { carry = rest }
        return carry
      }
      guard carry.count <= Self.longestLine else {
        throw ReadingProblem(
          "a line is longer than 16 MiB: this is no edge list",
          remedy: ReadingProblem.whatIsRead)
      }
    }
    return nil
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The index behind the last end of line that is certainly whole.
  private static func behindLastEnd(of bytes: [UInt8], from start: Int) -> Int? {
    // A CR in the last place may be the first half of a CRLF, also one that was carried here.
    var index = bytes.count - 1
    let first = max(0, start - 1)
    while index >= first {
      if bytes[index] == UInt8(ascii: "\n") { return index + 1 }
      if bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count { return index + 1 }
      index -= 1
    }
    return nil
  }
}
