import Statistics
import TestSupport
import Testing

@Suite struct ComparisonTests {
  @Test func `equal values count half`() {
    #expect(Comparison.shareHigher([(1, 2), (2, 1), (3, 3), (0, 9)]) == 0.625)
    #expect(Comparison.shareHigher([(5, 5)]) == 0.5)
    #expect(Comparison.shareHigher([]) == nil)
  }

  @Test func `the chance to be higher agrees with all pairs`() {
    var random = UniformNumbers(seed: 2)
    let first = (0..<23).map { _ in (random.next() * 6).rounded() }
    let second = (0..<31).map { _ in (random.next() * 8).rounded() }
    let all = first.flatMap { a in second.map { (a, $0) } }
    #expect(Comparison.chanceHigher(first, second) == Comparison.shareHigher(all))
    #expect(Comparison.chanceHigher([], second) == nil)
    #expect(Comparison.chanceHigher(first, []) == nil)
    #expect(Comparison.chanceHigher(first, [.nan]) == nil)
  }

  private func mean(_ numbers: [Double]) throws -> Estimate {
    try #require(Estimate(meanOf: Moments(numbers)))
  }

  @Test func `paired chances by hand`() throws {
    let some = try #require(Comparison.pairedChances(rose: 10, fell: 5, pairs: 100))
    #expect(abs(some.low + 0.0272509) < 1e-6 && abs(some.high - 0.1252901) < 1e-6)
    // Even if no pair changed sides, the interval has a width.
    let none = try #require(Comparison.pairedChances(rose: 0, fell: 0, pairs: 10))
    #expect(abs(none.low + 0.1633303) < 1e-6 && none.high == -none.low)
    let all = try #require(Comparison.pairedChances(rose: 5, fell: 0, pairs: 5))
    #expect(all.high == 1 && all.low > 0)
    #expect(Comparison.pairedChances(rose: 0, fell: 0, pairs: 0) == nil)
  }

  @Test func `Welch by hand`() throws {
    // Variances 1 and 4 of means 2 and 5 over 3 and 3: error sqrt(5/3), freedom 25 / (1 + 16) x 2.
    let estimate = Comparison.unpairedDifference(try mean([1, 2, 3]), try mean([3, 5, 7]))
    #expect(estimate.value == 3)
    #expect(abs(try #require(estimate.standardError) - (5.0 / 3).squareRoot()) < 1e-12)
    #expect(abs(estimate.degreesOfFreedom - 50.0 / 17) < 1e-12)
  }

  @Test func `Welch of samples too small or without spread`() throws {
    #expect(Comparison.unpairedDifference(try mean([1]), try mean([2, 3])).interval() == nil)
    #expect(
      Comparison.unpairedDifference(try mean([1, 1]), try mean([2, 2])).interval()
        == Interval(low: 1, high: 1))
  }
}
