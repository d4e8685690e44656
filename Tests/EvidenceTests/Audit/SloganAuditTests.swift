import Evidence
import Scenarios
import Testing
import WordOfMouth

@Suite struct SloganAuditTests {
  private func preset(_ name: String) throws -> SloganAudit {
    let preset = try #require(Preset.named(name))
    return try #require(SloganAudit(preset))
  }

  @Test(arguments: [("fifty-two-fifty", 1 / 6.0), ("two-three-eight-ten", 2.5 / 11.5)])
  func `bad overtakes good where both are told as often`(name: String, answer: Double) throws {
    let audit = try preset(name)
    #expect(abs(try #require(audit.breakEvenDissatisfied) - answer) < 1e-12)
    #expect(audit.breakEvenDissatisfied == audit.breakEvenDissatisfiedFirstHand)
    #expect(audit.stories.allSatisfy { $0.isFirstHand })
  }

  @Test func `the other reading needs word of mouth near the critical point`() throws {
    let audit = try preset("fifty-two-fifty-hears")
    #expect(audit.stories.map(\.told) == [2.5, 9] && audit.stories.map(\.reach) == [50, 250])
    #expect(audit.hardest.opinion == .negative && audit.hardest.verdict == .nearCritical)
    #expect(abs(try #require(audit.breakEvenDissatisfied) - 1 / 6.0) < 1e-12)
    #expect(abs(try #require(audit.breakEvenDissatisfiedFirstHand) - 2.5 / 11.5) < 1e-12)
  }

  @Test func `a story that a preset's customers do not tell is left out`() throws {
    #expect(try preset("verde-wharton-2006").stories.map(\.opinion) == [.negative])
    #expect(try preset("two-three-eight-ten").stories.count == 2)
  }

  @Test func `every preset that says how many are told can be audited, and no fragment`() {
    for preset in Preset.all {
      #expect(
        (SloganAudit(preset) != nil) == SloganAudit.presets.contains(preset), "\(preset.name)")
    }
    let names = SloganAudit.presets.map(\.name)
    for preset in Preset.all where preset.slogan != nil {
      #expect(names.contains(preset.name), "\(preset.name)")
    }
  }

  @Test func `what cannot be asks for the most`() {
    let audit = SloganAudit([
      SloganStory(opinion: .positive, told: 9, reach: 5),
      SloganStory(opinion: .negative, told: 9, reach: 250),
    ])
    #expect(audit.hardest.opinion == .positive)
    #expect(SloganAudit([SloganStory(told: 1, reach: 1)]).breakEvenDissatisfied == nil)
  }
}
