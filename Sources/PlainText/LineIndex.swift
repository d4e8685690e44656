/// Finds lines in a text by where they are at the beginning of each block of it: a text of line ends alone takes no
/// more room than another.
struct LineIndex {
  /// A line, and its first byte.
  typealias Line = (number: Int, start: Int)

  private static let blockSize = 16_384
  /// The line that holds the first byte of each block.
  private var blocks: [Line] = []
  /// The last place that was asked for: questions come in order, and a line may be the whole text.
  private var last = (start: 0, offset: 0, column: 1)

  /// - Complexity: O(bytes).
  init(of bytes: [UInt8], from first: Int) {
    var line: Line = (1, first)
    for block in stride(from: 0, through: bytes.count, by: Self.blockSize) {
      blocks.append(line)
      for index in block..<min(block + Self.blockSize, bytes.count) where bytes[index] == 0x0A {
        line = (line.number + 1, index + 1)
      }
    }
  }

  /// The line that holds a byte.
  ///
  /// - Complexity: O(1): of one block.
  func line(holding offset: Int, in bytes: [UInt8]) -> Line {
    let block = offset / Self.blockSize
    var line = blocks[block]
    for index in block * Self.blockSize..<offset where bytes[index] == 0x0A {
      line = (line.number + 1, index + 1)
    }
    return line
  }

  /// The column of a byte in characters, from 1.
  ///
  /// - Complexity: O(bytes of the line since the last question, if that was before it).
  mutating func column(of offset: Int, in bytes: [UInt8], from start: Int) -> Int {
    let start = min(start, offset)
    if last.start != start || last.offset > offset { last = (start, start, 1) }
    let part = bytes[last.offset..<offset]
    let isASCII = part.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    let characters = isASCII ? part.count : String(decoding: part, as: UTF8.self).count
    last = (start, offset, last.column + characters)
    return last.column
  }
}
