import Statistics
import Testing

/// Firm and rough intervals.
@Suite struct SampleIntervalTests {
  private func interval(
    _ parts: [Double], range: SampleInterval.Range = .init(step: 1),
    unseen: SampleInterval.UnseenMode? = nil
  ) throws -> SampleInterval {
    let estimate = try #require(Estimate(meanOf: Moments(parts)))
    return try #require(SampleInterval(estimate, parts: parts, range: range, unseen: unseen))
  }

  private let even = (0..<400).map { Double($0 % 20) }

  @Test func `of many even parts it is Hall's interval, firm`() throws {
    let found = try interval(even)
    #expect(found.isFirm && found.advice == nil)
    #expect(found.interval == Estimate(meanOf: Moments(even))?.interval())
  }

  @Test func `of fewer than 100 parts it is rough, wider, and 200 are advised`() throws {
    let parts = Array(even.prefix(60))
    let found = try interval(parts)
    let hall = try #require(Estimate(meanOf: Moments(parts))?.interval())
    #expect(!found.isFirm)
    #expect(found.interval.low <= hall.low && found.interval.high >= hall.high)
    #expect(found.advice == .about(200))
  }

  @Test func `a mode that was not seen widens it as far as that mode may lie`() throws {
    let parts = Array(repeating: 3.0, count: 50) + Array(repeating: 5.0, count: 50)
    let limits = Interval(low: 0, high: 10_000)
    let calm = try interval(parts, range: .init(limits: limits, step: 1))
    let feared = try interval(
      parts, range: .init(limits: limits, step: 1),
      unseen: .init(seen: 0, high: 10_000))
    #expect(calm.isFirm)
    #expect(!feared.isFirm)
    // About 3.7 / n of the way to the largest possible value.
    #expect(abs(feared.interval.high - (4 + 3.7 / 100 * 10_000)) < 12)
    #expect(feared.advice == .moreThan(1_000))
  }

  @Test func `a mode of ten is known`() throws {
    let parts = even.map { $0 + 1 }
    let found = try interval(parts, unseen: .init(seen: 10, high: 10_000))
    #expect(found.isFirm)
  }

  @Test func `equal parts leave the doubt of three in n steps`() throws {
    let parts = Array(repeating: 7.0, count: 100)
    let counts = try interval(parts)
    #expect(counts.isFirm)
    #expect(counts.interval == Interval(low: 7 - 0.037, high: 7 + 0.037))
    let amounts = try interval(parts, range: .init())
    #expect(amounts.interval == Interval(low: 7, high: 7))
  }

  @Test(arguments: [0.5, 1, 952])
  func `a few equal parts leave the doubt of one that is a step away`(
    step: Double
  ) throws {
    let parts = Array(repeating: 7.0, count: 10)
    let found = try interval(parts, range: .init(step: step))
    let far = try #require(PhantomBound.end(Moments(parts), unseen: 7 + step, z: 1.959964))
    #expect(!found.isFirm)
    #expect(abs(found.interval.high - far) < 1e-5 * step)
    #expect(abs(found.interval.low - (14 - far)) < 1e-5 * step)
  }

  @Test func `it keeps within the limits`() throws {
    let found = try interval(
      [0, 0, 0, 0, 1], range: .init(limits: Interval(low: 0, high: 2), step: 1))
    #expect(found.interval.low == 0)
    #expect(found.interval.high <= 2)
  }

  @Test func `skewed parts are rough and ask for four times the squared skewness`() throws {
    var parts = Array(repeating: 0.0, count: 199)
    parts.append(1_000)
    let found = try interval(parts)
    #expect(!found.isFirm)
    guard case .about(let count)? = found.advice else {
      Issue.record("no advice")
      return
    }
    #expect(count >= 790)
  }
}
