import Statistics
import Testing

@Suite struct BetaTests {
  @Test(arguments: [
    // Computed with scipy.stats.beta.ppf, SciPy 1.17.1.
    (2, 5, 1e-06, 0.00025828782935406356), (2, 5, 0.05, 0.06284989170835438),
    (2, 5, 0.5, 0.26444998329566005), (2, 5, 0.95, 0.5818034092520259),
    (0.5, 0.5, 0.05, 0.0061558297024311365), (0.5, 0.5, 0.95, 0.9938441702975689),
    (0.2, 3, 1e-06, 2.4953435372426276e-31), (0.2, 3, 0.05, 7.797949567350083e-08),
    (0.2, 3, 0.95, 0.3243985452659058), (30, 270, 1e-06, 0.03697073835183347),
    (30, 270, 0.05, 0.07314782411025639), (30, 270, 0.999, 0.16076812694368237),
    (4000, 36000, 0.05, 0.09754416851651708), (4000, 36000, 0.5, 0.09999333333691118),
    (8, 0.4, 0.05, 0.8060883961484614), (8, 0.4, 0.95, 0.999946182019083),
  ])
  func `quantiles agree with published software`(
    a: Double, b: Double, probability: Double, quantile: Double
  ) {
    let found = Beta(a: a, b: b).quantile(probability)
    #expect(abs(found / quantile - 1) < 1e-11, "\(found)")
  }

  @Test func `with shapes of 1 it is uniform, and with 1 and n a power`() {
    for step in 0...100 {
      let p = Double(step) / 100
      #expect(abs(Beta(a: 1, b: 1).quantile(p) - p) < 1e-12)
      // 1 - (1 - x)^3 = p.
      let x = Beta(a: 1, b: 3).quantile(p)
      #expect(abs(1 - (1 - x) * (1 - x) * (1 - x) - p) < 2e-12)
    }
  }

  @Test(arguments: [(0.1, 0.02), (0.5, 0.25), (0.9, 0.2), (0.01, 0.005)])
  func `mean and standard deviation are those asked for`(mean: Double, deviation: Double) throws {
    let beta = try #require(Beta(mean: mean, standardDeviation: deviation))
    #expect(abs(beta.mean - mean) < 1e-14)
    let values = (0..<10_000).map { beta.quantile((Double($0) + 0.5) / 10_000) }
    let moments = Moments(values)
    #expect(abs(try #require(moments.mean) / mean - 1) < 1e-3)
    #expect(abs(try #require(moments.variance) / (deviation * deviation) - 1) < 0.01)
  }

  @Test func `no share varies more than one that is 0 or 1`() {
    #expect(Beta(mean: 0.5, standardDeviation: 0.5) == nil)
    #expect(Beta(mean: 0.1, standardDeviation: 0.31) == nil)
    #expect(Beta(mean: 0, standardDeviation: 0.1) == nil)
    #expect(Beta(mean: 0.1, standardDeviation: 0) == nil)
  }

  @Test func `probabilities and quantiles are inverse`() {
    for (a, b) in [(0.3, 0.7), (2, 5), (50, 3), (900, 100)] {
      let beta = Beta(a: a, b: b)
      for step in 1..<50 {
        let p = Double(step) / 50
        #expect(abs(beta.probability(below: beta.quantile(p)) - p) < 1e-11)
      }
      #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1 && beta.quantile(1.1).isNaN)
    }
  }
}
