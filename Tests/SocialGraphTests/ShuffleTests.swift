import Randomness
import SocialGraph
import Testing

@Suite struct ShuffleTests {
  private func random(_ draw: Int) -> RandomKey {
    RandomKey(seed: 77, purpose: .graph, replicate: UInt64(draw))
  }

  @Test func `every order is equally likely`() {
    var counts: [[UInt32]: Int] = [:]
    for draw in 0..<12_000 {
      var entries: [UInt32] = [0, 1, 2, 3]
      shuffle(&entries, random: random(draw))
      counts[entries, default: 0] += 1
    }
    #expect(counts.count == 24)
    expectChiSquared(Array(counts.values), expected: [Double](repeating: 500, count: 24))
  }

  @Test(arguments: [0, 1, 2, 1000])
  func `nothing is lost or doubled`(count: UInt32) {
    var entries = Array(0..<count)
    shuffle(&entries, random: random(0))
    #expect(entries.sorted() == Array(0..<count))
  }
}
