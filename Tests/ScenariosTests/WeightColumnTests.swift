import PlainText
@testable import Scenarios
import SocialGraph
import Testing
import WordOfMouth

/// `byWeight`, and the columns that it needs.
@Suite struct WeightColumnTests {
  private static func text(
    graph: String = "\"file\": \"ties.csv\", \"weightColumn\": \"w\"",
    tells: String = "{ \"byWeight\": 0.5 }", more: String = ""
  ) -> String {
    """
    { "format": 1, "replicates": 10, "graph": { \(graph) },
      "customers": { "count": 5, "satisfied": 0.5, "dissatisfied": 0.5 },
      "voices": { "positive": { "tells": \(tells), "retell": 1 }, "negative": { "tells": "nobody" } }\(more) }
    """
  }

  private func read(_ text: String, _ settings: [String] = []) throws -> ScenarioDocument {
    try ScenarioDocument.read(.text(text, name: "weights.json"), settings: settings)
  }

  private func complaint(_ text: String, _ settings: String...) -> String {
    do throws(Diagnostics) {
      _ = try ScenarioDocument.read(.text(text, name: "weights.json"), settings: settings)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `a column, what becomes of repeats, and a factor are read`() throws {
    let plain = try read(Self.text()).baseline
    #expect(plain.graph == .file(path: "ties.csv", isDirected: false, weights: WeightColumn("w")))
    #expect(plain.voices.positive.tells == TellingRule(.byWeight(0.5)))
    for rule in RepeatedWeights.allCases {
      let text = Self.text(
        graph:
          "\"file\": \"t.csv\", \"weightColumn\": \"3\", \"repeatedWeights\": \"\(rule.rawValue)\"",
        tells: "{ \"byWeight\": 2, \"silent\": 0.25 }")
      let scenario = try read(text).baseline
      #expect(scenario.graph.weights == ["": WeightColumn("3", repeated: rule)])
      #expect(scenario.voices.positive.tells == TellingRule(.byWeight(2), silent: 0.25))
    }
  }

  @Test func `layers have columns of their own`() throws {
    let layers = """
      "layers": { "near": { "file": "a.csv", "weightColumn": "w", "repeatedWeights": "sum" },
        "far": { "file": "b.csv" } }
      """
    let tells = "{ \"layers\": { \"near\": { \"byWeight\": 1 }, \"far\": { \"each\": 0.1 } } }"
    let scenario = try read(Self.text(graph: layers, tells: tells)).baseline
    #expect(scenario.graph.weights == ["near": WeightColumn("w", repeated: .sum)])
    let other = "{ \"layers\": { \"far\": { \"byWeight\": 1 } } }"
    #expect(
      complaint(Self.text(graph: layers, tells: other)).contains(
        "voices.positive.tells is \"byWeight\", and ties in far have no weights"))
    let parted = "\"file\": \"a.csv\", \"layerColumn\": \"kind\", \"weightColumn\": \"w\""
    #expect(
      try read(Self.text(graph: parted, tells: other)).baseline.graph
        == .layeredFile(
          path: "a.csv", isDirected: false, column: "kind", weights: WeightColumn("w")))
  }

  @Test func `settings, sweeps and uncertain inputs reach the factor`() throws {
    let set = try read(Self.text(), ["voices.positive.tells.byWeight=0.25"]).baseline
    #expect(set.voices.positive.tells == TellingRule(.byWeight(0.25)))
    let replaced = try read(Self.text(), ["voices.positive.tells={\"each\": 0.1}"]).baseline
    #expect(replaced.voices.positive.tells == .each(0.1))
    let column = try read(Self.text(), ["graph.weightColumn=v"]).baseline
    #expect(column.graph.weights == ["": WeightColumn("v")])
    let varied = Self.text(
      more: """
        , "sweep": { "grid": { "voices.positive.tells.byWeight": [0.1, 0.5, 1] } },
        "uncertain": { "voices.positive.tells.byWeight": [0.2, 0.4] }
        """)
    let document = try read(varied)
    #expect(document.uncertain?.inputs.map(\.path) == ["voices.positive.tells.byWeight"])
    #expect(TellingRule(varied: "{\"byWeight\": 0.5}") == TellingRule(.byWeight(0.5)))
  }

  @Test func `what cannot be is reported with what to do`() {
    let noWeights = complaint(Self.text(graph: "\"file\": \"t.csv\""))
    #expect(noWeights.contains("voices.positive.tells is \"byWeight\", and ties have no weights"))
    #expect(noWeights.contains("graph.weightColumn") && noWeights.contains("\"each\""))
    let model = "\"model\": \"random-regular\", \"people\": 100, \"contacts\": 4"
    #expect(complaint(Self.text(graph: model)).contains("ties have no weights"))
    #expect(
      complaint(Self.text(graph: model + ", \"weightColumn\": \"w\"")).contains("weightColumn"))
    for factor in ["0", "-1", "\"x\"", "1e31"] {
      #expect(
        complaint(Self.text(tells: "{ \"byWeight\": \(factor) }")).contains(
          "\"byWeight\" must be a factor above 0"), "\(factor)")
    }
    let file = "\"file\": \"t.csv\", "
    #expect(
      complaint(Self.text(graph: file + "\"repeatedWeights\": \"sum\"", tells: "\"nobody\""))
        .contains("graph.repeatedWeights needs graph.weightColumn"))
    #expect(
      complaint(Self.text(graph: file + "\"weightColumn\": \"w\", \"repeatedWeights\": \"sums\""))
        .contains("did you mean \"sum\"?"))
    #expect(
      complaint(Self.text(graph: file + "\"weightColumn\": \"w\", \"project\": \"first\""))
        .contains("graph.weightColumn does not apply with graph.project"))
    #expect(
      complaint(Self.text(tells: "{ \"byweight\": 1 }")).contains("did you mean \"byWeight\"?"))
    let degrees = "\"model\": \"configuration\", \"people\": 9, \"degrees\": { \"byWeight\": 1 }"
    #expect(
      complaint(Self.text(graph: degrees, tells: "\"nobody\"")).contains(
        "must be a distribution of a count"))
  }
}
