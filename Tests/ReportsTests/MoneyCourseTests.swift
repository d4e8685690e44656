import Statistics
import Testing

@testable import Experiments
@testable import Reports

@Suite struct MoneyCourseTests {
  private func period(_ number: Int, _ difference: Double) -> PeriodDifference {
    PeriodDifference(
      metric: PeriodDifference.cumulativeProfit, period: number, difference: difference,
      quantiles: .init(p05: 0, p25: 0, p50: 0, p75: 0, p95: 0, min: 0, max: 0), ok: 10)
  }

  private func course(_ differences: [Double], payback: Double?) -> MoneyCourse {
    var row = VariantComparison.Row(metric: "payback_period", ok: 10)
    row.difference = payback
    return MoneyCourse(
      VariantComparison(setting: 1, rows: [row]),
      differences.enumerated().map { period($0 + 1, $1) })
  }

  @Test func `it is ahead from the period on from which it is never behind`() {
    #expect(course([-5, 1, 3], payback: 2).aheadFrom == 2)
    #expect(course([-5, 1, -3], payback: 2).aheadFrom == nil)
    #expect(course([-5, 1, -3, 2], payback: 2).aheadFrom == 4)
    #expect(course([-5, -1, -3], payback: nil).aheadFrom == nil)
    #expect(course([-5, -1, -3], payback: nil).isAlwaysBehind)
  }

  private func talk(_ hearings: Double, _ rate: Double, _ customers: Double) -> TalkDirection {
    func row(_ metric: String, _ change: Double) -> VariantComparison.Row {
      VariantComparison.Row(
        metric: metric, baseline: 100, value: 100 + change, difference: change,
        judged: .init(.init(low: change - 0.5, high: change + 0.5), isFirm: true),
        isSame: change == 0, ok: 10)
    }
    return TalkDirection(
      VariantComparison(
        setting: 1,
        rows: [
          row("hearings_negative", hearings), row("hearings_negative_per_100_customers", rate),
          row("customers_end", customers),
        ]))
  }

  @Test func `less bad news with fewer customers is explained, and not praised`() {
    #expect(
      talk(-10, 0, -10).sentence(isBetter: false)?.text
        == "Bad news is heard less often, but only because fewer customers are left to talk.")
    #expect(
      talk(10, 0, 10).sentence(isBetter: true)?.text
        == "Bad news is heard more often, but only because more customers stay to talk.")
    #expect(
      talk(-10, -8, -10).sentence(isBetter: false)?.text
        == "Bad news is heard less often nevertheless.")
    #expect(talk(-10, -8, 5).sentence(isBetter: true) == nil)
  }
}
