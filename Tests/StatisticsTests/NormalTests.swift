import Foundation
import Statistics
import Testing

@Suite struct NormalTests {
  @Test(arguments: [
    // Test values of AS 241 itself, and printed tables.
    (0.25, -0.6744897501960817), (0.001, -3.090232306167814), (1e-20, -9.262340089798408),
    (0.975, 1.959963984540054), (0.95, 1.6448536269514722), (0.995, 2.5758293035489004),
    (0.5, 0),
  ])
  func `quantiles agree with published values`(probability: Double, quantile: Double) {
    #expect(abs(Normal.quantile(probability) - quantile) <= 1e-14 * max(1, abs(quantile)))
  }

  @Test func `the distribution function is its inverse`() {
    for step in 1..<1000 {
      let p = Double(step) / 1000
      let back = 0.5 * erfc(-Normal.quantile(p) / 2.0.squareRoot())
      #expect(abs(back - p) < 1e-14)
    }
    for power in 4..<300 {
      let p = pow(10, -Double(power))
      let back = 0.5 * erfc(-Normal.quantile(p) / 2.0.squareRoot())
      #expect(abs(back / p - 1) < 1e-10)
    }
  }

  @Test func `the ends are infinite, and probabilities outside 0...1 give NaN`() {
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN)
    #expect(Normal.quantile(.nan).isNaN)
  }
}
