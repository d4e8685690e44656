internal import Randomness

/// How many people are customers, drawn anew in each replicate; who they are is up to an order of people.
///
/// By count it is that number. By share it is binomial, by inversion of one uniform number. So many of a
/// random order have the distribution of independent coins, one for each person: coins give a binomial
/// number of customers, and all sets of that many people equally often. What coins cost is
/// O(people), though. A larger share has as many customers or more with the same random numbers,
/// since the uniform number is the same (but for rounding, where two shares are next to equal), and so has
/// the same customers and some more.
struct CustomerNumber: Sendable, Equatable {
  /// What is drawn.
  let sampler: CountSampler

  /// Prepares drawing.
  ///
  /// - Parameters:
  ///   - size: How many are customers.
  ///   - people: The number of people.
  /// - Precondition: a share is in 0...1, a count is not negative.
  /// - Complexity: O(1) by count, O(sqrt(people)) by share.
  init(_ size: CustomerCount, of people: Int) {
    switch size {
    case .share(let share): sampler = CountSampler(trials: people, chance: share)
    case .count(let count): sampler = CountSampler(trials: min(count, people), chance: 1)
    }
  }

  /// The number in a replicate.
  ///
  /// - Complexity: O(log people).
  func draw(_ random: RandomStream) -> Int {
    if sampler.lowest == sampler.largest { return sampler.lowest }
    return sampler.count(at: random.key(.customerCount).draws(of: UInt64(0)).unit(0))
  }
}
