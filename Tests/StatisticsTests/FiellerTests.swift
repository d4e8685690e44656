import Statistics
import TestSupport
import Testing

@Suite struct FiellerTests {
  private func units(_ seed: UInt64, count: Int, offset: Double) -> [Jackknife.Pair] {
    var random = UniformNumbers(seed: seed)
    return (0..<count).map { _ in
      let y = offset + random.nextNormal()
      return (numerator: 3 + y + random.nextNormal(), denominator: y)
    }
  }

  @Test func `at its ends numerator - ratio x denominator is just significantly different from 0`()
    throws
  {
    // The definition: (x - r y)^2 = t^2 times the variance of that mean, at both ends r.
    for seed in 1...20 as ClosedRange<UInt64> {
      let some = units(seed, count: 12, offset: 4)
      let interval = try #require(Fieller(some)?.interval)
      let t = StudentT(degreesOfFreedom: 11).quantile(0.975)
      for end in [interval.low, interval.high] {
        let moments = Moments(some.map { $0.numerator - end * $0.denominator })
        let statistic = try #require(moments.mean) / (try #require(moments.standardError))
        #expect(abs(abs(statistic) - t) < 1e-9)
      }
    }
  }

  @Test func `with a well-known denominator it agrees with the jackknife`() throws {
    let some = units(7, count: 400, offset: 50)
    let fieller = try #require(Fieller(some))
    #expect(fieller.g < 0.001)
    let exact = try #require(fieller.interval)
    let jackknife = try #require(Jackknife.ratio(some)?.interval())
    #expect(abs(exact.low - jackknife.low) < 0.001)
    #expect(abs(exact.high - jackknife.high) < 0.001)
  }

  @Test func `a denominator that may be 0 gives no interval`() throws {
    let fieller = try #require(Fieller(units(8, count: 6, offset: 0.1)))
    #expect(fieller.g >= 1)
    #expect(fieller.interval == nil)
  }

  @Test func `constant units give a point, and too few give nothing`() {
    let unit = (numerator: 3.0, denominator: 2.0)
    #expect(Fieller([unit, unit, unit])?.interval == Interval(low: 1.5, high: 1.5))
    #expect(Fieller([unit]) == nil)
    #expect(Fieller([]) == nil)
    let zero = (numerator: 3.0, denominator: 0.0)
    #expect(Fieller([zero, zero]) == nil)
    #expect(Fieller([unit, (numerator: .nan, denominator: 1)]) == nil)
  }

  @Test func `about 95 in 100 intervals cover the ratio`() {
    let covered = (0..<3000).count {
      Fieller(units(UInt64($0) &* 977, count: 10, offset: 6))?.interval?.contains(1.5) == true
    }
    #expect(abs(Double(covered) / 3000 - 0.95) < 0.016)
  }
}
