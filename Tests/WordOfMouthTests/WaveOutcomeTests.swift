import Testing
import WordOfMouth

@Suite struct WaveOutcomeTests {
  private func outcome(people: Int, newlyReached: [Int]) -> WaveOutcome {
    var counts = WaveOutcome.Counts()
    counts.newlyReached = newlyReached
    return WaveOutcome(
      people: people, counts: ByOpinion(positive: counts, negative: .init()), reachBoth: 0,
      rounds: newlyReached.count)
  }

  @Test func `the peak is the earliest of the largest rounds, or none`() {
    #expect(outcome(people: 9, newlyReached: []).counts.positive.peakRound == 0)
    #expect(outcome(people: 9, newlyReached: [0, 0]).counts.positive.peakRound == 0)
    #expect(outcome(people: 9, newlyReached: [1, 3, 3, 2]).counts.positive.peakRound == 2)
    #expect(outcome(people: 9, newlyReached: [4]).counts.positive.peakRound == 1)
  }

  @Test func `take-off counts from the second round on`() {
    #expect(!outcome(people: 100, newlyReached: [60]).tookOff(.positive, share: 0.01))
    #expect(!outcome(people: 200, newlyReached: [60, 1]).tookOff(.positive, share: 0.01))
    #expect(outcome(people: 200, newlyReached: [60, 1, 1]).tookOff(.positive, share: 0.01))
    #expect(outcome(people: 200, newlyReached: [0, 1]).tookOff(.positive, share: 0))
    #expect(!outcome(people: 200, newlyReached: [9, 0]).tookOff(.positive, share: 0))
    #expect(!outcome(people: 200, newlyReached: [9, 9]).tookOff(.negative, share: 0.01))
    #expect(!outcome(people: 0, newlyReached: []).tookOff(.positive, share: 0))
  }

  @Test func `repeats are tellings that reached nobody new`() {
    var counts = WaveOutcome.Counts()
    counts.tellings = 10
    counts.reach = 7
    #expect(counts.repeats == 3)
  }
}
