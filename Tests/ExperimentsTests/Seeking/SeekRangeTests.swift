import Testing

@testable import Experiments

@Suite struct SeekRangeTests {
  private func range(
    _ from: String, _ to: String, of path: String = "service.recovery.cost"
  ) throws(SeekProblem) -> SeekRange {
    try SeekRange(from: from, to: to, of: path, currency: "EUR")
  }

  @Test func `nine values first, rounded as people write them`() throws {
    #expect(
      try range("0", "0.8").grid == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
    let shares = try range("20 %", "60 %", of: "service.recovery.attempt")
    #expect(shares.grid.count == 9 && shares.grid.last == 0.6)
    #expect(try range("-1", "1").grid[4] == 0)
    #expect(try range("EUR 1k", "2k").grid.first == 1000)
  }

  @Test func `whole numbers alone where a parameter takes no others`() throws {
    let few = try range("1", "4", of: "voices.negative.tells.exactly")
    #expect(few.isWhole && few.grid == [1, 2, 3, 4])
    let many = try range("10", "100", of: "graph.contacts")
    #expect(many.grid.count == 9 && many.grid.allSatisfy { $0 == $0.rounded() })
    #expect(many.grid.first == 10 && many.grid.last == 100)
    #expect(many.middle(10, 13) == 11 && many.middle(10, 11) == nil)
    #expect(try range("1", "2", of: "customers.share").middle(1, 2) == 1.5)
  }

  @Test func `a middle lies between, down to the last digits`() throws {
    let range = try range("0", "1000")
    #expect(range.middle(1, 1.00000000001) == nil)
    var (low, high, steps) = (0.0, 1000.0, 0)
    while high - low > range.closest, let middle = range.middle(low, high) {
      (low, steps) = (middle, steps + 1)
      high = 1000
    }
    #expect(steps == 13)
  }

  @Test func `per cent of what is no share, and ends that are limits`() throws {
    for path in ["money.margin", "graph.people", "voices.negative.tells.exactly"] {
      #expect(throws: SeekProblem.self) { try range("0", "100%", of: path) }
    }
    let share = try range("0", "100%", of: "customers.dissatisfied")
    #expect(share.to == 1 && share.isLimit.from && share.isLimit.to)
    let part = try range("20%", "80%", of: "customers.dissatisfied")
    #expect(!part.isLimit.from && !part.isLimit.to)
  }

  @Test func `ends that are no range`() {
    for (from, to) in [("a", "1"), ("0", "b"), ("1", "1"), ("2", "1"), ("nan", "1")] {
      #expect(throws: SeekProblem.self) { try range(from, to) }
    }
    #expect(throws: SeekProblem.self) { try range("1.5", "3", of: "replicates") }
  }
}
