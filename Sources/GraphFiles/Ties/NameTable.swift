/// Numbers texts in the order of their first appearance, without a `String` for each mention.
///
/// The texts lie one behind the other in one array of bytes; a table of open addresses finds them.
/// What the hash is shows in nothing but speed: people are numbered anew in the end.
struct NameTable {
  private(set) var bytes: [UInt8] = []
  /// Text i is `bytes[ends[i]..<ends[i + 1]]`.
  private(set) var ends: [Int] = [0]
  /// Hashes and numbers of texts: the hash above one more than the number, or 0.
  ///
  /// A power of two of them, at most half in use. With the hash beside the number, a text that is
  /// another one is seldom looked at.
  private var slots = [UInt64](repeating: 0, count: 1024)

  /// How many texts there are.
  var count: Int { ends.count - 1 }

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
      let number = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
      if slots[slot] >> 32 == hash, isText(number, source, range) { return UInt32(number) }
      slot = (slot + 1) & mask
    }
    guard count < Int(UInt32.max) - 1 else { return nil }
    for index in range { bytes.append(source[index]) }
    ends.append(bytes.count)
    slots[slot] = UInt64(hash) << 32 | UInt64(count)
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
    let old = slots
    slots = [UInt64](repeating: 0, count: 4 * old.count)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
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
