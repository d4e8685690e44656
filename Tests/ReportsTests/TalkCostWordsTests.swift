@testable import Experiments
@testable import Reports
import Statistics
import Testing

@Suite struct TalkCostWordsTests {
  private func sentences(_ means: [String: Double]) throws -> String {
    var setting = try Example.service().settings[0]
    setting.summaries = means.map {
      var summary = MetricSummary(metric: $0.key, requested: 9, ok: 9, mean: $0.value)
      summary.judged = SampleInterval(Interval(low: $0.value, high: $0.value), isFirm: true)
      return summary
    }
    return TalkCostWords(setting: setting, terms: ServiceTerms(nil)).sentences.map(\.text).joined(
      separator: " ")
  }

  private let costs = [
    "cost_per_unhappy": 54.0, "cost_per_unhappy_own_leaving": 50,
    "cost_per_unhappy_recovery": 1, "cost_per_unhappy_customers_lost_by_talk": 2,
    "cost_per_unhappy_prospects_lost_by_talk": 1,
  ]

  @Test func `what word of mouth costs follows from hearings, who is lost, and their worth`() throws
  {
    let found = try sentences(
      costs.merging([
        "hearings_negative": 20_000, "hearings_per_unhappy": 10, "lost_by_talk": 30,
        "prospects_lost_by_talk": 10, "customer_lifetime_value": 1_500,
      ]) { $1 })
    #expect(
      found == """
        Compared with a firm that makes nobody unhappy, one unhappy customer costs 54: 50 for leaving, \
        also after the last period, 3 through word of mouth and 1 for recovery and answers. Bad news is \
        heard 10 times for each unhappy customer, and of 1,000 hearings 2 lose a customer or a \
        prospect; as things are a customer is worth 1,500.
        """)
  }

  @Test func `where word of mouth costs nothing, the sentence says why`() throws {
    let silent = costs.merging(["hearings_negative": 0]) { $1 }
    #expect(
      try sentences(silent).hasSuffix("Nobody hears bad news, so that word of mouth costs nothing.")
    )
    let idle = costs.merging(["hearings_negative": 900, "hearings_per_unhappy": 9]) { $1 }
    #expect(
      try sentences(idle).hasSuffix(
        "it keeps nobody from joining or staying, so that it costs nothing."))
    #expect(try sentences([:]).isEmpty)
  }
}
