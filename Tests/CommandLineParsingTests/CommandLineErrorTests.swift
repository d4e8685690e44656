import CommandLineParsing
import Testing

private typealias Tool = SampleTool

@Suite struct CommandLineErrorTests {
  @Test func `an error says what is wrong, what may help, the usage, and where help is`() {
    #expect(
      Tool.error("run", "--forse")?.description == """
        error: unknown flag --forse
          did you mean --force?
        usage: tool run [options] [<scenario>]
        See "tool run --help".
        """)
    #expect(
      Tool.error("graph", "inspect")?.description == """
        error: missing <input>
        usage: tool graph inspect <input> [<other>...]
        See "tool graph inspect --help".
        """)
    #expect(
      Tool.error("bogus")?.description == """
        error: unknown command "bogus"
        usage: tool [<command>]
        See "tool --help".
        """)
  }

  @Test(arguments: [
    (["graph"], "a command is missing: one of inspect"),
    (["run", "-o"], "-o needs a value <dir>"),
    (["run", "-f=1"], "-f takes no value, but was given \"1\""),
    (
      ["run", "--seed", "x"],
      "invalid value \"x\" for --seed <n>: expected a whole number from 0 to 2^64-1"
    ),
    (["run", "a", "b"], "unexpected argument \"b\""),
    (["run", "-q", "-v"], "-q and -v cannot be given together"),
  ])
  func `each problem has its own message`(words: [String], message: String) {
    #expect(throws: CommandLineError.self) { try Tool.tool.parse(words) }
    do { _ = try Tool.tool.parse(words) } catch { #expect(error.message == message) }
  }

  @Test func `a hint can be added`() throws {
    let error = try #require(Tool.error("bogus"))
    #expect(error.adding(hint: "try this").hints == ["try this"])
  }
}
