import Foundation
import Testing

/// `--only-run` beside the folder of the whole.
@Suite struct OnlyRunTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  @Test(arguments: ["run", "compare", "sweep"])
  func `the row is that of the whole, to the byte, and the path that of paths.csv`(
    verb: String
  ) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let results = folder.appending(path: "results")
      #expect(try tool.run([verb, scenario, "-q", "--out", results.path]).status == 0)
      let runs = try BuiltTool.text("runs.csv", in: results).split(separator: "\n")
      let paths = try BuiltTool.text("paths.csv", in: results).split(separator: "\n")
      let columns = runs[0].split(separator: ",", omittingEmptySubsequences: false)
      let replicate = try #require(columns.firstIndex(of: "replicate"))
      for row in [runs[1], runs[runs.count - 1], runs[runs.count / 2]] {
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        let setting = verb == "sweep" ? cells[3] : cells[2]
        let words = [verb, scenario, "--only-run", "\(setting):\(cells[replicate])"]
        let csv = try tool.run(words + ["--csv"])
        #expect(csv.status == 0, "\(csv.errors)")
        #expect(csv.output == "\(runs[0])\n\(row)\n")

        let json = try JSONSerialization.jsonObject(
          with: Data(tool.run(words + ["--json"]).output.utf8))
        let found = try #require(json as? [String: Any])
        let rounds = try #require(found["rounds"] as? [[String: Any]])
        // run_id comes before the columns that both files share.
        let own = paths.count {
          $0.split(separator: ",", omittingEmptySubsequences: false).prefix(replicate)
            == cells.dropFirst().prefix(replicate)
        }
        #expect(rounds.count == own)
        let text = try tool.run(words).output
        #expect(text.contains("Its wave by round") && text.contains("newly_reached_negative"))
      }
    }
  }

  @Test func `what does not exist is an error that says what does`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      for (words, sentence) in [
        (["compare", "--only-run", "clam:0"], "there is no what-if clam; did you mean calm?"),
        (["compare", "--only-run", "calm:20"], "replicates are numbered from 0 to 19"),
        (["compare", "--only-run", "calm"], "as in baseline:0"),
        (["sweep", "--only-run", "77:0"], "there is no point 77: points are numbered from 0"),
        (["run", "--only-run", "0:0", "--out", "x"], "leave out --out x"),
      ] {
        let outcome = try tool.run([words[0], scenario] + words.dropFirst(), in: folder)
        #expect(outcome.status == 2 && outcome.errors.contains(sentence), "\(outcome.errors)")
      }
    }
  }
}
