import Randomness
import Service
import Testing
import WordOfMouth

@Suite struct WaveLedgerTests {
  private func ledger(
    _ voice: Voice, holders: WaveLedger.Holders = .share(0.1, of: .count(1000)),
    contacts: Double = 20, rounds: Int? = nil
  ) -> WaveLedger {
    WaveLedger(
      .negative, holders: holders, people: 100_000, voice: voice, contacts: contacts, rounds: rounds
    )
  }

  /// The tellings hop by hop, as slowly as can be.
  private func slow(
    holders: Double, told: Double, retell: Double, fade: Double, retold: Double, rounds: Int
  ) -> Double {
    var (sum, tellings, chance) = (0.0, holders * told, retell)
    for round in 0..<rounds {
      if round > 0 {
        tellings *= chance * retold
        chance *= fade
      }
      sum += tellings
    }
    return sum
  }

  @Test func `without retelling it is customers times share times told`() {
    let voice = Voice(tells: TellingRule(.count(.between(8, 10))))
    let found = ledger(voice, holders: .share(0.1, of: .share(0.05)))
    #expect(found.ledger.lines.map(\.value) == [5000, 500, 4500, 4500])
    #expect(found.firstHand == 500 && found.told == 9 && found.tellings == 4500)
    #expect(!found.isEndless)
    #expect(ledger(voice, holders: .count(3)).tellings == 27)
    #expect(ledger(voice, holders: .share(0.5, of: .count(10))).tellings == 45)
  }

  @Test func `B3: t told first-hand, each passes on to m: t / (1 - m) for each customer`() {
    let voice = Voice(tells: .exactly(9), retell: 0.1, retells: .exactly(5))
    #expect(abs(ledger(voice).tellings - 100 * 9 / (1 - 0.5)) < 1e-8)
  }

  @Test(
    arguments: [
      (0.02, 1.0, 9, 3), (0.02, 1, 9, 40), (0.5, 0.5, 3, 7), (0.5, 0.9, 4, 12), (1, 1, 3, 6),
      (0.25, 1, 4, 30), (0.9, 0, 5, 5), (0.3, 0.99, 2, 1),
    ] as [(Double, Double, Int, Int)])
  func `hops sum as they do one by one`(retell: Double, fade: Double, told: Int, rounds: Int) {
    let voice = Voice(tells: .exactly(told), retell: retell, fade: fade)
    let found = ledger(voice, rounds: rounds).tellings
    let slow = slow(
      holders: 100, told: Double(told), retell: retell, fade: fade, retold: Double(told),
      rounds: rounds)
    #expect(abs(found - slow) <= 1e-9 * slow)
    if retell * Double(told) < 1 || fade < 0.95 {
      let all = self.slow(
        holders: 100, told: Double(told), retell: retell, fade: fade, retold: Double(told),
        rounds: 3000)
      #expect(abs(ledger(voice).tellings - all) <= 1e-9 * all)
    }
  }

  @Test func `what does not end says so and ends at a limit`() {
    let voice = Voice(tells: .exactly(2), retell: 0.5)
    #expect(ledger(voice).isEndless && ledger(voice).tellings == .infinity)
    #expect(!ledger(voice, rounds: 10).isEndless)
    #expect(ledger(voice, rounds: 10).tellings == 2000)
    #expect(!ledger(Voice(tells: .exactly(2), retell: 0.5, fade: 0.9)).isEndless)
    #expect(!ledger(Voice(tells: .nobody, retell: 1, retells: .exactly(2))).isEndless)
  }

  @Test func `the ends are ordinary: no round, one round, nobody to tell`() {
    let voice = Voice(tells: .exactly(4), retell: 0.5)
    #expect(ledger(voice, rounds: 0).tellings == 0)
    #expect(ledger(voice, rounds: 0).firstHandTellings == 0)
    #expect(ledger(voice, rounds: 1).tellings == 400)
    #expect(ledger(voice, holders: .count(0), rounds: 5).tellings == 0)
    #expect(ledger(Voice(tells: .nobody)).tellings == 0)
  }

  @Test func `rules that go by contacts take the mean number of them`() {
    #expect(ledger(Voice(tells: .each(0.2)), contacts: 15).told == 3)
    #expect(ledger(Voice(tells: .everyone), contacts: 15).told == 15)
    #expect(ledger(Voice(tells: TellingRule(.weightedCascade)), contacts: 15).told == 1)
    #expect(ledger(Voice(tells: TellingRule(.everyone, silent: 0.4)), contacts: 15).told == 9)
    let silent = TellingRule(.count(.exactly(10)), silent: 0.3)
    #expect(ledger(Voice(tells: silent)).told == 7)
  }

  @Test func `the positive story has names of its own`() {
    let found = WaveLedger(
      .positive, holders: .share(0.6, of: .count(10)), people: 100,
      voice: Voice(tells: .exactly(2)),
      contacts: 5, rounds: nil)
    #expect(found.ledger.lines.first?.label == "happy customers")
    #expect(found.firstHand == 6 && found.tellings == 12)
  }
}
