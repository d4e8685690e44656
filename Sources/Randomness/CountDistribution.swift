/// A distribution of a count: how many contacts a teller tells, or how many contacts people have.
public enum CountDistribution: Sendable, Hashable {
  /// Always the same count.
  case exactly(Int)
  /// Whole numbers from the first to the second, each equally often.
  case between(Int, Int)
  /// Poisson with this mean.
  case poisson(mean: Double)
  /// Negative binomial with this mean and shape (the smaller the shape, the more uneven): variance
  /// mean + mean^2 / shape.
  case negativeBinomial(mean: Double, shape: Double)
  /// Given counts with given shares that sum to 1, in order of count.
  case shares([Share])

  /// A count and how often it occurs.
  public struct Share: Sendable, Hashable {
    /// The count, not negative.
    public var count: Int
    /// How often, in 0...1.
    public var share: Double

    /// Makes a count and its share.
    public init(count: Int, share: Double) {
      self.count = count
      self.share = share
    }
  }

  /// The largest count there may be.
  public static let largestCount = 4_000_000_000
  /// The largest mean of a Poisson or negative binomial distribution.
  public static let largestMean = 100_000.0
  /// The largest ratio of mean to shape of a negative binomial distribution; it bounds the tail.
  public static let largestMeanOverShape = 100_000.0

  /// What is wrong with the parameters, or nil: a sentence that says what is allowed.
  public var problem: String? {
    switch self {
    case .exactly(let count):
      (0...Self.largestCount).contains(count)
        ? nil : "a count is a whole number in 0...\(Self.largestCount)"
    case .between(let low, let high):
      if low < 0 || high > Self.largestCount {
        "counts are whole numbers in 0...\(Self.largestCount)"
      } else {
        low <= high ? nil : "the first of \"between\" is at most the second"
      }
    case .poisson(let mean):
      (0...Self.largestMean).contains(mean) ? nil : "a mean is in 0...\(Int(Self.largestMean))"
    case .negativeBinomial(let mean, let shape):
      if !(0...Self.largestMean).contains(mean) {
        "a mean is in 0...\(Int(Self.largestMean))"
      } else if !(shape > 0 && shape.isFinite) {
        "a shape is more than 0"
      } else {
        mean <= shape * Self.largestMeanOverShape
          ? nil : "the mean is at most \(Int(Self.largestMeanOverShape)) times the shape"
      }
    case .shares(let shares):
      problem(of: shares)
    }
  }

  private func problem(of shares: [Share]) -> String? {
    if shares.isEmpty { return "shares name at least one count" }
    if shares.contains(where: { !(0...Self.largestCount).contains($0.count) }) {
      return "counts are whole numbers in 0...\(Self.largestCount)"
    }
    if zip(shares, shares.dropFirst()).contains(where: { $0.count >= $1.count }) {
      return "each count is named once, in rising order"
    }
    if shares.contains(where: { !(0...1).contains($0.share) }) { return "a share is in 0...1" }
    let sum = shares.reduce(0) { $0 + $1.share }
    return abs(sum - 1) <= 1e-9 ? nil : "the shares sum to 1, these to \(sum)"
  }

  /// The mean count.
  public var mean: Double {
    switch self {
    case .exactly(let count): Double(count)
    case .between(let low, let high): (Double(low) + Double(high)) / 2
    case .poisson(let mean), .negativeBinomial(let mean, _): mean
    case .shares(let shares): shares.reduce(0) { $0 + Double($1.count) * $1.share }
    }
  }

  /// The mean where larger counts than `most` count as `most`; the distribution has no ``problem``.
  ///
  /// - Complexity: that of making a ``CountSampler``.
  public func mean(upTo most: Int) -> Double {
    switch self {
    case .exactly(let count): return Double(min(count, most))
    case .between(let low, let high):
      if high <= most { return mean }
      if low >= most { return Double(most) }
      let below = Double(most - low) * (Double(low) + Double(most - 1)) / 2
      return (below + Double(high - most + 1) * Double(most)) / Double(high - low + 1)
    case .shares(let shares):
      return shares.reduce(0) { $0 + Double(min($1.count, most)) * $1.share }
    case .poisson, .negativeBinomial:
      let sampler = CountSampler(self)
      if sampler.largest <= most { return mean }
      if sampler.lowest >= most { return Double(most) }
      // What is above `most` is cut off: the sum of the chances of more than each count below it.
      let above = sampler.cumulative.prefix(most - sampler.lowest)
      return above.reduce(Double(sampler.lowest)) { $0 + (1 - $1) }
    }
  }
}

/// Draws counts from a distribution by inversion: one uniform number, one count.
///
/// Inversion keeps the draws nested: with the same random numbers, a distribution whose counts are larger
/// never gives a smaller one. A share of silent people (count 0) may be mixed in; they take the
/// lowest uniforms, so more silence never gives a larger count.
public struct CountSampler: Sendable, Equatable {
  /// The share of draws that give 0 before the distribution is asked.
  public let silent: Double
  /// The mean count, the silent included.
  public let mean: Double
  /// The largest count that is given: larger ones give this.
  public let most: Int
  /// The smallest count of the distribution.
  public let lowest: Int
  /// Running sums of the chances of the counts that follow, ending at 1; empty if all are equally
  /// likely.
  public let cumulative: [Double]
  /// The counts that belong to `cumulative`; empty if they are `lowest`, `lowest + 1`, ….
  public let counts: [Int]
  /// How many equally likely counts there are, if `cumulative` is empty.
  public let width: Int

