import Foundation
import Statistics
import Testing

@Suite struct EstimateTests {
  @Test func `the interval of a mean by hand`() throws {
    let estimate = try #require(Estimate(meanOf: Moments([3, 5, 10])))
    #expect(estimate.value == 6)
    // Variance 13, standard error sqrt(13 / 3), t(.975; 2) = 4.302653.
    let spread = 4.302652729911275 * (13.0 / 3).squareRoot()
    let interval = try #require(estimate.interval())
    #expect(abs(interval.low - (6 - spread)) < 1e-8)
    #expect(abs(interval.high - (6 + spread)) < 1e-8)
  }

  @Test func `one number has no interval, equal numbers have a point`() {
    #expect(Estimate(meanOf: Moments()) == nil)
    #expect(Estimate(meanOf: Moments([4]))?.interval() == nil)
    #expect(Estimate(meanOf: Moments([4]))?.isTrustworthy == false)
    #expect(Estimate(meanOf: Moments([4]))?.partsNeeded == 2)
    let equal = Estimate(meanOf: Moments([4, 4]))
    #expect(equal?.interval() == Interval(low: 4, high: 4))
    #expect(equal?.isTrustworthy == true)
  }

  @Test func `a rare large part asks for more parts`() throws {
    // Of n zeros and a single one the skewness is (n - 1) / sqrt n, about sqrt(n + 1).
    let numbers = Array(repeating: 0.0, count: 99) + [1]
    let estimate = try #require(Estimate(meanOf: Moments(numbers)))
    #expect(!estimate.isTrustworthy)
    #expect((2400...2430).contains(estimate.partsNeeded))
    let even = Estimate(meanOf: Moments((0..<100).map { Double($0 % 2) }))
    #expect(even?.isTrustworthy == true)
  }

  @Test(arguments: [3, 5, 30])
  func `about 95 in 100 intervals cover the mean`(count: Int) {
    var random = UniformNumbers(seed: UInt64(count))
    let trials = 4000
    let covered = (0..<trials).count { _ in
      let moments = Moments((0..<count).map { _ in 10 + 3 * random.nextNormal() })
      return Estimate(meanOf: moments)?.interval()?.contains(10) == true
    }
    // Four standard errors of a share of .95 in 4,000 trials are .014.
    #expect(abs(Double(covered) / Double(trials) - 0.95) < 0.014)
  }

  @Test func `the interval of a skewed mean covers once there are parts enough`() {
    // Exponential: skewness 2, so 100 parts are enough.
    var random = UniformNumbers(seed: 9)
    let covered = (0..<2000).count { _ in
      let moments = Moments((0..<100).map { _ in -log(1 - random.next()) })
      return Estimate(meanOf: moments)?.interval()?.contains(1) == true
    }
    #expect((0.92...0.97).contains(Double(covered) / 2000))
  }
}
