import Statistics
import Testing

import Experiments

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
    #expect(abs(interval.low - (2 - spread)) < 1e-9 && abs(interval.high - (2 + spread)) < 1e-9)
  }

  @Test func `a variant that is the baseline differs by exactly nothing`() {
    let records = (0..<30).map {
      Samples.record($0, reach: $0 * $0 % 17, firstHand: 1 + $0 % 3, tookOff: $0 < 12)
    }
    for row in rows(records, records).values where row.metric != "negative_per_positive" {
      if row.metric.hasPrefix("reach_given_take_off") { continue }
      #expect(row.difference == 0, "\(row.metric)")
      if row.metric.hasPrefix("took_off") {
        // That 30 pairs agree does not make a chance certain.
        #expect(row.interval.map { $0.low < 0 && $0.high == -$0.low } == true, "\(row.metric)")
      } else {
        #expect(row.interval == Interval(low: 0, high: 0), "\(row.metric)")
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

  @Test func `a few pairs that differ by far more than the rest leave no interval`() throws {
    let before = (0..<40).map { Samples.record($0, reach: $0 % 3, tookOff: $0 < 20) }
    let after = (0..<40).map { Samples.record($0, reach: 1 + $0 % 4, tookOff: $0 < 22) }
    #expect(rows(before, after)["reach_negative"]?.interval != nil)
    let scattered = (0..<40).map {
      Samples.record($0, reach: $0 == 7 ? 500 : 1 + $0 % 4, tookOff: $0 < 20)
    }
    let row = try #require(rows(before, scattered)["reach_negative"])
    #expect(row.difference != nil && row.interval == nil)
  }

  @Test func `pairs on shared graphs are grouped by graph`() throws {
    let before = (0..<12).map { Samples.record($0, reach: 10) }
    let after = (0..<12).map { Samples.record($0, reach: 10 + 2 * ($0 % 3)) }
    let row = try #require(rows(before, after, draws: (3, 3))["reach_negative"])
    let graphs = try #require(Estimate(meanOf: Moments([0, 2, 4]))?.interval())
    let interval = try #require(row.interval)
    #expect(abs(interval.low - graphs.low) < 1e-9 && abs(interval.high - graphs.high) < 1e-9)
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
}
