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
}
