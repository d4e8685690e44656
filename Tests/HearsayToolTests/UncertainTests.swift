import Foundation
import Testing

/// `hearsay uncertain` from end to end.
@Suite struct UncertainTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let scenario = decision.replacing(
    #""variants": { "calm": { "voices.negative.retell": 0 } },"#, with: "")

  /// The same with a what-if.
  private static let decision = smallScenario.replacing(
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
    let json = try tool.run(["uncertain", "-", "--json", "-q"], input: Self.scenario)
    let rows = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(rows?.count == csv.output.split(separator: "\n").count - 1)
    let text = try tool.run(["uncertain", "-"], input: Self.scenario).output
    #expect(text.contains("he share of hearers who pass bad news on matters most for"), "\(text)")
    #expect(text.contains("Averaged over 24 samples"))
    let whole = try tool.run(["uncertain", "-", "--details"], input: Self.scenario).output
    #expect(whole.contains("input uncertainty of"))
    #expect(whole.contains("24 samples of uncertain inputs, 20 replicates each"))
  }

  @Test func `other commands say that they leave it aside, and count it`() throws {
    for verb in ["run", "compare", "sweep"] {
      let outcome = try tool.run([verb, "-", "--csv"], input: Self.decision)
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

  @Test func `what-ifs are run for the same samples, whole, grown or in shards`() throws {
    try withFolder { folder in
      let scenario = try folder.write(Self.decision, to: "s.json")
      func run(_ words: [String], status: Int32 = 0) throws {
        let outcome = try tool.run(words + ["-q"])
        #expect(outcome.status == status, "\(outcome.errors)")
      }
      let whole = folder.appending(path: "whole")
      try run(["uncertain", scenario, "--out", whole.path])
      let bytes = try whole.results()
      for name in [
        "worlds.csv", "tornado.csv", "information.csv", "compare.csv", "uncertainty.csv",
      ] {
        #expect(bytes[name] != nil, "\(name)")
      }
      let shards = (1...3).map { folder.appending(path: "shard-\($0)").path }
      for (place, shard) in shards.enumerated() {
        try run(["uncertain", scenario, "--shard", "\(place + 1)/3", "--out", shard])
      }
      let merged = folder.appending(path: "merged")
      try run(["merge"] + shards + ["--out", merged.path])
      #expect(try merged.results() == bytes)
      let grown = folder.appending(path: "grown")
      try run(["uncertain", scenario, "--replicates", "5", "--out", grown.path])
      try run(["resume", grown.path, "--replicates", "20"])
      #expect(try grown.results() == bytes)
    }
  }

  @Test func `a decision is printed, and by another metric`() throws {
    let text = try tool.run(["uncertain", "-"], input: Self.decision).output
    #expect(text.contains("it is better in 24 of 24\ncombinations of inputs"), "\(text)")
    let csv = try tool.run(["uncertain", "-", "--csv", "-q"], input: Self.decision).output
    #expect(csv.hasPrefix("scenario,sample,input.voices.negative.retell,"))
    #expect(csv.split(separator: "\n").count == 25 && csv.contains(",calm,reach_negative,"))
    let json = try tool.run(["uncertain", "-", "--json", "-q"], input: Self.decision).output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((object?["information"] as? [Any])?.count == 3)
    let other = try tool.run(
      ["uncertain", "-", "--metric", "tellings_negative", "--csv", "-q"], input: Self.decision)
    #expect(other.status == 0 && other.output.contains(",calm,tellings_negative,"))
    let none = try tool.run(["uncertain", "-", "--metric", "rounds"], input: Self.decision)
    #expect(none.status == 2 && none.errors.contains("no metric of that name"), "\(none.errors)")
    let alone = try tool.run(["uncertain", "-", "--metric", "rounds"], input: Self.scenario)
    #expect(alone.status == 2 && alone.errors.contains("no what-ifs"))
    let run = try tool.run(
      ["uncertain", "-", "--only-run", "calm:3:0", "--csv"], input: Self.decision)
    #expect(run.status == 0, "\(run.errors)")
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
