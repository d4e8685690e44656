import Testing
import hearsay

@Suite struct ProgressLineTests {
  @Test(arguments: [
    (0, 100, 0.0, "0/100 runs  0%"),
    (25, 100, 1.0, "25/100 runs  25%  25/s  3 s left"),
    (1, 1000, 2.0, "1/1000 runs  0%  0.5/s  33 min 18 s left"),
    (10, 100_000, 10.0, "10/100000 runs  0%  1.0/s  27 h 46 min left"),
    (100, 100, 4.0, "100/100 runs  100%  25/s  0 s left"),
    (0, 0, 1.0, "0/0 runs  100%"),
  ])
  func `the line says how much is done, how fast, and how long it will take`(
    done: Int, total: Int, seconds: Double, line: String
  ) {
    #expect(ProgressLine.text(done: done, total: total, seconds: seconds) == line)
  }
}
