import Testing
import WordOfMouth

@testable import Experiments

@Suite struct RoundSeriesTests {
  /// The outcomes as replicates of a setting, in one block for each list of their places.
  private func summaries(
    _ outcomes: [WaveOutcome], blocks: [[Int]]? = nil
  ) throws -> [RoundSummary] {
    let document = try Samples.document(
      Samples.lively(), settings: ["replicates=\(max(1, outcomes.count))"])
    let plan = try Plan(document, scope: .run)
    let store = try RunStore(plan)
    for places in blocks ?? [Array(outcomes.indices)] {
      var block = RunBlock(setting: 0, of: plan)
      for place in places { block.append(.wave(outcomes[place]), replicate: place, of: plan) }
      _ = try store.append(block)
    }
    return try store.close().rounds(0)
  }

  @Test func `ended replicates go on with nothing new and keep their reach`() throws {
    let found = try summaries([
      Samples.outcome(negative: [10]), Samples.outcome(negative: [20, 30, 4]),
    ])
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

  @Test func `quantiles are of type 7 with the zeros of ended replicates`() throws {
    let found = try summaries(
      (0..<5).map { Samples.outcome(negative: $0 < 3 ? [1] : [1, 10 * $0]) })
    let second = found.first {
      $0.opinion == .negative && $0.round == 2 && $0.quantity == .newlyReached
    }
    // Sorted 0, 0, 0, 30, 40: .75 is at position 3, .95 at 3.8.
    #expect(second?.quantiles == [0, 0, 0, 30, 38])
  }

  @Test func `numbers of any size survive`() throws {
    let numbers = [0, 1, 127, 128, 16_383, 16_384, 4_294_967_296, 10_000_000_000]
    let found = try summaries([Samples.outcome(positive: numbers)])
    let newly = found.filter { $0.opinion == .positive && $0.quantity == .newlyReached }
    #expect(newly.map(\.mean) == numbers.map(Double.init))
  }

  @Test func `neither the order nor the cutting of replicates matters`() throws {
    let outcomes = (0..<50).map { index in
      Samples.outcome(
        positive: (0..<index % 7).map { 3 * $0 + index },
        negative: (0..<index % 4).map { 100 * $0 + index })
    }
    let whole = try summaries(outcomes)
    let parts = [Array(stride(from: 49, through: 20, by: -1)), [3, 1, 2], Array(4..<20) + [0]]
    #expect(try summaries(outcomes, blocks: parts) == whole)
    // Blocks of a long wave are read piece by piece.
    let long = (0..<40).map { index in
      Samples.outcome(negative: (0..<2_000).map { ($0 * $0 + index) % 301 })
    }
    let found = try summaries(long, blocks: (0..<40).map { [$0] })
    #expect(try found == summaries(long) && found.count == 2 * 2_000 * 3)
    let last = (0..<40).reduce(0) { $0 + 2 * ((1_999 * 1_999 + $1) % 301) }
    #expect(found.last?.mean == Double(last) / 40)
  }

  @Test func `the rounds of a block are those that were written`() throws {
    var series = RoundSeries()
    for outcome in [
      Samples.outcome(positive: [300, 2], negative: [1]), Samples.outcome(),
      Samples.outcome(negative: [5, 70_000, 1, 1]),
    ] {
      series.append(outcome)
    }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    series.encode(to: &bytes) { ends.append($0.count) }
    func read(_ bytes: [UInt8]) -> RoundSeries? {
      RoundSeries(
        3, lengths: Array(bytes[..<ends[0]]), positive: Array(bytes[ends[0]..<ends[1]]),
        negative: Array(bytes[ends[1]...]))
    }
    #expect(read(bytes) == series)
    #expect(read(bytes.dropLast()) == nil)
  }

  @Test func `silence has no rounds`() throws {
    #expect(try summaries([]).isEmpty)
    #expect(try summaries([Samples.outcome()]).isEmpty)
  }
}
