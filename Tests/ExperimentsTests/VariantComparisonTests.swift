import Statistics
import Testing
import WordOfMouth

@testable import Experiments

@Suite struct VariantComparisonTests {
  private func rows(
    _ baseline: [RunRecord], _ variant: [RunRecord], draws: (Int, Int) = (1, 1)
  ) -> [String: VariantComparison.Row] {
    let comparison = VariantComparison(
      setting: 1, baseline: SettingSample(baseline, requested: baseline.count, draws: draws.0),
      variant: SettingSample(variant, requested: variant.count, draws: draws.1))
    return Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.metric, $0) })
  }

  @Test func `a paired difference by hand`() throws {
    let before = [10, 50, 90].enumerated().map { Samples.record($0, reach: $1) }
    let after = [12, 51, 93].enumerated().map { Samples.record($0, reach: $1) }
    let row = try #require(rows(before, after)["reach_negative"])
    #expect(row.baseline == 50 && row.value == 52 && row.difference == 2)
    #expect(row.shareHigher == 1 && row.ok == 3)
    // Differences 2, 1, 3: standard error 1 / sqrt 3.
    let spread = StudentT(degreesOfFreedom: 2).quantile(0.975) / 3.0.squareRoot()
    let interval = try #require(row.interval)
    #expect(interval.low <= 2 - spread + 1e-9 && interval.high >= 2 + spread - 1e-9)
    #expect(row.judged?.isFirm == false && row.judged?.advice == .about(200))
  }

  @Test func `many even differences are firm, and the interval is of their mean`() throws {
    let before = (0..<200).map { Samples.record($0, reach: $0 % 50) }
    let after = (0..<200).map { Samples.record($0, reach: $0 % 50 + $0 % 3) }
    let row = try #require(rows(before, after)["reach_negative"])
    let expected = Estimate(meanOf: Moments((0..<200).map { Double($0 % 3) }))?.interval()
    #expect(row.judged == expected.map { SampleInterval($0, isFirm: true) })
  }

  @Test func `a variant that is the baseline differs by exactly nothing`() {
    let records = (0..<30).map {
      Samples.record($0, reach: $0 * $0 % 17, firstHand: 1 + $0 % 3, tookOff: $0 < 12)
    }
    for row in rows(records, records).values where row.metric != "negative_per_positive" {
      if row.metric.hasPrefix("reach_given_take_off") || row.difference == nil { continue }
      #expect(row.difference == 0 && row.isSame, "\(row.metric)")
      // That 30 pairs agree does not make it certain that all do.
      if row.metric.hasPrefix("took_off") || row.metric == "reach_negative" {
        #expect(row.interval.map { $0.low < 0 && $0.high > 0 } == true, "\(row.metric)")
      } else {
        #expect(row.interval?.contains(0) == true, "\(row.metric)")
      }
      #expect(row.shareHigher == 0.5, "\(row.metric)")
    }
  }

  @Test func `replicates that ran in one setting only are left out`() throws {
    let before = [0, 1, 2].map { Samples.record($0, reach: 10 + $0) }
    let after = [1, 2, 3].map { Samples.record($0, reach: 20 + $0) }
    let row = try #require(rows(before, after)["reach_negative"])
    #expect(row.ok == 2 && row.difference == 10 && row.baseline == 11.5)
  }

  @Test func `reach given take-off is not paired`() throws {
    let before = (0..<40).map { Samples.record($0, reach: 100 + $0 % 5, tookOff: $0 < 20) }
    let after = (0..<40).map { Samples.record($0, reach: 103 + $0 % 5, tookOff: $0 >= 25) }
    let row = try #require(rows(before, after)["reach_given_take_off_negative"])
    #expect(row.baseline == 102 && row.value == 105 && row.difference == 3)
    #expect(row.ok == 15)
    #expect(row.shareHigher == 0.92)
    #expect(row.interval != nil)
  }

  @Test func `a difference of ratios is paired and of means`() throws {
    let before = (0..<8).map { Samples.record($0, reach: 10 + $0, firstHand: 4 + $0 % 3) }
    let after = (0..<8).map { Samples.record($0, reach: 20 + 2 * $0, firstHand: 4 + $0 % 3) }
    let row = try #require(rows(before, after)["reach_per_customer_negative"])
    #expect(row.value == 2 * (try #require(row.baseline)))
    #expect(row.shareHigher == 1)
    #expect(row.interval?.contains(try #require(row.difference)) == true)
  }

  @Test func `a pair that differs by far more than the rest makes a difference rough`() throws {
    let before = (0..<200).map { Samples.record($0, reach: $0 % 3) }
    let after = (0..<200).map { Samples.record($0, reach: 1 + $0 % 4) }
    #expect(rows(before, after)["reach_negative"]?.judged?.isFirm == true)
    let scattered = (0..<200).map { Samples.record($0, reach: $0 == 7 ? 500 : 1 + $0 % 4) }
    let row = try #require(rows(before, scattered)["reach_negative"])
    let judged = try #require(row.judged)
    #expect(!judged.isFirm && judged.interval.high > 4)
    // Four times the squared skewness of one in two hundred, and of one more.
    guard case .about(let count)? = judged.advice else {
      Issue.record("no advice")
      return
    }
    #expect((790...900).contains(count))
  }

  /// A record of a story of many rounds: a share of them took off.
  private func split(_ replicate: Int, tookOff: Bool, reach: Int) -> RunRecord {
    let rounds = tookOff ? [9, reach - 9] : [9]
    let outcome = Samples.outcome(people: 1000, negative: rounds)
    var record = Samples.record(replicate, reach: tookOff ? reach : 9)
    record.stories = ByOpinion { StoryRounds(of: $0, in: outcome, roundLimit: nil) }
    return record
  }

  private func sample(_ records: [RunRecord]) -> SettingSample {
    SettingSample(
      records, requested: records.count, draws: 1, table: .wave,
      rules: ByOpinion { _ in StoryRules() })
  }

  @Test func `chances of take-off are compared at the baseline's threshold`() throws {
    let before = sample((0..<40).map { split($0, tookOff: $0 < 20, reach: 500) })
    let after = sample((0..<40).map { split($0, tookOff: $0 < 10, reach: 600) })
    let none = sample((0..<40).map { split($0, tookOff: false, reach: 0) })
    func row(_ name: String, _ variant: SettingSample) throws -> VariantComparison.Row {
      try #require(VariantComparison(setting: 1, baseline: before, variant: variant).row(name))
    }
    let chance = try row("split_chance_negative", after)
    #expect(chance.baseline == 0.5 && chance.value == 0.25 && chance.difference == -0.25)
    #expect(chance.interval == Comparison.pairedChances(rose: 0, fell: 10, pairs: 40))
    #expect(try row("split_reach_negative", after).difference == 100)
    #expect(try row("split_threshold_negative", after).difference == nil)
    // Where one side has no two modes there is no difference.
    let alone = try row("split_chance_negative", none)
    #expect(alone.baseline == 0.5 && alone.value == nil && alone.difference == nil)
  }

  @Test func `pairs on shared graphs are grouped by graph`() throws {
    let before = (0..<12).map { Samples.record($0, reach: 10) }
    let after = (0..<12).map { Samples.record($0, reach: 10 + 2 * ($0 % 3)) }
    let row = try #require(rows(before, after, draws: (3, 3))["reach_negative"])
    let graphs = try #require(Estimate(meanOf: Moments([0, 2, 4]))?.interval())
    let interval = try #require(row.interval)
    #expect(interval.low <= graphs.low + 1e-9 && interval.high >= graphs.high - 1e-9)
    // 4 and 3 graphs leave no two pairs that are independent for sure.
    #expect(rows(before, after, draws: (4, 3))["reach_negative"]?.interval == nil)
    #expect(rows(before, after, draws: (4, 3))["reach_negative"]?.difference == 2)
  }

  @Test func `without pairs there are rows and no figures`() {
    for row in rows([], []).values {
      #expect(row.ok == 0)
      #expect(row.difference == nil && row.interval == nil && row.shareHigher == nil)
    }
  }

  @Test func `differences keep within what both sides can be`() throws {
    func sample(_ reaches: [Int]) -> SettingSample {
      let records = reaches.enumerated().map { replicate, reach in
        let outcome = Samples.outcome(people: 10, negative: [reach])
        var record = Samples.record(replicate, reach: reach)
        record.stories = ByOpinion { StoryRounds(of: $0, in: outcome, roundLimit: nil) }
        return record
      }
      return SettingSample(records, requested: reaches.count, draws: 1)
    }
    let found = VariantComparison(
      setting: 1, baseline: sample([0, 0, 0]), variant: sample([9, 9, 0]))
    // Six on average; Student's interval of three goes on to 18.
    #expect(found.row("reach_negative")?.difference == 6)
    #expect(found.row("reach_negative")?.interval?.high == 9)
    let other = VariantComparison(
      setting: 1, baseline: sample([9, 9, 0]), variant: sample([0, 0, 0]))
    #expect(other.row("reach_negative")?.interval?.low == -9)
  }

  /// A story that goes far, and differently far, in all of these markets but some.
  private func mostlyFar(_ count: Int, near: Range<Int>, by change: Int = 0) -> SettingSample {
    sample(
      (0..<count).map {
        split($0, tookOff: !near.contains($0), reach: 100 + change + 2 * $0 % 800)
      })
  }

  @Test func `a rough difference keeps to the differences of what both settings may be`() throws {
    let (before, after) = (mostlyFar(40, near: 0..<2), mostlyFar(40, near: 0..<2, by: 5))
    let found = VariantComparison(setting: 1, baseline: before, variant: after)
    let row = try #require(found.row("reach_negative"))
    let first = try #require(before.summary("reach_negative")?.judged)
    let second = try #require(after.summary("reach_negative")?.judged)
    #expect(row.judged?.isFirm == false && !first.isFirm)
    let interval = try #require(row.interval)
    #expect(interval.low >= second.interval.low - first.interval.high)
    #expect(interval.high <= second.interval.high - first.interval.low)
    #expect(interval.contains(5 * 38.0 / 40))
  }

  @Test func `a figure that is the same in all pairs is as firm as it is in both settings`() throws
  {
    for (count, near) in [(40, 0..<2), (400, 0..<12), (400, 0..<0), (400, 0..<5)] {
      let sample = mostlyFar(count, near: near)
      let own = try #require(sample.summary("reach_negative")?.judged)
      let row = try #require(
        VariantComparison(setting: 1, baseline: sample, variant: sample).row("reach_negative"))
      #expect(row.isSame && row.judged?.isFirm == own.isFirm, "\(count), \(near)")
      #expect(row.judged?.advice == own.advice, "\(count), \(near)")
    }
  }
}
