import Foundation
import Statistics
import TestSupport
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
    let equal = Estimate(meanOf: Moments([4, 4]))
    #expect(equal?.interval() == Interval(low: 4, high: 4))
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
