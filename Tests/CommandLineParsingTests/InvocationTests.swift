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
}
