import Parallelism
import SocialGraph
import Testing

/// `Graph+Relabelled`: other numbers, the same ties.
@Suite struct GraphRelabelledTests {
  @Test func `ties follow their people`() {
    let arrows = Graph(
      offsets: [0, 2, 2, 3], targets: [1, 2, 1], isDirected: true, incoming: [0, 2, 1])
    let moved = arrows.relabelled(by: [2, 0, 1])
    #expect(moved.rows == [[], [0], [0, 1]])
    #expect(moved.checkInvariants() == [])
  }

  @Test func `what is true by ties alone stays true`() throws {
    let graph = try GraphModel.barabasiAlbert(people: 500, attach: 3)
      .build(seed: 1, workers: .single)
    let moved = graph.relabelled(by: (0..<500).map { (PersonID($0) * 77 + 13) % 500 })
    #expect(moved.rows != graph.rows)
    #expect(moved.degrees.sorted() == graph.degrees.sorted())
    let (before, after) = (
      GraphSummary(of: graph, workers: .single), GraphSummary(of: moved, workers: .single)
    )
    #expect(before.contactQuantiles == after.contactQuantiles)
    #expect(abs(before.clustering - after.clustering) < 1e-12)
    #expect(before.transitivity == after.transitivity)
  }
}
