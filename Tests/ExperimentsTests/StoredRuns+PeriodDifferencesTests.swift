import Parallelism
import Scenarios
import Service
import Statistics
import Testing

@testable import Experiments

@Suite struct StoredRunsPeriodDifferencesTests {
  private func result(_ settings: [String] = []) throws -> ExperimentResult {
    let text = """
      { "format": 1, "extends": ["preset:tarp-1979-minor", "preset:two-three-eight-ten"], "seed": 3, "replicates": 12,
        "graph": { "model": "ring-lattice", "people": 300, "contacts": 6 },
        "customers": { "share": 0.3 },
        "service": { "periods": 3, "experience": { "misery": 0.3 }, "complain": 0.5,
          "recovery": { "attempt": 0.1, "resolved": 0.4, "resolvedQuickly": 0.5, "cost": 1 } },
        "money": { "margin": 10, "discount": 0.01 },
        "variants": { "fix": { "service.recovery.attempt": 1 }, "same": { "seed": 3 } } }
      """
    let document = try ScenarioDocument.read(.text(text, name: "shop.json"), settings: settings)
    return try Experiment(Plan(document, scope: .compare))
      .run(workers: .single, cancellation: Cancellation()) { _ in }
  }

  @Test func `profits so far are those of the periods, added up pair by pair`() throws {
    let result = try result()
    let rows = result.runs.periodDifferences(1, from: 0)
      .filter { $0.metric == PeriodDifference.cumulativeProfit }
    #expect(rows.map(\.period) == [1, 2, 3])
    let place = try #require(result.plan.periodMetrics.place(of: "discounted_profit"))
    var sums = Array(repeating: 0.0, count: 12)
    var isPaidBack = sums.map { _ in false }
    for row in rows {
      let columns = [0, 1].map {
        result.runs.column(.metric(place), of: $0, period: row.period - 1)
      }
      for pair in sums.indices {
        sums[pair] += columns[1][pair] - columns[0][pair]
        if sums[pair] >= -1e-9 { isPaidBack[pair] = true }
      }
      let mean = sums.reduce(0, +) / 12
      #expect(abs(row.difference - mean) < 1e-6 * max(1, abs(mean)))
      let median = try #require(Quantile.of(sums, [0.5])?.first)
      #expect(abs(row.quantiles.p50 - median) < 1e-6 * max(1, abs(median)))
      #expect(row.sharePaidBack == Double(isPaidBack.count { $0 }) / 12)
      #expect(row.ok == 12 && row.interval?.contains(row.difference) == true)
    }
    let total = try #require(result.comparisons[0].row("net_present_value")?.difference)
    let later = try #require(result.comparisons[0].row("residual_value")?.difference)
    let last = try #require(rows.last)
    #expect(abs(last.difference - (total - later)) < 1e-6 * abs(total))
  }

  @Test func `hearings are those of each period`() throws {
    let result = try result()
    let rows = result.runs.periodDifferences(1, from: 0)
      .filter { $0.metric == "hearings_negative" }
    #expect(rows.count == 3 && rows.allSatisfy { $0.sharePaidBack == nil })
    for row in rows {
      let means = [0, 1].map {
        result.settings[$0].summary("hearings_negative", period: row.period - 1)?.mean ?? .nan
      }
      #expect(abs(row.difference - (means[1] - means[0])) < 1e-9)
    }
  }

  @Test func `what is the same has paid back from the first period on`() throws {
    let rows = try result().runs.periodDifferences(2, from: 0)
    #expect(rows.allSatisfy { $0.difference == 0 && $0.shareHigher == 0.5 })
    #expect(rows.compactMap(\.sharePaidBack) == [1, 1, 1])
  }
}
