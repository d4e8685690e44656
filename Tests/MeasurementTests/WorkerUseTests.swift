import Measurement
import Testing

@Suite struct WorkerUseTests {
  private func use(
    wall: [Double], cpu: [Double], workers: Int = 1, pieces: Int = 100
  ) throws -> WorkerUse {
    try #require(
      WorkerUse(
        of: Measurement(name: "row", seconds: wall, cpuSeconds: cpu), workers: workers,
        pieces: pieces))
  }

  @Test func `workers that run all the time use all of it`() throws {
    let one = try use(wall: [1, 2, 4], cpu: [1, 2, 4])
    #expect(one.share == 1 && !one.wasHeldUp && !one.hasFewPieces)
    let four = try use(wall: [1, 2, 4], cpu: [4, 8, 16], workers: 4)
    #expect(four.share == 1 && !four.wasHeldUp && !four.hasFewPieces)
  }

  @Test func `samples that agree may all be slow`() throws {
    let third = try use(wall: [3, 3, 3], cpu: [1, 1, 1])
    #expect(abs(third.share - 1.0 / 3) < 1e-12 && third.wasHeldUp)
  }

  @Test(arguments: [(0.81, false), (0.79, true)])
  func `a fifth of the time may be lost`(cpu: Double, isHeldUp: Bool) throws {
    #expect(try use(wall: [1, 1, 9], cpu: [cpu, cpu, 0]).wasHeldUp == isHeldUp)
  }

  @Test(arguments: [
    // Three pieces on two workers take two turns, in the second of which one worker has none.
    (pieces: 3, workers: 2, wall: 2.0), (pieces: 1, workers: 8, wall: 1.0),
    (pieces: 8, workers: 8, wall: 1.0), (pieces: 9, workers: 8, wall: 2.0),
    (pieces: 64, workers: 3, wall: 22.0),
  ])
  func `workers without a piece are not held up`(pieces: Int, workers: Int, wall: Double) throws {
    // A piece takes a second.
    let found = try use(wall: [wall], cpu: [Double(pieces)], workers: workers, pieces: pieces)
    #expect(abs(found.share - 1) < 1e-12)
    #expect(found.hasFewPieces == (pieces < 64))
  }

  @Test func `without CPU time, or without time, nothing is known`() {
    let none = Measurement(name: "row", seconds: [1])
    #expect(none.medianCPU == nil && WorkerUse(of: none, workers: 1, pieces: 1) == nil)
    let empty = Measurement(name: "row", seconds: [0], cpuSeconds: [0])
    #expect(WorkerUse(of: empty, workers: 1, pieces: 1) == nil)
    #expect(Measurement(name: "row", seconds: [1, 2, 3], cpuSeconds: [5, 1, 2]).medianCPU == 2)
  }
}
