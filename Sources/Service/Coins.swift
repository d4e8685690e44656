internal import Randomness

extension CoinThreshold {
  /// Flips the coin of some of 64 people.
  ///
  /// - Parameters:
  ///   - people: Whose: a bit each.
  ///   - word: The number of their word: person `64 * word + b` has bit b.
  ///   - key: The key of the coins; a person's coin is draw 0.
  /// - Returns: Those of them whose coin succeeds.
  /// - Complexity: O(people), O(1) where the chance is 0 or 1.
  @inline(__always)
  func flip(_ people: UInt64, _ word: Int, _ key: RandomKey) -> UInt64 {
    if value == 0 { return 0 }
    if value >= Self.always { return people }
    return Self.flip(people, word, key, self, self).lower
  }

  /// Flips one coin of each of some of 64 people and compares it with two chances.
  ///
  /// - Returns: Those whose coin succeeds at the lower chance, and at the higher.
  @inline(__always)
  static func flip(
    _ people: UInt64, _ word: Int, _ key: RandomKey, _ lower: CoinThreshold,
    _ higher: CoinThreshold
  ) -> (lower: UInt64, higher: UInt64) {
    var (below, belowHigher): (UInt64, UInt64) = (0, 0)
    key.forEachDraw(of: people, word) { draw, person in
      below |= person & lower.success(of: draw)
      belowHigher |= person & higher.success(of: draw)
    }
    return (below, belowHigher)
  }
}

extension RandomKey {
  /// Calls for each of some of 64 people with the upper 53 bits of the draw and the person's bit.
  ///
  /// Twice even where there are fewer, and then without a bit: whether a word has anybody at all is hard
  /// to predict where few are asked, and a draw that nobody needs costs less than a wrong guess.
  @inline(__always)
  func forEachDraw(
    of people: UInt64, _ word: Int, _ body: (_ draw: UInt64, _ person: UInt64) -> Void
  ) {
    let first = UInt64(truncatingIfNeeded: word) &<< 6
    var rest = people
    func next() {
      let number = first &+ UInt64(truncatingIfNeeded: rest.trailingZeroBitCount)
      body(draws(of: number).bits(0) &>> 11, rest & (0 &- rest))
      rest &= rest &- 1
    }
    next()
    next()
    while rest != 0 { next() }
  }
}
