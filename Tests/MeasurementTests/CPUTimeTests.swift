@testable import Measurement
import Testing

@Suite struct CPUTimeTests {
  @Test func `CPU time never goes back`() throws {
    var last = try #require(CPUTime.seconds)
    #expect(last >= 0)
    for _ in 0..<1000 {
      let next = try #require(CPUTime.seconds)
      #expect(next >= last)
      last = next
    }
  }

  @Test func `each sample has its CPU time, and warm-ups have none`() throws {
    let (measurement, _) = try TimingPlan(warmUps: 2, samples: 5).measure("nothing") { 0 }
    #expect(measurement.cpuSeconds.count == 5)
    #expect(measurement.cpuSeconds.allSatisfy { $0 >= 0 })
  }
}
