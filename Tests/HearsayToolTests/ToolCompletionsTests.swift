import Foundation
import Testing

/// What Bash offers with the completions of the whole tool.
@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "bash is not installed"))
struct ToolCompletionsTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  @Test(
    arguments: [
      (["help", "gr"], ["graph"]), (["help", "exit"], ["exit-codes"]),
      (["help", "graph", "insp"], ["inspect"]),
      (["run", "--set", "customers.dis"], ["customers.dissatisfied="]),
      (
        ["run", "--set", "voices.negative.ret"],
        ["voices.negative.retell=", "voices.negative.retells="]
      ),
      (["run", "fifty-two-fifty-"], ["fifty-two-fifty-hears"]),
      (["presets", "two-t"], ["two-three-eight-ten"]),
      (["init", "--from", "fix-"], ["fix-complaints", "fix-fast"]),
      (["sweep", "x.json", "--metrics", "reach_neg"], ["reach_negative"]),
      (["sweep", "x.json", "--metrics", "rounds,reach_neg"], ["rounds,reach_negative"]),
      (["verify", "--only", "N"], ["N"]), (["completions", "f"], ["fish"]),
      (["run", "--csv-dialect", "excel-"], ["excel-eu"]),
    ] as [([String], [String])])
  func `names that one need not know by heart are offered`(words: [String], offers: [String]) throws
  {
    try withFolder { folder in
      let script = try tool.run(["completions", "bash"]).output
      let line = (["hearsay"] + words).map { "'\($0)'" }.joined(separator: " ")
      let file = try folder.write(
        script + """
          COMP_WORDS=(\(line)); COMP_CWORD=\(words.count)
          _hearsay
          printf '%s\\n' "${COMPREPLY[@]}"
          """, to: "script")
      let outcome = try tool.shell("/bin/bash --norc '\(file)'", in: folder)
      let found = outcome.output.split(separator: "\n").map(String.init)
      #expect(
        outcome.errors.isEmpty && offers.allSatisfy(found.contains), "\(found) \(outcome.errors)")
      #expect(found.allSatisfy { $0.hasPrefix(words.last ?? "") })
    }
  }

  @Test func `the script is small enough to load at each start of a shell`() throws {
    #expect(try tool.run(["completions", "bash"]).output.utf8.count < 200_000)
  }
}
