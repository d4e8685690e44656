import Foundation
import Randomness
import TestSupport
import Testing

@Suite struct CountDistributionTests {
  static let distributions: [CountDistribution] = [
    .exactly(0), .exactly(9), .between(2, 3), .between(8, 10), .between(5, 5),
    .poisson(mean: 0), .poisson(mean: 0.01), .poisson(mean: 0.5), .poisson(mean: 1),
    .poisson(mean: 9), .poisson(mean: 1000), .poisson(mean: 100_000),
    .negativeBinomial(mean: 0, shape: 1), .negativeBinomial(mean: 9, shape: 0.5),
    .negativeBinomial(mean: 2, shape: 1), .negativeBinomial(mean: 9, shape: 3),
    .negativeBinomial(mean: 1000, shape: 40), .negativeBinomial(mean: 9, shape: 1e5),
    .negativeBinomial(mean: 50, shape: 0.01),
    .shares([
      .init(count: 0, share: 0.69), .init(count: 1, share: 0.08), .init(count: 7, share: 0.23),
    ]),
    .shares([.init(count: 3, share: 0), .init(count: 4, share: 1)]),
  ]

  @Test(arguments: distributions)
  func `samples follow the textbook chances`(distribution: CountDistribution) {
    for silent in [0, 0.3, 1] {
      let sampler = CountSampler(distribution, silent: silent)
      let key = RandomKey(seed: 8, purpose: .tellingCount)
      var samples = SampleMean()
      let drawn = (0..<50_000).map { sampler.count(at: key.draws(of: UInt32($0)).unit(0)) }
      for count in drawn { samples.add(Double(count)) }
      #expect(samples.agrees(with: (1 - silent) * distribution.mean))
      let largest = max(20, Int(distribution.mean * 3))
      var counts = [Int](repeating: 0, count: largest + 2)
      for count in drawn { counts[min(count, largest + 1)] += 1 }
      var chances = (0...largest).map { (1 - silent) * chance(of: $0, in: distribution) }
      chances[0] += silent
      chances.append(max(0, 1 - chances.reduce(0, +)))
      #expect(misfit(observed: counts, chances: chances) < 4)
    }
  }

