import Statistics
import Testing

@Suite struct IntervalTests {
  @Test func `both ends are inside`() {
    let interval = Interval(low: 1, high: 2)
    #expect(interval.contains(1) && interval.contains(2) && interval.contains(1.5))
    #expect(!interval.contains(0.999) && !interval.contains(2.001) && !interval.contains(.nan))
  }

  @Test func `it is narrowed to limits, and to the nearer one where nothing is within`() {
    func clipped(_ low: Double, _ high: Double) -> Interval {
      var interval = Interval(low: low, high: high)
      interval.clip(to: Interval(low: 0, high: 9))
      return interval
    }
    #expect(clipped(-1, 5) == Interval(low: 0, high: 5))
    #expect(clipped(3, 12) == Interval(low: 3, high: 9))
    #expect(clipped(-4, -2) == Interval(low: 0, high: 0))
    #expect(clipped(10, 12) == Interval(low: 9, high: 9))
  }
}
