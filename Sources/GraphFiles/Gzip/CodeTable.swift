/// The codes of one alphabet of a deflated block, to be looked up by the next bits of the stream.
///
/// The first bits of a code select an entry of the main table; that of a longer code leads to a table for the
/// rest of it. An entry says how many bits it uses (bits 0 to 7), and
///
/// - one or two literals: bit 31 is set; the literals (bits 8 to 23), and bit 30 if there are two;
/// - a length or distance: without extra bits (bits 16 to 30), and the length of the code without them
///   (bits 8 to 12);
/// - something special: bit 15 is set; where the table for longer codes is (bits 16 to 30) and how many more bits
///   select from it (bits 8 to 12); or, with bit 14, the end of the block; or, with bit 13, no code.
struct CodeTable {
  /// What symbols mean.
  enum Alphabet { case literals, distances, lengths }

  /// The main table, and those for longer codes behind it.
  private(set) var entries: [UInt32] = []
  private let mainBits: Int

  private static let literal: UInt32 = 1 << 31
  private static let two: UInt32 = 1 << 30
  private static let special: UInt32 = 1 << 15
  private static let end: UInt32 = 1 << 14
  private static let none: UInt32 = 1 << 13

  /// Makes a table without codes.
  init(bits: Int) { mainBits = bits }

  @inline(__always) static func isLiteral(_ entry: UInt32) -> Bool { entry >= literal }
  @inline(__always) static func isSpecial(_ entry: UInt32) -> Bool { entry & special != 0 }
  /// Whether a special entry ends the block.
  @inline(__always) static func isEnd(_ entry: UInt32) -> Bool { entry & end != 0 }

  /// Where the entry for a longer code is, or nil if a special entry is no way there.
  @inline(__always)
  static func place(_ entry: UInt32, _ bits: inout DeflatedBits) -> Int? {
    guard entry & (end | none) == 0 else { return nil }
    bits.drop(entry)
    let rest = bits.word & (1 &<< UInt64(entry &>> 8 & 0x1F) &- 1)
    return Int(entry &>> 16) &+ Int(truncatingIfNeeded: rest)
  }

  /// Makes the table of codes of some lengths, one for each symbol.
  ///
  /// - Throws: If there are too many codes for their lengths, or too few, unless there is none or one of one
  ///   bit, which then is for a single symbol.
  /// - Complexity: O(size of the table).
  mutating func build(
    _ lengths: ArraySlice<UInt8>, as alphabet: Alphabet
  ) throws(GzipProblem) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    let longest = counts.lastIndex { $0 > 0 } ?? 0
    var (code, left) = (0, 1)
    var next = [Int](repeating: 0, count: 16)
    for length in 1...15 {
      left = 2 * left - counts[length]
      guard left >= 0 else { throw .meaningless }
      code = (code + (length > 1 ? counts[length - 1] : 0)) << 1
      next[length] = code
    }
    guard left == 0 || alphabet != .lengths && longest <= 1 else { throw .meaningless }
    let size = 1 << mainBits
    entries.removeAll(keepingCapacity: true)
    entries.append(contentsOf: repeatElement(Self.special | Self.none | 1, count: size))
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      let reversed = Self.reversed(next[length], length)
      next[length] += 1
      let entry = Self.entry(symbol, alphabet)
      if length <= mainBits {
        fill(0..<size, from: reversed, step: 1 << length, entry, length)
      } else {
        let table = subtable(reversed & (size - 1), bits: longest - mainBits)
        fill(
          table, from: table.lowerBound + reversed >> mainBits, step: 1 << (length - mainBits),
          entry, length - mainBits)
      }
    }
    if alphabet == .literals { pairLiterals() }
  }

  private mutating func fill(
    _ range: Range<Int>, from first: Int, step: Int, _ entry: UInt32, _ length: Int
  ) {
    // Extra bits are in the low bits of the entry already.
    let hasExtra = entry & (Self.literal | Self.special) == 0
    let whole = entry + UInt32(length) + (hasExtra ? UInt32(length) << 8 : 0)
    var table = entries.mutableSpan
    var place = first
    while place < range.upperBound {
      table[place] = whole
      place += step
    }
  }

  /// The table for the codes that begin with some bits, which is made if there is none.
  private mutating func subtable(_ beginning: Int, bits: Int) -> Range<Int> {
    if entries[beginning] & Self.none != 0 {
      let start = entries.count
      entries.append(contentsOf: repeatElement(Self.special | Self.none | 1, count: 1 << bits))
      entries[beginning] = Self.special | UInt32(start) << 16 | UInt32(bits) << 8 | UInt32(mainBits)
    }
    let start = Int(entries[beginning] >> 16)
    return start..<start + 1 << bits
  }

  /// Puts two literals into one entry where both their codes are selected by the bits of the main table.
  private mutating func pairLiterals() {
    let mainBits = mainBits
    var table = entries.mutableSpan
    // What the rest of the bits select is before: it is still single.
    for place in (0..<1 << mainBits).reversed() {
      let first = table[place]
      guard Self.isLiteral(first) else { continue }
      let length = Int(first & 0xFF)
      let second = table[place >> length]
      guard Self.isLiteral(second), second & Self.two == 0, length + Int(second & 0xFF) <= mainBits
      else { continue }
      table[place] = first + (second & 0xFF) | (second & 0xFF00) << 8 | Self.two
    }
  }

  // MARK: Symbols

  private static func entry(_ symbol: Int, _ alphabet: Alphabet) -> UInt32 {
    switch alphabet {
    case .lengths: return literal | UInt32(symbol) << 8
    case .literals where symbol < 256: return literal | UInt32(symbol) << 8
    case .literals where symbol == 256: return special | end
    case .literals where symbol <= 285: return matchLengths[symbol - 257]
    case .distances where symbol < 30: return matchDistances[symbol]
    case .literals, .distances: return special | none
    }
  }

  /// Lengths 3 to 258: eight without extra bits, then four for each number of them; 258 has a symbol of its own.
  private static let matchLengths: [UInt32] =
    numbers(from: 3, count: 28, perExtra: 4) + [258 << 16]

  /// Distances 1 to 32,768: four without extra bits, then two for each number of them.
  private static let matchDistances = numbers(from: 1, count: 30, perExtra: 2)

  private static func numbers(from first: UInt32, count: Int, perExtra: Int) -> [UInt32] {
    var next = first
    return (0..<count).map { symbol in
      let extra = UInt32(max(0, symbol / perExtra - 1))
      defer { next += 1 << extra }
      return next << 16 | extra
    }
  }

  private static func reversed(_ code: Int, _ length: Int) -> Int {
    var (rest, reversed) = (code, 0)
    for _ in 0..<length {
      reversed = reversed << 1 | rest & 1
      rest >>= 1
    }
    return reversed
  }
}
