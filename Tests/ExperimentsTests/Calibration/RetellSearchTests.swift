@testable import Experiments
import Statistics
import Testing

@Suite struct RetellSearchTests {
  /// Stories of exactly this many people at each chance, half of them one less and half one more.
  private func search(_ target: Double, _ reach: @escaping (Double) -> Double)
    throws -> RetellSearch.Outcome
  {
    try RetellSearch(target: target) { chance, _ in
      let mean = reach(chance)
      let reaches = (0..<400).map { Int((mean * 10_000).rounded()) + ($0 % 2 == 0 ? -1 : 1) }
      return StoryReaches(reaches: reaches, stories: 400, graphs: 1)
    }.run()
  }

  @Test(arguments: [0.1, 0.25, 0.5, 0.9])
  func `it finds where a rising line meets the target`(chance: Double) throws {
    guard case .found(let found) = try search(10_000 * (2 + 8 * chance), { 2 + 8 * $0 }) else {
      Issue.record("nothing was found")
      return
    }
    #expect(abs(found.chance - chance) <= 0.01 * (2 + 8 * chance) / 8)
    #expect(found.interval.contains(found.chance))
    // Elasticity of 2 + 8 q.
    #expect(abs(found.steepness - 8 * chance / (2 + 8 * chance)) < 0.05)
  }

  @Test func `it reports what is reached where the target is outside`() throws {
    #expect(try search(200_000, { 2 + 8 * $0 }) == .outOfReach(most: 100_000))
    #expect(try search(5_000, { 2 + 8 * $0 }) == .exceeded(least: 20_000))
  }

  @Test func `where reach jumps over the target it is steep`() throws {
    guard case .found(let found) = try search(500_000, { $0 < 0.375 ? 1 : 100 }) else {
      Issue.record("nothing was found")
      return
    }
    #expect(abs(found.chance - 0.375) < 1e-6 && found.doubt == .steep)
  }

  @Test func `it stops when it is cancelled`() {
    let search = RetellSearch(target: 5) { _, _ throws(CancellationError) in
      throw CancellationError()
    }
    #expect(throws: CancellationError.self) { try search.run() }
  }
}
