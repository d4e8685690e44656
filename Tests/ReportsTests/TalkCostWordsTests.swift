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
    return TalkCostWords(setting: setting, terms: ServiceTerms(Example.model)).sentences
      .map(\.text).joined(separator: " ")
  }

  private let costs = [
    "cost_per_unhappy": 54.0, "cost_per_unhappy_own_leaving": 50,
    "cost_per_unhappy_recovery": 1, "cost_per_unhappy_customers_lost_by_talk": 2,
    "cost_per_unhappy_prospects_lost_by_talk": 1,
  ]

  @Test func `what word of mouth costs follows from who hears it, who is lost, and their worth`()
    throws
  {
    let found = try sentences(
      costs.merging([
        "ever_heard_negative": 2_000, "lost_by_talk": 30, "prospects_lost_by_talk": 1,
        "customer_lifetime_value": 1_500,
      ]) { $1 })
    #expect(
      found == """
        Compared with a firm that makes nobody unhappy in these 2 periods, one unhappy customer costs \
        54: 50 for leaving, 3 through word of mouth and 1 for recovery and answers. Bad news is told to \
        2,000 people; \
        because of it 30 customers leave and 1 prospect does not join; as things are a customer is \
        worth 1,500.
        """)
  }

  @Test func `where word of mouth costs nothing, the sentence says why`() throws {
    let silent = costs.merging(["ever_heard_negative": 0]) { $1 }
    #expect(
      try sentences(silent).hasSuffix("Nobody hears bad news, so that word of mouth costs nothing.")
    )
    let idle = costs.merging(["ever_heard_negative": 900]) { $1 }
    #expect(
      try sentences(idle).hasSuffix(
        "Bad news is told to 900 people; it makes nobody leave or stay away.")
    )
    #expect(try sentences([:]).isEmpty)
  }

  @Test func `what goes against the total says in which direction`() throws {
    let talk = ["cost_per_unhappy_customers_lost_by_talk": -6.0]
    let less = try sentences(costs.merging(talk) { $1 })
    #expect(
      less.contains("customer costs 54: 50 for leaving, a gain of 5 "))
    let gain = ["cost_per_unhappy": -17.0, "cost_per_unhappy_own_leaving": -21]
    let more = try sentences(costs.merging(gain) { $1 })
    #expect(
      more.contains(
        """
        customer brings 17: 21 for leaving, a cost of 3 through word of mouth and a cost of 1 for \
        recovery and answers.
        """))
  }
}
