import Experiments
import Foundation
import Testing

/// The bytes of results, recorded once: what is added for other scenarios leaves them alone.
///
/// A change of simulated numbers or of columns changes them; then record them anew, and say so in the
/// changelog.
@Suite struct ResultBytesTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let recorded: [(verb: String, file: String, hash: String)] = [
    ("run", "rounds.csv", "8f4e53bb5b4a76a2"),
    ("run", "runs.csv", "989103575acee177"),
    ("run", "summary.csv", "3f1cfe327dec6d96"),
    ("compare", "compare.csv", "ce897fc1f75f65d7"),
    ("compare", "rounds.csv", "706bce0bafb19a5a"),
    ("compare", "runs.csv", "16a171cd6ece9cf2"),
    ("compare", "summary.csv", "17309e8079a854a7"),
    ("sweep", "rounds.csv", "65166a2d3fd6eef8"),
    ("sweep", "runs.csv", "aef40aadf4e50fc4"),
    ("sweep", "summary.csv", "614d1bbe51101d78"),
  ]

  @Test(arguments: ["run", "compare", "sweep"])
  func `a scenario of waves gives the files it gave`(verb: String) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let results = folder.appending(path: "results")
      let outcome = try tool.run([verb, scenario, "-q", "--out", results.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      // What theory says is no result of the runs.
      let files = try results.results().filter {
        $0.key.hasSuffix(".csv") && $0.key != "theory.csv"
      }
      let recorded = Self.recorded.filter { $0.verb == verb }
      #expect(files.keys.sorted() == recorded.map(\.file).sorted())
      for (_, file, hash) in recorded {
        let text = String(decoding: files[file] ?? Data(), as: UTF8.self)
        #expect(PlanHash(text).text == hash, "\(verb): \(file)")
      }
    }
  }
}
