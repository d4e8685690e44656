import Statistics
import TestSupport
import Testing

@Suite struct StoppingRuleTests {
  private func firm(_ low: Double, _ high: Double) -> SampleInterval {
    SampleInterval(Interval(low: low, high: high), isFirm: true)
  }

  @Test func `it looks at 128 parts, then at twice as many, and last at the most`() {
    func looks(atMost most: Int) -> [Int] {
      var counts: [Int] = []
      while let next = StoppingRule.look(after: counts.last ?? 0, atMost: most) {
        counts.append(next)
      }
      return counts
    }
    #expect(looks(atMost: 1_024) == [128, 256, 512, 1_024])
    #expect(looks(atMost: 1_000) == [128, 256, 512, 1_000])
    #expect(looks(atMost: 129) == [128, 129])
    #expect(looks(atMost: 128) == [128])
    #expect(looks(atMost: 3) == [3])
    #expect(looks(atMost: 0).isEmpty)
    #expect(StoppingRule.look(after: .max / 2 + 1, atMost: .max) == .max)
  }

  @Test func `both ends have to be within the tolerance, and the interval firm`() {
    let rule = StoppingRule(.absolute(2))
    #expect(rule.stops(at: firm(8, 12), around: 10))
    #expect(rule.stops(at: firm(-2, 2), around: 0))
    #expect(!rule.stops(at: firm(9, 12.1), around: 10))
    #expect(!rule.stops(at: firm(7.9, 11), around: 10))
    let rough = SampleInterval(Interval(low: 9, high: 11), isFirm: false)
    #expect(!rule.stops(at: rough, around: 10))
    #expect(!rule.stops(at: nil, around: 10))
    #expect(!rule.stops(at: firm(9, 11), around: nil))
    #expect(!rule.stops(at: firm(9, .nan), around: 10))
  }

  @Test func `a share is one of the absolute value, and of 0 only what has no error is within it`()
  {
    let rule = StoppingRule(.relative(0.1))
    #expect(rule.stops(at: firm(9, 11), around: 10))
    #expect(rule.stops(at: firm(-11, -9), around: -10))
    #expect(!rule.stops(at: firm(-11.5, -9), around: -10))
    #expect(rule.stops(at: firm(0, 0), around: 0))
    #expect(!rule.stops(at: firm(0, 0.1), around: 0) && !rule.stops(at: firm(-1, 1), around: 0))
    #expect(rule.distance(around: -10) == 1)
  }

  @Test func `the interval of a figure that decides is joined with the wider one`() throws {
    var numbers = UniformNumbers(seed: 3)
    let parts = (0..<500).map { _ in 10 + numbers.nextNormal() }
    let estimate = try #require(Estimate(meanOf: Moments(parts)))
    let judged = try #require(SampleInterval(estimate, parts: parts))
    let wide = try #require(estimate.interval(confidence: StoppingRule.confidence))
    // Normal quantiles of .985 and .975, but for the degrees of freedom.
    let ratio = (wide.high - wide.low) / (judged.interval.high - judged.interval.low)
    #expect(abs(ratio - 2.1701 / 1.9600) < 0.002)
    let hull = StoppingRule.hull(judged, wide: wide)
    #expect(hull.interval == wide && hull.isFirm)
    #expect(StoppingRule.hull(judged, wide: nil) == judged)
    let limits = Interval(low: 0, high: estimate.value)
    #expect(StoppingRule.hull(judged, wide: wide, within: limits).interval.high == estimate.value)
  }

  @Test func `a chance has a wider interval as well`() throws {
    let wide = try #require(Wilson.interval(share: 0.2, trials: 400, confidence: 0.97))
    // (p + z^2 / 2n ± z sqrt(p q / n + z^2 / 4 n^2)) / (1 + z^2 / n) with z = 2.170090.
    #expect(abs(wide.low - 0.160201) < 1e-6 && abs(wide.high - 0.246780) < 1e-6)
  }
}
