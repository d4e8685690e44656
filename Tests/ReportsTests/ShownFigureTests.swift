@testable import Experiments
import Reports
import Statistics
import Testing
import WordOfMouth

@Suite struct ShownFigureTests {
  private func summary(
    _ mean: Double?, error: Double? = nil, _ interval: (Double, Double)? = nil, needs: Int? = nil,
    spread: (Double, Double)? = nil
  ) -> MetricSummary {
    MetricSummary(
      metric: "reach_positive", requested: 100, ok: 100, mean: mean, standardDeviation: nil,
      standardError: error, interval: interval.map { Interval(low: $0.0, high: $0.1) },
      replicatesNeeded: needs,
      quantiles: spread.map {
        MetricSummary.Quantiles(
          p05: $0.0, p25: 0, p50: 0, p75: 0, p95: $0.1, min: 0, max: 0)
      })
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

  @Test func `in place of an unreliable interval is the number of replicates needed`() {
    #expect(ShownFigure(summary(3, needs: 25_000), .amount).interval == .needed(replicates: 25_000))
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
        interval: Interval(low: -574.4, high: -470), shareHigher: 0.125, ok: 4), .amount)
    #expect(people.baseline.text == "1,045")
    #expect(people.value.text == "522")
    #expect(people.difference.text == "-522")
    #expect(people.interval.text == "-574 to -470")
    #expect(people.higher.text == "12.5 %")
    let chance = ShownDifference(
      VariantComparison.Row(
        metric: "took_off_negative", baseline: 0.5, value: 0.75, difference: 0.25,
        interval: Interval(low: 0.125, high: 0.375), shareHigher: nil, ok: 4), .chance)
    #expect(chance.difference.text == "+25.0 pt")
    #expect(chance.interval.text == "+12.5 to +37.5 pt")
    #expect(chance.higher.text == "-")
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
        "reach_negative", "took_off_negative", "reach_given_take_off_negative",
        "reach_per_customer_negative",
      ])
  }
}
