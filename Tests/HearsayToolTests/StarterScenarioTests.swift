import Experiments
import Scenarios
import Testing
import hearsay

@Suite struct StarterScenarioTests {
  @Test func `it is valid, its variants and its sweep too`() throws {
    let document = try ScenarioDocument.read(.text(StarterScenario.text, name: "starter.json"))
    #expect(try Plan(document, scope: .run).settings.count == 1)
    #expect(try Plan(document, scope: .compare).settings.count == 3)
    #expect(try Plan(document, scope: .sweep).settings.count == 12)
  }
}
