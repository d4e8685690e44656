@testable import Experiments
@testable import Reports
import Statistics
import Testing

@Suite struct RateWordsTests {
  private func row(
    _ metric: String, _ baseline: Double, _ value: Double, _ width: Double
  ) -> VariantComparison.Row {
    var row = VariantComparison.Row(metric: metric, ok: 100)
    let difference = value - baseline
    (row.baseline, row.value, row.difference) = (baseline, value, difference)
    row.judged = SampleInterval(
      Interval(low: difference - width, high: difference + width), isFirm: true)
    row.isSame = difference == 0 && width == 0
    return row
  }

  /// Hearings, their rate and the customers at the end, each with its change and half its interval.
  private func sentence(
    _ hearings: (Double, Double), _ rate: (Double, Double), customers: Double = 57,
    onlyIfMisleading: Bool = false
  ) -> String? {
    let comparison = VariantComparison(
      setting: 1,
      rows: [
        row("hearings_negative", 2_500, 2_500 + hearings.0, hearings.1),
        row("hearings_negative_per_100_customers", 8.1, 8.1 + rate.0, rate.1),
        row("customers_end", 1_200, 1_200 + customers, 4),
      ])
    return RateWords(comparison: comparison, metrics: .service, terms: ServiceTerms(nil)).sentence(
      "hearings_negative", "hearings of bad news", onlyIfMisleading: onlyIfMisleading)?.text
  }

  @Test func `a total that rises with the customers is told apart from its rate`() {
    #expect(
      sentence((310, 20), (-0.9, 0.05))
        == "310 more hearings of bad news in all because 57 more customers are there at the end; "
        + "per 100 customers and period they fall from 8.10 to 7.20, better for the firm")
    #expect(
      sentence((310, 20), (0.01, 0.05))
        == "310 more hearings of bad news in all because 57 more customers are there at the end; "
        + "per 100 customers and period there is no significant change from 8.10")
    // Fewer customers do not explain more hearings.
    #expect(
      sentence((310, 20), (-0.9, 0.05), customers: -57)?.hasPrefix(
        "310 more hearings of bad news in all; per 100") == true)
  }

  @Test func `a total that goes with its rate needs no reason`() {
    #expect(
      sentence((-310, 20), (-0.9, 0.05))
        == "310 fewer hearings of bad news; per 100 customers and period they fall from 8.10 to 7.20, "
        + "better for the firm")
    #expect(
      sentence((310, 20), (0.9, 0.05))
        == "310 more hearings of bad news; per 100 customers and period they rise from 8.10 to 9.00, "
        + "worse for the firm")
    #expect(sentence((310, 20), (0.9, 0.05), onlyIfMisleading: true) == nil)
  }

  @Test func `what does not change is said to stay, or that chance may be behind it`() {
    #expect(sentence((0, 0), (0, 0)) == "the same hearings of bad news")
    #expect(sentence((3, 20), (0.01, 0.05)) == "no significant change in hearings of bad news")
    #expect(sentence((0, 0), (0, 0), onlyIfMisleading: true) == nil)
    #expect(
      sentence((3, 20), (-0.9, 0.05))?.hasPrefix(
        "no significant change in hearings of bad news in all; per 100 customers and period they fall"
      ) == true
    )
  }
}
