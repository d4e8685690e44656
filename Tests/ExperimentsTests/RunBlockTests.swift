@testable import Experiments
import Service
import Testing
import WordOfMouth

@Suite struct RunBlockTests {
  private let plan: Plan
  init() throws {
    var model = Samples.model
    model.periods = 2
    plan = try Samples.plan([model], .run, people: 1000)
  }

  private func outcome(_ replicate: Int) -> ServiceOutcome {
    ServiceOutcome(
      periods: (0..<2).map { period in
        Samples.period(
          customers: 100 + replicate, complaints: period * replicate,
          revenue: 0.1 * Double(replicate) + Double(period), negative: [replicate, 20 * period])
      }, residualValue: 0)
  }

  private func block(_ replicates: [Int]) -> RunBlock {
    var block = RunBlock(setting: 0, of: plan)
    for replicate in replicates {
      block.append(.periods(outcome(replicate), nil), replicate: replicate, of: plan)
    }
    return block
  }

  private func summaries(_ blocks: RunBlock...) throws -> [[MetricSummary]] {
    let store = try RunStore(plan)
    for block in blocks { _ = try store.append(block) }
    return try store.close().periods(0)
  }

  @Test func `a period is summarised over its replicates alone`() throws {
    let summaries = try summaries(block(Array(0..<20)))
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
    #expect(
      block([5]).records(of: plan).map(\.tookOff) == [ByOpinion(positive: false, negative: true)])
  }

  @Test func `whoever comes first, the sums are the same to the last bit`() throws {
    let all = try summaries(block(Array(0..<30)))
    let others = (0..<30).filter { ![29, 3, 11].contains($0) }
    #expect(try summaries(block([29, 3, 11]), block(others.reversed())) == all)
  }

  @Test func `of no replicates there are no periods`() throws {
    #expect(try summaries(block([])).isEmpty)
  }

  @Test func `a failed replicate is a record without values`() {
    var block = RunBlock(setting: 0, of: plan)
    block.append(failed: 7, "no graph")
    #expect(block.records(of: plan) == [RunRecord(runID: 7, setting: 0, replicate: 7)])
    #expect(block.records(of: plan)[0].status == .failed)
  }

  @Test func `a block is read as it was written`() throws {
    var first = block([4, 9, 14, 2])
    first.append(failed: 5, "no graph")
    first.append(failed: 3, "Größe: \"9\"")
    let encoded = first.encoded()
    let contents = Array(encoded.bytes[encoded.header.start...])
    let second = try #require(RunBlock(encoded.header, first.layout, contents))
    #expect(second.records(of: plan) == first.records(of: plan))
    #expect(second.replicates == [4, 9, 14, 2] && second.failures == first.failures)
    #expect(second.rounds == first.rounds)
    for group in 0..<3 {
      let place = (group == 0 ? plan.metrics : plan.periodMetrics).place(of: "revenue") ?? 0
      #expect(
        second.column(.metric(place), group: group) == first.column(.metric(place), group: group))
    }
    #expect(second.encoded().bytes == encoded.bytes)
    // Rounds are left out where nobody asks for them.
    let short = try #require(
      RunBlock(encoded.header, first.layout, withRounds: false, contents))
    #expect(short.records(of: plan) == first.records(of: plan))
    #expect(RunBlock(encoded.header, BlockLayout(metrics: 3), contents) == nil)
  }
}
