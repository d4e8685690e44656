import Testing
import WordOfMouth

@testable import Experiments

@Suite struct RoundSeriesTests {
  private func series(_ outcomes: [WaveOutcome]) -> RoundSeries {
    var series = RoundSeries()
    for outcome in outcomes { series.append(outcome) }
    return series
  }

  @Test func `ended replicates go on with nothing new and keep their reach`() throws {
    let found = series([
      Samples.outcome(negative: [10]), Samples.outcome(negative: [20, 30, 4]),
    ]).summaries()
    // Opinions x rounds x quantities.
    #expect(found.count == 2 * 3 * 3)
    #expect(found.prefix(9).allSatisfy { $0.opinion == .positive && $0.mean == 0 })
    func mean(_ round: Int, _ quantity: RoundSummary.Quantity) -> Double? {
      found.first { $0.opinion == .negative && $0.round == round && $0.quantity == quantity }?.mean
    }
    #expect(mean(1, .newlyReached) == 15 && mean(2, .newlyReached) == 15)
    #expect(mean(3, .newlyReached) == 2)
    #expect(mean(1, .reach) == 15 && mean(2, .reach) == 30 && mean(3, .reach) == 32)
    #expect(mean(1, .tellings) == 30 && mean(3, .tellings) == 4)
    #expect(found.last?.quantity == .tellings && found.last?.round == 3)
  }

  @Test func `quantiles are of type 7 with the zeros of ended replicates`() {
    let found = series((0..<5).map { Samples.outcome(negative: $0 < 3 ? [1] : [1, 10 * $0]) })
      .summaries()
    let second = found.first {
      $0.opinion == .negative && $0.round == 2 && $0.quantity == .newlyReached
    }
    // Sorted 0, 0, 0, 30, 40: .75 is at position 3, .95 at 3.8.
    #expect(second?.quantiles == [0, 0, 0, 30, 38])
  }

  @Test func `numbers of any size survive`() {
    let numbers = [0, 1, 127, 128, 16_383, 16_384, 4_294_967_296, 10_000_000_000]
    let found = series([Samples.outcome(positive: numbers)]).summaries()
    let newly = found.filter { $0.opinion == .positive && $0.quantity == .newlyReached }
    #expect(newly.map(\.mean) == numbers.map(Double.init))
  }

  @Test func `neither the order nor the cutting of replicates matters`() {
    let outcomes = (0..<50).map { index in
      Samples.outcome(
        positive: (0..<index % 7).map { 3 * $0 + index },
        negative: (0..<index % 4).map { 100 * $0 + index })
    }
    let whole = series(outcomes).summaries()
    var parts = series(Array(outcomes[30...].reversed()))
    parts.append(series(Array(outcomes[..<30])))
    #expect(parts.replicates == 50)
    #expect(parts.summaries() == whole)
  }

  @Test func `silence has no rounds`() {
    #expect(series([]).summaries().isEmpty)
    #expect(series([Samples.outcome()]).summaries().isEmpty)
  }
}
