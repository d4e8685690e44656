import Parallelism
import Randomness
import SocialGraph
import Testing

/// `TieList`, `TieList+Build` and the `TwoWayRows` it merges, against slow sets of pairs.
@Suite struct TieListTests {
  private func list(_ ties: [(PersonID, PersonID)]) -> TieList {
    var list = TieList()
    for (from, to) in ties { list.add(from, to) }
    return list
  }

  private func rows(_ graph: Graph) -> [[PersonID]] {
    (0..<graph.people).map { Array(graph.contacts(of: PersonID($0))) }
  }

  @Test func `undirected ties are stored in both directions, sorted`() throws {
    let built = try list([(3, 1), (0, 3), (1, 0)])
      .build(people: 5, isDirected: false, workers: .single)
    #expect(rows(built.graph) == [[1, 3], [0, 3], [], [0, 1], []])
    #expect(built.graph.ties == 3)
    #expect(built.graph.incomingCount(of: 3) == 2)
    #expect(built.selfLoopsDropped == 0 && built.repeatsDropped == 0)
  }

  @Test func `directed ties go one way and are counted at the other end`() throws {
    let built = try list([(3, 1), (0, 3), (1, 0), (0, 1), (3, 1), (2, 2)])
      .build(people: 4, isDirected: true, workers: .single)
    #expect(rows(built.graph) == [[1, 3], [0], [], [1]])
    #expect(built.graph.ties == 4)
    #expect((0..<4).map { built.graph.incomingCount(of: $0) } == [1, 2, 0, 1])
    #expect(built.selfLoopsDropped == 1)
    #expect(built.repeatsDropped == 1)
    #expect(built.reversedRepeats == 0)
  }

  @Test func `repeats are counted, and how many of them are the other direction`() throws {
    // 0-1: once each way. 1-2: three times one way, twice the other. 2-3: twice the same way.
    let built = try list([
      (0, 1), (1, 0), (1, 2), (2, 1), (1, 2), (2, 1), (1, 2), (3, 2), (3, 2), (4, 4), (4, 4),
    ]).build(people: 5, isDirected: false, workers: .single)
    #expect(rows(built.graph) == [[1], [0, 2], [1, 3], [2], []])
    #expect(built.graph.ties == 3)
    #expect(built.selfLoopsDropped == 2)
    #expect(built.repeatsDropped == 6)
    #expect(built.reversedRepeats == 3)
  }

  @Test func `nobody and nothing build`() throws {
    for isDirected in [false, true] {
      for people in [0, 1, 3] {
        let built = try TieList().build(people: people, isDirected: isDirected, workers: Workers(2))
        #expect(built.graph.people == people && built.graph.ties == 0)
      }
    }
  }

  @Test(arguments: [false, true])
  func `random lists match a slow set of pairs for every number of workers`(
    isDirected: Bool
  ) throws {
    let people: UInt64 = 20_000
    let luck = RandomKey(seed: 7, purpose: .graph)
    // A quarter of the ties falls among 200 people, so that there are repeats and self-loops.
    let ties = (0..<200_000).map { index -> Tie in
      let draws = luck.draws(of: UInt64(index))
      let bound = index % 4 == 0 ? 200 : people
      return Tie(PersonID(draws.below(bound, 0)), PersonID(draws.below(bound, 1)))
    }
    var contacts = [Set<PersonID>](repeating: [], count: Int(people))
    for tie in ties where tie.from != tie.to {
      contacts[Int(tie.from)].insert(tie.to)
      if !isDirected { contacts[Int(tie.to)].insert(tie.from) }
    }
    let expected = contacts.map { $0.sorted() }
    let loops = ties.count { $0.from == $0.to }
    for workers in [1, 2, 7] {
      var list = TieList()
      list.add(contentsOf: Array(ties[..<50_000]))
      for tie in ties[50_000...] { list.add(tie.from, tie.to) }
      #expect(list.count == ties.count)
      let built = try list.build(
        people: Int(people), isDirected: isDirected, workers: Workers(workers))
      #expect(rows(built.graph) == expected)
      #expect(built.selfLoopsDropped == loops)
      #expect(built.graph.ties + loops + built.repeatsDropped == ties.count)
      #expect(built.repeatsDropped > 0)
    }
  }

  @Test func `more ties or people than 32-bit numbers count are refused`() {
    #expect(throws: GraphTooLarge.self) {
      _ = try TieList().build(people: 1 << 32, isDirected: false, workers: .single)
    }
    for isDirected in [false, true] {
      #expect(throws: GraphTooLarge.self) {
        _ = try list([(0, 1), (1, 2), (2, 3)])
          .build(people: 4, isDirected: isDirected, workers: .single, tieLimit: 2)
      }
      // Repeats and self-loops do not count.
      #expect(throws: Never.self) {
        _ = try list([(0, 1), (0, 1), (1, 2), (2, 3), (1, 2), (3, 3)])
          .build(people: 4, isDirected: isDirected, workers: .single, tieLimit: 3)
      }
    }
  }
}
