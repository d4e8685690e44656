import Statistics
import TestSupport
import Testing

@Suite struct JackknifeTests {
  private func units(_ numerators: [Double], _ denominators: [Double]) -> [Jackknife.Pair] {
    zip(numerators, denominators).map { (numerator: $0, denominator: $1) }
  }

  @Test func `a ratio by hand`() throws {
    // Without each unit: 5/3, 4/3, 3/2, around 3/2; 2/3 (1/36 + 1/36) = 1/27.
    let estimate = try #require(Jackknife.ratio(units([1, 2, 3], [1, 1, 2])))
    #expect(estimate.value == 1.5)
    #expect(abs(try #require(estimate.standardError) - (1.0 / 27).squareRoot()) < 1e-12)
    #expect(estimate.degreesOfFreedom == 2)
  }

  @Test func `over equal denominators it is the mean`() throws {
    let numbers = [4.0, 7, 1, 9, 30]
    let mean = try #require(Estimate(meanOf: Moments(numbers)))
    let ratio = try #require(Jackknife.ratio(units(numbers, [2, 2, 2, 2, 2])))
    #expect(abs(ratio.value - mean.value / 2) < 1e-12)
    #expect(
      abs(try #require(ratio.standardError) - (try #require(mean.standardError)) / 2) < 1e-12)
    #expect(abs(ratio.skewness - mean.skewness) < 1e-9)
  }

  @Test func `denominators of 0 leave no ratio or no error`() {
    #expect(Jackknife.ratio([]) == nil)
    #expect(Jackknife.ratio(units([1, 2], [0, 0])) == nil)
    let lone = Jackknife.ratio(units([1, 2], [0, 5]))
    #expect(lone?.value == 0.6)
    #expect(lone?.standardError == nil)
    #expect(lone?.interval() == nil)
    #expect(lone?.interval() == nil)
    #expect(Jackknife.ratio(units([3], [2]))?.value == 1.5)
    #expect(Jackknife.ratio(units([3], [2]))?.interval() == nil)
    #expect(Jackknife.ratio(units([.nan, 1], [2, 1]))?.interval() == nil)
  }

  @Test func `proportional units have no error`() {
    let estimate = Jackknife.ratio(units([2, 4, 8], [1, 2, 4]))
    #expect(estimate?.interval() == Interval(low: 2, high: 2))
  }

  @Test func `equal ratios differ by exactly 0`() {
    let some = units([1, 5, 2, 7], [3, 4, 1, 5])
    let difference = Jackknife.difference(some, some)
    #expect(difference?.value == 0)
    #expect(difference?.interval() == Interval(low: 0, high: 0))
    #expect(Jackknife.difference(some, units([1, 1, 1, 1], [0, 0, 0, 0])) == nil)
  }

  @Test func `pairing removes what both ratios share`() throws {
    var random = UniformNumbers(seed: 3)
    let common = (0..<200).map { _ in random.next() * 10 }
    let base = units(common.map { $0 * 2 }, common.map { $0 + 1 })
    let more = units(common.map { $0 * 2 + 1 }, common.map { $0 + 1 })
    let paired = try #require(Jackknife.difference(base, more)?.standardError)
    let alone = try #require(Jackknife.ratio(base)?.standardError)
    #expect(paired < alone * 0.6)
  }

  @Test func `about 95 in 100 intervals cover the ratio`() {
    // Numerator 2 y + noise over y uniform on 1...3: the ratio of means is 2.
    var random = UniformNumbers(seed: 4)
    let trials = 3000
    let covered = (0..<trials).count { _ in
      let some = (0..<25).map { _ in
        let y = 1 + 2 * random.next()
        return (numerator: 2 * y + random.nextNormal(), denominator: y)
      }
      return Jackknife.ratio(some)?.interval()?.contains(2) == true
    }
    #expect(abs(Double(covered) / Double(trials) - 0.95) < 0.02)
  }

  @Test func `pseudo-values have the ratio as their mean, and its error`() throws {
    let units: [Jackknife.Pair] = (1...50).map {
      (numerator: Double($0 * $0 % 13), denominator: Double(1 + $0 % 7))
    }
    let ratio = try #require(Jackknife.ratio(units))
    let parts = Moments(Jackknife.pseudoValues(units))
    #expect(abs(try #require(parts.mean) - ratio.value) < 1e-12)
    let (error, first) = (try #require(ratio.standardError), try #require(parts.standardError))
    #expect(abs(error / first - 1) < 0.03)
    #expect(Jackknife.pseudoValues([(numerator: 1, denominator: 0)]).isEmpty)
  }
}
