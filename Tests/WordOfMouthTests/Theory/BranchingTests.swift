import Foundation
import TestSupport
import Testing
import WordOfMouth

@Suite struct BranchingTests {
  @Test func `B1, B2: totals of a dying story`() {
    #expect(Branching.totalProgeny(first: 3, reproduction: 0.8).rounded() == 15)
    #expect(Branching.totalProgeny(first: 1, reproduction: 0.5) == 2)
    #expect(Branching.poissonProgenyVariance(reproduction: 0.5) == 4)
    let sizes = (1...3).map { Branching.poissonProgenyChance(size: $0, reproduction: 0.5) }
    #expect(agree(sizes[0], 0.606531, digits: 6))
    #expect(agree(sizes[1], 0.183940, digits: 6))
    #expect(agree(sizes[2], 0.083674, digits: 6))
    #expect(Branching.totalProgeny(first: 1, reproduction: 1) == .infinity)
    #expect(Branching.poissonProgenyVariance(reproduction: 1) == .infinity)
  }

  @Test(arguments: [0, 0.1, 0.5, 0.9])
  func `Borel's chances have the mean and variance of the formulas`(m: Double) {
    let sizes = (0..<20_000).map { Branching.poissonProgenyChance(size: $0, reproduction: m) }
    let total = sizes.reduce(0, +)
    let mean = sizes.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
    let square = sizes.enumerated().reduce(0) { $0 + Double($1.0 * $1.0) * $1.1 }
    #expect(abs(total - 1) < 1e-9)
    #expect(abs(mean - Branching.totalProgeny(first: 1, reproduction: m)) < 1e-6)
    #expect(abs(square - mean * mean - Branching.poissonProgenyVariance(reproduction: m)) < 1e-4)
  }

  @Test func `above one the sizes sum to the chance of dying out`() {
    let sizes = (0..<5_000).map { Branching.poissonProgenyChance(size: $0, reproduction: 2) }
    #expect(abs(sizes.reduce(0, +) - (1 - CompleteMixing.finalSize(reproduction: 2))) < 1e-9)
  }

  @Test func `B3: reach per customer, with and without fading`() {
    #expect(agree(Branching.reachPerCustomer(told: 9, reproduction: 0.5), 18, digits: 9))
    #expect(Branching.reachPerCustomer(told: 9, reproduction: 0) == 9)
    #expect(Branching.reachPerCustomer(told: 0, reproduction: 2) == 0)
    #expect(Branching.reachPerCustomer(told: 1, reproduction: 1) == .infinity)
    // a = 2, f = 0.5: 1 + 2 + 2 + 1 + 1/4 + 1/32 + 2^-9 + 2^-14 + …
    var byHand = 0.0
    for j in 0..<12 {
      let fading = pow(0.5, Double(j * (j - 1) / 2))
      byHand += pow(2, Double(j)) * fading
    }
    #expect(abs(Branching.fadeSum(reproduction: 2, fade: 0.5) - byHand) < 1e-12)
    #expect(Branching.fadeSum(reproduction: 0.7, fade: 0) == 1.7)
    #expect(Branching.fadeSum(reproduction: 0, fade: 0.5) == 1)
    #expect(agree(Branching.fadeSum(reproduction: 0.5, fade: 0.999999), 2, digits: 4))
  }

  @Test func `B4: what the slogans imply`() {
    #expect(agree(Branching.reproduction(told: 2.5, reach: 50), 0.950, digits: 3))
    #expect(agree(Branching.reproduction(told: 9, reach: 250), 0.964, digits: 3))
  }
}
