import Experiments
import Reports
import Statistics
import Testing
import WordOfMouth

@Suite struct FigureTests {
  private func summary(
    _ mean: Double?, error: Double? = nil, _ interval: (Double, Double)? = nil, needs: Int? = nil,
    luck: (Double, Double)? = nil
  ) -> MetricSummary {
    MetricSummary(
      metric: "reach_positive", requested: 100, ok: 100, mean: mean, standardDeviation: nil,
      standardError: error, interval: interval.map { Interval(low: $0.0, high: $0.1) },
      replicatesNeeded: needs,
      quantiles: luck.map {
        MetricSummary.Quantiles(
          p05: $0.0, p25: 0, p50: 0, p75: 0, p95: $0.1, min: 0, max: 0)
      })
  }

  @Test func `a mean stands with its interval and with luck, in digits that are known`() {
    let figure = Figure(
      summary(7363.21, error: 2.4, (7358.5, 7367.9), luck: (7200, 7520)), .amount)
    #expect(figure.value == "7,363")
    #expect(figure.interval == "7,359 to 7,368")
    #expect(figure.luck == "7,200 to 7,520")
  }

  @Test func `a chance is in per cent`() {
    let figure = Figure(summary(0.75, error: 0.01, (0.7301, 0.769)), .chance)
    #expect(figure.value == "75.0 %")
    #expect(figure.interval == "73.0 to 76.9 %")
    #expect(figure.luck == "")
  }

  @Test func `an interval that cannot be trusted says how many runs it needs`() {
    #expect(Figure(summary(3, needs: 25_000), .amount).interval == "needs 25,000 runs")
    #expect(Figure(summary(3), .amount).interval == "-")
  }

  @Test func `what does not exist is a dash`() {
    for figure in [Figure(nil, .amount), Figure(summary(nil), .chance)] {
      #expect([figure.value, figure.interval, figure.luck] == ["-", "-", "-"])
    }
  }

  @Test func `a difference has a sign, and of chances it is in points`() {
    let people = DifferenceFigure(
      VariantComparison.Row(
        metric: "reach_negative", baseline: 1044.5, value: 522.25, difference: -522.25,
        interval: Interval(low: -574.4, high: -470), shareHigher: 0.125, ok: 4), .amount)
    #expect(people.baseline == "1,045")
    #expect(people.value == "522")
    #expect(people.difference == "-522")
    #expect(people.interval == "-574 to -470")
    #expect(people.higher == "12.5 %")
    let chance = DifferenceFigure(
      VariantComparison.Row(
        metric: "took_off_negative", baseline: 0.5, value: 0.75, difference: 0.25,
        interval: Interval(low: 0.125, high: 0.375), shareHigher: nil, ok: 4), .chance)
    #expect(chance.difference == "+25.0 pt")
    #expect(chance.interval == "+12.5 to +37.5 pt")
    #expect(chance.higher == "-")
  }

  @Test func `ShownMetric names metrics that exist, and reach with all that belongs to it`() {
    let names = Metric.wave.map(\.name) + DerivedMetric.all.map(\.name)
    for metric in ShownMetric.all { #expect(names.contains(metric.name), "\(metric.name)") }
    #expect(
      ShownMetric.all(.negative).map(\.name) == [
        "reach_negative", "took_off_negative", "reach_given_take_off_negative",
        "reach_per_customer_negative",
      ])
  }
}
