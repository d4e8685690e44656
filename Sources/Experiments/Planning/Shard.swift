import Scenarios

/// A part of the runs of a plan, one of several that machines run for themselves.
///
/// Runs are dealt by arithmetic, the settings in turn, so that each shard gets its share of the
/// expensive ones. Where there are at least as many graphs as shards, a graph belongs to one shard of
/// a setting, which then need not build the others.
package struct Shard: Sendable, Hashable {
  /// Which of them it is, from 1.
  package let number: Int
  /// How many there are.
  package let count: Int

  /// The most shards that a plan is dealt to.
  package static let most = 100_000

  /// Makes a shard, or nil if there is no such part.
  package init?(_ number: Int, of count: Int) {
    guard (1...Self.most).contains(count), (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }
}

extension Shard {
  /// The number of the shard that a run of a plan belongs to, of so many.
  ///
  /// Settings that stop together once their figures are known belong to one shard.
  static func number(of replicate: Int, of setting: Int, in plan: Plan, outOf count: Int) -> Int {
    plan.goals.isEmpty
      ? number(
        of: replicate, of: setting, draws: plan.settings[setting].scenario.graphsUsed,
        outOf: count)
      : plan.settings[setting].point % count + 1
  }

  /// The number of the shard that a run belongs to where the number of replicates is given.
  ///
  /// - Parameters:
  ///   - replicate: Its number within the setting.
  ///   - setting: The index of its setting in the plan.
  ///   - draws: How many graphs the setting has; replicates use them in turn.
  ///   - count: How many shards there are.
  /// - Returns: The number, from 1.
  static func number(of replicate: Int, of setting: Int, draws: Int, outOf count: Int) -> Int {
    let unit = draws > 1 && draws >= count ? replicate % draws : replicate
    return (unit + setting) % count + 1
  }

  /// Whether a run of a plan belongs to it.
  func includes(_ replicate: Int, of setting: Int, in plan: Plan) -> Bool {
    Self.number(of: replicate, of: setting, in: plan, outOf: count) == number
  }

  /// How many of the first replicates of a setting belong to it.
  ///
  /// - Complexity: O(1), and O(draws) where graphs are dealt.
  func runs(_ replicates: Int, of setting: Int, in plan: Plan) -> Int {
    if !plan.goals.isEmpty {
      return plan.settings[setting].point % count == number - 1 ? replicates : 0
    }
    /// How many numbers below an end leave a remainder.
    func numbers(below end: Int, by step: Int, leaving first: Int) -> Int {
      first < end ? (end - 1 - first) / step + 1 : 0
    }
    let first = ((number - 1 - setting) % count + count) % count
    let draws = plan.settings[setting].scenario.graphsUsed
    guard draws > 1, draws >= count else {
      return numbers(below: replicates, by: count, leaving: first)
    }
    return stride(from: first, to: draws, by: count).reduce(0) {
      $0 + numbers(below: replicates, by: draws, leaving: $1)
    }
  }
}
