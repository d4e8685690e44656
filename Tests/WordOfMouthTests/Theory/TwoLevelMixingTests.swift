import TestSupport
import Testing
import WordOfMouth

@Suite struct TwoLevelMixingTests {
  @Test func `C1: a story that stays in its circles`() {
    let towns = TwoLevelMixing(circle: 5, chance: 0.3, outside: 0.25)
    #expect(agree(towns.reproduction, 0.775, digits: 3))
    #expect(towns.reach == 0)
    #expect(agree(towns.reachWithoutCircles, 0.549, digits: 3))
  }

  @Test func `C2: a story that leaves them`() {
    let towns = TwoLevelMixing(circle: 5, chance: 0.3, outside: 0.5)
    #expect(agree(towns.reach, 0.512, digits: 3))
    #expect(agree(towns.meanInCircle, 3.10112977, digits: 8))
  }

  @Test func `circles of one are complete mixing`() {
    let towns = TwoLevelMixing(circle: 1, chance: 0.3, outside: 2)
    #expect(abs(towns.reach - CompleteMixing.finalSize(reproduction: 2)) < 1e-12)
    #expect(towns.meanInCircle == 1)
  }
}
