import Experiments
import Testing
import WordOfMouth

@Suite struct WaveOutcomeTogetherTests {
  @Test func `waves add up round by round`() {
    let one = Samples.outcome(positive: [1], negative: [3, 9, 1])
    let other = Samples.outcome(positive: [2, 5], negative: [4])
    let together = WaveOutcome(together: [one, other])
    #expect(together.people == 1000 && together.rounds == 3)
    #expect(together.counts.negative.newlyReached == [7, 9, 1])
    #expect(together.counts.positive.tellingsByRound == [6, 10])
    #expect(together.counts.negative.reach == 17 && together.counts.negative.tellings == 34)
    #expect(together.counts.negative.firstHand == 2)
    #expect(together.counts.negative.peakRound == 2)
  }

  @Test func `one wave is itself, and none is nothing`() {
    let one = Samples.outcome(negative: [3, 9])
    #expect(WaveOutcome(together: [one]) == one)
    #expect(WaveOutcome(together: []).counts.negative.tellings == 0)
  }
}
