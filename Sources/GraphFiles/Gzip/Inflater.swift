import PlainText

/// Decompresses a deflated stream (RFC 1951) piece by piece.
///
/// Input comes from ``DeflatedInput``, output goes to memory whose first bytes are what was decompressed
/// before: matches reach back up to 32 KiB. Memory does not depend on the stream.
///
/// Codes are looked up eleven bits at a time in tables (``CodeTable``), of which an entry holds two literals
/// where their codes are short; the bits to come are in one word, which is filled up eight bytes at a time; and
/// matches are copied in words, beyond their end if need be.
///
/// Source: Biggers, *libdeflate* (decompress_template.h); Adler, *zlib* (inftrees.c), for which codes are valid.
struct Inflater {
  /// How far back a match reaches at most.
  static let window = 1 << 15
  /// How much memory there must be behind the last byte that is asked for.
  static let slack = 320

  /// Where in the stream reading stands.
  private enum State {
    case betweenBlocks
    case stored(rest: Int)
    case coded
    case ended
  }

  private var state = State.betweenBlocks
  private var isLast = false
  private var literals = CodeTable(bits: 11)
  private var distances = CodeTable(bits: 8)

  /// Whether the stream has ended.
  var hasEnded: Bool {
    if case .ended = state { true } else { false }
  }

  /// Decompresses until the stream or the room ends.
  ///
  /// - Parameters:
  ///   - input: The stream.
  ///   - output: Takes the bytes, up to 258 more than asked for.
  ///   - place: Where they go; afterwards behind the last.
  ///   - start: The first byte that matches may reach.
  ///   - end: Where the room ends, ``slack`` bytes or more before the end of the memory.
  /// - Throws: What is wrong with the stream.
  mutating func inflate(
    _ input: inout DeflatedInput, into output: inout [UInt8], at place: inout Int,
    from start: Int, upTo end: Int
  ) throws(GzipProblem) {
    while place < end, !hasEnded {
      switch state {
      case .betweenBlocks where isLast: state = .ended
      case .betweenBlocks: try beginBlock(&input)
      case .stored(let rest):
        let count = try input.copy(min(rest, end - place), into: &output, at: place)
        place += count
        state = count == rest ? .betweenBlocks : .stored(rest: rest - count)
      case .coded:
        var bits = input.bits
        var memory = output.mutableSpan
        let stop = Self.decode(
          input.bytes.span, &bits, literals.entries.span, distances.entries.span, into: &memory,
          at: &place, from: start, upTo: end)
        input.bits = bits
        try input.checkEnd()
        switch stop {
        case .full: break
        case .needsInput: try input.fill()
        case .endOfBlock: state = .betweenBlocks
        case .invalid: throw .meaningless
        }
      case .ended: break
      }
    }
  }

  // MARK: Beginnings of blocks

  private mutating func beginBlock(_ input: inout DeflatedInput) throws(GzipProblem) {
    try input.fill()
    isLast = input.take(1) == 1
    switch input.take(2) {
    case 0:
      input.alignToByte()
      let (length, check) = (input.take(16), input.take(16))
      try input.checkEnd()
      guard length == ~check & 0xFFFF else { throw .meaningless }
      state = length == 0 ? .betweenBlocks : .stored(rest: Int(length))
    case 1:
      let lengths =
        [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
        + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)
      try literals.build(lengths[...], as: .literals)
      try distances.build([UInt8](repeating: 5, count: 32)[...], as: .distances)
      state = .coded
    case 2:
      try readTables(&input)
      state = .coded
    default: throw .meaningless
    }
    try input.checkEnd()
  }

