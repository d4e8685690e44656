@testable import Experiments
import Statistics
import Testing

@Suite struct ReplicatePairsWorthTests {
  /// Some replicates: net present value, revenue, cost, discounted recovery cost, attempts, and unhappy
  /// customers, 20 where not given.
  ///
  /// Profit follows, and attempts are not discounted.
  private func records(_ rows: [[Double]]) -> [RunRecord] {
    rows.enumerated().map { replicate, row in
      Samples.record(
        replicate,
        [
          "net_present_value": row[0], "revenue": row[1], "cost": row[2],
          "discounted_cost_recovery": row[3], "discounted_attempts": row[4],
          "profit": row[1] - row[2], "attempts": row[4], "unhappy": row.count > 5 ? row[5] : 20,
        ])
    }
  }

  private func rows(
    _ before: [[Double]], _ after: [[Double]], profits: ([Double], [Double]) = ([], []),
    ok: Int? = nil
  ) -> [String: VariantComparison.Row] {
    func sample(_ rows: [[Double]]) -> SettingSample {
      SettingSample(records(rows), requested: rows.count, draws: 1, table: .service)
    }
    func periods(_ means: [Double]) -> [[MetricSummary]] {
      means.map {
        [
          MetricSummary(
            metric: "discounted_profit", requested: before.count, ok: ok ?? before.count, mean: $0)
        ]
      }
    }
    let comparison = VariantComparison(
      setting: 1, baseline: sample(before), variant: sample(after),
      periods: (periods(profits.0), periods(profits.1)))
    return Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.metric, $0) })
  }

  private let before = [
    [100.0, 50, 10, 5, 2], [110, 52, 10, 5, 2], [90, 49, 10, 5, 2], [105, 51, 10, 5, 2],
  ]
  private let after = [
    [130.0, 58, 14, 9, 6], [142, 61, 15, 10, 7], [118, 56, 13, 8, 5], [135, 59, 14, 9, 6],
  ]

  @Test func `the net benefit is the paired difference of net present values`() throws {
    let row = try #require(rows(before, after)["net_benefit"])
    // Gains 30, 32, 28, 30.
    #expect(row.difference == 30 && row.shareHigher == 1 && row.ok == 4)
    #expect(row.baseline == nil && row.value == nil)
    let expected = try #require(Estimate(meanOf: Moments([30, 32, 28, 30]))?.interval())
    let found = try #require(row.interval)
    #expect(found.low <= expected.low && found.high >= expected.high)
    let plain = try #require(rows(before, after)["net_present_value"])
    #expect(plain.difference == row.difference && plain.interval == row.interval)
  }

  @Test func `ratios are of means, with Fieller's interval where the denominator is poorly known`()
    throws
  {
    let found = rows(before, after)
    let gained = try #require(found["profit_per_unit_spent"])
    // Profit is revenue less cost: gains 8, 9, 7, 8 less costs 4, 5, 3, 4.
    #expect(gained.difference == 1)
    let units = zip([4.0, 4, 4, 4], [4.0, 5, 3, 4]).map {
      (numerator: $0, denominator: $1)
    }
    #expect(gained.judged == SampleInterval(ratioOf: units))
    let bounds = try #require(Fieller(units)?.interval)
    #expect(try #require(gained.interval).contains(bounds.low))
    let breakEven = try #require(found["break_even_recovery_cost"])
    // Gains of value and recovery cost 34, 37, 31, 34 for attempts 4, 5, 3, 4.
    #expect(breakEven.difference == 8.5)
    let cases = zip([34.0, 37, 31, 34], [4.0, 5, 3, 4]).map {
      (numerator: $0, denominator: $1)
    }
    #expect(breakEven.judged == SampleInterval(ratioOf: cases))
    #expect(gained.shareHigher == nil && breakEven.shareHigher == nil)
  }

  @Test func `nothing is divided by what may be nothing`() {
    // The added cost is 1, -1, 1, -1: its interval holds 0.
    let unsure = after.enumerated().map { place, row in
      [row[0], row[1], 10 + (place % 2 == 0 ? 1.0 : -1), 5, 2]
    }
    let found = rows(before, unsure)
    #expect(found["profit_per_unit_spent"]?.difference == nil)
    #expect(found["profit_per_unit_spent"]?.interval == nil)
    // There are no more attempts.
    #expect(found["break_even_recovery_cost"]?.difference == nil)
  }

  @Test func `attempts have no break-even cost where there are more only of more customers`() {
    // One case in ten is attempted before and after.
    func share(_ rows: [[Double]]) -> [[Double]] { rows.map { $0 + [10 * $0[4]] } }
    let found = rows(share(before), share(after))
    #expect(found["break_even_recovery_cost"]?.difference == nil)
    #expect(found["net_benefit"]?.difference == 30)
  }

  @Test func `it pays back in the first period up to which nothing is lost`() {
    func payback(_ profits: ([Double], [Double]), ok: Int? = nil) -> Double? {
      rows(before, after, profits: profits, ok: ok)["payback_period"]?.difference
    }
    #expect(payback(([10, 10, 10], [4, 12, 14])) == 3)
    #expect(payback(([10, 10, 10], [4, 12, 13.9])) == nil)
    #expect(payback(([10, 10, 10], [10, 0, 0])) == 1)
    #expect(payback(([], [])) == nil)
    // Means over other replicates than the pairs say nothing of the pairs.
    #expect(payback(([10], [20]), ok: 3) == nil)
  }

  @Test func `a figure that some replicates lack is compared where both have it`() throws {
    let name = "first_complaint_period"
    func sample(_ values: [Double]) -> SettingSample {
      SettingSample(
        values.enumerated().map { Samples.record($0, [name: $1]) }, requested: values.count,
        draws: 1, table: .service)
    }
    let (first, second) = (sample([1, .nan, 3, 2]), sample([2, 4, .nan, 5]))
    let summary = try #require(first.summaries().first { $0.metric == name })
    #expect(summary.ok == 3 && summary.mean == 2 && summary.requested == 4)
    let row = try #require(
      VariantComparison(setting: 1, baseline: first, variant: second).rows
        .first { $0.metric == name })
    // Replicates 0 and 3: 1 and 2 before, 2 and 5 after.
    #expect(row.ok == 2 && row.baseline == 1.5 && row.value == 3.5 && row.difference == 2)
    // Two pairs in four replicates promise nothing below more than ten times as many.
    #expect(row.judged?.isFirm == false && row.judged?.advice == .moreThan(40))
    let never = try #require(sample([.nan, .nan]).summaries().first { $0.metric == name })
    #expect(never.ok == 0 && never.mean == nil)
  }

  @Test func `scenarios of waves have no worth`() {
    let sample = SettingSample([Samples.record(0, reach: 3)], requested: 1, draws: 1)
    let comparison = VariantComparison(setting: 1, baseline: sample, variant: sample)
    #expect(!comparison.rows.contains { $0.metric == "net_benefit" })
  }
}
