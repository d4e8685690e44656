import Randomness
import Scenarios
import SocialGraph
import Testing
import WordOfMouth

/// Of `Preset`, `TwoThreeEightTen`, `FiftyTwoFifty` and `BuiltInScenario`.
@Suite struct PresetTests {
  @Test func `presets say where they come from and what to doubt`() {
    #expect(Preset.all.map(\.name) == ["two-three-eight-ten", "fifty-two-fifty"])
    for preset in Preset.all {
      #expect(preset.slogan.kind == .folklore)
      #expect(!preset.slogan.source.isEmpty && preset.cautions.count >= 3)
      #expect((preset.cautions + [preset.summary]).allSatisfy { $0.hasSuffix(".") })
      #expect(Preset.named(preset.name) == preset)
    }
    #expect(Preset.named("two-three") == nil)
  }

  @Test func `two-three-eight-ten tells 2 to 3 and 8 to 10`() throws {
    let scenario = try ScenarioDocument.read(.preset("two-three-eight-ten")).baseline
    #expect(scenario.voices.positive.tells.form == .count(.between(2, 3)))
    #expect(scenario.voices.negative.tells.form == .count(.between(8, 10)))
    #expect(scenario.slogan?.reach.positive == 2.5 && scenario.slogan?.reach.negative == 9)
  }

  @Test func `fifty-two-fifty tells 50 and 250 people, who are there to be told`() throws {
    let scenario = try ScenarioDocument.read(.preset("fifty-two-fifty")).baseline
    #expect(scenario.voices.positive.tells == .exactly(50))
    #expect(scenario.voices.negative.tells == .exactly(250))
    guard case .model(.wattsStrogatz(_, let contacts, _)) = scenario.graph else {
      Issue.record("another graph")
      return
    }
    // Rewiring takes none of the half of the ties that start at a person.
    #expect(contacts / 2 >= 250)
  }
}
