import Parallelism
import SocialGraph
import Testing

@Suite struct RingLatticeTests {
  @Test func `everybody knows the nearest on both sides`() throws {
    let graph = try GraphModel.ringLattice(people: 7, contacts: 4)
      .build(seed: 1, workers: .single)
    #expect(
      graph.rows == [
        [1, 2, 5, 6], [0, 2, 3, 6], [0, 1, 3, 4], [1, 2, 4, 5], [2, 3, 5, 6], [0, 3, 4, 6],
        [0, 1, 4, 5],
      ])
  }

  @Test(arguments: [(3, 2), (5, 4), (9, 8), (100, 10)])
  func `its clustering is 3 (k - 2) over 4 (k - 1) while k is below two thirds of the ring`(
    people: Int, contacts: Int
  ) throws {
    let graph = try GraphModel.ringLattice(people: people, contacts: contacts)
      .build(seed: 1, workers: .single)
    let summary = GraphSummary(of: graph, workers: .single)
    let k = Double(contacts)
    // A ring on which everybody knows everybody is a complete graph.
    let expected = contacts == people - 1 ? 1 : 3 * (k - 2) / (4 * (k - 1))
    #expect(abs(summary.clustering - expected) < 1e-12)
    #expect(abs(summary.transitivity - expected) < 1e-12)
  }
}
