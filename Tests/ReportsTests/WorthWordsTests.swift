import Service
import Statistics
import Testing

@testable import Experiments
@testable import Reports

@Suite struct WorthWordsTests {
  private func comparison(
    benefit: Double, _ low: Double, _ high: Double, payback: Double?, attempts: Double = 5,
    cost: Double = 4, breakEven: (Double, Double, Double)? = nil
  ) -> VariantComparison {
    func row(_ metric: String, _ value: Double?, _ interval: Interval? = nil)
      -> VariantComparison.Row
    {
      var row = VariantComparison.Row(metric: metric, ok: 40)
      row.difference = value
      row.judged = interval.map { SampleInterval($0, isFirm: true) }
      row.isSame = interval == Interval(low: 0, high: 0)
      return row
    }
    let interval = Interval(low: low, high: high)
    return VariantComparison(
      setting: 1,
      rows: [
        row("attempts", attempts), row("cost", cost), row("net_present_value", benefit, interval),
        row("net_benefit", benefit, interval), row("payback_period", payback),
        row("profit_per_unit_spent", 3, Interval(low: 2, high: 5)),
        row(
          "break_even_recovery_cost", breakEven?.0,
          breakEven.map { Interval(low: $0.1, high: $0.2) }),
      ])
  }

  private func words(
    _ comparison: VariantComparison, _ terms: ServiceTerms = ServiceTerms(nil)
  ) -> WorthWords {
    WorthWords(comparison: comparison, terms: terms)
  }

  private func sentence(_ comparison: VariantComparison) -> String? {
    words(comparison).sentence?.text
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

  @Test func `periods and money have their names`() {
    var model = Example.model
    model.periodName = "week"
    model.money.currency = "EUR"
    var comparison = comparison(benefit: 50, 48, 52, payback: 3)
    var row = VariantComparison.Row(metric: "residual_value", ok: 40)
    row.difference = 30
    row.judged = SampleInterval(Interval(low: 28, high: 32), isFirm: true)
    comparison.rows.append(row)
    let words = words(comparison, ServiceTerms(model))
    #expect(words.sentence?.text == "it pays back in week 3")
    #expect(words.residual?.text == "30 EUR of that is residual value after the last week")
  }

  @Test func `where no change is significant there is nothing to pay back`() {
    #expect(sentence(comparison(benefit: 0, 0, 0, payback: 1)) == nil)
    #expect(sentence(comparison(benefit: -5, -9, 2, payback: 1)) == nil)
    #expect(words(comparison(benefit: 0, 0, 0, payback: 1)).isSame)
  }

  @Test func `how much of a benefit is residual value is said`() {
    func said(_ benefit: Double, residual: Double) -> String? {
      var comparison = comparison(
        benefit: benefit, benefit - 4, benefit + 4, payback: 1)
      var row = VariantComparison.Row(metric: "residual_value", ok: 40)
      row.difference = residual
      row.judged = SampleInterval(Interval(low: residual - 2, high: residual + 2), isFirm: true)
      comparison.rows.append(row)
      return words(comparison).residual?.text
    }
    #expect(said(50, residual: 30) == "30 of that is residual value after the last period")
    #expect(said(-50, residual: -30) == "30 of that is residual value after the last period")
    #expect(
      said(50, residual: 80)
        == "the residual value after the last period rises by 80, and discounted profit until then "
        + "falls by 30")
    #expect(
      said(50, residual: -30)
        == "the residual value after the last period falls by 30, and discounted profit until then "
        + "rises by 80")
    #expect(said(1, residual: 1) == nil)
  }

  @Test func `a gain at no cost for each customer is one of which the cost is not known`() throws {
    func changed(_ benefit: Double, cost: Double, customers: Double = 1000) -> VariantComparison {
      var comparison = comparison(
        benefit: benefit, benefit - 1, benefit + 1, payback: 1, cost: cost - 100)
      for (metric, value) in [("cost", cost), ("attempts", cost), ("unhappy", 100)] {
        comparison.rows.removeAll { $0.metric == metric }
        var row = VariantComparison.Row(metric: metric, ok: 40)
        (row.baseline, row.value, row.difference) = (100, value, value - 100)
        comparison.rows.append(row)
      }
      var row = VariantComparison.Row(metric: "customer_periods", ok: 40)
      (row.baseline, row.value) = (1000, customers)
      comparison.rows.append(row)
      return comparison
    }
    #expect(changed(50, cost: 100).isUnpaid && changed(50, cost: 90).isUnpaid)
    // More customers cost more.
    #expect(changed(50, cost: 110, customers: 1100).isUnpaid)
    #expect(!changed(50, cost: 110).isUnpaid && !changed(-50, cost: 100).isUnpaid)
    // It saves nearly all that it gains.
    #expect(!changed(50, cost: 60).isUnpaid)
    #expect(sentence(changed(50, cost: 100)) == WorthWords.unpaid)
    let labels = try rows(changed(50, cost: 100)).map { $0[0] }
    #expect(labels.contains(WorthWords.unpaid) && !labels.contains("pays back in period"))
    #expect(changed(50, cost: 110).changesAttempts && !changed(50, cost: 101).changesAttempts)
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
    func made(_ attempts: Double, _ ends: (Double, Double, Double)) -> VariantComparison {
      comparison(benefit: 50, 40, 60, payback: 1, attempts: attempts, breakEven: ends)
    }
    #expect(try has("break-even cost of an attempt", made(5, (600, 500, 700))))
    #expect(try has("better if an attempt costs over", made(-5, (600, 500, 700))))
    #expect(try has("worse, even if attempts cost nothing", made(5, (-60, -70, -50))))
    #expect(try has("better, whatever an attempt costs", made(-5, (-60, -70, -50))))
    #expect(try has("break-even cost of an attempt", made(5, (-10, -70, 50))))
  }

  @Test func `profit is given per unit spent, or saved`() throws {
    let spends = try rows(comparison(benefit: 50, 40, 60, payback: 1))
    #expect(spends.contains(["profit gained per unit spent", "", "", "3.0", "2.0 to 5.0", ""]))
    let saves = try rows(comparison(benefit: 50, 40, 60, payback: 1, cost: -4))
    // It loses 3 for each unit saved.
    #expect(saves.contains(["profit lost per unit saved", "", "", "3.0", "2.0 to 5.0", ""]))
  }
}