  @Test(arguments: distributions)
  func `inversion steps where the cumulative chance does`(distribution: CountDistribution) {
    let sampler = CountSampler(distribution)
    var sum = 0.0
    for count in 0..<min(200, Int(distribution.mean * 2) + 5) {
      let chance = chance(of: count, in: distribution)
      // The middle of a step, if it is large enough for both sums to resolve.
      if chance > 1e-9 { #expect(sampler.count(at: min(sum + chance / 2, 1 - 0x1p-53)) == count) }
      sum += chance
    }
  }

  @Test func `counts are nested: larger means or less silence never give smaller counts`() {
    let rising: [[CountSampler]] = [
      [0, 0.1, 1, 2.5, 9, 100, 1000].map { CountSampler(.poisson(mean: $0)) },
      [0, 0.1, 1, 2.5, 9, 100].map { CountSampler(.negativeBinomial(mean: $0, shape: 0.5)) },
      [(0, 0), (2, 3), (3, 3), (8, 10), (8, 11)].map { CountSampler(.between($0.0, $0.1)) },
      [0, 3, 10].map { CountSampler(.exactly($0)) },
      [1, 0.9, 0.3, 0].map { CountSampler(.poisson(mean: 5), silent: $0) },
      [1, 0.9, 0.3, 0].map { CountSampler(.between(2, 9), silent: $0) },
      [0, 0.01, 0.3, 0.3001, 0.9, 1].map { CountSampler(trials: 1_000, chance: $0) },
      [0, 1, 10, 1_000, 1_001].map { CountSampler(trials: $0, chance: 0.4) },
    ]
    for samplers in rising {
      for index in 0..<5_000 {
        let u = RandomDraws(base: 77).unit(index)
        let counts = samplers.map { $0.count(at: u) }
        #expect(counts == counts.sorted())
      }
    }
  }

  /// Trials and the chance of each.
  static let trials: [(Int, Double)] = [
    (0, 0.5), (1, 0.5), (30, 0.3), (30, 0.999), (1_000, 0.5), (1_000, 1e-4), (100_000, 0.2),
    (1_000_000, 1 - 1e-7),
  ]

  @Test(arguments: trials)
  func `successes of trials follow the textbook chances`(trials: Int, chance: Double) {
    let sampler = CountSampler(trials: trials, chance: chance)
    let low = max(0, sampler.lowest - 2)
    var below = 0.0
    for count in low...min(trials, sampler.largest + 2) {
      let own = binomialChance(of: count, among: trials, chance: chance)
      // Both sides have to resolve the step, and the textbook formula its large logarithms.
      if own > 1e-7 { #expect(sampler.count(at: min(below + own / 2, 1 - 0x1p-53)) == count) }
      below += own
    }
    #expect(abs(below - 1) < 1e-8)
    #expect(sampler.count(at: 0) >= 0 && sampler.count(at: 1 - 0x1p-53) <= trials)
  }

  @Test
  func `many trials take room for the likely counts only, and have the right mean and variance`() {
    for (trials, chance) in [(1_000_000_000, 0.5), (340_000_000, 0.1), (1_000_000_000, 1e-8)] {
      let sampler = CountSampler(trials: trials, chance: chance)
      let deviation = (Double(trials) * chance * (1 - chance)).squareRoot()
      #expect(Double(sampler.cumulative.count) < 20 * deviation + 60)
      var (mean, squares, before) = (0.0, 0.0, 0.0)
      for (index, sum) in sampler.cumulative.enumerated() {
        let off = Double(sampler.lowest + index) - Double(trials) * chance
        mean += off * (sum - before)
        squares += off * off * (sum - before)
        before = sum
      }
      #expect(abs(mean) < 1e-6 * deviation)
      #expect(abs(squares / (deviation * deviation) - 1) < 1e-6)
    }
  }

  @Test func `the largest count is the largest that is given`() {
    for distribution in Self.distributions {
      let sampler = CountSampler(distribution)
      #expect(sampler.count(at: 1 - 0x1p-53) <= sampler.largest)
    }
    #expect(CountSampler(.between(2, 9)).largest == 9 && CountSampler(.exactly(4)).largest == 4)
    #expect(CountSampler(.exactly(4), most: 3).largest == 3)
    #expect(CountSampler(trials: 30, chance: 0.5).largest == 30)
    #expect(CountSampler(trials: 30, chance: 1).largest == 30)
    #expect(CountSampler(trials: 30, chance: 0).largest == 0)
  }

  @Test func `the smallest and largest uniform numbers give possible counts`() {
    for distribution in Self.distributions {
      for silent in [0, 0.3] {
        let sampler = CountSampler(distribution, silent: silent)
        for u in [0, 0x1p-53, silent, 1 - 0x1p-53] {
          let count = sampler.count(at: u)
          #expect(count >= 0)
          #expect(u < silent ? count == 0 : true)
          if case .between(let low, let high) = distribution, u >= silent {
            #expect((low...high).contains(count))
          }
        }
      }
    }
    let largest = CountDistribution.largestCount
    #expect(CountSampler(.between(0, largest)).count(at: 1 - 0x1p-53) == largest)
    #expect(CountSampler(.between(0, largest)).count(at: 0) == 0)
    // The uniform numbers of a count end below its cumulative share.
    let halves = CountSampler(.shares([.init(count: 1, share: 0.5), .init(count: 2, share: 0.5)]))
    #expect(halves.count(at: 0.5 - 0x1p-53) == 1 && halves.count(at: 0.5) == 2)
  }

  @Test func `extreme parameters that are allowed make a sampler`() {
    let edge: [CountDistribution] = [
      .negativeBinomial(mean: 100_000, shape: .greatestFiniteMagnitude),
      .negativeBinomial(mean: 0, shape: .leastNonzeroMagnitude),
      .negativeBinomial(mean: 1e-300, shape: 1e-304),
      .negativeBinomial(mean: 100_000, shape: 1),
      .poisson(mean: .leastNonzeroMagnitude),
    ]
    for distribution in edge {
      #expect(distribution.problem == nil)
      #expect(CountSampler(distribution).count(at: 0.5) >= 0)
    }
  }

  @Test(
    arguments: [
      (.exactly(-1), "a count is a whole number in 0...4000000000"),
      (.exactly(.max), "a count is a whole number in 0...4000000000"),
      (.between(-1, 3), "counts are whole numbers in 0...4000000000"),
      (.between(0, .max), "counts are whole numbers in 0...4000000000"),
      (.between(3, 2), "the first of \"between\" is at most the second"),
      (.poisson(mean: -1), "a mean is in 0...100000"),
      (.poisson(mean: .nan), "a mean is in 0...100000"),
      (.poisson(mean: .infinity), "a mean is in 0...100000"),
      (.negativeBinomial(mean: 100_001, shape: 1), "a mean is in 0...100000"),
      (.negativeBinomial(mean: 1, shape: 0), "a shape is more than 0"),
      (.negativeBinomial(mean: 1, shape: .nan), "a shape is more than 0"),
      (.negativeBinomial(mean: 1, shape: .infinity), "a shape is more than 0"),
      (.negativeBinomial(mean: 10, shape: 1e-5), "the mean is at most 100000 times the shape"),
      (.shares([]), "shares name at least one count"),
      (.shares([.init(count: -1, share: 1)]), "counts are whole numbers in 0...4000000000"),
      (
        .shares([.init(count: 2, share: 0.5), .init(count: 1, share: 0.5)]),
        "each count is named once, in rising order"
      ),
      (.shares([.init(count: 1, share: 1.5)]), "a share is in 0...1"),
      (.shares([.init(count: 1, share: .nan)]), "a share is in 0...1"),
      (.shares([.init(count: 1, share: 0.5)]), "the shares sum to 1, these to 0.5"),
    ] as [(CountDistribution, String)])
  func `a problem says what is allowed`(
    distribution: CountDistribution, problem: String
  ) {
    #expect(distribution.problem == problem)
  }

  @Test func `means are those of the formulas`() {
    #expect(CountDistribution.exactly(9).mean == 9)
    #expect(CountDistribution.between(2, 3).mean == 2.5)
    #expect(CountDistribution.poisson(mean: 4).mean == 4)
    #expect(CountDistribution.negativeBinomial(mean: 4, shape: 1).mean == 4)
    #expect(Self.distributions[19].mean == 0.08 + 7 * 0.23)
  }
}
