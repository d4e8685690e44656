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
    if threshold == 0 { return 0 }
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
    var (below, belowHigher): (UInt64, UInt64) = (0, 0)
    forEachDraw(of: people, word, key) { draw, person in
      below |= person & lower.success(of: draw)
      belowHigher |= person & higher.success(of: draw)
    }
    return (below, belowHigher)
  }

  /// Calls for each of some of 64 people with the upper 53 bits of the draw and the person's bit.
  ///
  /// Twice even where there are fewer, and then without a bit: whether a word has anybody at all is hard to
  /// predict where few are asked, and a draw in vain costs less than to guess wrong.
  @inline(__always)
  static func forEachDraw(
    of people: UInt64, _ word: Int, _ key: RandomKey,
    _ body: (_ draw: UInt64, _ person: UInt64) -> Void
  ) {
    let first = UInt64(truncatingIfNeeded: word) &<< 6
    var rest = people
    func next() {
      let number = first &+ UInt64(truncatingIfNeeded: rest.trailingZeroBitCount)
      body(key.draws(of: number).bits(0) &>> 11, rest & (0 &- rest))
      rest &= rest &- 1
    }
    next()
    next()
    while rest != 0 { next() }
  }

  /// Whether all coins end the same.
  var isSettled: Bool { threshold == 0 || threshold >= Self.always }

  /// All bits if a draw of 53 bits succeeds, else none.
  ///
  /// The sign of a difference in place of a branch that nothing predicts.
  @inline(__always)
  func success(of draw: UInt64) -> UInt64 { 0 &- ((draw &- threshold) &>> 63) }
}
