internal import SpreadTypes

// People of eight kinds, a bit each: the number of somebody's kind stands in three words, a binary digit in each.

extension Kernel {
  /// Counts the people of each of eight kinds.
  ///
  /// - Complexity: O(people / 64).
  @unsafe public func count(
    kindsOf people: UnsafePointer<UInt64>, blocks: Int, into counts: UnsafeMutablePointer<UInt64>
  ) {
    var block = 0
    while block < blocks {
      // A byte has eight people at most of each block.
      let end = block &+ 31 < blocks ? block &+ 31 : blocks
      for kind in 0..<8 {
        var bytes = Words()
        for block in block..<end {
          // In bounds: there are four times as many blocks as in a plane.
          let block = unsafe KindBlock(people + 8 &* block, 8 &* blocks)
          bytes &+= CoinLanes.bitsOfBytes(block.people(of: UInt64(truncatingIfNeeded: kind)))
        }
        // And eight counts a kind.
        let count = unsafe counts + 8 &* kind
        unsafe CoinLanes.store(CoinLanes.load(count) &+ CoinLanes.sumOfBytes(bytes), at: count)
      }
      block = end
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
      // Lane by lane: one that a variable names would go through memory each time.
      let word = 8 &* number
      unsafe Self.add(found[0], word, to: &next)
      unsafe Self.add(found[1], word &+ 1, to: &next)
      unsafe Self.add(found[2], word &+ 2, to: &next)
      unsafe Self.add(found[3], word &+ 3, to: &next)
      unsafe Self.add(found[4], word &+ 4, to: &next)
      unsafe Self.add(found[5], word &+ 5, to: &next)
      unsafe Self.add(found[6], word &+ 6, to: &next)
      unsafe Self.add(found[7], word &+ 7, to: &next)
    }
  }

  /// Adds people, a bit each, to others.
  ///
  /// - Returns: How many were not among them.
  /// - Complexity: O(people / 64).
  @unsafe public func add(
    _ people: UnsafePointer<UInt64>, to others: UnsafeMutablePointer<UInt64>, words: Int
  ) -> Int {
    var count = 0
    for word in 0..<words {
      let before = unsafe others[word]
      let after = unsafe before | people[word]
      unsafe others[word] = after
      count &+= (after ^ before).nonzeroBitCount
    }
    return count
  }

  /// Adds the people of a word to a list; where there are fewer than four, what is written behind is no one.
  @unsafe @inline(__always)
  private static func add(
    _ people: UInt64, _ word: Int, to end: inout UnsafeMutablePointer<UInt32>
  ) {
    let first = UInt32(truncatingIfNeeded: word &<< 6)
    var (rest, next) = unsafe (people, end)
    func put() {
      unsafe next.pointee = first &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
      unsafe next += 1
      rest &= rest &- 1
    }
    // Whether a word has one more is hard to predict, that it has no more than four is not.
    for _ in 0..<4 { put() }
    while rest != 0 { put() }
    unsafe end += people.nonzeroBitCount
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
