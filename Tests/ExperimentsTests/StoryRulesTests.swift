import Scenarios
import Testing
import WordOfMouth

@testable import Experiments

@Suite struct StoryRulesTests {
  private func rules(_ changes: String...) throws -> StoryRules {
    StoryRules(
      of: .negative, in: try Samples.document(Samples.lively(), settings: changes).baseline)
  }

  @Test func `a counted story brings at most the retell chance times the mean told`() throws {
    #expect(try rules().bound == 1)
    #expect(try rules("voices.negative.retell=0.1").bound == 0.5)
    let silent = try rules(
      #"voices.negative.retells={ "exactly": 5, "silent": 0.5 }"#)
    #expect(silent.bound == 0.5)
    #expect(try rules(#"voices.negative.retells={ "each": 0.5 }"#).bound == nil)
  }

  @Test func `a story that nobody holds brings nobody`() throws {
    #expect(try rules("customers.dissatisfied=0").bound == 0)
    #expect(try rules("customers.dissatisfied=0", "voices.positive.quality=0.9").bound == 1)
  }

  @Test func `exceptions`() throws {
    #expect(try rules().exception == nil)
    #expect(try rules("voices.negative.retell=0").exception == .notRetold)
    #expect(try rules(#"voices.negative.retells="nobody""#).exception == .notRetold)
    #expect(try rules("limits.rounds=1").exception == .oneRound)
    #expect(
      try rules("voices.negative.repeat=true", "limits.rounds=9").exception == .repeats)
    #expect(
      try rules("voices.negative.outside=0.01", "limits.rounds=9").exception == .outside)
    #expect(try rules("voices.negative.fade=0.5").fades)
  }
}
