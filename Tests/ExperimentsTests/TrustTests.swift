import Statistics
import Testing

import Experiments

@Suite struct TrustTests {
  private func mean(_ numbers: [Double]) throws -> Estimate {
    try #require(Estimate(meanOf: Moments(numbers)))
  }

  @Test func `numbers without skewness are trusted`() throws {
    let trust = Trust(try mean([1, 2, 3]), replicates: 3)
    #expect(trust.interval != nil)
    #expect(trust.replicatesNeeded == nil)
  }

  @Test func `one replicate needs another`() throws {
    let trust = Trust(try mean([4]), replicates: 1)
    #expect(trust.interval == nil)
    #expect(trust.replicatesNeeded == 2)
  }

  @Test func `skewed numbers need four times the squared skewness`() throws {
    // 99 zeros and a one: skewness^2 is 98^2 / 99 = 97.01, so 388.04 parts, told as 390.
    let trust = Trust(try mean(Array(repeating: 0, count: 99) + [1]), replicates: 100)
    #expect(trust.interval == nil)
    #expect(trust.replicatesNeeded == 390)
  }

  @Test func `each of two modes needs ten replicates, and an empty one none`() throws {
    let even = try mean((0..<100).map { Double($0 % 2) })
    #expect(Trust(even, replicates: 100, modes: [[9, 91]]).interval == nil)
    #expect(Trust(even, replicates: 100, modes: [[9, 91]]).replicatesNeeded == 120)
    #expect(Trust(even, replicates: 100, modes: [[10, 90]]).interval != nil)
    #expect(Trust(even, replicates: 100, modes: [[0, 100]]).interval != nil)
    #expect(Trust(even, replicates: 100, modes: [[50, 50], [98, 2]]).replicatesNeeded == 500)
  }

  @Test func `a poorly known denominator is not trusted`() throws {
    let even = try mean((0..<100).map { Double($0 % 2) })
    #expect(Trust(even, replicates: 100, denominators: [0.05]).interval != nil)
    #expect(Trust(even, replicates: 100, denominators: [0.25]).replicatesNeeded == 250)
    #expect(Trust(even, replicates: 100, denominators: [.infinity]).interval == nil)
    #expect(Trust(even, replicates: 100, denominators: [.nan]).interval == nil)
  }

  @Test func `what does not vary is certain, if there is enough of it`() throws {
    let few = Trust(try mean([3, 3, 3]), replicates: 3)
    #expect(few.interval == nil)
    #expect(few.replicatesNeeded == 10)
    let enough = Trust(
      try mean([Double](repeating: 3, count: 10)), replicates: 10, modes: [[4, 6]])
    #expect(enough.interval == Interval(low: 3, high: 3))
    #expect(enough.replicatesNeeded == nil)
  }

  @Test func `a single mode needs ten replicates too`() throws {
    let trust = Trust(try mean([1, 2, 3, 4, 5, 6, 7, 8]), replicates: 8, modes: [[8, 0]])
    #expect(trust.interval == nil)
    #expect(trust.replicatesNeeded == 10)
  }
}
