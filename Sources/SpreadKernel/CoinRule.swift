internal import SpreadTypes

/// A rule by which each contact has a coin of its own, so that the kernel is compiled once for each.
protocol CoinRule {
  /// No contact succeeds whose draw, halved, is not below this; at most 2^63.
  ///
  /// Halved, so that a comparison is the sign of a difference.
  var limit: UInt64 { get }

  /// Keeps the places whose coins succeed.
  func decide(
    _ contacts: some ContactSource, _ places: inout PlaceList,
    _ memory: borrowing ContactCoins.Memory)
}

/// Chance 1 over how many can tell a contact.
struct CascadeCoins: CoinRule {
  /// The smallest number of people who can tell anybody.
  let fewest: UInt64

  /// Half of 2^64 / fewest, rounded up.
  var limit: UInt64 { UInt64.max / fewest / 2 &+ 1 }

  @inline(__always)
  func decide(
    _ contacts: some ContactSource, _ places: inout PlaceList,
    _ memory: borrowing ContactCoins.Memory
  ) {
    ContactCoins.decide(contacts, &places, memory)
  }
}

/// A contact's weight times a factor.
struct WeightCoins: CoinRule {
  /// The factor.
  let factor: Double
  /// What no draw of 53 bits is above of a contact that succeeds, halved and widened.
  let limit: UInt64

  /// Prepares for chances.
  init(_ chances: WeightedChances) {
    factor = chances.factor
    // A draw of 53 bits below 2^53 times the chance, and one more for what is rounded away.
    let most = min(chances.largest * 0x1p53, 0x1p53 - 1)
    limit = (UInt64(most) &+ 1) &<< 10
  }

  @inline(__always)
  func decide(
    _ contacts: some ContactSource, _ places: inout PlaceList,
    _ memory: borrowing ContactCoins.Memory
  ) {
    ContactCoins.decide(byWeightTimes: factor, contacts, &places, memory)
  }
}
