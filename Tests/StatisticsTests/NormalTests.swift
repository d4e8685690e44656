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
      #expect(abs(Normal.probability(below: Normal.quantile(p)) - p) < 1e-14)
    }
    for power in 4..<300 {
      let p = pow(10, -Double(power))
      #expect(abs(Normal.probability(below: Normal.quantile(p)) / p - 1) < 1e-10)
    }
  }

  @Test func `chances agree with printed tables`() {
    #expect(abs(Normal.probability(below: 1) - 0.8413447460685429) < 1e-15)
    #expect(abs(Normal.probability(below: -1.959963984540054) - 0.025) < 1e-15)
    #expect(Normal.probability(below: -.infinity) == 0)
  }

  @Test func `the ends are infinite, and probabilities outside 0...1 give NaN`() {
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN)
    #expect(Normal.quantile(.nan).isNaN)
  }
}