  /// The order in which lengths of codes for lengths come.
  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private mutating func readTables(_ input: inout DeflatedInput) throws(GzipProblem) {
    let literalCount = Int(input.take(5)) + 257
    let distanceCount = Int(input.take(5)) + 1
    let lengthCount = Int(input.take(4)) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .meaningless }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for place in Self.lengthOrder.prefix(lengthCount) {
      codeLengths[place] = UInt8(truncatingIfNeeded: input.take(3))
    }
    // The table of distances is not in use yet.
    try distances.build(codeLengths[...], as: .lengths)
    var lengths: [UInt8] = []
    let count = literalCount + distanceCount
    while lengths.count < count {
      let symbol = input.take(distances.entries.span)
      switch symbol {
      case 0...15: lengths.append(UInt8(truncatingIfNeeded: symbol))
      case 16:
        guard let last = lengths.last else { throw .meaningless }
        lengths += repeatElement(last, count: 3 + Int(input.take(2)))
      case 17: lengths += repeatElement(0, count: 3 + Int(input.take(3)))
      default: lengths += repeatElement(0, count: 11 + Int(input.take(7)))
      }
    }
    guard lengths.count == count, lengths[256] > 0 else { throw .meaningless }
    try literals.build(lengths[..<literalCount], as: .literals)
    try distances.build(lengths[literalCount...], as: .distances)
  }

  // MARK: Codes

  /// Why decoding stopped.
  private enum Stop {
    case full, needsInput, endOfBlock, invalid
  }

  /// Decodes symbols of a block: the hot loop.
  @inline(never)
  private static func decode(
    _ bytes: Span<UInt8>, _ state: inout DeflatedBits, _ literals: Span<UInt32>,
    _ distances: Span<UInt32>, into output: inout MutableSpan<UInt8>, at place: inout Int,
    from start: Int, upTo end: Int
  ) -> Stop {
    // Copies, which are kept in registers.
    var (bits, out) = (state, place)
    defer { (state, place) = (bits, out) }
    // Within a round the word is filled up twice, seven bytes each, and read eight bytes wide.
    let lastFill = bytes.count - 24
    while out < end {
      guard bits.position <= lastFill else { return .needsInput }
      bits.fill(from: bytes)
      var entry = literals[Int(truncatingIfNeeded: bits.word & 0x7FF)]
      if CodeTable.isLiteral(entry) {
        // Three times eleven bits at most of the 56 that there are.
        out &+= put(entry, &bits, &output, out)
        entry = literals[Int(truncatingIfNeeded: bits.word & 0x7FF)]
        if CodeTable.isLiteral(entry) {
          out &+= put(entry, &bits, &output, out)
          entry = literals[Int(truncatingIfNeeded: bits.word & 0x7FF)]
          if CodeTable.isLiteral(entry) {
            out &+= put(entry, &bits, &output, out)
            continue
          }
        }
        bits.fill(from: bytes)
      }
      if CodeTable.isSpecial(entry) {
        if let sub = CodeTable.place(entry, &bits) { entry = literals[sub] }
        if CodeTable.isLiteral(entry) {
          out &+= put(entry, &bits, &output, out)
          continue
        }
        if CodeTable.isSpecial(entry) {
          bits.drop(entry)
          return CodeTable.isEnd(entry) ? .endOfBlock : .invalid
        }
      }
      let length = bits.takeNumber(entry)
      entry = distances[Int(truncatingIfNeeded: bits.word & 0xFF)]
      if CodeTable.isSpecial(entry) {
        if let sub = CodeTable.place(entry, &bits) { entry = distances[sub] }
        if CodeTable.isSpecial(entry) { return .invalid }
      }
      let distance = bits.takeNumber(entry)
      guard distance <= out &- start else { return .invalid }
      output.repeatBytes(at: out, distance: distance, length: length)
      out &+= length
    }
    return .full
  }

  /// Writes the one or two literals of an entry.
  @inline(__always)
  private static func put(
    _ entry: UInt32, _ bits: inout DeflatedBits, _ output: inout MutableSpan<UInt8>, _ place: Int
  ) -> Int {
    output.store(UInt16(truncatingIfNeeded: entry &>> 8), at: place)
    bits.drop(entry)
    return 1 &+ Int(entry &>> 30 & 1)
  }
}

/// What is wrong with a compressed file.
enum GzipProblem: Error {
  /// It is damaged or cut short: how that shows, as a sentence without its full stop.
  case damaged(String)
  /// It could not be read.
  case unreadable(Diagnostic)

  static let cutShort = damaged("it ends in the middle")
  static let meaningless = damaged("it holds codes without a meaning")
  static let badHeader = damaged("it does not begin as such files do")
  static let badChecksum = damaged("its checksum is not that of its content")
  static let badLength = damaged("its content is not as long as it says")
  static let garbage = damaged("trailing garbage follows it")

  /// The problem in words.
  var diagnostic: Diagnostic {
    switch self {
    case .damaged(let reason):
      Diagnostic(
        "the gzip-compressed file is damaged or cut short: \(reason)",
        remedy: "Download or copy it again; nothing of it was used.")
    case .unreadable(let problem): problem
    }
  }
}
