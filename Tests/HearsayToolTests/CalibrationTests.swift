import Foundation
import Testing

/// `"retell": {"forReach": …}` as users meet it: solved for by every verb that runs.
@Suite struct CalibrationTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let text = """
    { "format": 1, "seed": 3, "replicates": 20,
      "graph": { "model": "random-regular", "people": 2000, "contacts": 10 },
      "customers": { "count": 2, "satisfied": 0, "dissatisfied": 1 },
      "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": { "exactly": 3 }, "retell": { "forReach": 9 } } },
      "variants": { "further": { "voices.negative.retell.forReach": 12 } },
      "sweep": { "grid": { "voices.negative.retell.forReach": [9, 12] } } }
    """

  @Test(arguments: [
    ["run"], ["compare"], ["sweep"], ["ledger"], ["bench", "--quick", "-r", "5", "--threads", "1"],
  ])
  func `every verb solves before it runs`(verb: [String]) throws {
    let outcome = try tool.run(verb + ["-"], input: Self.text)
    #expect(outcome.status == 0, "\(outcome.errors)")
    if verb == ["run"] || verb == ["compare"] {
      func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      let found = /\d+\.\d % of those who hear bad news would have to retell it/
      #expect(flat(outcome.output).contains(found))
      let known = /for 9 people \(known to within [\d.]+\) to hear of one customer\./
      #expect(flat(outcome.output).contains(known))
      let details = try tool.run(verb + ["-", "--details"], input: Self.text).output
      #expect(
        flat(details).contains(
          "calibrated so that the story of one dissatisfied customer reaches 9 people"))
    }
  }

  @Test func `explain says what the chance is, and a dry run that it is to come`() throws {
    let explained = try tool.run(["explain", "-", "--json"], input: Self.text)
    #expect(explained.output.contains("Here: retell 0."))
    let dry = try tool.run(["compare", "-", "--dry-run"], input: Self.text)
    let flat = dry.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(dry.status == 0 && flat.contains("2 chances to retell to solve for"))
    let json = try tool.run(["run", "-", "--dry-run", "--json"], input: Self.text)
    #expect(json.output.contains("\"calibrations\": 1"))
  }

  @Test func `the same bytes on one thread and on two`() throws {
    let one = try tool.run(["run", "-", "--csv", "-j", "1"], input: Self.text)
    let two = try tool.run(["run", "-", "--csv", "-j", "2"], input: Self.text)
    #expect(one.status == 0 && one.output == two.output)
  }

  @Test func `a reach that no chance gives is invalid input`() throws {
    let outcome = try tool.run(
      ["run", "-", "--set", "voices.negative.retell.forReach=5000"], input: Self.text)
    #expect(outcome.status == 3 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("no chance gives a reach of 5,000 people"))
    #expect(outcome.errors.contains("only 2,000 people in the graph"))
  }
}
