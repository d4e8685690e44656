import Measurement
import Testing

@Suite struct MeasurementTests {
  @Test func `the median of an odd and of an even number of samples`() {
    #expect(Measurement(name: "odd", seconds: [3, 1, 2]).median == 2)
    #expect(Measurement(name: "even", seconds: [4, 1, 2, 3]).median == 2.5)
    #expect(Measurement(name: "one", seconds: [7]).median == 7)
  }

  @Test func `the spread is the median distance from the median`() {
    let measurement = Measurement(name: "spread", seconds: [1, 2, 3, 4, 100])
    #expect(measurement.medianAbsoluteDeviation == 1)
    #expect(measurement.shortest == 1)
    #expect(measurement.longest == 100)
  }

  @Test func `a disturbed sample is an outlier and steady ones are not`() {
    #expect(Measurement(name: "disturbed", seconds: [1, 1.1, 0.9, 1.05, 9]).outliers == 1)
    #expect(Measurement(name: "steady", seconds: [1, 1.1, 0.9, 1.05]).outliers == 0)
    #expect(Measurement(name: "equal", seconds: [1, 1, 1, 1]).outliers == 0)
  }

  @Test func `warm-ups run and are not counted`() throws {
    var runs = 0
    let (measurement, digest) = try Sampling(warmUps: 2, samples: 5).measure("count") {
      runs += 1
      return 42
    }
    #expect(runs == 7)
    #expect(measurement.seconds.count == 5)
    #expect(digest == 42)
    #expect(measurement.seconds.allSatisfy { $0 >= 0 })
  }

  @Test func `work that changes its mind is an error`() {
    var runs = 0
    #expect(throws: UnsteadyWork.self) {
      try Sampling.quick.measure("unsteady") {
        runs += 1
        return runs
      }
    }
  }
}

@Suite struct MachineTests {
  @Test func `the machine is described`() {
    #expect(Machine.summary.contains("core"))
    #expect(["debug", "release"].contains(Machine.build))
    #if os(Linux)
      #expect((Machine.peakBytes ?? 0) > 1_000_000)
    #endif
  }
}
