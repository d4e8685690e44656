import Statistics
import Testing

@Suite struct OrthonormalBasisTests {
  /// Mean products of functions over equally likely points.
  private func products(_ rows: [[Double]]) -> [[Double]] {
    let count = rows[0].count
    return (0..<count).map { one in
      (0..<count).map { other in
        rows.reduce(0) { $0 + $1[one] * $1[other] } / Double(rows.count)
      }
    }
  }

  @Test func `over an even range they are Legendre's polynomials`() {
    let grid = (0..<2000).map { 5 + 2 * (Double($0) + 0.5) / 2000 }
    let basis = OrthonormalBasis(polynomialsOver: grid, degree: 3)
    #expect(basis.count == 3)
    for x in [5.0, 5.3, 6, 6.8] {
      let t = x - 6
      let legendre = [
        (3.0).squareRoot() * t, (5.0).squareRoot() * (3 * t * t - 1) / 2,
        (7.0).squareRoot() * (5 * t * t * t - 3 * t) / 2,
      ]
      for (found, expected) in zip(basis.functions(at: x), legendre) {
        #expect(abs(found - expected) < 1e-4)
      }
    }
  }

  @Test func `functions have mean 0 and variance 1 and are uncorrelated`() {
    let skewed = (1...50).map { Double($0 * $0) }
    let bases = [
      (OrthonormalBasis(polynomialsOver: skewed, degree: 3), skewed),
      (OrthonormalBasis(contrastsOf: 3), [0, 1, 2]),
      (OrthonormalBasis(contrastsOf: 5), [0, 1, 2, 3, 4]),
    ]
    for (basis, points) in bases {
      let rows = points.map { [1] + basis.functions(at: $0) }
      for (one, row) in products(rows).enumerated() {
        for (other, product) in row.enumerated() {
          #expect(abs(product - (one == other ? 1 : 0)) < 1e-9)
        }
      }
    }
  }

  @Test func `there are fewer functions than distinct values`() {
    #expect(OrthonormalBasis(polynomialsOver: [8, 9, 10, 8], degree: 3).count == 2)
    #expect(OrthonormalBasis(polynomialsOver: [4, 4], degree: 3).count == 0)
    #expect(OrthonormalBasis(contrastsOf: 1).count == 0)
    #expect(OrthonormalBasis(polynomialsOver: [], degree: 2).functions(at: 3).isEmpty)
  }
}
