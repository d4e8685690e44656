/// People, a bit each, in whole blocks of eight words: bit b of word w is person 64 w + b.
struct PeopleBlocks: Sendable {
  /// The blocks; words behind the last people have nobody.
  var blocks: [SIMD8<UInt64>] = []

  /// Makes a set of nobody, without room for anybody.
  init() {}

  /// Takes people by words.
  init(words: [UInt64]) {
    clear(words: words.count)
    for (index, word) in words.enumerated() { self[index] = word }
  }

  /// Makes room for people and forgets who there are.
  mutating func clear(words count: Int) {
    blocks.removeAll(keepingCapacity: true)
    blocks.append(contentsOf: repeatElement(.zero, count: (count + 7) / 8))
  }

  /// The people of a word.
  subscript(word: Int) -> UInt64 {
    @inline(__always)
    get { blocks[word &>> 3][word & 7] }
    @inline(__always)
    set { blocks[word &>> 3][word & 7] = newValue }
  }
}

/// Counts people of many blocks.
///
/// Bits are added up in bytes, and bytes before they overflow.
struct PeopleCount {
  private var bytes: SIMD8<UInt64> = .zero
  /// How many blocks the bytes are of.
  private var blocks = 0
  private var folded = 0

  /// The sum so far.
  var total: Int { folded + Self.sum(bytes) }

  /// Adds the people of a block.
  @inline(__always)
  mutating func add(_ people: SIMD8<UInt64>) {
    var counts = people &- ((people &>> 1) & 0x5555_5555_5555_5555)
    counts = (counts & 0x3333_3333_3333_3333) &+ ((counts &>> 2) & 0x3333_3333_3333_3333)
    bytes &+= (counts &+ (counts &>> 4)) & 0x0F0F_0F0F_0F0F_0F0F
    blocks &+= 1
    // A byte has eight at most of each block.
    if blocks == 31 { fold() }
  }

  private mutating func fold() {
    folded &+= Self.sum(bytes)
    (bytes, blocks) = (.zero, 0)
  }

  /// The sum of the bytes of all words.
  private static func sum(_ bytes: SIMD8<UInt64>) -> Int {
    let pairs = (bytes & 0x00FF_00FF_00FF_00FF) &+ ((bytes &>> 8) & 0x00FF_00FF_00FF_00FF)
    let fours = (pairs & 0x0000_FFFF_0000_FFFF) &+ ((pairs &>> 16) & 0x0000_FFFF_0000_FFFF)
    let sums = (fours & 0xFFFF_FFFF) &+ (fours &>> 32)
    return Int(truncatingIfNeeded: sums.wrappedSum())
  }
}

extension SIMD8<UInt64> {
  /// Whether there is nobody.
  @inline(__always)
  var isEmpty: Bool {
    let four = lowHalf | highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] == 0
  }
}
