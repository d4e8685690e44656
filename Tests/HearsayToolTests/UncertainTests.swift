import Foundation
import Testing

/// `hearsay uncertain` from end to end.
@Suite struct UncertainTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let scenario = smallScenario.replacing(
    "\"sweep\"",
    with: """
      "uncertain": {
        "voices.negative.retell": { "from": 0, "to": 0.9 },
        "voices.negative.tells": [{ "exactly": 2 }, { "exactly": 3 }]
      },
      "uncertainty": { "samples": 24 },
      "sweep"
      """)

  @Test func `the number of threads does not change a byte`() throws {
    try withFolder { folder in
      let scenario = try folder.write(Self.scenario, to: "s.json")
      var first: [String: Data]?
      for threads in ["1", "2", "7"] {
        let results = folder.appending(path: threads)
        let outcome = try tool.run(
          ["uncertain", scenario, "--threads", threads, "-q", "--out", results.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = try results.results()
        if let first { #expect(bytes == first) } else { first = bytes }
      }
      #expect(first?["uncertainty.csv"] != nil)
      #expect(first?["compare.csv"] == nil)
    }
  }

  @Test func `tables, CSV and JSON tell the same`() throws {
    let csv = try tool.run(["uncertain", "-", "--csv"], input: Self.scenario)
    #expect(csv.status == 0 && csv.output.hasPrefix("scenario,metric,input,rank,share"))
    #expect(csv.errors.contains("The sweep of 3 points is not run by `uncertain`"))
    #expect(csv.errors.contains("1 what-if is not run by `uncertain`"))
    let json = try tool.run(["uncertain", "-", "--json", "-q"], input: Self.scenario)
    let rows = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(rows?.count == csv.output.split(separator: "\n").count - 1)
    let text = try tool.run(["uncertain", "-"], input: Self.scenario).output
    #expect(text.contains("hance that bad news is passed on matters most for"))
    #expect(text.contains("Averaged over 24 samples"))
    let whole = try tool.run(["uncertain", "-", "--details"], input: Self.scenario).output
    #expect(whole.contains("input uncertainty of"))
    #expect(whole.contains("24 samples of uncertain inputs, 20 replicates each"))
  }

  @Test func `other commands say that they leave it aside, and count it`() throws {
    for verb in ["run", "compare", "sweep"] {
      let outcome = try tool.run([verb, "-", "--csv"], input: Self.scenario)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains("2 uncertain inputs have their plain value in `\(verb)`"),
        "\(outcome.errors)")
    }
    let valid = try tool.run(["validate", "-"], input: Self.scenario)
    #expect(valid.output.contains("24 samples (480 runs)"))
    let dry = try tool.run(["uncertain", "-", "--dry-run", "--json"], input: Self.scenario)
    #expect(dry.output.contains("\"runs\": 480") && dry.output.contains("\"scope\": \"uncertain\""))
    let explained = try tool.run(["explain", "-"], input: Self.scenario)
    #expect(explained.output.contains("uncertain voices.negative.retell"))
    #expect(explained.output.contains("uncertainty.samples"))
  }

  @Test func `a file without uncertain inputs ends 3 and says what to add`() throws {
    let outcome = try tool.run(["uncertain", "-"], input: smallScenario)
    #expect(outcome.status == 3 && outcome.errors.contains("no uncertain inputs"))
    let bad = Self.scenario.replacing(
      "\"voices.negative.retell\":", with: "\"voices.negative.retel\":")
    let wrong = try tool.run(["uncertain", "-"], input: bad)
    #expect(wrong.status == 3 && wrong.errors.contains("did you mean"))
  }
}
