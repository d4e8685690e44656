@testable import Experiments
import Testing

@Suite struct MetricChoiceTests {
  private func names(_ words: String..., of plan: Plan) throws -> [String] {
    try MetricChoice(words, of: plan).metrics.map(\.name)
  }

  private func wave(_ scope: Plan.Scope = .run) throws -> Plan {
    try Plan(Samples.document(Samples.lively()), scope: scope)
  }

  @Test func `a name is that metric alone, and rows keep their order`() throws {
    let plan = try wave()
    #expect(try names("rounds", "reach_negative", of: plan) == ["reach_negative", "rounds"])
    #expect(try names("rounds", "rounds", of: plan) == ["rounds"])
    let choice = try MetricChoice(["rounds"], of: plan)
    #expect(choice.contains("rounds") && !choice.contains("peak_round_positive"))
  }

  @Test func `a family is the beginning of several names up to an underscore`() throws {
    let plan = try wave()
    #expect(try names("took_off", of: plan) == ["took_off_positive", "took_off_negative"])
    #expect(try names("took", of: plan) == ["took_off_positive", "took_off_negative"])
    let reach = try names("reach", of: plan)
    #expect(Set(reach).isSuperset(of: ["reach_positive", "reach_negative", "reach_both"]))
    #expect(reach.allSatisfy { $0.hasPrefix("reach_") })
    #expect(try names("reach_", of: plan) == reach)
  }

  @Test(arguments: ["", "_", "rea", "reech", "reach-negative", "REACH", " reach"])
  func `a word that names none is an error that says what there is`(word: String) throws {
    let plan = try wave()
    let error = #expect(throws: UnknownMetric.self) {
      try MetricChoice(["rounds", word], of: plan)
    }
    #expect(error?.word == word && error?.reason == nil)
    let known = try #require(error?.known)
    #expect(Set(known).isSuperset(of: ["reach_negative", "reach", "took_off", "took"]))
    #expect(Set(known).count == known.count)
    for name in known { #expect(throws: Never.self) { try MetricChoice([name], of: plan) } }
  }

  @Test func `what other scenarios have is known to be theirs`() throws {
    func reason(_ word: String, _ plan: Plan) -> UnknownMetric.Reason? {
      #expect(throws: UnknownMetric.self) { try MetricChoice([word], of: plan) }?.reason
    }
    let plan = try wave()
    #expect(reason("net_present_value", plan) == .periods)
    #expect(reason("net_benefit", plan) == .periods)
    #expect(reason("value_lost_through_bad_talk", plan) == .periods)
    let service = try Samples.plan([Samples.model], .run)
    #expect(reason("net_benefit", service) == .comparison)
    #expect(reason("value_lost_through_bad_talk", service) == .reruns)
    let both = try Samples.plan([Samples.model, Samples.model], .compare)
    #expect(try names("net_benefit", of: both) == ["net_benefit"])
    #expect(try names("cost", of: service) == ["cost"])
    #expect(try names("cost_", of: service).allSatisfy { $0.hasPrefix("cost_") })
  }
}
