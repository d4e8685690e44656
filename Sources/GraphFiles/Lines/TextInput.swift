import PlainText

/// The text of a file, mapped into memory or as it comes.
struct TextInput {
  /// Where the bytes are.
  enum Bytes {
    /// A plain file of a name.
    case mapped(MappedFile, path: String)
    /// Standard input or a compressed file.
    case stream(TextSource)
  }

  /// Where the bytes are.
  let bytes: Bytes
  /// Where the text begins: after a byte-order mark.
  let start: Int
  /// How long blocks of a mapped file are.
  var lengths = BlockLengths()

  /// Calls with each block of complete lines, in order.
  func forEachBlock(
    _ body: (Span<UInt8>, Range<Int>) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    switch bytes {
    case .mapped(let file, _):
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
}
