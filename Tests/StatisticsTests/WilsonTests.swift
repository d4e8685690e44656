import Statistics
import Testing

@Suite struct WilsonTests {
  @Test(arguments: [
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func `intervals agree with published ones`(
    successes: Int, trials: Int, low: Double, high: Double
  ) throws {
    let share = Double(successes) / Double(trials)
    let interval = try #require(Wilson.interval(share: share, trials: Double(trials)))
    #expect(abs(interval.low - low) < 0.00005001)
    #expect(abs(interval.high - high) < 0.00005001)
  }

  @Test func `none and all are one-sided`() throws {
    let none = try #require(Wilson.interval(share: 0, trials: 10))
    let all = try #require(Wilson.interval(share: 1, trials: 10))
    #expect(none.low == 0 && all.high == 1)
    #expect(abs(none.high - (1 - all.low)) < 1e-15)
  }

  @Test func `without trials there is no interval`() {
    #expect(Wilson.interval(share: 0, trials: 0) == nil)
    #expect(Wilson.interval(share: .nan, trials: 10) == nil)
    #expect(Wilson.interval(share: 1.1, trials: 10) == nil)
    #expect(Wilson.interval(share: 0.5, trials: .infinity) == nil)
  }

  /// How often an interval covers a chance, exactly, by the binomial distribution.
  private func coverage(_ trials: Int, _ chance: Double) -> Double {
    var mass = 1.0
    for _ in 0..<trials { mass *= 1 - chance }
    var covered = 0.0
    for successes in 0...trials {
      let share = Double(successes) / Double(trials)
      if Wilson.interval(share: share, trials: Double(trials))?.contains(chance) == true {
        covered += mass
      }
      mass *= Double(trials - successes) / Double(successes + 1) * chance / (1 - chance)
    }
    return covered
  }

  @Test(arguments: [(20, 0.3), (50, 0.1), (200, 0.02), (100, 0.5)])
  func `about 95 in 100 intervals cover the chance`(trials: Int, chance: Double) {
    #expect((0.925...0.98).contains(coverage(trials, chance)))
  }

  @Test(arguments: [10, 20, 50, 100, 200, 400])
  func `whatever the chance, at least 86 in 100 intervals cover it`(trials: Int) {
    for chance in [0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5] {
      #expect(coverage(trials, chance) >= 0.86, "\(chance)")
    }
  }
}
