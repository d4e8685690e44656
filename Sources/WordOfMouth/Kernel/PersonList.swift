internal import Randomness
internal import SocialGraph

/// People who took an opinion up: a list that grows by words of a bitmap and is thinned out by coins.
struct PersonList {
  /// In `0..<count` the people; beyond, room.
  private(set) var people: [PersonID] = []
  /// How many people are in the list.
  private(set) var count = 0
  /// Whether anybody is to be added.
  var isWanted = true

  /// Empties the list and keeps its memory.
  mutating func removeAll() { count = 0 }

  /// Adds the people whose bits are set in a word of a bitmap, in order of id.
  ///
  /// - Complexity: O(bits set).
  @inline(__always)
  mutating func add(_ bits: UInt64, ofWord word: Int) {
    if bits == 0 || !isWanted { return }
    let added = bits.nonzeroBitCount
    // Four at a time, for four branches in one: up to three entries too many are written and
    // overwritten by the next.
    if people.count < count &+ added &+ 4 { makeRoom(for: added) }
    let first = UInt32(truncatingIfNeeded: word &<< 6)
    var rest = bits
    var end = count
    count &+= added
    var list = people.mutableSpan
    for _ in 0..<(added &+ 3) / 4 {
      for step in 0..<4 {
        // In bounds: there is room for `added` and four more.
        unsafe list[unchecked: end &+ step] =
          first &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      end &+= 4
    }
  }

  private mutating func makeRoom(for more: Int) {
    people += repeatElement(0, count: max(count + more + 64 - people.count, people.count / 2))
  }

  /// Keeps everybody whose coin succeeds.
  ///
  /// - Parameters:
  ///   - chance: The chance, in 0...1.
  ///   - key: The luck; a person's coin is draw 0.
  /// - Complexity: O(count).
  mutating func keep(chance: Double, _ key: RandomKey) {
    if chance >= 1 || count == 0 { return }
    let padded = (count + 15) / 16 * 16
    if people.count < padded { people += repeatElement(0, count: padded - people.count) }
    count = Self.keep(&people, count, CoinThreshold(chance: chance), key)
  }

  private static func keep(
    _ people: inout [PersonID], _ count: Int, _ coin: CoinThreshold, _ key: RandomKey
  ) -> Int {
    var list = people.mutableSpan
    var isKept = InlineArray<16, UInt32>(repeating: 0)
    var flags = isKept.mutableSpan
    var kept = 0
    for start in stride(from: 0, to: count, by: 16) {
      // In bounds: the list is as long as the next multiple of 16 and 32 more, and what is kept never
      // overtakes what is read.
      let ids = unsafe list.halves(at: start)
      let even = coin.signs(key.draws(of: ids.evenWords).bits(0)) &>> 63
      let odd = coin.signs(key.draws(of: ids.oddWords).bits(0)) &>> 31
      unsafe flags.setHalves(at: 0, Halves(even: even, oddUpper: odd))
      for lane in 0..<min(16, count &- start) {
        unsafe list[unchecked: kept] = list[unchecked: start &+ lane]
        kept &+= unsafe Int(truncatingIfNeeded: flags[unchecked: lane])
      }
    }
    return kept
  }
}
