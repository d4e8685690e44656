import Foundation
import Statistics
import Testing

@Suite struct StudentTTests {
  @Test(arguments: [
    // Fisher and Yates, Statistical tables, table III: two-sided 5 %.
    (1.0, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (6, 2.447), (7, 2.365),
    (8, 2.306), (9, 2.262), (10, 2.228), (15, 2.131), (20, 2.086), (25, 2.060), (30, 2.042),
    (40, 2.021), (60, 2.000), (120, 1.980),
  ])
  func `the 97.5 % quantile agrees with printed tables`(freedom: Double, printed: Double) {
    #expect(abs(StudentT(degreesOfFreedom: freedom).quantile(0.975) - printed) <= 0.0005001)
  }

  @Test(arguments: [
    (1.0, 0.995, 63.657), (2, 0.995, 9.925), (5, 0.995, 4.032), (30, 0.995, 2.750),
    (1, 0.9, 3.078), (5, 0.9, 1.476), (120, 0.9, 1.289), (10, 0.9995, 4.587),
  ])
  func `other quantiles agree with printed tables`(
    freedom: Double, probability: Double, printed: Double
  ) {
    #expect(abs(StudentT(degreesOfFreedom: freedom).quantile(probability) - printed) <= 0.0005001)
  }

  @Test func `one and two degrees of freedom have closed forms`() {
    for p in [0.5001, 0.6, 0.75, 0.9, 0.975, 0.999, 1 - 1e-6] {
      let one = StudentT(degreesOfFreedom: 1).quantile(p)
      #expect(abs(one / tan(Double.pi * (p - 0.5)) - 1) < 1e-9)
      let two = StudentT(degreesOfFreedom: 2).quantile(p)
      #expect(abs(two / ((2 * p - 1) / (2 * p * (1 - p)).squareRoot()) - 1) < 1e-9)
    }
  }

  @Test(arguments: [1.0, 1.5, 3, 7.25, 30, 199, 1023, 50_000])
  func `the density adds up to the tail`(freedom: Double) {
    // Simpson's rule from 0 to t, an independent way.
    let distribution = StudentT(degreesOfFreedom: freedom)
    for t in [0.3, 1, 1.96, 4] {
      let steps = 2000
      let width = t / Double(steps)
      let sum = (0...steps).reduce(0.0) { sum, step in
        let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
        return sum + weight * distribution.density(Double(step) * width)
      }
      #expect(abs(0.5 - sum * width / 3 - distribution.upperTail(t)) < 1e-11)
      #expect(abs(distribution.quantile(1 - distribution.upperTail(t)) - t) < 1e-7)
    }
  }

  @Test func `quantiles are symmetric and fall towards the normal quantile`() {
    var last = Double.infinity
    for freedom in [1, 2, 3, 5, 10, 100, 1e3, 9e4, 1.1e5, 1e6, 1e9, 1e300] {
      let distribution = StudentT(degreesOfFreedom: freedom)
      let value = distribution.quantile(0.975)
      #expect(value < last || freedom > 1e8)
      #expect(value >= Normal.quantile(0.975))
      #expect(abs(distribution.quantile(0.025) + value) < 1e-9 * value)
      last = value
    }
    #expect(abs(last - Normal.quantile(0.975)) < 1e-12)
  }

  @Test func `the middle is 0 and the ends are infinite`() {
    let distribution = StudentT(degreesOfFreedom: 4)
    #expect(distribution.quantile(0.5) == 0)
    #expect(distribution.quantile(0) == -.infinity)
    #expect(distribution.quantile(1) == .infinity)
    #expect(distribution.quantile(.nan).isNaN)
    #expect(StudentT(degreesOfFreedom: 0.5).quantile(0.9999).isFinite)
  }

  @Test func `cached quantiles are the computed ones`() {
    // More queries than the cache holds, each repeated at once and at the end.
    let questions = (1...1500).map { StudentT(degreesOfFreedom: 0.5 + Double($0) / 8) }
    let found = questions.map { $0.quantile(0.975) }
    #expect(questions.map { $0.quantile(0.975) } == found)
    for (question, quantile) in zip(questions, found) {
      #expect(abs(question.upperTail(quantile) - 0.025) < 1e-12)
      #expect(question.quantile(1 - 0.975) == -quantile)
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 > $1 }, "more freedom, thinner tails")
  }
}
