import CommandLineParsing
import Testing

private typealias Tool = SampleTool

@Suite struct InvocationTests {
  @Test func `what was not given is nil, empty or its default`() throws {
    let invocation = try Tool.invocation()
    #expect(invocation.text(Tool.out) == nil)
    #expect(invocation.texts(Tool.set) == [])
    #expect(invocation.wholeNumber(Tool.seed) == nil)
    #expect(invocation.number(Tool.chance) == nil)
    #expect(!invocation.isOn(Tool.force) && !invocation.wasGiven(Tool.force))
    #expect(invocation.text(Tool.scenario) == nil)
    #expect(invocation.texts(Tool.scenario) == [])
  }

  @Test func `numbers are read whole`() throws {
    let seed = "18446744073709551615"
    #expect(try Tool.invocation("--seed", seed).wholeNumber(Tool.seed) == .max)
    #expect(try Tool.invocation("--seed", "0x2A").wholeNumber(Tool.seed) == 42)
    #expect(try Tool.invocation("--chance", "0.25").number(Tool.chance) == 0.25)
  }
}
