import CommandLineParsing
import Testing

@Suite struct FishCompletionsTests {
  /// What fish offers at the end of a line.
  private func offers(_ line: String) throws -> [String] {
    let script =
      SampleTool.tool.completions(for: .fish)
      + "touch file.json; mkdir folder\ncomplete -C '\(line)'\n"
    let (status, output) = try shellOutput(.fish, ["--no-config"], script: script)
    #expect(status == 0, "\(output)")
    return output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }.sorted()
  }

  @Test(.enabled(if: path(of: .fish) != nil, "fish is not installed"))
  func `fish offers commands, flags and values`() throws {
    #expect(try offers("tool ") == ["graph", "run", "shells"])
    #expect(try offers("tool graph ") == ["inspect"])
    #expect(try offers("tool run --fo") == ["--force", "--format"])
    #expect(try offers("tool run --format ") == ["csv", "edges", "tsv"])
    #expect(try offers("tool run -o f").contains("folder/"))
    #expect(try offers("tool run fil") == ["file.json"])
    #expect(try offers("tool shells b") == ["bash"])
  }

  @Test func `quotes in help are escaped`() {
    let flag = Flag("out", help: "It's \"this\" \\ that.")
    let script = Command("x", overview: "Good.", flags: [flag]).completions(for: .fish)
    #expect(script.contains("-d 'It\\'s \"this\" \\\\ that.'"))
  }
}
