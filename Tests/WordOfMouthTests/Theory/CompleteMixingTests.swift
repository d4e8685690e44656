import TestSupport
import Testing
import WordOfMouth

@Suite struct CompleteMixingTests {
  @Test func `N5: the final size of complete mixing`() {
    #expect(agree(CompleteMixing.finalSize(reproduction: 2), 0.796812, digits: 6))
    #expect(CompleteMixing.finalSize(reproduction: 1) == 0)
    #expect(CompleteMixing.finalSize(reproduction: 0) == 0)
  }

  @Test func `E3, E6: outbreaks among few, exactly`() {
    let five = CompleteMixing.outbreakSizes(people: 5, chance: 0.3)
    #expect(agree(CompleteMixing.meanOutbreak(people: 5, chance: 0.3), 3.10112977, digits: 8))
    for (size, printed) in [
      (1, 0.2401), (2, 0.141179), (3, 0.152473), (4, 0.209988), (5, 0.256260),
    ] {
      #expect(agree(five[size], printed, digits: 6))
    }
    let ten = CompleteMixing.outbreakSizes(people: 10, chance: 0.2)
    let mean = CompleteMixing.meanOutbreak(people: 10, chance: 0.2)
    let square = ten.enumerated().reduce(0) { $0 + Double($1.0 * $1.0) * $1.1 }
    #expect(agree(mean, 6.784458, digits: 6))
    #expect(agree((square - mean * mean).squareRoot(), 3.169541, digits: 6))
    #expect(agree(ten[1], 0.134218, digits: 6))
  }

  @Test(arguments: [0, 0.1, 0.45, 1])
  func `outbreaks among few agree with enumerating ties`(chance: Double) {
    for people in 1...6 {
      let oracle = ExactSpread.liveEdges(SmallGraphs.complete(people), seeds: [0], chance: chance)
      let sizes = CompleteMixing.outbreakSizes(people: people, chance: chance)
      for (a, b) in zip(oracle, sizes) { #expect(abs(a - b) < 1e-12) }
    }
  }

  @Test func `many people come near the limit`() {
    let sizes = CompleteMixing.outbreakSizes(people: 300, chance: 2.0 / 300)
    let large = sizes.indices.filter { $0 > 60 }
    let takeOff = large.reduce(0) { $0 + sizes[$1] }
    #expect(abs(sizes.reduce(0, +) - 1) < 1e-9)
    #expect(abs(takeOff - CompleteMixing.finalSize(reproduction: 2)) < 0.02)
  }
}
