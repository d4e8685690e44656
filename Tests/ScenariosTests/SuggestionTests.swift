import PlainText
import Scenarios
import Testing

/// Of `Suggestion`.
@Suite struct SuggestionTests {
  @Test(arguments: [
    ("seedd", "seed"), ("esed", "seed"), ("Seed", "seed"), ("replicats", "replicates"),
    ("limit", "limits"),
    ("voice", "voices"), ("costumers", "customers"),
  ])
  func `a slip of the pen finds its word`(written: String, meant: String) {
    let items = GoodFiles.errors(
      GoodFiles.drawn.replacing("\"conflict\": \"coin\"", with: "\"\(written)\": 1"))
    #expect(items.first?.remedies.first == "did you mean \"\(meant)\"?")
  }

  @Test func `a word that is near nothing finds nothing, but where else it is`() {
    let items = GoodFiles.errors(
      GoodFiles.drawn.replacing("\"conflict\": \"coin\"", with: "\"zebra\": 1, \"rewire\": 0.1"))
    #expect(items.first?.remedies.count == 1)
    #expect(items.last?.remedies.first == "there is graph.rewire, graph.layers.<name>.rewire")
  }
}
