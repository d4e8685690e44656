import CommandLineParsing
import Testing

private typealias Tool = SampleTool

/// Tests of `Command+Parsing.swift`.
@Suite struct CommandParsingTests {
  @Test(arguments: [
    (["--help"], []), (["-h"], []), (["run", "--help"], ["run"]), (["run", "-fh"], ["run"]),
    (["run", "a", "b", "--help"], ["run"]), (["graph", "-h"], ["graph"]),
    (["graph", "inspect", "--help"], ["graph", "inspect"]),
  ])
  func `help is found at every level`(words: [String], path: [String]) throws {
    #expect(try Tool.tool.parse(words) == .help(path: path))
  }

  @Test func `the version is the root's`() throws {
    #expect(try Tool.tool.parse(["--version"]) == .version("tool 1.2.3"))
    #expect(Tool.error("run", "--version")?.problem == .unknownFlag("--version"))
  }

  @Test func `a command that runs by itself may be used alone, another may not`() throws {
    guard case .run(let invocation) = try Tool.tool.parse([]) else {
      Issue.record("not an invocation")
      return
    }
    #expect(invocation.path.isEmpty)
    #expect(Tool.error("graph")?.problem == .missingCommand(["inspect"]))
  }

  @Test func `an unknown command is named, with what it is like`() {
    #expect(Tool.error("rnu")?.problem == .unknownCommand("rnu"))
    #expect(Tool.error("rnu")?.hints == ["did you mean run?"])
    #expect(Tool.error("-")?.problem == .unknownCommand("-"))
    #expect(Tool.error("graph", "inspekt")?.hints == ["did you mean inspect?"])
    #expect(Tool.error("xyz")?.hints == [])
  }

  @Test func `a flag before its command is sent to its place`() {
    let error = Tool.error("--seed", "3", "run")
    #expect(error?.problem == .unknownFlag("--seed"))
    #expect(
      error?.hints == [
        "it belongs to \"tool run\"", "write it after the command: tool run --seed 3",
      ])
    #expect(
      Tool.error("--seed", "run")?.hints.last
        == "write it after the command: tool run --seed <n>")
  }

  @Test func `commands are found by path`() throws {
    #expect(try Tool.tool.command(at: ["graph", "inspect"]).name == "inspect")
    #expect(try Tool.tool.command(at: []).name == "tool")
    #expect(throws: CommandLineError.self) { try Tool.tool.command(at: ["graph", "x"]) }
    #expect(throws: CommandLineError.self) { try Tool.tool.command(at: ["run", "x"]) }
  }
}
