import Scenarios
import Testing

@testable import Experiments

@Suite struct RankOrderTests {
  private typealias Correlation = UncertainInputs.RankCorrelation

  private static func design(
    _ paths: [String], samples: Int, _ correlations: [Correlation], seed: UInt64 = 42,
    _ sampling: UncertainInputs.Sampling = .latinHypercube
  ) -> UncertainDesign {
    var inputs = UncertainInputs(
      inputs: paths.map {
        UncertainInput(path: $0, distribution: .range(from: 0, to: 1, mode: nil, isWhole: false))
      }, samples: samples, sampling: sampling)
    inputs.correlations = correlations
    return UncertainDesign(inputs, seed: seed)
  }

  /// Spearman's rank correlation of numbers that are all different.
  private static func rank(_ one: [Double], _ other: [Double]) -> Double {
    func ranks(_ numbers: [Double]) -> [Double] {
      numbers.map { number in Double(numbers.count { $0 < number }) }
    }
    let n = Double(one.count)
    let squares = zip(ranks(one), ranks(other)).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    return 1 - 6 * squares / (n * (n * n - 1))
  }

  private static let wanted = [
    Correlation(between: "a", and: "b", rank: 0.7), Correlation(between: "c", and: "b", rank: -0.5),
  ]

  @Test(arguments: UncertainInputs.Sampling.allCases)
  func `ranks are correlated as asked, and each input has the levels it had`(
    sampling: UncertainInputs.Sampling
  ) {
    let paths = ["a", "b", "c", "d"]
    let free = Self.design(paths, samples: 64, [], sampling).levels
    var sums = [0.0, 0, 0]
    for seed in 0..<20 {
      let levels = Self.design(paths, samples: 64, Self.wanted, seed: UInt64(seed), sampling).levels
      for (place, (one, other, rank)) in [(0, 1, 0.7), (2, 1, -0.5), (0, 2, 0)].enumerated() {
        let error = Self.rank(levels[one], levels[other]) - rank
        #expect(abs(error) < 0.15)
        sums[place] += error
      }
    }
    // Ranks are a little less correlated than scores: 0.683 where scores are 0.7.
    #expect(sums.allSatisfy { abs($0 / 20) < 0.045 })
    let levels = Self.design(paths, samples: 64, Self.wanted, sampling).levels
    for place in paths.indices { #expect(levels[place].sorted() == free[place].sorted()) }
    // What is not asked for stays where it is, and so does the first of those that go together.
    #expect(levels[3] == free[3] && levels[0] == free[0] && levels[1] != free[1])
  }

  @Test func `a Latin hypercube stays one`() {
    for levels in Self.design(["a", "b", "c"], samples: 100, Self.wanted).levels {
      #expect(levels.map { Int($0 * 100) }.sorted() == Array(0..<100))
    }
  }

  @Test func `where an input stands in the file does not matter`() {
    let one = Self.design(["a", "b", "c"], samples: 50, Self.wanted).levels
    let other = Self.design(["c", "x", "b", "a"], samples: 50, Self.wanted.reversed()).levels
    #expect(one == [other[3], other[2], other[0]])
  }

  @Test(arguments: [2, 3, 4]) func `very few samples are ordered as well as can be`(samples: Int) {
    let free = Self.design(["a", "b", "c"], samples: samples, []).levels
    let levels = Self.design(["a", "b", "c"], samples: samples, Self.wanted).levels
    for (one, other) in zip(levels, free) { #expect(one.sorted() == other.sorted()) }
  }
}
