import CommandLineParsing
import Testing

@Suite struct FlagTests {
  @Test func `a flag knows its value`() {
    #expect(SampleTool.out.value == Value("dir", .folder))
    #expect(SampleTool.tags.value == Value("tag"))
    #expect(SampleTool.force.value == nil)
  }

  @Test func `only a switch that defaults on is negatable`() {
    #expect(SampleTool.color.isNegatable)
    #expect(!SampleTool.force.isNegatable)
    #expect(!SampleTool.out.isNegatable)
  }
}
