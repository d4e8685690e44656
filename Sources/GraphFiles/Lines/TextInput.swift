import PlainText

/// The text of a file, mapped into memory or as it comes.
struct TextInput {
  /// Where the bytes are.
  enum Bytes {
    /// A plain file.
    case mapped(MappedFile)
    /// Standard input or a compressed file.
    case stream(TextSource)
  }

  /// Where the bytes are.
  let bytes: Bytes
  /// How the text begins.
  let sample: FileSample
  /// How long blocks of a mapped file are.
  var lengths = BlockLengths()

  /// Where the text begins: after a byte-order mark.
  var start: Int { sample.start }

  /// Calls with each block of complete lines, in order.
  func forEachBlock(
    _ body: (Span<UInt8>, Range<Int>) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    switch bytes {
    case .mapped(let file):
      let blocks = MappedBlocks(file, from: start, lengths: lengths)
      for number in 0..<blocks.count { try blocks.withBlock(number, body) }
      if let problem = blocks.problem { throw problem }
    case .stream(let source):
      var blocks = LineBlocks(source)
      var start = start
      while let block = try blocks.next() {
        try body(block.span, start..<block.count)
        start = 0
      }
    }
  }

  /// Calls with pieces of the text, in order, cut anywhere.
  func forEachPiece(
    _ body: (ArraySlice<UInt8>) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    switch bytes {
    case .mapped(let file):
      var place = start
      while place < file.count {
        let range = place..<min(file.count, place + TextSource.pieceLength)
        let piece = file.withBytes { $0.array(range) }
        try body(piece[...])
        file.release(range)
        place = range.upperBound
      }
    case .stream(let source):
      var start = start
      while true {
        let piece = try source.read()
        guard !piece.isEmpty else { return }
        try body(piece.dropFirst(start))
        start = 0
      }
    }
  }
}
