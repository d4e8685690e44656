/// Numbers texts in the order of their first appearance, without a `String` for each mention.
///
/// The texts lie one behind the other in one array of bytes; a table of open addresses finds them.
/// What the hash is shows in nothing but speed: people are numbered anew in the end.
struct TextTable {
  private(set) var bytes: [UInt8] = []
  /// Text i is `bytes[ends[i]..<ends[i + 1]]`.
  private(set) var ends: [Int] = [0]
  /// The hash of each text.
  private var hashes: [UInt32] = []
  /// One more than the number of the text, or 0; a power of two of them, at most half in use.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// How many texts there are.
  var count: Int { hashes.count }

  /// A text.
  func text(_ number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

  /// The number of a text, which is added if it is new.
  ///
  /// - Parameters:
  ///   - source: Where it stands.
  ///   - range: Its place there.
  /// - Returns: The number, or nil if there is none left.
  /// - Complexity: O(length), amortised.
  mutating func number(of source: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
    let hash = Self.hash(source, range)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isText(number, source, range) { return UInt32(number) }
      slot = (slot + 1) & mask
    }
    guard count < Int(UInt32.max) - 1 else { return nil }
    for index in range { bytes.append(source[index]) }
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = UInt32(count)
    if 2 * count > slots.count { grow() }
    return UInt32(count - 1)
  }

  private func isText(_ number: Int, _ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == range.count else { return false }
    var index = 0
    while index < range.count, bytes[start + index] == source[range.lowerBound + index] {
      index += 1
    }
    return index == range.count
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 4 * slots.count)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// FNV-1a with a finishing mix, so that the low bits depend on all.
  private static func hash(_ source: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(source[index])) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
