@testable import Experiments
import Service
import Testing
import WordOfMouth

@Suite struct RunBlockTests {
  private let plan: Plan
  init() throws { plan = try Samples.plan([Samples.model], .run, people: 1000) }

  private func outcome(_ replicate: Int) -> ServiceOutcome {
    ServiceOutcome(
      periods: (0..<2).map { period in
        Samples.period(
          customers: 100 + replicate, complaints: period * replicate,
          revenue: 0.1 * Double(replicate) + Double(period), negative: [replicate, 20 * period])
      }, residualValue: 0)
  }

  private func block(_ replicates: [Int]) -> RunBlock {
    var block = RunBlock(setting: 0)
    for replicate in replicates {
      block.append(.periods(outcome(replicate), nil), replicate: replicate, of: plan)
    }
    return block
  }

  private func summaries(_ block: RunBlock) -> [[MetricSummary]] {
    block.summary(in: plan).periods
  }

  @Test func `a period is summarised over its replicates alone`() throws {
    let summaries = summaries(block(Array(0..<20)))
    #expect(summaries.count == 2)
    func mean(_ name: String, _ period: Int) throws -> Double {
      try #require(summaries[period].first { $0.metric == name }?.mean)
    }
    #expect(try mean("customers_start", 0) == 109.5)
    #expect(try mean("complaints", 0) == 0 && mean("complaints", 1) == 9.5)
    #expect(try abs(mean("revenue", 1) - 1.95) < 1e-12)
    // 20 of 1,000 people are reached after round 1 in the second period.
    #expect(try mean("took_off_negative", 0) == 0 && mean("took_off_negative", 1) == 1)
    #expect(try mean("hearings_given_take_off_negative", 1) == 29.5)
  }

  @Test func `a replicate took off if one of its periods did`() {
    #expect(block([5]).records.map(\.tookOff) == [ByOpinion(positive: false, negative: true)])
  }

  @Test func `whoever comes first, the sums are the same to the last bit`() {
    let all = summaries(block(Array(0..<30)))
    var pieces = block([29, 3, 11])
    pieces.appendSeries(of: block((0..<30).filter { ![29, 3, 11].contains($0) }.reversed()))
    #expect(summaries(pieces) == all)
  }

  @Test func `of no replicates there are no periods`() {
    #expect(summaries(block([])).isEmpty)
  }
}
