import Statistics
import Testing

@Suite struct IntervalTests {
  @Test func `both ends are inside`() {
    let interval = Interval(low: 1, high: 2)
    #expect(interval.contains(1) && interval.contains(2) && interval.contains(1.5))
    #expect(!interval.contains(0.999) && !interval.contains(2.001) && !interval.contains(.nan))
  }
}
