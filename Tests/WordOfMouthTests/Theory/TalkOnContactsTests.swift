import Randomness
import TestSupport
import Testing
import WordOfMouth

@Suite struct TalkOnContactsTests {
  private func regular(_ contacts: Int, _ voice: Voice) throws -> TalkOnContacts {
    try #require(TalkOnContacts(people: [(contacts, 1000)], voice: voice))
  }

  @Test func `N1 to N3 and T1 to T3`() throws {
    func each(_ chance: Double) -> Voice { Voice(tells: .each(chance), retell: 1) }
    let n1 = try regular(3, each(0.6))
    #expect(agree(n1.takeOffChance, 0.703704, digits: 6))
    #expect(agree(n1.reachGivenTakeOff, 0.703704, digits: 6))
    let n2 = try regular(3, each(0.4))
    #expect(n2.takeOffChance == 0 && abs(1 + n2.loneReach() - 7) < 1e-9)
    #expect(agree(try regular(10, each(0.2)).reachGivenTakeOff, 0.818747, digits: 6))
    let t2 = try regular(10, Voice(tells: .exactly(2), retell: 1))
    #expect(agree(t2.reachGivenTakeOff, 0.818747, digits: 6) && t2.takeOffChance == 1)
    let uneven = TellingRule(
      .count(.shares([.init(count: 0, share: 0.7), .init(count: 5, share: 0.3)])))
    let t3 = try regular(10, Voice(tells: uneven, retell: 1))
    #expect(agree(t3.reachGivenTakeOff, 0.552410, digits: 6))
    #expect(agree(t3.takeOffChance, 0.181179, digits: 6))
    // Silence is a share of zeros.
    let silent = Voice(tells: TellingRule(.count(.exactly(5)), silent: 0.7), retell: 1)
    #expect(agree(try regular(10, silent).takeOffChance, 0.181179, digits: 6))
  }

  @Test(arguments: [0.15, 0.3, 0.6, 0.9])
  func `coins with everyone retelling are percolation`(chance: Double) throws {
    let counts = [1: 50, 2: 10, 5: 30, 20: 10]
    var chances = [Double](repeating: 0, count: 21)
    for (contacts, people) in counts { chances[contacts] = Double(people) }
    let theory = Percolation(contacts: chances)
    let talk = try #require(
      TalkOnContacts(
        people: counts.map { ($0.key, $0.value) }, voice: Voice(tells: .each(chance), retell: 1)))
    #expect(abs(talk.takeOffChance - theory.reach(chance: chance)) < 1e-9)
    #expect(abs(talk.reachGivenTakeOff - theory.reach(chance: chance)) < 1e-9)
    #expect(abs(talk.reproduction - chance / theory.threshold) < 1e-9)
  }

  @Test(arguments: [(3, 0.3), (6, 0.55), (12, 0.9)])
  func `counts on regular graphs are counted tellings`(contacts: Int, retell: Double) throws {
    let tells = [0.1, 0.2, 0.4, 0.3]
    let theory = CountedTalk(contacts: contacts, tells: tells, retell: retell)
    let rule = TellingRule(
      .count(.shares(tells.enumerated().map { .init(count: $0.0, share: $0.1) })))
    let talk = try regular(contacts, Voice(tells: rule, retell: retell))
    #expect(abs(talk.reproduction - theory.reproduction) < 1e-12)
    #expect(abs(talk.takeOffChance - theory.takeOffChance) < 1e-9)
    #expect(abs(talk.reachGivenTakeOff - theory.reachGivenTakeOff) < 1e-9)
  }

  @Test func `B3: lone stories reach the branching total`() throws {
    let voice = Voice(tells: .exactly(9), retell: 0.1, retells: .exactly(4))
    let talk = try regular(20, voice)
    #expect(abs(talk.reproduction - 0.4 * 19 / 20) < 1e-12)
    #expect(abs(talk.loneReach() - 9 / (1 - 0.38)) < 1e-9)
    #expect(abs(talk.loneReach(rounds: 2) - 9 * 1.38) < 1e-9)
    // So do few customers.
    #expect(abs(talk.reach(firstHand: 1e-9) / 1e-9 - talk.loneReach()) < 1e-4)
    var fading = voice
    fading.fade = 0.5
    let sum = 9 * (1 + 0.38 + 0.38 * 0.19 + 0.38 * 0.19 * 0.095)
    #expect(abs(try regular(20, fading).loneReach(rounds: 4) - sum) < 1e-9)
    #expect(abs(try regular(20, fading).reach(firstHand: 1e-9, rounds: 4) / 1e-9 - sum) < 1e-4)
  }

  // Nobody retells: somebody of d contacts hears unless each is no customer, or one who tells others.
  @Test func `first-hand reach is one minus the chance that nobody told me`() throws {
    let talk = try regular(8, Voice(tells: .exactly(3)))
    var missed = 1.0
    for _ in 0..<8 { missed *= 1 - 0.25 * 3 / 8 }
    #expect(abs(talk.reach(firstHand: 0.25) - 0.75 * (1 - missed)) < 1e-12)
    #expect(talk.reach(firstHand: 0.25, rounds: 0) == 0)
    #expect(talk.told == 3 && talk.reproduction == 0 && talk.takeOffChance == 0)
  }

  @Test func `many first-hand people reach what a take-off reaches, and some more`() throws {
    let talk = try regular(10, Voice(tells: .exactly(2), retell: 1))
    #expect(abs(talk.reach(firstHand: 1e-7) - talk.reachGivenTakeOff) < 1e-4)
    let more = talk.reach(firstHand: 0.1)
    #expect(more + 0.1 > talk.reachGivenTakeOff)
    #expect(talk.reach(firstHand: 0.1, rounds: 1) < talk.reach(firstHand: 0.1, rounds: 2))
    #expect(talk.reach(firstHand: 1) == 0)
  }

  @Test func `it does not know who cannot be known`() {
    #expect(
      TalkOnContacts(people: [(4, 10)], voice: Voice(tells: TellingRule(.weightedCascade))) == nil)
    #expect(TalkOnContacts(people: [(0, 10)], voice: Voice(tells: .exactly(1))) == nil)
    #expect(TalkOnContacts(people: [], voice: Voice(tells: .exactly(1))) == nil)
  }
}
