import CommandLineParsing
import Testing

@Suite struct CommandTests {
  @Test func `help is added to every command, the version to those that have one`() {
    #expect(SampleTool.tool.allFlags.map(\.name) == ["version", "help"])
    #expect(SampleTool.inspect.allFlags.map(\.name) == ["help"])
  }

  @Test func `a command without flags of its own has no options in its usage`() throws {
    #expect(try SampleTool.tool.help(path: ["graph"]).contains("Usage: tool graph <command>\n"))
  }
}
