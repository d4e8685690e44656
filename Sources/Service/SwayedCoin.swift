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

  /// What came of the coins of some of a block of people, a bit each.
  struct Flips {
    /// Those who succeed.
    var succeed: SIMD8<UInt64>
    /// Those who would have succeeded without hearing anything.
    var unmoved: SIMD8<UInt64>
    /// Of those who succeed, those who would not have without hearing good.
    var won: SIMD8<UInt64>
    /// Those who would have succeeded without hearing bad and did not.
    var lost: SIMD8<UInt64>
  }
}
