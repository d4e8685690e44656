import Foundation
import Testing

/// The first screen of every verb that answers a question.
@Suite struct FirstScreenTests {
  /// The scenarios of the project and the verbs that their table of questions names for them.
  private static let screens: [(verb: String, file: String)] = {
    let folder = BuiltTool.package.appending(path: "scenarios")
    let table =
      (try? String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)) ?? ""
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("|") }
    return rows.flatMap { line -> [(verb: String, file: String)] in
      let cells = line.split(separator: "|").map { $0.split(separator: "`").map(String.init) }
      guard let file = cells.first?.first(where: { $0.hasSuffix(".json") }) else { return [] }
      return ["run", "compare", "sweep", "uncertain"].filter { cells.last?.contains($0) ?? false }
        .map { ($0, folder.appending(path: file).path) }
    }
  }()

  @Test func `every scenario's first screen has at most 40 lines of 80 columns`() throws {
    let tool = try BuiltTool()
    #expect(Self.screens.count > 25)
    for (verb, file) in Self.screens {
      let found = try tool.run([verb, file, "-r", "2", "-q"], environment: ["COLUMNS": "80"])
      let lines = found.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(found.status == 0, "\(verb) \(file): \(found.errors)")
      #expect(lines.count <= 40, "\(verb) \(file) has \(lines.count) lines")
      // The last line is a command to copy, as long as the name of the file.
      #expect(lines.dropLast().allSatisfy { $0.count <= 80 }, "\(verb) \(file)")
      #expect(found.output.contains("--details"), "\(verb) \(file)")
      #expect(!found.output.contains("Prose("), "\(verb) \(file)")
    }
  }

  @Test func `other verbs keep to a screen as well`() throws {
    let tool = try BuiltTool()
    for line in [
      "ledger -e L5", "ledger", "audit fifty-two-fifty-hears",
      "ledger preset:two-three-eight-ten -r 2", "graph inspect preset:two-three-eight-ten",
    ] {
      let found = try tool.run(line.split(separator: " ").map(String.init))
      let lines = found.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(found.status == 0 && lines.count <= 40, "\(line)")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(line)")
    }
  }

  @Test func `details print more than the first screen`() throws {
    let tool = try BuiltTool()
    let arguments = ["run", "preset:two-three-eight-ten", "-r", "2"]
    let short = try tool.run(arguments).output
    let long = try tool.run(arguments + ["--details"]).output
    #expect(long.contains("How to read it") && !short.contains("How to read it"))
    #expect(long.count > short.count)
  }

  @Test func `the command for the details is the one that was typed, on a line of its own`() throws
  {
    let tool = try BuiltTool()
    func more(_ words: [String]) throws -> String? {
      let output = try tool.run(words, input: smallScenario).output
      return output.ranges(of: "More:\n  ").last.map { String(output[$0.upperBound...]) }
    }
    #expect(try more(["ledger", "-e", "L5"]) == "hearsay ledger -e L5 --details\n")
    #expect(
      try more(["audit", "--told", "9", "--reach", "15"])
        == "hearsay audit --told 9 --reach 15 --details\n")
    // A folder has all of it.
    #expect(
      try more(["run", "-vo", "r", "-r2", "preset:tarp-1979", "--set", "title=Ours and theirs"])
        == "hearsay resume r --details\n")
    #expect(
      try more(["run", "-vfo", "r", "-r2", "--no-journal", "preset:tarp-1979"])
        == "hearsay run -r=2 preset:tarp-1979 --details\n")
    // Standard input cannot be read again.
    #expect(try more(["run", "-"]) == "the same command with --details\n")
    #expect(
      try more(["run", "-r2", "preset:tarp-1979", "--set", "title=two  blanks"])
        == "the same command with --details\n")
  }

  @Test func `a missing parameter of a graph is named by its flag`() throws {
    let found = try BuiltTool().run(["graph", "generate", "complete"])
    #expect(found.errors.contains("--people is missing"))
    #expect(!found.errors.contains("graph.people"))
  }
}
