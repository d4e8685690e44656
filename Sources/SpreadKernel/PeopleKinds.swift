internal import SpreadTypes

// People of eight kinds, a bit each: the number of somebody's kind stands in three words, a binary digit in each.

extension Kernel {
  /// Counts the people of each of eight kinds.
  ///
  /// - Complexity: O(people / 64).
  @unsafe public func count(
    kindsOf people: UnsafePointer<UInt64>, blocks: Int, into counts: UnsafeMutablePointer<UInt64>
  ) {
    for block in 0..<blocks {
      // In bounds: there are four times as many blocks as in a plane, and eight counts a kind.
      let block = unsafe KindBlock(people + 8 &* block, 8 &* blocks)
      if CoinLanes.isEmpty(block.people) { continue }
      for kind in 0..<8 {
        let count = unsafe counts + 8 &* kind
        let people = block.people(of: UInt64(truncatingIfNeeded: kind))
        unsafe CoinLanes.store(CoinLanes.load(count) &+ CoinLanes.bitCount(people), at: count)
      }
    }
  }

  /// Lists the people of some kinds in order of id.
  ///
  /// - Complexity: O(people / 64 + those listed).
  @unsafe public func list(
    _ kinds: UInt64, of people: UnsafePointer<UInt64>, blocks: Int,
    into list: UnsafeMutablePointer<UInt32>
  ) {
    var next = unsafe list
    for number in 0..<blocks {
      // In bounds: there are four times as many blocks as in a plane.
      let block = unsafe KindBlock(people + 8 &* number, 8 &* blocks)
      if CoinLanes.isEmpty(block.people) { continue }
      var (found, rest) = (Words(), kinds)
      while rest != 0 {
        found |= block.people(of: UInt64(truncatingIfNeeded: rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
      for lane in 0..<8 { unsafe Self.add(found[lane], 8 &* number &+ lane, to: &next) }
    }
  }

  /// Adds the people of a word to a list, and perhaps somebody behind its end.
  @unsafe @inline(__always)
  private static func add(
    _ people: UInt64, _ word: Int, to end: inout UnsafeMutablePointer<UInt32>
  ) {
    var rest = people
    let first = UInt32(truncatingIfNeeded: word &<< 6)
    func move() {
      unsafe end.pointee = first &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
      unsafe end += rest == 0 ? 0 : 1
      rest &= rest &- 1
    }
    // Whether a word has one more is hard to predict, that it has no more than four is not.
    for _ in 0..<4 { move() }
    while rest != 0 { move() }
  }
}

/// Eight words of people and the digits of their kinds.
struct KindBlock {
  let people: Words
  private let ones: Words
  private let twos: Words
  private let fours: Words

  /// Takes a block of people, and what lies one, two and three planes behind it.
  @unsafe @inline(__always)
  init(_ block: UnsafePointer<UInt64>, _ plane: Int) {
    // In bounds: there are four planes.
    unsafe (people, ones) = (CoinLanes.load(block), CoinLanes.load(block + plane))
    unsafe (twos, fours) = (
      CoinLanes.load(block + 2 &* plane), CoinLanes.load(block + 3 &* plane)
    )
  }

  /// The people of a kind.
  @inline(__always)
  func people(of kind: UInt64) -> Words {
    // All bits where the digit is 0: it is to be missing.
    people & (ones ^ ((kind & 1) &- 1)) & (twos ^ (((kind &>> 1) & 1) &- 1))
      & (fours ^ ((kind &>> 2) &- 1))
  }
}
