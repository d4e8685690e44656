import SocialGraph
import TestSupport
import Testing

/// `Graph+Invariants`: every broken promise is named.
@Suite struct GraphInvariantsTests {
  @Test func `whole graphs have nothing wrong`() {
    let path = Graph(offsets: [0, 1, 3, 4], targets: [1, 0, 2, 1], isDirected: false)
    #expect(path.checkInvariants() == [])
    let arrow = Graph(offsets: [0, 1, 1], targets: [1], isDirected: true, incoming: [0, 1])
    #expect(arrow.checkInvariants() == [])
    #expect(Graph(offsets: [0], targets: [], isDirected: true).checkInvariants() == [])
  }

  @Test(arguments: [
    (Graph(offsets: [1, 1], targets: [0], isDirected: false), "does not start at 0"),
    (Graph(offsets: [0, 2], targets: [0], isDirected: false), "does not end at the last"),
    (Graph(offsets: [0, 2, 1, 2], targets: [1, 2], isDirected: false), "smaller than the one"),
    (Graph(offsets: [0, 1], targets: [7], isDirected: false), "nobody in the graph"),
    (Graph(offsets: [0, 1], targets: [0], isDirected: false), "tied to itself"),
    (
      Graph(offsets: [0, 2, 3, 4], targets: [2, 1, 0, 0], isDirected: false), "do not rise"
    ),
    (Graph(offsets: [0, 2, 4], targets: [1, 1, 0, 0], isDirected: false), "do not rise"),
    (Graph(offsets: [0, 1, 1], targets: [1], isDirected: false), "Person 1 does not know 0"),
    (Graph(offsets: [0, 1, 1], targets: [1], isDirected: true), "incoming counts"),
    (
      Graph(offsets: [0, 1, 1], targets: [1], isDirected: true, incoming: [1, 0]),
      "incoming counts"
    ),
    (
      Graph(offsets: [0, 1, 2], targets: [1, 0], isDirected: false, incoming: [1, 1]),
      "counts incoming"
    ),
  ])
  func `a broken promise is named`(graph: Graph, words: String) {
    let problems = graph.checkInvariants()
    #expect(problems.contains { $0.contains(words) }, "\(problems)")
  }

  @Test func `a tie is found from its row`() {
    let graph = Graph(
      offsets: [0, 3, 3, 3, 3, 3, 3], targets: [1, 3, 5], isDirected: true,
      incoming: [0, 1, 0, 1, 0, 1])
    #expect((0..<6).filter { graph.hasTie(from: 0, to: $0) } == [1, 3, 5])
    #expect(!graph.hasTie(from: 1, to: 0))
  }
}
