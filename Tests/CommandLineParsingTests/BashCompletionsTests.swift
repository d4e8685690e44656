import CommandLineParsing
import Testing

@Suite(.enabled(if: path(of: .bash) != nil, "bash is not installed"))
struct BashCompletionsTests {
  /// What Bash offers for the last of some words.
  private func offers(_ words: [String]) throws -> [String] {
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    let script =
      SampleTool.tool.completions(for: .bash) + """
        touch file.json; mkdir folder
        COMP_WORDS=(\(line)); COMP_CWORD=\(words.count - 1)
        _tool
        printf '%s\\n' "${COMPREPLY[@]}"
        """
    let (status, output) = try shellOutput(.bash, ["--norc"], script: script)
    #expect(status == 0)
    return output.split(separator: "\n").map(String.init)
  }

  @Test func `commands are offered where a command is due`() throws {
    #expect(try offers(["tool", ""]) == ["run", "graph", "shells"])
    #expect(try offers(["tool", "gr"]) == ["graph"])
    #expect(try offers(["tool", "graph", ""]) == ["inspect"])
  }

  @Test func `flags are offered after a dash`() throws {
    #expect(try offers(["tool", "run", "--f"]) == ["--force", "--format"])
    #expect(try offers(["tool", "run", "x", "--no"]) == ["--no-color"])
    #expect(try offers(["tool", "--"]) == ["--version", "--help"])
  }

  @Test func `values are offered after their flag`() throws {
    #expect(try offers(["tool", "run", "--format", ""]) == ["edges", "tsv", "csv"])
    #expect(try offers(["tool", "run", "--format", "=", "c"]) == ["csv"])
    #expect(try offers(["tool", "run", "--format", "="]) == ["edges", "tsv", "csv"])
    #expect(try offers(["tool", "run", "-o", "f"]) == ["folder"])
    #expect(try offers(["tool", "run", "--seed", ""]) == [])
  }

  @Test func `some of many words are offered, after a comma as well`() throws {
    #expect(try offers(["tool", "run", "--set", "a"]) == ["a.b=", "a.c="])
    #expect(try offers(["tool", "run", "--tags", "gr"]) == ["green", "grey"])
    #expect(
      try offers(["tool", "run", "--tags", "red,blue,g"]) == ["red,blue,green", "red,blue,grey"])
    #expect(try offers(["tool", "run", "preset"]) == ["preset:one", "preset:two"])
  }

  @Test func `files and words are offered for arguments`() throws {
    #expect(try offers(["tool", "run", "file"]) == ["file.json"])
    #expect(try offers(["tool", "shells", "z"]) == ["zsh"])
  }
}
