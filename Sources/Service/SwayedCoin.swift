internal import Randomness
internal import WordOfMouth

/// A chance that talk moves, made ready to flip: the coin of who heard nothing, good, bad, both.
struct SwayedCoin: Sendable {
  let unmoved, good, bad, both: Coin

  /// Makes the coins of a chance.
  init(_ chance: Double, _ sway: Market.Sway) {
    func coin(_ positive: Bool, _ negative: Bool) -> Coin {
      Coin(sway.moved(chance, heard: ByOpinion(positive: positive, negative: negative)))
    }
    unmoved = coin(false, false)
    good = coin(true, false)
    bad = coin(false, true)
    both = coin(true, true)
  }

  /// Whether talk changes nothing and there is nothing left to luck.
  var isSettled: Bool { isUnmoved && unmoved.isSettled }

  /// Whether talk changes nothing.
  private var isUnmoved: Bool { good == unmoved && bad == unmoved && both == unmoved }

  /// Whether nobody succeeds who did not hear good.
  var needsGood: Bool { unmoved.threshold == 0 }

  /// What came of the coins of some of 64 people, a bit each.
  struct Flips {
    /// Those who succeed.
    var succeed: UInt64 = 0
    /// Of them, those who would not have without good talk.
    var won: UInt64 = 0
    /// Those who would have succeeded without bad talk and did not.
    var lost: UInt64 = 0

    /// Those who succeed anyhow.
    @inline(__always)
    init(succeed: UInt64) { self.succeed = succeed }

    /// Says what talk did to people.
    ///
    /// - Parameters:
    ///   - people: Whose coins they are.
    ///   - succeed: Whose coin succeeds as things are.
    ///   - withoutGood: Whose coin would succeed had they not heard good.
    ///   - withoutBad: Whose coin would succeed had they not heard bad.
    ///   - heardGood: Who heard good.
    ///   - heardBad: Who heard bad.
    @inline(__always)
    init(
      of people: UInt64, succeed: UInt64, withoutGood: UInt64, withoutBad: UInt64,
      heardGood: UInt64, heardBad: UInt64
    ) {
      self.succeed = people & succeed
      won = people & succeed & heardGood & ~withoutGood
      lost = people & ~succeed & heardBad & withoutBad
    }

    /// Adds those of other people.
    @inline(__always)
    mutating func add(_ others: Flips) {
      succeed |= others.succeed
      won |= others.won
      lost |= others.lost
    }
  }

  /// Flips the coins of some of 64 people by what they heard.
  ///
  /// - Complexity: O(people), O(1) where the chance is 0 or 1 and talk leaves it so.
  @inline(__always)
  func flip(
    _ people: UInt64, _ word: Int, _ key: RandomKey, heardGood: UInt64, heardBad: UInt64
  ) -> Flips {
    // Where nobody succeeds without good talk, only those who heard it can.
    let asked = needsGood ? people & heardGood : people
    if asked & (heardGood | heardBad) == 0 || isUnmoved {
      return Flips(succeed: unmoved.flip(asked, word, key))
    }
    var below = Below()
    Coin.forEachDraw(of: asked, word, key) { draw, person in
      below.unmoved |= person & unmoved.success(of: draw)
      below.good |= person & good.success(of: draw)
      below.bad |= person & bad.success(of: draw)
      below.both |= person & both.success(of: draw)
    }
    return below.flips(of: asked, heardGood: heardGood, heardBad: heardBad)
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
      // One coin, asked more than once: as things are, and as if the one opinion had not been heard.
      let withoutGood = (heardBad & bad) | (~heardBad & unmoved)
      let withoutBad = (heardGood & good) | (~heardGood & unmoved)
      let succeed =
        (heardGood & heardBad & both) | (heardGood & ~heardBad & good) | (~heardGood & withoutGood)
      return Flips(
        of: people, succeed: succeed, withoutGood: withoutGood, withoutBad: withoutBad,
        heardGood: heardGood, heardBad: heardBad)
    }
  }
}
