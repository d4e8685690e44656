import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing

/// `BucketRows` through lists of ties whose rows are short, long, repeated and all in one bucket.
@Suite struct BucketRowsTests {
  @Test(arguments: [1, 2, 16, 31, 32, 33, 34, 64, 65, 1000, 40_000])
  func `a hub of any length has its contacts in order, from either direction`(
    contacts: Int
  ) throws {
    var others = Array(1...UInt32(contacts))
    shuffle(&others, random: RandomKey(seed: 1, purpose: .graph))
    for turned in [0, 1, 3] {
      var list = TieList()
      for (index, other) in others.enumerated() {
        // No tie, every tie or every third one names the hub second.
        if turned > 0, index % turned == 0 { list.add(other, 0) } else { list.add(0, other) }
      }
      let graph = try list.build(people: contacts + 1, isDirected: false, workers: Workers(2)).graph
      #expect(Array(graph.contacts(of: 0)) == Array(1...PersonID(contacts)))
      #expect((1...contacts).allSatisfy { Array(graph.contacts(of: PersonID($0))) == [0] })
    }
  }

  @Test func `a pair listed n times one way and m the other leaves the smaller number reversed`()
    throws
  {
    for n in 0...4 {
      for m in 0...4 where n + m > 0 {
        var list = TieList()
        for _ in 0..<n { list.add(4, 2) }
        for _ in 0..<m { list.add(2, 4) }
        // Neighbours in the rows on either side, which are no repeats.
        for other in [1, 3, 5] as [PersonID] { list.add(other, other == 3 ? 4 : 2) }
        let built = try list.build(people: 6, isDirected: false, workers: .single)
        #expect(built.graph.rows == [[], [2], [1, 4, 5], [4], [2, 3], [2]])
        #expect(built.repeatsDropped == n + m - 1)
        #expect(built.reversedRepeats == min(n, m))
      }
    }
  }

  @Test(arguments: [false, true])
  func `every tie listed both ways is a repeat reversed`(isDirected: Bool) throws {
    let people = 40_000
    let once = try GraphModel.erdosRenyi(people: people, contacts: 12)
      .build(seed: 3, workers: .single)
    let ties = (0..<PersonID(people)).flatMap { person in
      once.contacts(of: person).map { Tie($0, person) }
    }
    for workers in [1, 2, 7] {
      let built = try ListedTies.built(
        ties, people: people, isDirected: isDirected, workers: workers)
      #expect(built.graph.rows == once.rows)
      #expect(built.graph.checkInvariants() == [])
      #expect(built.repeatsDropped == (isDirected ? 0 : once.ties))
      #expect(built.reversedRepeats == (isDirected ? 0 : once.ties))
    }
  }

  @Test(arguments: [false, true])
  func `a bucket with most of the ties is built like any other`(isDirected: Bool) throws {
    // 1.4 million half-ties among the first 2000 of 100,000 people, half of them repeats or so.
    var ties = ListedTies.random(people: 2000, count: 700_000, seed: 11)
    ties += ListedTies.random(people: 100_000, count: 10_000, seed: 12)
    let expected = ListedTies.expected(ties, people: 100_000, isDirected: isDirected)
    for workers in [1, 2] {
      let built = try ListedTies.built(
        ties, people: 100_000, isDirected: isDirected, workers: workers)
      expected.expectMatch(built)
    }
  }
}
