import Parallelism
import Randomness
import SocialGraph
import Testing

/// `HalfTiePartition` through lists of ties that need one bucket or many, against slow sets.
@Suite struct HalfTiePartitionTests {
  @Test(
    arguments: [
      // Nobody but two; one bucket not full, full, and one person more; 16, 17 and more buckets,
      // the last of one person or full; more people than ties.
      (2, 300), (9, 2000), (32_767, 9000), (32_768, 9000), (32_769, 9000), (16 * 4096, 530_000),
      (16 * 4096 + 1, 530_000), (100_000, 540_000), (1_000_000, 50_000),
    ], [false, true])
  func `random lists match slow sets of contacts for every number of workers`(
    size: (people: Int, ties: Int), isDirected: Bool
  ) throws {
    let ties = ListedTies.random(people: size.people, count: size.ties, seed: 7)
    let expected = ListedTies.expected(ties, people: size.people, isDirected: isDirected)
    for workers in [1, 2, 7] {
      let built = try ListedTies.built(
        ties, people: size.people, isDirected: isDirected, workers: workers)
      expected.expectMatch(built)
    }
  }

  @Test(arguments: [false, true])
  func `the order of the list does not matter`(isDirected: Bool) throws {
    let people = 70_000
    let ties = ListedTies.random(people: people, count: 300_000, seed: 3)
    let sorted = ties.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let graph = try ListedTies.built(ties, people: people, isDirected: isDirected, workers: 2).graph
    for list in [sorted, sorted.reversed()] {
      let other = try ListedTies.built(list, people: people, isDirected: isDirected, workers: 2)
      #expect(other.graph.rows == graph.rows)
    }
  }

  @Test func `people at both ends of buckets keep their contacts`() throws {
    // 17 buckets of 4096 people: everybody at an edge knows everybody at an edge.
    let edges = (0...16).flatMap { [PersonID($0 * 4096), PersonID($0 * 4096 + 4095)] }
    var ties = ListedTies.random(people: 17 * 4096, count: 550_000, seed: 5)
    for (index, edge) in edges.enumerated() {
      for other in edges[..<index] { ties.append(Tie(edge, other)) }
    }
    let expected = ListedTies.expected(ties, people: 17 * 4096, isDirected: false)
    let built = try ListedTies.built(ties, people: 17 * 4096, isDirected: false, workers: 3)
    expected.expectMatch(built)
    for edge in edges {
      #expect(edges.allSatisfy { $0 == edge || built.graph.hasTie(from: edge, to: $0) })
    }
  }
}
