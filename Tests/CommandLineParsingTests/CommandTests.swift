import CommandLineParsing
import Testing

@Suite struct CommandTests {
  @Test func `help comes by itself, the version to those that have one`() {
    #expect(SampleTool.tool.allFlags == [.version, .help])
    #expect(SampleTool.inspect.allFlags == [.help])
  }

  @Test func `a command without flags of its own has no options in its usage`() throws {
    #expect(try SampleTool.tool.help(path: ["graph"]).contains("Usage: tool graph <command>\n"))
  }
}
