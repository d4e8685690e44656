import Foundation
import Statistics
import Testing

@Suite struct EstimateTests {
  @Test func `the interval of an even mean by hand`() throws {
    let estimate = try #require(Estimate(meanOf: Moments([3, 6, 9])))
    #expect(estimate.value == 6 && estimate.errorSkewness == 0)
    // Variance 9, standard error sqrt 3, t(.975; 2) = 4.302653.
    let spread = 4.302652729911275 * 3.0.squareRoot()
    let interval = try #require(estimate.interval())
    #expect(abs(interval.low - (6 - spread)) < 1e-8)
    #expect(abs(interval.high - (6 + spread)) < 1e-8)
  }

  @Test func `the ends of a skewed mean's interval are t quantiles once the skewness is gone`()
    throws
  {
    let numbers = (0..<200).map { Double($0 * $0 * $0) }
    for sign in [1.0, -1] {
      let estimate = try #require(Estimate(meanOf: Moments(numbers.map { sign * $0 })))
      let error = try #require(estimate.standardError)
      let interval = try #require(estimate.interval())
      // Hall's transformation of the t statistic that each end has.
      let skewness = estimate.skewness / 200.0.squareRoot()
      func transformed(_ end: Double) -> Double {
        let t = (estimate.value - end) / error
        return t + skewness * t * t / 3 + skewness * skewness * t * t * t / 27 + skewness / 6
      }
      let t = StudentT(degreesOfFreedom: 199).quantile(0.975)
      #expect(abs(transformed(interval.low) - t) < 1e-9)
      #expect(abs(transformed(interval.high) + t) < 1e-9)
      // The longer arm is on the side of the long tail.
      #expect((interval.high + interval.low - 2 * estimate.value) * sign > 0)
    }
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

  @Test func `a rare large value requires more values`() throws {
    // Of n zeros and a single one the skewness is (n - 1) / sqrt n, about sqrt(n + 1).
    let numbers = Array(repeating: 0.0, count: 99) + [1]
    let estimate = try #require(Estimate(meanOf: Moments(numbers)))
    #expect(!estimate.isTrustworthy)
    // Four times 98^2 / 99.
    #expect(estimate.partsNeeded == 389)
    let even = Estimate(meanOf: Moments((0..<100).map { Double($0 % 2) }))
    #expect(even?.isTrustworthy == true)
  }

  @Test(arguments: [
    // Fifty times the square of the skewness, as long as that is below 150.
    (20, 0.6, true, 18), (20, 0.7, false, 25), (119, 1.5, true, 113), (119, 1.6, false, 128),
    (149, 1.7, true, 145), (149, 1.75, false, 150),
    // From there on twice its square, and where that is too much, four times.
    (150, 1.75, true, 150), (150, 8.6, true, 150), (150, 8.7, false, 303), (2, 0.0, true, 2),
    (1, 0.0, false, 2), (500, -15.0, true, 500), (500, -16.0, false, 1024),
  ])
  func `how many values a skewness requires`(
    parts: Int, skewness: Double, isEnough: Bool, needed: Int
  ) {
    let estimate = Estimate(
      value: 1, standardError: parts > 1 ? 0.1 : nil, degreesOfFreedom: Double(parts - 1),
      parts: parts, skewness: skewness)
    #expect(estimate.isTrustworthy == isEnough)
    #expect(estimate.partsNeeded == needed)
    #expect((parts >= estimate.partsNeeded) == isEnough)
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

  @Test func `the interval of a skewed mean covers once there are enough values`() {
    // Exponential: skewness 2.
    var random = UniformNumbers(seed: 9)
    let covered = (0..<2000).count { _ in
      let moments = Moments((0..<100).map { _ in -log(1 - random.next()) })
      return Estimate(meanOf: moments)?.interval()?.contains(1) == true
    }
    #expect((0.92...0.97).contains(Double(covered) / 2000))
  }
}
