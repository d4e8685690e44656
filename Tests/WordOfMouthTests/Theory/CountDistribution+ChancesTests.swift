import Randomness
import Testing
import WordOfMouth

@Suite struct CountDistributionChancesTests {
  private static let all: [CountDistribution] = [
    .exactly(0), .exactly(3), .exactly(99), .between(0, 4), .between(2, 30), .between(12, 15),
    .between(10, 4_000_000_000), .poisson(mean: 0), .poisson(mean: 3.5), .poisson(mean: 900),
    .negativeBinomial(mean: 4, shape: 0.5), .negativeBinomial(mean: 0, shape: 2),
    .negativeBinomial(mean: 6, shape: 30),
    .shares([.init(count: 1, share: 0.25), .init(count: 40, share: 0.75)]),
  ]

  /// The sampler, asked at many uniform numbers at equal distances.
  @Test(arguments: all)
  func `chances are those of draws`(distribution: CountDistribution) {
    let sampler = CountSampler(distribution)
    let draws = 200_000
    for most in [0, 1, 5, 12, 60] {
      let chances = distribution.chances(atMost: most)
      #expect(chances.count == most + 1)
      #expect(abs(chances.reduce(0, +) - 1) < 1e-9)
      var counts = [Int](repeating: 0, count: most + 1)
      for draw in 0..<draws {
        counts[min(most, sampler.count(at: (Double(draw) + 0.5) / Double(draws)))] += 1
      }
      for (count, chance) in chances.enumerated() {
        #expect(abs(Double(counts[count]) / Double(draws) - chance) < 2e-5)
      }
    }
  }
}
