import Evidence
import Testing

@Suite struct MeasuredCascadesTests {
  @Test func mostStoriesEndWithinOneHop() {
    #expect(MeasuredCascades.shareBeyondOneHop.upperBound < 0.5)
  }
}
