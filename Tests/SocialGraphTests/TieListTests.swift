import Parallelism
import SocialGraph
import Testing

/// `TieList` and `TieList+Build`; large lists are in the tests of what they are built with.
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

  @Test func `a long list of single ties and of pieces builds as one`() throws {
    // A ring in steps of seven; single ties fill a piece and begin the next.
    let people = 100_003
    let ties = (0..<people).map { Tie(PersonID($0), PersonID(($0 + 7) % people)) }
    var list = TieList()
    for tie in ties[..<70_000] { list.add(tie.from, tie.to) }
    list.add(contentsOf: [])
    list.add(contentsOf: Array(ties[70_000..<70_001]))
    list.add(contentsOf: Array(ties[70_001...]))
    #expect(list.count == people)
    let built = try list.build(people: people, isDirected: true, workers: Workers(2))
    #expect(rows(built.graph) == (0..<people).map { [PersonID(($0 + 7) % people)] })
    #expect(built.repeatsDropped == 0 && built.selfLoopsDropped == 0)
  }

  @Test func `an end that is nobody's number stops the program`() async {
    await #expect(processExitsWith: .failure) {
      var list = TieList()
      list.add(0, 3)
      _ = try list.build(people: 3, isDirected: false, workers: .single)
    }
  }

  @Test func `more ties or people than 32-bit numbers count are rejected`() {
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
