internal import Foundation
public import Randomness

/// The chance of a count, from the textbook formula.
public func chance(of count: Int, in distribution: CountDistribution) -> Double {
  switch distribution {
  case .exactly(let only): count == only ? 1 : 0
  case .between(let low, let high): low <= count && count <= high ? 1 / Double(high - low + 1) : 0
  case .shares(let shares): shares.filter { $0.count == count }.map(\.share).reduce(0, +)
  case .poisson(let mean):
    mean == 0
      ? (count == 0 ? 1 : 0) : exp(Double(count) * log(mean) - mean - lgamma(Double(count) + 1))
  case .negativeBinomial(let mean, let shape):
    mean == 0
      ? (count == 0 ? 1 : 0)
      : exp(
        lgamma(Double(count) + shape) - lgamma(shape) - lgamma(Double(count) + 1)
          + Double(count) * log(mean / (mean + shape)) - shape * log1p(mean / shape))
  }
}

/// The chance of this many successes of independent coins.
public func binomialChance(of successes: Int, among coins: Int, chance: Double) -> Double {
  if chance == 0 { return successes == 0 ? 1 : 0 }
  if chance == 1 { return successes == coins ? 1 : 0 }
  let (n, k) = (Double(coins), Double(successes))
  let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
  return exp(ways + k * log(chance) + (n - k) * log1p(-chance))
}
