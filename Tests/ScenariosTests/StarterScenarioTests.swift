import Scenarios
import Testing

@Suite struct StarterScenarioTests {
  @Test func `it is valid, its variants and its sweep too`() throws {
    let document = try ScenarioDocument.read(.text(StarterScenario.text, name: "starter.json"))
    #expect(document.variants.count == 2)
    #expect(document.design?.count == 12)
  }
}
