internal import Randomness
internal import WordOfMouth

/// A chance that depends on what somebody heard, ready to flip: the coin of those who heard nothing,
/// good, bad, both.
struct SwayedCoin: Sendable {
  let unmoved, good, bad, both: CoinThreshold

  /// Makes the coins of a chance.
  init(_ chance: Double, _ sway: Market.Sway) {
    func coin(_ positive: Bool, _ negative: Bool) -> CoinThreshold {
      CoinThreshold(
        chance: sway.moved(chance, heard: ByOpinion(positive: positive, negative: negative)))
    }
    unmoved = coin(false, false)
    good = coin(true, false)
    bad = coin(false, true)
    both = coin(true, true)
  }

  /// Whether what people hear changes nothing and the outcome is certain.
  var isCertain: Bool { isUnmoved && unmoved.isCertain }

  /// Whether what people hear changes nothing.
  private var isUnmoved: Bool { good == unmoved && bad == unmoved && both == unmoved }

  /// What came of the coins of some of 64 people, a bit each.
  struct Flips {
    /// Those who succeed.
    var succeed: UInt64
    /// Those who would have succeeded without hearing anything.
    var unmoved: UInt64
    /// Of those who succeed, those who would not have without hearing good.
    var won: UInt64 = 0
    /// Those who would have succeeded without hearing bad and did not.
    var lost: UInt64 = 0
  }

  /// Whose coin succeeds at each of the four chances.
  struct Below {
    var unmoved: UInt64 = 0
    var good: UInt64 = 0
    var bad: UInt64 = 0
    var both: UInt64 = 0

    /// What that comes to by what people heard.
    @inline(__always)
    func flips(of people: UInt64, heardGood: UInt64, heardBad: UInt64) -> Flips {
      // One coin, compared more than once: as things are, and as if one opinion had not been heard.
      let withoutGood = (heardBad & bad) | (~heardBad & unmoved)
      let withoutBad = (heardGood & good) | (~heardGood & unmoved)
      let succeed =
        (heardGood & heardBad & both) | (heardGood & ~heardBad & good) | (~heardGood & withoutGood)
      return Flips(
        succeed: people & succeed, unmoved: people & unmoved,
        won: people & succeed & heardGood & ~withoutGood,
        lost: people & ~succeed & heardBad & withoutBad)
    }
  }
}
