@testable import Experiments
import Testing
import WordOfMouth

@Suite struct MetricTests {
  @Test func `columns come in the documented order`() {
    #expect(
      Metric.wave.map(\.name) == [
        "first_hand_positive", "first_hand_negative", "tellers_positive", "tellers_negative",
        "tellings_positive", "tellings_negative", "reach_positive", "reach_negative",
        "adopted_positive", "adopted_negative", "repeats_positive", "repeats_negative",
        "peak_round_positive", "peak_round_negative", "reach_both", "rounds",
      ])
  }

  @Test func `every metric is named once and documented`() {
    let names = Metric.wave.map(\.name) + Metric.derived.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isLowercase || $0 == "_" })
    }
    let units: Set = ["people", "tellings", "rounds"]
    for metric in Metric.wave {
      #expect(metric.meaning.hasSuffix("."))
      #expect(units.contains(metric.unit))
      #expect(metric.modes.count != 1 || metric.name.hasSuffix("_\(metric.modes[0])"))
    }
  }

  @Test func `values are read off the outcome`() {
    var outcome = WaveOutcome(
      people: 100, counts: ByOpinion { _ in WaveOutcome.Counts() }, reachBoth: 3, rounds: 2)
    outcome.counts.negative.firstHand = 1
    outcome.counts.negative.tellers = 2
    outcome.counts.negative.tellings = 30
    outcome.counts.negative.reach = 22
    outcome.counts.negative.adopted = 20
    outcome.counts.negative.newlyReached = [8, 14]
    outcome.counts.positive.reach = 5
    outcome.counts.positive.tellings = 5
    let values = Dictionary(
      uniqueKeysWithValues: zip(Metric.wave.map(\.name), MetricTable.wave.values(outcome)))
    #expect(values["first_hand_negative"] == 1)
    #expect(values["tellers_negative"] == 2)
    #expect(values["tellings_negative"] == 30)
    #expect(values["reach_negative"] == 22)
    #expect(values["adopted_negative"] == 20)
    #expect(values["repeats_negative"] == 8)
    #expect(values["peak_round_negative"] == 2)
    #expect(values["reach_positive"] == 5)
    #expect(values["repeats_positive"] == 0)
    #expect(values["peak_round_positive"] == 0)
    #expect(values["reach_both"] == 3)
    #expect(values["rounds"] == 2)
  }
}
