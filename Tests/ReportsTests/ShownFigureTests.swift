@testable import Experiments
import Reports
import Statistics
import Testing
import WordOfMouth

@Suite struct ShownFigureTests {
  private func summary(
    _ mean: Double?, error: Double? = nil, _ interval: (Double, Double)? = nil,
    isFirm: Bool = true,
    spread: (Double, Double)? = nil
  ) -> MetricSummary {
    MetricSummary(
      metric: "reach_positive", requested: 100, ok: 100, mean: mean, standardDeviation: nil,
      standardError: error,
      judged: interval.map { SampleInterval(Interval(low: $0.0, high: $0.1), isFirm: isFirm) },
      quantiles: spread.map {
        MetricSummary.Quantiles(
          p05: $0.0, p25: 0, p50: 0, p75: 0, p95: $0.1, min: 0, max: 0)
      })
  }

  @Test func `one market has no spread`() {
    var one = summary(568, spread: (568, 568))
    one.ok = 1
    #expect(ShownFigure(one, .amount).spread.text == "-")
    #expect(ShownFigure(summary(568, spread: (560, 575)), .amount).spread.text == "560 to 575")
  }

  @Test func `a mean has its interval and the spread beside it, in digits that are known`() {
    let figure = ShownFigure(
      summary(7363.21, error: 2.4, (7358.5, 7367.9), spread: (7200, 7520)), .amount)
    #expect(figure.value.text == "7,363")
    #expect(figure.interval.text == "7,359 to 7,368")
    #expect(figure.spread.text == "7,200 to 7,520")
  }

  @Test func `a chance is in per cent`() {
    let figure = ShownFigure(summary(0.75, error: 0.01, (0.7301, 0.769)), .chance)
    #expect(figure.value.text == "75.0 %")
    #expect(figure.interval.text == "73.0 to 76.9 %")
    #expect(figure.spread.text == "")
  }

  @Test func `a rough interval is marked, and a rough figure`() {
    let rough = summary(12, error: 1, (9.2, 15), isFirm: false)
    #expect(ShownFigure(rough, .amount).interval.text == "~9 to 15")
    #expect(ShownFigure(rough, .amount).brackets().text == " (95 % interval ~9 to 15)")
    #expect(ShownFigure(rough, .amount).value.text == "12")
    #expect(ShownFigure(rough, .amount, isRough: true).value.text == "~12")
    #expect(ShownFigure(summary(3), .amount).interval == .missing)
  }

  @Test func `what does not exist is a dash`() {
    for figure in [ShownFigure(nil, .amount), ShownFigure(summary(nil), .chance)] {
      #expect([figure.value, figure.interval, figure.spread] == [.missing, .missing, .missing])
    }
  }

  @Test func `a difference has a sign, and of chances it is in points`() {
    let people = ShownDifference(
      VariantComparison.Row(
        metric: "reach_negative", baseline: 1044.5, value: 522.25, difference: -522.25,
        judged: SampleInterval(Interval(low: -574.4, high: -470), isFirm: true), shareHigher: 0.125,
        ok: 4), .amount)
    #expect(people.baseline.text == "1,045")
    #expect(people.value.text == "522")
    #expect(people.difference.text == "-522")
    #expect(people.interval.text == "-574 to -470")
    #expect(people.higher.text == "12.5 %")
    let chance = ShownDifference(
      VariantComparison.Row(
        metric: "took_off_negative", baseline: 0.5, value: 0.75, difference: 0.25,
        judged: SampleInterval(Interval(low: 0.125, high: 0.375), isFirm: false), shareHigher: nil,
        ok: 4), .chance)
    #expect(chance.difference.text == "+25.0 pt")
    #expect(chance.interval.text == "~+12.5 to +37.5 pt")
    #expect(chance.higher.text == "-")
  }

  @Test func `what reads as 0 or is no difference has no sign, and what is equal is the same`() {
    func row(_ metric: String, baseline: Double?, _ difference: Double) -> VariantComparison.Row {
      VariantComparison.Row(
        metric: metric, baseline: baseline, value: baseline.map { $0 + difference },
        difference: difference,
        judged: SampleInterval(
          Interval(low: difference - 0.06, high: difference + 0.06), isFirm: false),
        isSame: difference == 0, shareHigher: 0.5, ok: 60)
    }
    let same = ShownDifference(row("first_complaint_period", baseline: 1, 0), .period)
    #expect(same.difference.text == "0" && same.interval.text == "~0 to 0")
    #expect(same.higher.text == "same")
    #expect(
      ShownDifference(row("payback_period", baseline: nil, 1), .period).difference.text == "1.00")
    #expect(
      ShownDifference(row("net_benefit", baseline: nil, 1), .amount).difference.text == "+1.00")
  }

  @Test func `in sentences there are three digits, and no interval that reads as the figure does`()
  {
    let wide = ShownFigure(summary(3_370_951, error: 6_000, (3_358_100, 3_383_516)), .amount)
    #expect(wide.said.text == "3,370,000")
    #expect(wide.brackets().text == " (95 % interval 3,360,000 to 3,380,000)")
    #expect(wide.brackets(nil, "as said").text == " (3,360,000 to 3,380,000; as said)")
    let narrow = ShownFigure(summary(0.1001, error: 0.0001, (0.0998, 0.1004)), .share)
    #expect(narrow.said.text == "10.0 %")
    #expect(narrow.brackets().text == "")
  }

  @Test func `ShownMetric names metrics that exist, and reach with all that belongs to it`() {
    let names = Metric.wave.map(\.name) + Metric.derived.map(\.name)
    for metric in ShownMetric.all { #expect(names.contains(metric.name), "\(metric.name)") }
    #expect(
      ShownMetric.all(.negative).map(\.name) == [
        "reach_negative", "split_chance_negative", "split_reach_negative",
        "reproduction_number_negative", "reach_per_customer_negative",
      ])
  }
}
