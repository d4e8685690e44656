import Parallelism
import Randomness
@testable import SocialGraph
import Testing

@Suite struct MovableTiesTests {
  /// Rewires all ties of a ring and gives the most ends drawn for one of them, and for all.
  private func draws(people: Int, contacts: Int) -> (most: Int, all: Int) {
    let laps = contacts / 2
    var ring = MovableTies(RingLattice(people: people, contacts: contacts))
    let random = RandomKey(seed: 3, purpose: .graph)
    var (most, all) = (0, 0)
    for lap in 0..<laps {
      for person in 0..<people {
        let tie = person * laps + lap
        let drawn = ring.move(tie, of: person, random.draws(of: UInt64(tie)))
        most = max(most, drawn)
        all += drawn
      }
    }
    return (most, all)
  }

  @Test(arguments: [(202, 200), (301, 298), (200, 190), (320, 300), (48, 46), (150, 76)])
  func `however dense, a tie takes few draws`(people: Int, contacts: Int) {
    let (most, all) = draws(people: people, contacts: contacts)
    #expect(most <= MovableTies.mostDraws + 1)
    // Among strangers alone, or about one in as many as there are strangers to all.
    #expect(all <= 16 * people * contacts / 2)
  }

  @Test(arguments: [(66, 62), (66, 40), (67, 64)])
  func `an end is drawn uniformly from all strangers, whichever way`(
    people: Int, contacts: Int
  ) {
    // The first tie of person 0 moves: nobody else has moved one.
    let strangers = contacts / 2 + 1...people - 1 - contacts / 2
    var counts = [Int](repeating: 0, count: people)
    let lattice = RingLattice(people: people, contacts: contacts)
    let fresh = MovableTies(lattice)
    for seed in 0..<UInt64(2000) {
      var ring = fresh
      ring.move(0, of: 0, RandomKey(seed: seed, purpose: .graph).draws(of: UInt64(0)))
      counts[Int(ring.ends[0])] += 1
    }
    #expect(counts.enumerated().allSatisfy { $0.1 == 0 || strangers.contains($0.0) })
    expectChiSquared(
      strangers.map { counts[$0] },
      expected: strangers.map { _ in 2000 / Double(strangers.count) })
  }

  @Test(arguments: [3, 64, 65, 130])
  func `strangers are found by rank`(people: Int) throws {
    var pairs = try #require(TiedPairs(people: people, contacts: people - 1))
    for a in 0..<PersonID(people) {
      for b in 0..<a where (a + b) % 3 != 0 { pairs[a, b] = true }
    }
    for person in 0..<PersonID(people) {
      let strangers = (0..<PersonID(people)).filter { $0 != person && !pairs[person, $0] }
      #expect(strangers.indices.map { pairs.stranger($0, of: person) } == strangers)
      #expect(strangers.allSatisfy { !pairs[$0, person] })
    }
  }
}
