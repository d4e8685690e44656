import Statistics
import TestSupport
import Testing

@Suite struct MomentsTests {
  @Test func `a small sample by hand`() throws {
    let moments = Moments([1, 2, 3, 10])
    #expect(moments.count == 4)
    #expect(moments.mean == 4)
    // Squared deviations 9 + 4 + 1 + 36 = 50; cubes -27 - 8 - 1 + 216 = 180.
    let variance = try #require(moments.variance)
    #expect(abs(variance - 50.0 / 3) < 1e-12)
    let skewness = try #require(moments.skewness)
    #expect(abs(skewness - 45 / (12.5 * 12.5.squareRoot())) < 1e-12)
    let error = try #require(moments.standardError)
    #expect(abs(error - (50.0 / 12).squareRoot()) < 1e-12)
  }

  @Test func `no number and one number have only the moments that are defined`() {
    #expect(Moments().mean == nil)
    #expect(Moments().skewness == nil)
    #expect(Moments().variance == nil)
    #expect(Moments([7]).mean == 7)
    #expect(Moments([7]).variance == nil)
    #expect(Moments([7]).standardError == nil)
    #expect(Moments([7]).skewness == 0)
  }

  @Test func `equal numbers do not vary at all`() {
    for value in [0, 0.1, -3e9, 1.0 / 3] {
      let moments = Moments(Array(repeating: value, count: 1000))
      #expect(moments.mean == value)
      #expect(moments.variance == 0)
      #expect(moments.skewness == 0)
    }
  }

  @Test func `a large offset costs no significant digits`() throws {
    let numbers = (0..<1000).map { Double($0 % 7) }
    let plain = Moments(numbers)
    let offset = Moments(numbers.map { $0 + 1e9 })
    let (a, b) = (try #require(plain.variance), try #require(offset.variance))
    #expect(abs(a / b - 1) < 1e-7)
  }

  @Test func `one pass agrees with two passes`() throws {
    var random = UniformNumbers(seed: 1)
    for count in [2, 3, 10, 1000] {
      let numbers = (0..<count).map { _ in
        let u = random.next()
        return u * u * 50
      }
      let n = Double(count)
      let mean = numbers.reduce(0, +) / n
      func moment(_ power: Int) -> Double {
        numbers.reduce(0) { sum, x in
          sum + (0..<power).reduce(1.0) { product, _ in product * (x - mean) }
        } / n
      }
      let moments = Moments(numbers)
      let skewness = moment(3) / (moment(2) * moment(2).squareRoot())
      #expect(abs(try #require(moments.mean) - mean) < 1e-10)
      #expect(abs(try #require(moments.variance) - moment(2) * n / (n - 1)) < 1e-8)
      #expect(abs(try #require(moments.skewness) - skewness) < 1e-8)
    }
  }

  @Test func `NaN is not hidden`() throws {
    let moments = Moments([1, .nan, 3])
    #expect(try #require(moments.mean).isNaN)
    #expect(Estimate(meanOf: moments)?.interval() == nil)
    #expect(Estimate(meanOf: Moments([1, .infinity, 2]))?.interval() == nil)
  }
}
