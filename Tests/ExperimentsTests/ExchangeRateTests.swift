import Statistics
import Testing

@testable import Experiments

@Suite struct ExchangeRateTests {
  private func setting(
    positive: (Double, Interval?), negative: (Double, Interval?)
  ) -> SettingResult {
    func summary(_ name: String, _ figure: (Double, Interval?)) -> MetricSummary {
      var summary = MetricSummary(metric: name, requested: 20, ok: 20)
      summary.mean = figure.0
      summary.judged = figure.1.map { SampleInterval($0, isFirm: true) }
      return summary
    }
    return SettingResult(
      people: 9, ties: 9,
      summaries: [
        summary("reach_per_customer_positive", positive),
        summary("reach_per_customer_negative", negative),
      ], growth: SettingSample([], requested: 0, draws: 1).growth, rounds: [])
  }

  @Test func `it is the ratio, from the ends of both intervals`() throws {
    let rate = try #require(
      setting(
        positive: (2.5, Interval(low: 2, high: 3)), negative: (10, Interval(low: 9, high: 12))
      ).exchangeRate)
    #expect(rate.value == 4)
    #expect(rate.judged == SampleInterval(Interval(low: 3, high: 6), isFirm: true))
  }

  @Test func `there is none without intervals, or where good news may reach nobody`() {
    let sure = (10.0, Optional(Interval(low: 9, high: 12)))
    #expect(setting(positive: (2.5, nil), negative: sure).exchangeRate == nil)
    #expect(setting(positive: sure, negative: (2.5, nil)).exchangeRate == nil)
    #expect(
      setting(positive: (1, Interval(low: 0, high: 2)), negative: sure).exchangeRate == nil)
  }
}
