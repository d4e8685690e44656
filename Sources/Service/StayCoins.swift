internal import Randomness

/// Who stays, of customers of any class: the coins of all classes in one table, so that one pass does
/// for them all.
struct StayCoins: Sendable {
  /// By class and what was heard: place 4 x class, and 1 for good, and 2 for bad.
  private let coins: [Coin]
  /// Those of an ordinary moment, most customers.
  let ordinary: SwayedCoin

  /// Puts the coins of classes in their places.
  init(_ classes: ByClass<SwayedCoin>) {
    ordinary = classes[.ordinary]
    coins = CustomerClass.allCases.flatMap {
      [classes[$0].unmoved, classes[$0].good, classes[$0].bad, classes[$0].both]
    }
  }

  /// Flips the coins of some customers of a word by their class and what they heard.
  ///
  /// - Complexity: O(people).
  @inline(__always)
  func flip(
    _ people: UInt64, of word: PeopleWord, _ index: Int, _ key: RandomKey,
    heardGood: UInt64, heardBad: UInt64
  ) -> SwayedCoin.Flips {
    let (code, coins) = (word.classCode, coins.span)
    var (succeed, withoutGood, withoutBad): (UInt64, UInt64, UInt64) = (0, 0, 0)
    Coin.forEachDraw(of: people, index, key) { draw, person in
      let bit = UInt64(truncatingIfNeeded: person.trailingZeroBitCount)
      let place =
        ((code.ones &>> bit) & 1) &<< 2 | ((code.twos &>> bit) & 1) &<< 3
        | ((code.fours &>> bit) & 1) &<< 4
      let (good, bad) = ((heardGood &>> bit) & 1, ((heardBad &>> bit) & 1) &<< 1)
      succeed |= person & coins[Int(truncatingIfNeeded: place | good | bad)].success(of: draw)
      withoutGood |= person & coins[Int(truncatingIfNeeded: place | bad)].success(of: draw)
      withoutBad |= person & coins[Int(truncatingIfNeeded: place | good)].success(of: draw)
    }
    return SwayedCoin.Flips(
      of: people, succeed: succeed, withoutGood: withoutGood, withoutBad: withoutBad,
      heardGood: heardGood, heardBad: heardBad)
  }
}