  /// Prepares a sampler; the distribution must have no ``CountDistribution/problem``.
  ///
  /// - Parameters:
  ///   - distribution: The distribution.
  ///   - silent: The share of draws that give 0 before the distribution is asked, in 0...1.
  ///   - most: The largest count that is given; larger ones give this. The mean is that without it.
  /// - Complexity: O(counts that are likely at all) for Poisson and negative binomial, else O(shares).
  public init(_ distribution: CountDistribution, silent: Double = 0, most: Int = .max) {
    precondition(distribution.problem == nil, "the distribution's parameters are out of range")
    precondition((0...1).contains(silent), "a share is in 0...1")
    self.silent = silent
    self.most = most
    mean = (1 - silent) * distribution.mean
    switch distribution {
    case .exactly(let count):
      (lowest, width, cumulative, counts) = (count, 1, [], [])
    case .between(let low, let high):
      (lowest, width, cumulative, counts) = (low, high - low + 1, [], [])
    case .poisson(let mean):
      (width, counts) = (0, [])
      (lowest, cumulative) = runningSums(mode: Int(mean), ratio: { mean / Double($0 + 1) })
    case .negativeBinomial(let mean, let shape):
      (width, counts) = (0, [])
      let q = mean / (mean + shape)
      (lowest, cumulative) = runningSums(
        mode: shape > 1 ? Int(mean * ((shape - 1) / shape)) : 0,
        ratio: { (Double($0) + shape) / Double($0 + 1) * q })
    case .shares(let shares):
      (lowest, width) = (0, 0)
      let used = shares.filter { $0.share > 0 }
      counts = used.map(\.count)
      var sum = 0.0
      var sums = used.map { entry in
        sum += entry.share
        return sum
      }
      sums[sums.count - 1] = 1
      cumulative = sums
    }
  }

  /// Prepares a sampler of successes: how many of this many trials succeed, each with the same
  /// chance.
  ///
  /// - Parameters:
  ///   - trials: The number of trials, not negative.
  ///   - chance: The chance of each, in 0...1.
  ///   - silent: The share of draws that give 0 before the trials are made, in 0...1.
  /// - Complexity: O(counts that are likely at all): about 20 standard deviations.
  public init(trials: Int, chance: Double, silent: Double = 0) {
    precondition(trials >= 0 && (0...1).contains(chance), "a chance is in 0...1")
    precondition((0...1).contains(silent), "a share is in 0...1")
    self.silent = silent
    most = .max
    mean = (1 - silent) * Double(trials) * chance
    if chance == 0 || chance == 1 {
      (lowest, width, cumulative, counts) = (chance == 0 ? 0 : trials, 1, [], [])
    } else {
      (width, counts) = (0, [])
      let odds = chance / (1 - chance)
      (lowest, cumulative) = runningSums(
        mode: min(trials, Int(Double(trials + 1) * chance)),
        ratio: { Double(trials - $0) / Double($0 + 1) * odds })
    }
  }

  /// The smallest count and how many there are, where all are equally likely and nobody is silent;
  /// a count is then the smallest and the upper half of a 32-bit draw times their number.
  ///
  /// It lets counts be drawn many at a time; nil where ``count(at:)`` must be asked.
  public var equallyLikely: (lowest: UInt32, width: UInt32)? {
    guard silent == 0, cumulative.isEmpty, most == .max else { return nil }
    return (UInt32(truncatingIfNeeded: lowest), UInt32(truncatingIfNeeded: width))
  }

  /// The largest count that is given.
  public var largest: Int {
    min(most, counts.last ?? lowest + (cumulative.isEmpty ? width : cumulative.count) - 1)
  }

  /// The count at a uniform number in 0..<1.
  ///
  /// - Complexity: O(1) for equally likely counts, else O(log counts).
  @inlinable
  public func count(at unit: Double) -> Int {
    if unit < silent { return 0 }
    let u = silent > 0 ? min((unit - silent) / (1 - silent), 1 - 0x1p-53) : unit
    if cumulative.isEmpty {
      // The upper 32 bits of u times the number of counts, in whole numbers.
      return min(
        most, lowest + Int((UInt64(u * 0x1p32) &* UInt64(truncatingIfNeeded: width)) >> 32))
    }
    // The first running sum above u.
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if u < cumulative[middle] { high = middle } else { low = middle + 1 }
    }
    return min(most, counts.isEmpty ? lowest + low : counts[low])
  }
}

/// Running sums of a unimodal distribution on 0, 1, …, given by the ratio of each chance to the one
/// before.
///
/// The chances are built from the mode outward and normalised, so that no large mean underflows where
/// it matters; only arithmetic is used, so that every platform gives the same digits. The tails are cut
/// where a chance is below 1e-19 of the sum.
///
/// - Parameters:
///   - mode: The most likely number.
///   - ratio: The chance of the number after this one, over that of this one.
/// - Returns: The lowest number that is not cut, and the running sums from there on.
private func runningSums(
  mode: Int, ratio: (Int) -> Double
) -> (lowest: Int, sums: [Double]) {
  var chances = [1.0]
  var chance = 1.0
  var total = 1.0
  var lowest = mode
  while lowest > 0 {
    chance /= ratio(lowest - 1)
    if chance < total * 1e-19 { break }
    lowest -= 1
    chances.append(chance)
    total += chance
  }
  chances.reverse()
  // From small to large, so that the sum keeps its digits.
  total = chances.reduce(0, +)
  chance = 1
  var k = mode
  while true {
    let step = ratio(k)
    chance *= step
    if chance < total * 1e-19 && step < 1 { break }
    chances.append(chance)
    total += chance
    k += 1
  }
  var sum = 0.0
  var sums = chances.map { chance in
    sum += chance
    return sum / total
  }
  sums[sums.count - 1] = 1
  return (lowest, sums)
}
