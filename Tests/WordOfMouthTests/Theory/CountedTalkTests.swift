import TestSupport
import Testing
import WordOfMouth

@Suite struct CountedTalkTests {
  @Test func `T1 to T3: how the number told varies matters`() {
    let each = Percolation.regular(10).reach(chance: 0.2)
    #expect(agree(each, 0.818747, digits: 6))
    let two = CountedTalk(contacts: 10, tells: [0, 0, 1])
    #expect(agree(two.reachGivenTakeOff, 0.818747, digits: 6))
    #expect(two.takeOffChance == 1)
    let uneven = CountedTalk(contacts: 10, tells: [0.7, 0, 0, 0, 0, 0.3])
    #expect(agree(uneven.reachGivenTakeOff, 0.552410, digits: 6))
    #expect(agree(uneven.takeOffChance, 0.181179, digits: 6))
  }

  @Test func `independent coins written as a count are independent coins`() {
    let binomial = (0...10).map { binomialChance(of: $0, among: 10, chance: 0.2) }
    let talk = CountedTalk(contacts: 10, tells: binomial)
    #expect(agree(talk.takeOffChance, 0.818747, digits: 6))
    #expect(agree(talk.reachGivenTakeOff, 0.818747, digits: 6))
    #expect(abs(talk.reproduction - 1.8) < 1e-12)
  }

  @Test func `retelling by chance is silence, and counts beyond the contacts tell all`() {
    let talk = CountedTalk(contacts: 4, tells: [0, 0, 0, 0, 0, 0, 1], retell: 0.5)
    #expect(talk.tells == [0, 0, 0, 0, 1])
    #expect(talk.retells == [0.5, 0, 0, 0, 0.5])
    #expect(talk.reproduction == 1.5)
    #expect(CountedTalk(contacts: 4, tells: [0, 1]).takeOffChance == 0)
    #expect(CountedTalk(contacts: 4, tells: [0, 1]).reachGivenTakeOff == 0)
  }
}
