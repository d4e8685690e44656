import Statistics
import TestSupport
import Testing

@Suite struct AdditiveFitTests {
  private let even = OrthonormalBasis(
    polynomialsOver: (0..<1024).map { (Double($0) + 0.5) / 1024 }, degree: 3)

  /// Points of inputs that are uniform in 0..<1.
  private func points(_ count: Int, inputs: Int, seed: UInt64 = 1) -> [[Double]] {
    var random = UniformNumbers(seed: seed)
    return (0..<inputs).map { _ in (0..<count).map { _ in random.next() } }
  }

  private func prepared(_ points: [[Double]]) -> AdditiveFit? {
    AdditiveFit(points.map { $0.map(even.functions) })
  }

  @Test func `a sum of straight lines is decomposed exactly`() throws {
    let x = points(60, inputs: 3)
    let figures = x[0].indices.map { 7 + 3 * x[0][$0] - 4 * x[1][$0] }
    let parts = try #require(prepared(x)).parts(of: figures)
    // A line of slope b over 0...1 has the variance b^2 / 12; the grid stands for the line to 1e-6.
    #expect(abs(parts.inputs[0] - 9.0 / 12) < 1e-5)
    #expect(abs(parts.inputs[1] - 16.0 / 12) < 1e-5)
    #expect(abs(parts.inputs[2]) < 1e-12 && abs(parts.rest) < 1e-12)
    #expect(abs(parts.total - 25.0 / 12) < 1e-5)
  }

  @Test func `the interaction in a product belongs to the remainder`() throws {
    // x y over the unit square: 7/144 in all, 1/48 of each alone, 1/144 together.
    let x = points(4000, inputs: 2)
    let parts = try #require(prepared(x)).parts(of: x[0].indices.map { x[0][$0] * x[1][$0] })
    // Four standard errors at 4,000 points.
    #expect(abs(parts.inputs[0] - 1.0 / 48) < 0.002)
    #expect(abs(parts.inputs[1] - 1.0 / 48) < 0.002)
    #expect(abs(parts.rest - 1.0 / 144) < 0.0005)
  }

  @Test func `pure noise belongs to no input on average`() throws {
    var random = UniformNumbers(seed: 5)
    var moments = Moments()
    let fit = try #require(prepared(points(60, inputs: 2)))
    for _ in 0..<2000 {
      moments.add(fit.parts(of: (0..<60).map { _ in random.nextNormal() }).inputs[0])
    }
    let (mean, error) = (try #require(moments.mean), try #require(moments.standardError))
    #expect(abs(mean) < 4 * error)
  }

  @Test func `leaving out a setting is the same as fitting without it`() throws {
    let x = points(50, inputs: 2, seed: 3)
    var random = UniformNumbers(seed: 4)
    let figures = x[0].map { $0 * $0 + random.next() }
    let whole = try #require(prepared(x))
    let left = whole.partsLeavingOut(of: figures)
    for out in [0, 17, 49] {
      func without(_ list: [Double]) -> [Double] {
        list.indices.filter { $0 != out }.map { list[$0] }
      }
      let again = try #require(prepared(x.map(without))).parts(of: without(figures))
      #expect(abs(again.rest - left[out].rest) < 1e-12)
      for input in 0..<2 { #expect(abs(again.inputs[input] - left[out].inputs[input]) < 1e-12) }
    }
  }

  @Test func `a fit needs four settings for each coefficient, and inputs that vary`() {
    #expect(prepared(points(27, inputs: 2)) == nil)
    #expect(prepared(points(28, inputs: 2)) != nil)
    let x = points(60, inputs: 1)
    #expect(prepared([x[0], x[0]]) == nil)
  }
}
