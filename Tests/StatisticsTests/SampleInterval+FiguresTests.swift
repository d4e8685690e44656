import Statistics
import Testing

/// Intervals of ratios, chances, grouped figures and independent differences.
@Suite struct SampleIntervalFiguresTests {
  private func units(_ count: Int, denominator: (Int) -> Double) -> [Jackknife.Pair] {
    (0..<count).map { (numerator: Double($0 % 5), denominator: denominator($0)) }
  }

  @Test func `a ratio over a constant denominator is the interval of a mean`() throws {
    let units = units(300) { _ in 2 }
    let found = try #require(SampleInterval(ratioOf: units))
    let parts = units.map { $0.numerator / 2 }
    let mean = try #require(Estimate(meanOf: Moments(parts)))
    let expected = try #require(SampleInterval(mean, parts: parts))
    #expect(found.isFirm && expected.isFirm)
    #expect(abs(found.interval.low - expected.interval.low) < 1e-12)
    #expect(abs(found.interval.high - expected.interval.high) < 1e-12)
  }

  @Test func `a poorly known denominator makes it rough and Fieller's a part of it`() throws {
    // One unit in ten counts: g is about 4 x 9 / 200.
    let units = units(200) { $0 % 10 == 0 ? 1 : 0 }
    let fieller = try #require(Fieller(units))
    #expect(fieller.g > 0.1 && fieller.g < 1)
    let found = try #require(SampleInterval(ratioOf: units))
    let bounds = try #require(fieller.interval)
    #expect(!found.isFirm)
    #expect(found.interval.low <= bounds.low && found.interval.high >= bounds.high)
  }

  @Test func `a denominator that may be zero leaves no interval`() {
    #expect(SampleInterval(ratioOf: units(100) { $0 % 2 == 0 ? 1 : -1 }) == nil)
    #expect(SampleInterval(ratioOf: units(100) { _ in 0 }) == nil)
    #expect(SampleInterval(ratioOf: units(1) { _ in 1 }) == nil)
  }

  @Test func `a ratio that is the same in all units has the doubt of a step`() throws {
    let counts = (1...200).map { Double($0 % 7 + 1) }
    let units: [Jackknife.Pair] = counts.map { (numerator: $0 / 3, denominator: $0) }
    let range = SampleInterval.Range(step: 0.25)
    let found = try #require(SampleInterval(ratioOf: units, range: range))
    #expect(found.isFirm)
    let doubt = 3.7 / 200 * 0.25
    let (low, high) = (1.0 / 3.0 - doubt, 1.0 / 3.0 + doubt)
    #expect(abs(found.interval.low - low) < 1e-12)
    #expect(abs(found.interval.high - high) < 1e-12)
  }

  @Test func `a chance has Wilson's interval, firm from thirty trials on`() throws {
    let few = try #require(SampleInterval(chance: 0.5, of: 10))
    #expect(few.interval == Wilson.interval(share: 0.5, trials: 10))
    #expect(!few.isFirm && few.advice == .about(30))
    #expect(try #require(SampleInterval(chance: 0, of: 30)).isFirm)
    let dependent = try #require(SampleInterval(chance: 0.5, of: 100, effective: 20))
    #expect(dependent.interval == Wilson.interval(share: 0.5, trials: 20))
    #expect(SampleInterval(chance: 0.5, of: 0) == nil)
  }

  private func grouped(_ groups: Int, of size: Int) throws -> SampleInterval {
    let parts = (0..<groups * size).map { Double($0 % 20) + Double($0 % groups) }
    let plain = try #require(Estimate(meanOf: Moments(parts)))
    let means = (0..<groups).map { group in
      parts.indices.filter { $0 % groups == group }.reduce(0) { $0 + parts[$1] } / Double(size)
    }
    let estimate = try #require(Estimate(meanOf: Moments(means)))
    return try #require(
      SampleInterval(
        estimate, groups: means, sizes: Array(repeating: size, count: groups),
        single: SampleInterval(plain, parts: parts)))
  }

  @Test func `ten groups of ten parts are firm, fewer are rough`() throws {
    #expect(try grouped(10, of: 20).isFirm)
    let few = try grouped(9, of: 40)
    #expect(!few.isFirm)
    // More parts than there are, on ten groups: 9 x 40 on nine are not enough.
    #expect(few.advice == .about(370))
    let small = try grouped(40, of: 5)
    #expect(!small.isFirm && small.advice == .about(400))
    let young = try grouped(10, of: 3)
    // Two hundred parts for the skewness, and a multiple of ten groups.
    #expect(!young.isFirm && young.advice == .about(200))
  }

  @Test func `a difference is as firm as the weaker figure`() throws {
    func figure(_ count: Int, plus: Double) throws -> (Estimate, SampleInterval) {
      let parts = (0..<count).map { Double($0 % 20) + plus }
      let estimate = try #require(Estimate(meanOf: Moments(parts)))
      return (estimate, try #require(SampleInterval(estimate, parts: parts)))
    }
    let (many, more, few) = (
      try figure(400, plus: 0), try figure(400, plus: 3), try figure(40, plus: 3)
    )
    let firm = try #require(SampleInterval(difference: many, more))
    #expect(firm.isFirm)
    #expect(firm.interval == Comparison.unpairedDifference(many.0, more.0).interval())
    let rough = try #require(SampleInterval(difference: many, few))
    let welch = try #require(Comparison.unpairedDifference(many.0, few.0).interval())
    #expect(!rough.isFirm && rough.advice == .about(200))
    #expect(rough.interval.low <= welch.low && rough.interval.high >= welch.high)
  }

  @Test func `groups keep within what is possible, firm or rough`() throws {
    let means = (0..<10).map { $0 % 2 == 0 ? 10 : 9.8 }
    let estimate = try #require(Estimate(meanOf: Moments(means)))
    let range = SampleInterval.Range(limits: Interval(low: 0, high: 9.95))
    // Student's interval ends at 9.9 + 2.26 x 0.1 / 3.
    #expect(try #require(estimate.interval()).high > 9.95)
    for size in [10, 2] {
      let found = try #require(
        SampleInterval(
          estimate, groups: means, sizes: Array(repeating: size, count: 10),
          single: SampleInterval(Interval(low: 9.85, high: 9.95), isFirm: true), range: range))
      #expect(found.isFirm == (size == 10) && found.interval.high == 9.95)
    }
  }

  @Test func `of one part all that is possible is known, if that has an end`() {
    let range = SampleInterval.Range(limits: Interval(low: 0, high: 90), step: 1)
    #expect(
      SampleInterval(unknownWithin: range)
        == SampleInterval(range.limits, isFirm: false, advice: .about(200)))
    #expect(SampleInterval(unknownWithin: range, multipleOf: 12)?.advice == .about(204))
    #expect(SampleInterval(unknownWithin: SampleInterval.Range()) == nil)
  }
}
