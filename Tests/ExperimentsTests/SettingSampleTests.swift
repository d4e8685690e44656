import Foundation
import Statistics
import Testing

@testable import Experiments

@Suite struct SettingSampleTests {
  private func summary(
    _ name: String, _ records: [RunRecord], requested: Int? = nil, draws: Int = 1
  ) throws -> MetricSummary {
    let sample = SettingSample(records, requested: requested ?? records.count, draws: draws)
    return try #require(sample.summaries().first { $0.metric == name })
  }

  @Test func `a mean by hand`() throws {
    let records = [10, 20, 60].enumerated().map { Samples.record($0, reach: $1) }
    let found = try summary("reach_negative", records, requested: 5)
    #expect(found.requested == 5 && found.ok == 3)
    #expect(found.mean == 30)
    // Squared deviations 400 + 100 + 900 = 1,400.
    #expect(abs(try #require(found.standardDeviation) - 700.0.squareRoot()) < 1e-9)
    #expect(abs(try #require(found.standardError) - (700.0 / 3).squareRoot()) < 1e-9)
    #expect(found.quantiles?.p50 == 20 && found.quantiles?.p25 == 15)
    #expect(found.quantiles?.min == 10 && found.quantiles?.max == 60)
    // Skewness .595 asks for 50 times its square, 17.7 replicates, and a mode for ten.
    #expect(found.interval == nil)
    #expect(found.replicatesNeeded == 18)
  }

  @Test func `rows come in the order of the tables`() {
    let found = SettingSample([Samples.record(0, reach: 1)], requested: 1, draws: 1).summaries()
    #expect(found.map(\.metric) == Metric.wave.map(\.name) + Metric.derived.map(\.name))
  }

  @Test func `without replicates there are rows and no figures`() {
    for found in SettingSample([], requested: 4, draws: 2).summaries() {
      #expect(found.requested == 4 && found.ok == 0)
      #expect(found.mean == nil && found.interval == nil && found.quantiles == nil)
      #expect(found.standardError == nil && found.replicatesNeeded == nil)
    }
  }

  @Test func `failed replicates count as asked for and not as run`() throws {
    let records = [Samples.record(0, reach: 4), RunRecord(runID: 1, setting: 0, replicate: 1)]
    let found = try summary("reach_negative", records)
    #expect(found.requested == 2 && found.ok == 1 && found.mean == 4)
  }

  @Test func `a ratio is one of means, never a mean of ratios`() throws {
    let records = [
      Samples.record(0, reach: 10, firstHand: 1), Samples.record(1, reach: 30, firstHand: 9),
    ]
    let found = try summary("reach_per_customer_negative", records)
    #expect(found.mean == 4)
    #expect(found.quantiles?.max == 10)
  }

  @Test func `a ratio over nothing does not exist`() throws {
    let records = (0..<3).map { Samples.record($0, reach: 0, firstHand: 0) }
    let found = try summary("reach_per_customer_negative", records)
    #expect(found.mean == nil && found.interval == nil && found.quantiles == nil)
    #expect(found.ok == 3)
    #expect(try summary("negative_per_positive", records).mean == nil)
  }

  @Test func `a ratio with an empty replicate has a mean and no quantiles`() throws {
    let records = [
      Samples.record(0, reach: 0, firstHand: 0), Samples.record(1, reach: 6, firstHand: 2),
      Samples.record(2, reach: 5, firstHand: 2),
    ]
    let found = try summary("reach_per_customer_negative", records)
    #expect(found.mean == 2.75)
    #expect(found.quantiles == nil && found.standardDeviation == nil)
  }

  @Test func `the chance of take-off has Wilson's interval`() throws {
    let records = (0..<20).map { Samples.record($0, reach: 5, tookOff: $0 < 5) }
    let found = try summary("took_off_negative", records)
    #expect(found.mean == 0.25)
    #expect(found.interval == Wilson.interval(share: 0.25, trials: 20))
    #expect(found.quantiles == nil)
    let never = try summary("took_off_positive", records)
    #expect(never.mean == 0)
    #expect(abs(try #require(never.interval).high - 0.1611) < 1e-4)
  }

  @Test func `reach given take-off rests on the replicates that took off`() throws {
    let records = (0..<40).map { Samples.record($0, reach: $0, tookOff: $0 % 2 == 0) }
    let found = try summary("reach_given_take_off_negative", records)
    #expect(found.ok == 20 && found.requested == 40)
    #expect(found.mean == 19)
    #expect(found.interval != nil)
    let never = try summary("reach_given_take_off_positive", records)
    #expect(never.ok == 0 && never.mean == nil && never.interval == nil)
  }

  @Test func `a mode with few replicates leaves what depends on it without an interval`() throws {
    let records = (0..<40).map {
      Samples.record($0, reach: 20 + $0 % 7, firstHand: 3 + $0 % 2, tookOff: $0 < 4)
    }
    let reach = try summary("reach_negative", records)
    #expect(reach.mean != nil && reach.interval == nil)
    #expect(reach.replicatesNeeded == 100)
    #expect(try summary("reach_per_customer_negative", records).interval == nil)
    #expect(try summary("negative_per_positive", records).interval == nil)
    #expect(try summary("rounds", records).interval != nil, "it does not vary")
    #expect(try summary("first_hand_negative", records).interval != nil)
    #expect(try summary("took_off_negative", records).interval != nil)
    #expect(try summary("reach_given_take_off_negative", records).interval == nil)
  }

  @Test func `with several graphs the interval is over graph means`() throws {
    // Graphs 0, 1, 2 with means 10, 20, 30 and little spread within.
    let records = (0..<12).map { replicate in
      Samples.record(replicate, reach: 10 * (1 + replicate % 3) + (replicate < 6 ? 1 : -1))
    }
    let found = try summary("reach_negative", records, draws: 3)
    #expect(found.mean == 20)
    let graphs = Estimate(meanOf: Moments([10, 20, 30]))
    let expected = try #require(graphs?.interval())
    let interval = try #require(found.interval)
    #expect(abs(interval.low - expected.low) < 1e-9 && abs(interval.high - expected.high) < 1e-9)
    // Taken for independent, the replicates would promise too much.
    let naive = try #require(summary("reach_negative", records).interval)
    #expect(naive.high - naive.low < (interval.high - interval.low) / 2)
  }

  @Test func `as many graphs as replicates are as good as independent`() throws {
    let records = (0..<9).map { Samples.record($0, reach: $0 * 3 % 7, tookOff: $0 % 2 == 0) }
    let several = SettingSample(records, requested: 9, draws: 9).summaries()
    let one = SettingSample(records, requested: 9, draws: 1).summaries()
    #expect(several == one)
  }

  @Test func `replicates that share graphs make a chance less certain`() throws {
    // On two of four graphs everything takes off, on the others nothing.
    let records = (0..<40).map { Samples.record($0, reach: 5, tookOff: $0 % 4 < 2) }
    let shared = try #require(summary("took_off_negative", records, draws: 4).interval)
    let alone = try #require(summary("took_off_negative", records).interval)
    #expect(shared.high - shared.low > 2 * (alone.high - alone.low))
    // Where all agree, four graphs say no more than four trials.
    let all = (0..<40).map { Samples.record($0, reach: 5, tookOff: true) }
    #expect(
      try summary("took_off_negative", all, draws: 4).interval
        == Wilson.interval(share: 1, trials: 4))
  }
}
