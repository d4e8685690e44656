@testable import Experiments
@testable import Reports
import Statistics
import Testing

@Suite struct WorthWordsTests {
  private func comparison(
    benefit: Double, _ low: Double, _ high: Double, payback: Double?, recovered: Double = 5,
    cost: Double = 4, breakEven: (Double, Double, Double)? = nil
  ) -> VariantComparison {
    func row(_ metric: String, _ value: Double?, _ interval: Interval? = nil)
      -> VariantComparison.Row
    {
      var row = VariantComparison.Row(metric: metric, ok: 40)
      (row.difference, row.interval) = (value, interval)
      return row
    }
    let interval = Interval(low: low, high: high)
    return VariantComparison(
      setting: 1,
      rows: [
        row("recovered", recovered), row("cost", cost), row("net_present_value", benefit, interval),
        row("net_benefit", benefit, interval), row("payback_period", payback),
        row("profit_per_unit_spent", 3, Interval(low: 2, high: 5)),
        row(
          "break_even_recovery_cost", breakEven?.0,
          breakEven.map { Interval(low: $0.1, high: $0.2) }),
      ])
  }

  private func sentence(_ comparison: VariantComparison) -> String? {
    WorthWords(comparison: comparison).sentence?.text
  }

  @Test func `a what-if that saves at first and loses in the end does not pay back`() {
    #expect(
      sentence(comparison(benefit: -50, -60, -40, payback: 1))
        == "it has paid back by period 1, but loses in the end")
    #expect(sentence(comparison(benefit: 50, 40, 60, payback: 3)) == "it pays back in period 3")
    #expect(
      sentence(comparison(benefit: 50, 40, 60, payback: nil))
        == "it does not pay back within the simulated periods")
  }

  @Test func `where no change is significant there is nothing to pay back`() {
    #expect(sentence(comparison(benefit: 0, 0, 0, payback: 1)) == nil)
    #expect(sentence(comparison(benefit: -5, -9, 2, payback: 1)) == nil)
    #expect(WorthWords(comparison: comparison(benefit: 0, 0, 0, payback: 1)).isSame)
  }

  /// The last rows of a table of what changes.
  private func rows(_ comparison: VariantComparison) throws -> [[String]] {
    var result = try Example.service(.compare)
    result.comparisons = [comparison]
    return result.whatIfTable(limit: 1).texts
  }

  @Test func `a break-even says on which side of it the what-if is better`() throws {
    func has(_ text: String, _ comparison: VariantComparison) throws -> Bool {
      try rows(comparison).contains { $0[0] == text }
    }
    func made(_ recovered: Double, _ ends: (Double, Double, Double)) -> VariantComparison {
      comparison(benefit: 50, 40, 60, payback: 1, recovered: recovered, breakEven: ends)
    }
    #expect(try has("break-even cost of a recovery", made(5, (600, 500, 700))))
    #expect(try has("better if a recovery costs over", made(-5, (600, 500, 700))))
    #expect(try has("worse, even if recoveries cost nothing", made(5, (-60, -70, -50))))
    #expect(try has("better, whatever a recovery costs", made(-5, (-60, -70, -50))))
    #expect(try has("break-even cost of a recovery", made(5, (-10, -70, 50))))
  }

  @Test func `profit is given per unit spent, or saved`() throws {
    let spends = try rows(comparison(benefit: 50, 40, 60, payback: 1))
    #expect(spends.contains(["profit gained per unit spent", "", "", "3.0", "2.0 to 5.0", ""]))
    let saves = try rows(comparison(benefit: 50, 40, 60, payback: 1, cost: -4))
    #expect(saves.contains(["profit gained per unit saved", "", "", "-3.0", "-5.0 to -2.0", ""]))
  }
}
