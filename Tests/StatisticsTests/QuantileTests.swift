import Statistics
import TestSupport
import Testing

@Suite struct QuantileTests {
  @Test func `type 7 lies between order statistics`() {
    // R: quantile(c(1, 2, 3, 4), c(0, .05, .25, .5, .75, .95, 1))
    let found = Quantile.of([4, 2, 1, 3], [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]) ?? []
    let expected = [1, 1.15, 1.75, 2.5, 3.25, 3.85, 4]
    #expect(found.count == expected.count)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `a single number is every quantile`() {
    #expect(Quantile.of([5], [0, 0.3, 1]) == [5, 5, 5])
  }

  @Test func `an empty sample has no quantiles, and neither has one with NaN`() {
    #expect(Quantile.of([], [0.5]) == nil)
    #expect(Quantile.of([1, .nan], [0.5]) == nil)
  }

  @Test func `equal neighbours give themselves exactly`() {
    #expect(Quantile.of([0.1, 0.1, 0.1], [0.37]) == [0.1])
    #expect(Quantile.of([.infinity, .infinity], [0.5]) == [.infinity])
  }

  @Test func `quantiles rise with the probability`() {
    var random = UniformNumbers(seed: 5)
    let numbers = (0..<57).map { _ in random.next() }
    let found = Quantile.of(numbers, (0...100).map { Double($0) / 100 }) ?? []
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(found.first == numbers.min() && found.last == numbers.max())
  }
}
