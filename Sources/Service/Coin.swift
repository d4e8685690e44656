internal import Randomness

/// A chance made ready to be compared with random bits, for 64 people at a time.
///
/// A uniform number u = k / 2^53 is below a chance p just if the whole number k is below 2^53 p
/// rounded up; so a coin is one comparison of whole numbers and says what `unit(0) < p` says. A larger
/// chance succeeds wherever a smaller one does.
struct Coin: Sendable, Hashable {
  /// Draws whose upper 53 bits are below this succeed; in 0...2^53.
  let threshold: UInt64

  /// Makes the coin of a chance; what rounding put beyond 0...1 is taken back.
  init(_ chance: Double) {
    threshold = UInt64((min(max(chance, 0), 1) * 0x1p53).rounded(.up))
  }

  /// Succeeds always.
  static let always: UInt64 = 1 << 53

  /// Flips the coin of some of 64 people.
  ///
  /// - Parameters:
  ///   - people: Whose: a bit each.
  ///   - word: The number of their word: person `64 * word + b` has bit b.
  ///   - key: The luck; a person's coin is draw 0.
  /// - Returns: Those of them whose coin succeeds.
  /// - Complexity: O(people), O(1) where the chance is 0 or 1.
  @inline(__always)
  func flip(_ people: UInt64, _ word: Int, _ key: RandomKey) -> UInt64 {
    if threshold == 0 || people == 0 { return 0 }
    if threshold >= Self.always { return people }
    return Self.flip(people, word, key, self, self).lower
  }

  /// Flips one coin of each of some of 64 people and compares it with two chances.
  ///
  /// - Returns: Those whose coin succeeds at the lower chance, and at the higher.
  @inline(__always)
  static func flip(
    _ people: UInt64, _ word: Int, _ key: RandomKey, _ lower: Coin, _ higher: Coin
  ) -> (lower: UInt64, higher: UInt64) {
    let first = UInt64(truncatingIfNeeded: word) &<< 6
    var (below, belowHigher): (UInt64, UInt64) = (0, 0)
    var rest = people
    while rest != 0 {
      let bit = UInt64(truncatingIfNeeded: rest.trailingZeroBitCount)
      let draw = key.draws(of: first &+ bit).bits(0) &>> 11
      // The sign of a difference in place of a branch that nothing predicts.
      below |= ((draw &- lower.threshold) &>> 63) &<< bit
      belowHigher |= ((draw &- higher.threshold) &>> 63) &<< bit
      rest &= rest &- 1
    }
    return (below, belowHigher)
  }
}
