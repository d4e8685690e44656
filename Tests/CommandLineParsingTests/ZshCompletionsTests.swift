import CommandLineParsing
import Testing

@Suite struct ZshCompletionsTests {
  @Test func `each flag is a spec of arguments`() {
    let script = SampleTool.tool.completions(for: .zsh)
    #expect(script.hasPrefix("#compdef tool\n"))
    for spec in [
      "'(--out -o)--out=[Write to this folder.]:dir:_files -/'",
      "'(--out -o)-o+[Write to this folder.]:dir:_files -/'",
      "'(--color --no-color)--no-color[Colour the report.]'",
      "'*--set=[Set one value.]:path=value:_tool_words_1'",
      "'(--format)--format=[Its format.]:format:(edges tsv csv)'",
      "'::scenario:{_tool_words_3; _files}'", "':shell:(bash zsh)'", "'*:other:_files'",
    ] {
      #expect(script.contains(spec), "\(spec)")
    }
  }

  @Test(.enabled(if: path(of: .zsh) != nil, "zsh is not installed"))
  func `zsh loads the functions`() throws {
    let script =
      "autoload -U compinit; compinit -u -d ./dump\n" + SampleTool.tool.completions(for: .zsh)
      + "whence -w _tool _tool_run _tool_graph_inspect; print $_comps[tool]\n"
    let (status, output) = try shellOutput(.zsh, ["-f"], script: script)
    #expect(status == 0)
    #expect(
      output == "_tool: function\n_tool_run: function\n_tool_graph_inspect: function\n_tool\n")
  }
}
