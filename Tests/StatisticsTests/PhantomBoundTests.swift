import Statistics
import Testing

/// The ends that allow for one value the sample did not show.
@Suite struct PhantomBoundTests {
  /// Of equal numbers and one beyond, the mean of the Bayesian bootstrap is beta(1, n): nearly
  /// exponential with mean 1 / n.
  @Test func `of equal numbers it is the rule of three`() throws {
    let moments = Moments(Array(repeating: 0, count: 1_000))
    let end = try #require(PhantomBound.end(moments, unseen: 1, z: 1.959964))
    #expect(abs(end * 1_000 - 3.689) < 0.03)
    let low = try #require(PhantomBound.end(moments, unseen: 1, z: -1.959964))
    #expect(low > 0 && low * 1_000 < 0.06)
  }

  @Test func `a value equal to the numbers leaves no doubt`() {
    #expect(PhantomBound.end(Moments([4, 4, 4]), unseen: 4, z: 1.96) == 4)
    #expect(PhantomBound.end(Moments(), unseen: 4, z: 1.96) == nil)
  }

  @Test func `mirrored numbers have mirrored ends`() throws {
    let numbers: [Double] = [1, 2, 2, 3, 9]
    let high = try #require(PhantomBound.end(Moments(numbers), unseen: 14, z: 1.96))
    let low = try #require(PhantomBound.end(Moments(numbers.map { -$0 }), unseen: -14, z: -1.96))
    #expect(abs(high + low) < 1e-12)
  }

  /// The same moments by summing all numbers and the unseen one.
  @Test func `the closed form agrees with the moments of the longer sample`() throws {
    let numbers: [Double] = [0, 3, 4, 10, 11]
    let all = numbers + [20]
    let mean = all.reduce(0, +) / 6
    let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 42
    let third = 2 * all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) } / (42 * 8)
    let middle = try #require(PhantomBound.end(Moments(numbers), unseen: 20, z: 0))
    let high = try #require(PhantomBound.end(Moments(numbers), unseen: 20, z: 1.96))
    #expect(high > mean + 1.96 * variance.squareRoot())
    #expect(third > 0 && middle < mean)
  }
}
