internal import Randomness
internal import SocialGraph

// Contacts told by coins of their own: `each` and `weightedCascade`.
//
// `each`: not a coin for each contact but a jump from success to success. The k-th gap of a person is
// made of draw k; eight tellers jump side by side, each in a lane, or one teller with many contacts
// takes eight jumps at a time.
//
// `weightedCascade`: contact j succeeds if the unit of draw j is below 1 over the number of people who
// can tell it. Looking that number up is the dear part, so it is looked up only where the unit is below
// 1 over the *smallest* such number of anybody.

enum ContactCoins {
  /// Tellers with more contacts than this never stand in a lane: it bounds what eight lanes tell.
  static let mostContactsInLanes: UInt32 = 4096
  /// With more successes expected than this a teller jumps eight at a time.
  private static let mostSuccessesInLanes = 12.0

  /// The most contacts of a teller who stands in a lane.
  static func mostContactsInLanes(chance: Double) -> UInt32 {
    let most = Double(mostContactsInLanes)
    return UInt32(min(most, chance > 0 ? mostSuccessesInLanes / chance : most))
  }

  /// Eight tellers jump, each in a lane.
  ///
  /// - Parameters:
  ///   - list: The list to which the places of the contacts are added, with room for
  ///     8 x (``mostContactsInLanes`` + 1) more.
  ///   - end: How many places there are.
  ///   - tellers: Grows by the number of those who tell somebody.
  /// - Returns: How many places there are now.
  @inline(__always)
  static func choose(
    people: Words, starts: Words, degrees: Words, _ gap: GeometricGap, _ key: RandomKey,
    _ contacts: borrowing some ContactSource, into list: inout [UInt32],
    from end: Int, tellers: inout Int
  ) -> Int {
    var places = list.mutableSpan
    let draws = key.draws(of: people)
    var position = gap.failures(draws.base)
    var (rows, found, hit) = (
      InlineArray<8, UInt64>(repeating: 0), InlineArray<8, UInt64>(repeating: 0),
      InlineArray<8, UInt64>(repeating: 0)
    )
    rows.set(starts)
    var end = end
    var step = 0
    while true {
      // The sign of a difference: 1 where a lane's jump ended on a contact.
      let hits = (position &- degrees) &>> 63
      if hits == Words(repeating: 0) { return end }
      found.set(position)
      hit.set(hits)
      let before = end
      for lane in 0..<8 {
        // In bounds: the caller made room for all contacts of eight tellers and eight more. Written
        // always, and overwritten by the next where there was no hit.
        unsafe places[unchecked: end] = contacts.place(
          UInt32(truncatingIfNeeded: found[unchecked: lane]),
          from: UInt32(truncatingIfNeeded: rows[unchecked: lane]))
        end &+= unsafe Int(truncatingIfNeeded: hit[unchecked: lane])
      }
      if step == 0 { tellers &+= end &- before }
      step &+= 1
      position = position &+ 1 &+ gap.failures(draws.bits(step))
    }
  }

  /// One teller jumps eight times at a time.
  ///
  /// - Returns: How many places there are now; the list has room for all contacts and eight more.
  @inline(__always)
  static func choose(
    _ person: PersonID, start: UInt32, degree: UInt32, _ gap: GeometricGap, _ key: RandomKey,
    _ contacts: borrowing some ContactSource, into list: inout [UInt32], from end: Int
  ) -> Int {
    var places = list.mutableSpan
    let draws = PersonDraws(key, person)
    var end = end
    var gaps = InlineArray<8, UInt64>(repeating: 0)
    var position: UInt64 = 0
    var step = 0
    while true {
      gaps.set(gap.failures(draws.eight(from: step)))
      for lane in 0..<8 {
        position &+= gaps[lane]
        if position >= UInt64(degree) { return end }
        places[end] = contacts.place(UInt32(truncatingIfNeeded: position), from: start)
        end &+= 1
        position &+= 1
      }
      step &+= 8
    }
  }

  /// One teller flips a coin for each contact, of chance 1 over the number who can tell the contact.
  ///
  /// - Parameters:
  ///   - mostLikely: The chance of the contact whom the fewest can tell.
  ///   - coins: Room for as many words as there are contacts, and one more.
  /// - Returns: How many places there are now; the list has room for all contacts and eight more.
  @inline(__always)
  static func chooseWeighted(
    _ person: PersonID, start: UInt32, degree: UInt32, mostLikely: CoinThreshold, _ key: RandomKey,
    _ contacts: borrowing some ContactSource, into list: inout [UInt32], from end: Int,
    coins: inout [UInt64]
  ) -> Int {
    var places = list.mutableSpan
    var coins = coins.mutableSpan
    let draws = PersonDraws(key, person)
    // First the contacts whose coins may succeed, without looking at them.
    var (drawn, may) = (
      InlineArray<8, UInt64>(repeating: 0), InlineArray<8, UInt64>(repeating: 0)
    )
    var possible = end
    for first in stride(from: 0, to: Int(degree), by: 8) {
      let bits = draws.eight(from: first)
      drawn.set(bits)
      may.set(mostLikely.signs(bits) &>> 63)
      for lane in 0..<min(8, Int(degree) &- first) {
        // In bounds: the lists have room for all contacts and eight more.
        unsafe places[unchecked: possible] = contacts.place(
          UInt32(truncatingIfNeeded: first &+ lane), from: start)
        unsafe coins[unchecked: possible &- end] = drawn[unchecked: lane]
        possible &+= unsafe Int(truncatingIfNeeded: may[unchecked: lane])
      }
    }
    // Then those whose coins do.
    var kept = end
    for index in end..<possible {
      let place = places[index]
      let others = contacts.incomingCount(of: contacts.contact(at: place))
      places[kept] = place
      let unit = Double(coins[index &- end] >> 11) * 0x1p-53
      kept &+= unit < 1 / Double(others) ? 1 : 0
    }
    return kept
  }
}

/// The draws of one person, eight indices at a time.
private struct PersonDraws {
  let base: UInt64

  @inline(__always)
  init(_ key: RandomKey, _ person: PersonID) { base = key.draws(of: person).base }

  /// Draws `first`, `first` + 1, …
  @inline(__always)
  func eight(from first: Int) -> Words {
    let indices = Words(0, 1, 2, 3, 4, 5, 6, 7) &+ UInt64(truncatingIfNeeded: first)
    let bits = scattered(base &+ indices &* goldenStep)
    // Draw 0 is the base itself.
    return first == 0
      ? bits.replacing(with: Words(repeating: base), where: indices .== Words(repeating: 0)) : bits
  }
}

extension InlineArray<8, UInt64> {
  /// Takes a vector's lanes: memory is read lane by lane for less than a register is.
  @inline(__always)
  fileprivate mutating func set(_ words: Words) {
    for lane in 0..<8 { self[lane] = words[lane] }
  }
}
