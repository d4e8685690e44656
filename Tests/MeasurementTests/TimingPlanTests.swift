import Measurement
import Testing

@Suite struct TimingPlanTests {
  @Test func `warm-ups run and are not counted`() throws {
    var runs = 0
    let (measurement, digest) = try TimingPlan(warmUps: 2, samples: 5).measure("count") {
      runs += 1
      return 42
    }
    #expect(runs == 7)
    #expect(measurement.seconds.count == 5)
    #expect(digest == 42)
    #expect(measurement.seconds.allSatisfy { $0 >= 0 })
  }

  @Test func `work with changing results is an error`() {
    var runs = 0
    #expect(throws: WrongResult.self) {
      try TimingPlan.quick.measure("unsteady") {
        runs += 1
        return runs
      }
    }
  }

  @Test func `ways to do the same work are sampled in turn`() throws {
    var order: [Int] = []
    let (measurements, digest) = try TimingPlan(warmUps: 1, samples: 2)
      .measureInTurn(["one", "two"]) { way in
        order.append(way)
        return "same"
      }
    #expect(order == [0, 1, 0, 1, 0, 1])
    #expect(measurements.map(\.name) == ["one", "two"])
    #expect(measurements.allSatisfy { $0.seconds.count == 2 })
    #expect(digest == "same")
  }

  @Test func `ways that disagree are an error that names the one that differs`() {
    let error = #expect(throws: WrongResult.self) {
      try TimingPlan.quick.measureInTurn(["one", "two"]) { way in way }
    }
    #expect(error?.description == "two: one run gave 0, another 1")
  }

  @Test func `a sample has as many pieces as fit its time`() {
    // A clock of the test's own: a piece takes a millisecond, and starting takes five.
    var tried: [Int] = []
    let pieces = TimingPlan.size(lasting: 0.1, within: 1...1000) { pieces in
      tried.append(pieces)
      return 0.005 + 0.001 * Double(pieces)
    }
    #expect(0.005 + 0.001 * Double(pieces) >= 0.1)
    #expect(pieces <= 150)
    #expect(tried.first == 1)
    #expect(zip(tried, tried.dropFirst()).allSatisfy { $0 < $1 && $1 <= 10 * $0 })
  }

  @Test(arguments: [(1.0, 4), (1e-9, 1000), (0, 1000)])
  func `the fewest and the most pieces are kept`(secondsOfPiece: Double, pieces: Int) {
    #expect(
      TimingPlan.size(lasting: 0.1, within: 4...1000) { secondsOfPiece * Double($0) } == pieces)
  }

  @Test func `an error of the work is passed on`() {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try TimingPlan.size(lasting: 1, within: 1...2) { _ in throw Stop() }
    }
  }
}
