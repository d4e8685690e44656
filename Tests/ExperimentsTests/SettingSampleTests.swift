import Foundation
import Statistics
import Testing
import WordOfMouth

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
    // Three replicates are few.
    let judged = try #require(found.judged)
    let hall = try #require(Estimate(meanOf: Moments([10, 20, 60]))?.interval())
    #expect(!judged.isFirm && judged.advice == .about(200))
    #expect(judged.interval.low <= max(0, hall.low) && judged.interval.high >= hall.high)
  }

  @Test func `rows come in the order of the tables`() {
    let found = SettingSample([Samples.record(0, reach: 1)], requested: 1, draws: 1).summaries()
    #expect(found.map(\.metric) == Metric.wave.map(\.name) + Metric.derived.map(\.name))
  }

  @Test func `without replicates there are rows and no figures`() {
    for found in SettingSample([], requested: 4, draws: 2).summaries() {
      #expect(found.requested == 4 && found.ok == 0)
      #expect(found.mean == nil && found.interval == nil && found.quantiles == nil)
      #expect(found.standardError == nil && found.judged == nil)
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
    #expect(found.judged?.isFirm == false && found.judged?.advice == .about(30))
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
    // Two hundred that took off, of which at least 16.2 in 40 are to be expected.
    #expect(found.judged?.isFirm == false && found.judged?.advice == .about(500))
    let never = try summary("reach_given_take_off_positive", records)
    #expect(never.ok == 0 && never.mean == nil && never.interval == nil)
  }

  @Test func `what a scenario gives is certain if it never varies`() throws {
    let records = (0..<20).map { Samples.record($0, reach: 20 + $0 % 7, firstHand: 3) }
    let given = try #require(try summary("first_hand_negative", records).judged)
    #expect(given.isFirm && given.interval == Interval(low: 3, high: 3))
    // Twenty replicates of one round do not show that there is never another.
    let rounds = try #require(try summary("rounds", records).judged)
    #expect(!rounds.isFirm && rounds.interval.high > 1)
  }

  @Test func `every figure has an interval, firm from a hundred even replicates on`() throws {
    let records = (0..<100).map { Samples.record($0, reach: 20 + $0 % 7, firstHand: 3 + $0 % 2) }
    for name in ["reach_negative", "reach_per_customer_negative", "rounds", "took_off_negative"] {
      #expect(try summary(name, records).judged?.isFirm == true, "\(name)")
      let few = try summary(name, Array(records.prefix(20)))
      #expect(few.judged?.isFirm == false && few.judged?.advice != nil, "\(name)")
    }
  }

  @Test func `a take-off that was not seen widens the interval of reach`() throws {
    let records = (0..<100).map { replicate in
      var record = Samples.record(replicate, reach: 20 + replicate % 7)
      record.stories = ByOpinion { _ in
        StoryRounds(
          of: .negative,
          in: Samples.outcome(people: 1000, negative: [4 + replicate % 3, 6]), roundLimit: 2)
      }
      return record
    }
    let sample = SettingSample(
      records, requested: 100, draws: 1, table: .wave,
      rules: ByOpinion { _ in StoryRules() })
    #expect(sample.growth.negative.mayTakeOff)
    let found = try #require(sample.summary("reach_negative")?.judged)
    // 3.7 in 100 of the way to everybody.
    #expect(!found.isFirm && abs(found.interval.high - (23 + 0.037 * 977)) < 3)
    #expect(found.advice == .moreThan(1_000))
    let calm = try #require(try summary("reach_negative", records).judged)
    #expect(calm.isFirm && calm.interval.high < 25)
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
    let judged = try #require(found.judged)
    let interval = judged.interval
    #expect(interval.low <= max(0, expected.low) + 1e-9 && interval.high >= expected.high - 1e-9)
    #expect(!judged.isFirm && judged.advice == .about(200))
    // Taken for independent, the replicates would promise too much.
    let naive = try #require(summary("reach_negative", records).interval)
    #expect(naive.high - naive.low < (interval.high - interval.low) / 2)
  }

  @Test func `ten graphs of ten even replicates are firm, over graph means`() throws {
    let records = (0..<100).map { replicate in
      Samples.record(replicate, reach: 10 + replicate % 10 + replicate / 10 % 5)
    }
    let found = try #require(try summary("reach_negative", records, draws: 10).judged)
    let graphs = Estimate(meanOf: Moments((0..<10).map { 12 + Double($0) }))
    let expected = try #require(graphs?.interval())
    #expect(found.isFirm)
    #expect(abs(found.interval.low - expected.low) < 1e-9)
    #expect(abs(found.interval.high - expected.high) < 1e-9)
    #expect(try summary("reach_negative", records, draws: 5).judged?.isFirm == false)
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

  /// Replicates of ten people, of whom one is the customer.
  private func ofTen(_ reaches: [Int], draws: Int = 1, each step: Int = 1) -> SettingSample {
    let records = reaches.enumerated().map { place, reach in
      let outcome = Samples.outcome(people: 10, negative: [reach])
      var record = Samples.record(place * step, reach: reach)
      record.stories = ByOpinion { StoryRounds(of: $0, in: outcome, roundLimit: nil) }
      return record
    }
    return SettingSample(records, requested: reaches.count, draws: draws)
  }

  @Test func `intervals of people end at all others`() throws {
    for count in [5, 20, 150] {
      for reaches in [
        Array(repeating: 9, count: count), (0..<count).map { $0 % 5 == 0 ? 8 : 9 },
      ] {
        let found = try #require(ofTen(reaches).summary("reach_negative"))
        let interval = try #require(found.interval)
        #expect(interval.high <= 9 && interval.low < (found.mean ?? 0))
      }
    }
    // The rule of three, on the side where there is room.
    let same = try #require(ofTen(Array(repeating: 9, count: 100)).summary("reach_negative"))
    #expect(same.interval == Interval(low: 9 - 3.7 / 100, high: 9))
  }

  @Test func `of one replicate people have all that is possible, and nothing else has an interval`()
    throws
  {
    let one = ofTen([5])
    let all = SampleInterval(Interval(low: 0, high: 9), isFirm: false, advice: .about(200))
    #expect(one.summary("reach_negative")?.judged == all)
    #expect(one.summary("tellings_negative")?.judged == nil)
    #expect(one.summary("rounds")?.judged == nil)
    // All replicates on one of four graphs.
    let graph = ofTen([5, 6, 7], draws: 4, each: 4)
    #expect(graph.summary("reach_negative")?.judged == all)
    #expect(graph.summary("tellings_negative")?.judged == nil)
  }
}
