import CommandLineParsing
import Testing

private typealias Tool = SampleTool

@Suite struct InvocationTests {
  @Test func `what was not given is nil, empty or its default`() throws {
    let invocation = try Tool.invocation()
    #expect(invocation[Tool.out] == nil)
    #expect(invocation[Tool.set] == [])
    #expect(invocation[Tool.seed] == 42 && !invocation.wasGiven(Tool.seed))
    #expect(invocation[Tool.chance] == nil)
    #expect(!invocation[Tool.force] && !invocation.wasGiven(Tool.force))
    #expect(invocation[Tool.scenario] == nil)
  }

  @Test func `numbers are read exactly`() throws {
    #expect(try Tool.invocation("--seed", "18446744073709551615")[Tool.seed] == .max)
    #expect(try Tool.invocation("--seed", "0x2A")[Tool.seed] == 42)
    #expect(try Tool.invocation("--chance", "0.25")[Tool.chance] == 0.25)
  }

  @Test func `its words come again, with a flag added and others left out`() throws {
    func words(_ typed: String...) throws -> [String] {
      guard case .run(let found) = try Tool.tool.parse(typed) else { return [] }
      return found.words(adding: Tool.verbose, removing: [Tool.out, Tool.force])
    }
    #expect(try words() == ["--verbose"])
    #expect(
      try words("run", "--set", "a=b c", "x.json", "--out=r", "-f", "--no-color", "--seed=0x2A")
        == ["run", "--set", "a=b c", "x.json", "--no-color", "--seed=0x2A", "--verbose"])
    #expect(try words("run", "-fs7", "-ta,b", "-o", "r") == ["run", "-s=7", "-t=a,b", "--verbose"])
    #expect(try words("run", "-v", "--", "-x") == ["run", "--verbose", "--", "-x"])
    #expect(try words("graph", "inspect", "-") == ["graph", "inspect", "-", "--verbose"])
    // They parse to the same.
    #expect(try Tool.invocation("-s=7", "-t=a,b")[Tool.tags] == ["a", "b"])
    #expect(try Tool.invocation("-s=7")[Tool.seed] == 7)
  }
}
