import PlainText

/// How long blocks of lines are, about: as long as the pieces of a stream, except in tests.
struct BlockLengths: Sendable {
  /// The first block, which shows how a list is written.
  var first = TextSource.pieceLength
  /// All others.
  var others = TextSource.pieceLength
}

/// The blocks of whole lines of a mapped file: those that ``LineBlocks`` cuts a stream into, but
/// without a copy and in any order.
///
/// A last line without an end is a block of its own, or in the first one where that is all there is, and is copied
/// to be given one.
struct MappedBlocks: Sendable {
  /// What is wrong with the text behind the blocks, for who has read them all.
  private(set) var problem: Diagnostic?

  private let file: MappedFile
  private var blocks: [Range<Int>] = []
  private var lastLine: [UInt8] = []

  /// Finds the cuts.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - start: Where the text begins: behind a byte-order mark.
  ///   - lengths: How far apart cuts are, about.
  /// - Complexity: O(blocks × length of a line).
  init(_ file: MappedFile, from start: Int, lengths: BlockLengths) {
    self.file = file
    file.withBytes { bytes in
      var place = start
      var end = 0
      while end < bytes.count {
        // A CR before the last place that was looked at was not known to be whole.
        let first = max(place, end - 1)
        end = min(bytes.count, end + (end == 0 ? lengths.first : lengths.others))
        if let cut = LineBlocks.cut(bytes, before: end, notBefore: first) {
          blocks.append(place..<cut)
          place = cut
        } else if end - place > LineBlocks.longestLine {
          problem = LineBlocks.lineTooLong
          return
        }
      }
      if place < bytes.count, bytes.count <= lengths.first, !blocks.isEmpty {
        place = blocks.removeLast().lowerBound
      }
      for index in place..<bytes.count { lastLine.append(bytes[index]) }
    }
    if let last = lastLine.last, !NumberPair.isEnd(last) { lastLine.append(UInt8(ascii: "\n")) }
  }

  /// The number of blocks.
  var count: Int { blocks.count + (lastLine.isEmpty ? 0 : 1) }

  /// Calls with a text and the place of a block in it, and lets go of the block.
  func withBlock(
    _ number: Int, _ body: (Span<UInt8>, Range<Int>) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard number < blocks.count else { return try body(lastLine.span, lastLine.indices) }
    try file.withBytes { bytes throws(Diagnostic) in try body(bytes, blocks[number]) }
    file.release(blocks[number])
  }
}
