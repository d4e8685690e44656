import Foundation
import PlainText
import Testing

/// A tripwire, not a proof: the bytes of results, recorded from this program, which features for other
/// scenarios must not change.
///
/// Where simulated numbers or columns are to change, record them again, and say so in the changelog.
@Suite struct ResultBytesTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let recorded: [(verb: String, file: String, hash: String)] = [
    ("run", "rounds.csv", "8f4e53bb5b4a76a2"),
    ("run", "runs.csv", "fe51b529bd3775cb"),
    ("run", "summary.csv", "d1ccab0bff89ea3a"),
    ("compare", "compare.csv", "c36a88dcd3a74418"),
    ("compare", "rounds.csv", "706bce0bafb19a5a"),
    ("compare", "runs.csv", "bfe3a30ce93e5b7b"),
    ("compare", "summary.csv", "7e16f2e7f5383293"),
    ("sweep", "rounds.csv", "65166a2d3fd6eef8"),
    ("sweep", "runs.csv", "8fa670297d8bb56b"),
    ("sweep", "summary.csv", "225d33de2ea4bcbb"),
  ]

  @Test(arguments: ["run", "compare", "sweep"])
  func `tripwire: a scenario of waves gives the recorded files`(verb: String) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let results = folder.appending(path: "results")
      let outcome = try tool.run([verb, scenario, "-q", "--out", results.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      // These hold formulas and words, or of single replicates what others sum up.
      let files = try results.results().filter {
        $0.key.hasSuffix(".csv")
          && !["theory.csv", "columns.csv", "paths.csv", "market.csv", "ledger.csv"].contains(
            $0.key)
      }
      let recorded = Self.recorded.filter { $0.verb == verb }
      #expect(files.keys.sorted() == recorded.map(\.file).sorted())
      for (_, file, hash) in recorded {
        let text = String(decoding: files[file] ?? Data(), as: UTF8.self)
        #expect(StableHash([text]).digits == hash, "\(verb): \(file)")
      }
    }
  }
}
