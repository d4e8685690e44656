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

  @Test(arguments: [
    ("\"30 %\"", "0.3"), ("\"7%\"", "0.07"), ("\"0.3\"", "0.3"), ("\"0,3\"", "0.3"),
    ("30", "0.3"), ("7", "0.07"), ("\"1 in 26\"", "0.0385"), ("\"1/26\"", "0.0385"),
  ])
  func `percent and quotes are offered as the share that is meant`(written: String, meant: String) {
    let items = GoodFiles.errors(SchemaServiceTests.small(", \"learning\": \(written)"))
    #expect(items.first?.remedies == ["did you mean \(meant)?"])
  }

  @Test(arguments: ["\"130 %\"", "\"few\"", "\"%\"", "130", "\"inf\""])
  func `what is no share in any writing has no such offer`(written: String) {
    let items = GoodFiles.errors(SchemaServiceTests.small(", \"learning\": \(written)"))
    #expect(items.first?.remedies.isEmpty == true)
  }

  @Test func `a word that is near nothing finds nothing, but where else it is`() {
    let items = GoodFiles.errors(
      GoodFiles.drawn.replacing("\"conflict\": \"coin\"", with: "\"zebra\": 1, \"rewire\": 0.1"))
    #expect(items.first?.remedies.count == 1)
    #expect(items.last?.remedies.first == "there is graph.rewire, graph.layers.<name>.rewire")
  }
}
