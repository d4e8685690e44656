import Foundation
import Testing

/// `hearsay seek` as users run it.
@Suite struct SeekCommandTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let vary = ["--vary", "customers.dissatisfied=0..50 %"]
  private static let until = ["--until", "reach_negative <= reach_positive"]

  @Test func `the answer on a screen, as CSV and as JSON, the same for any threads`() throws {
    try withFolder { folder in
      let file = try folder.write(smallScenario, to: "s.json")
      let words = ["seek", file] + Self.vary + Self.until
      let found = try tool.run(words + ["-q"], environment: ["COLUMNS": "80"])
      #expect(found.status == 0 && found.errors.isEmpty)
      let lines = found.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count <= 40 && lines.dropLast().allSatisfy { $0.count <= 80 })
      #expect(lines.first == "Small" && found.output.contains("That holds up to "))
      #expect(found.output.hasSuffix(" --details\n"))
      #expect(try tool.run(words + ["--details"]).output.contains("How to read it"))
      let csv = try tool.run(words + ["--csv", "-j", "1"]).output
      #expect(csv.hasPrefix("stage,parameter,value,"))
      #expect(try tool.run(words + ["--csv", "-j", "3"]).output == csv)
      let json = try tool.run(words + ["--json"]).output
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(object["outcome"] as? String == "one")
    }
  }

  @Test func `standard input, what it would cost, and flags that change the scenario`() throws {
    let words = ["seek", "-"] + Self.vary + Self.until
    #expect(try tool.run(words + ["-r", "5"], input: smallScenario).status == 0)
    let dry = try tool.run(words + ["--dry-run"], input: smallScenario)
    #expect(dry.status == 0 && dry.output.contains("estimated cost of seek"))
    #expect(dry.output.contains("200") && dry.errors.contains("tried first"))
    let changed = try tool.run(
      words + ["--set", "voices.positive.tells.exactly=4", "--seed", "9", "--json"],
      input: smallScenario)
    #expect(changed.status == 0)
    #expect(changed.output != (try tool.run(words + ["--json"], input: smallScenario).output))
  }

  @Test func `no such value is an answer`() throws {
    let found = try tool.run(
      ["seek", "-", "--until", "reach_negative > 99"] + Self.vary, input: smallScenario)
    #expect(found.status == 0 && found.output.contains("That holds at no value that was tried"))
  }

  @Test(arguments: [
    (["--until", "reach_negative > 9"], "seek needs a parameter and a target"),
    (["--vary", "customers.share=0..1"], "seek needs a parameter and a target"),
    (["--vary", "customers.share=0-1", "--until", "rounds > 1"], "path=from..to"),
    (["--vary", "customers.share=..1", "--until", "rounds > 1"], "path=from..to"),
    (["--vary", "seed=0..1", "--until", "rounds > 1"], "seed cannot be varied"),
    (["--vary", "customers.count=1..x", "--until", "rounds > 1"], "\"x\" is no number"),
    (["--vary", "customers.share=20..80%", "--until", "rounds > 1"], "write 20%..80%"),
    (["--vary", "customers.count=1..90%", "--until", "rounds > 1"], "without the per cent sign"),
    (["--vary", "customers.count=9...5", "--until", "rounds > 1"], "9 is not below 5"),
    (["--vary", "customers.count=1.5..9", "--until", "rounds > 1"], "is no whole number"),
    (["--vary", "customers.count=9..1", "--until", "rounds > 1"], "write the smaller value first"),
    (["--vary", "customers.count=1..9", "--until", "rounds"], "a metric, then >="),
    (["--vary", "customers.count=1..9", "--until", "round > 1"], "did you mean rounds?"),
    (["--vary", "customers.count=1..9", "--until", "profit > 1"], "a \"service\" block"),
    (["--vary", "customers.count=1..9", "--until", "reach > 1"], "name one: reach_positive"),
    (["--vary", "customers.count=1..9", "--until", "rounds > 5 %"], "not in per cent"),
    (["--vary", "customers.count=1..9", "--until", "took_off_negative > 5"], "write \"5 %\""),
    (["--vary", "customers.count=1..9", "--until", "1 > 5"], "neither side is a metric"),
    (
      ["--vary", "customers.count=1..9", "--until", "rounds > 1", "--variant", "calmer"],
      "did you mean calm?"
    ),
    (["--vary", "customers.count=1..9", "--until", "rounds > 1", "--both"], "add --variant NAME"),
    (
      ["--vary", "customers.count=1..9", "--until", "rounds > 1", "--csv", "--json"],
      "cannot be given together"
    ),
  ])
  func `what is wrong is said, with what helps`(words: [String], message: String) throws {
    let found = try tool.run(["seek", "-"] + words, input: smallScenario)
    #expect(found.status == 2 && found.output.isEmpty)
    #expect(found.errors.contains(message), "\(found.errors)")
  }

  @Test func `a value that is no valid scenario is an error of the input`() throws {
    let found = try tool.run(
      ["seek", "-", "--vary", "customers.satisfied=0..1.5", "--until", "rounds > 1"],
      input: smallScenario)
    #expect(found.status == 3 && found.errors.contains("customers.satisfied"))
  }
}
