import Parallelism
import Randomness
import SocialGraph
import Testing

/// `TriangleCount`, through the summary that shows it, against looking at every pair of contacts.
@Suite struct TriangleCountTests {
  @Test(arguments: [5, 40, 200], [false, true])
  func `clustering and transitivity are those of all pairs`(people: Int, isDirected: Bool) throws {
    var list = TieList()
    let random = RandomKey(seed: UInt64(people), purpose: .graph)
    for index in 0..<people * 4 {
      let draws = random.draws(of: UInt64(index))
      // The square of a uniform number makes hubs of the first.
      let from = draws.unit(0) * draws.unit(0) * Double(people)
      list.add(PersonID(from), PersonID(draws.below(UInt64(people), 1)))
    }
    let graph = try list.build(people: people, isDirected: isDirected, workers: .single).graph
    let tied = { (a: PersonID, b: PersonID) in
      graph.hasTie(from: a, to: b) || graph.hasTie(from: b, to: a)
    }
    var (local, closed, pairs) = (0.0, 0, 0)
    for person in 0..<PersonID(people) {
      let contacts = (0..<PersonID(people)).filter { $0 != person && tied($0, person) }
      var tiedPairs = 0
      for (index, contact) in contacts.enumerated() {
        tiedPairs += contacts[..<index].count { tied($0, contact) }
      }
      let allPairs = contacts.count * (contacts.count - 1) / 2
      if allPairs > 0 { local += Double(tiedPairs) / Double(allPairs) }
      closed += tiedPairs
      pairs += allPairs
    }
    let summary = GraphSummary(of: graph, workers: Workers(2))
    #expect(abs(summary.clustering - local / Double(people)) < 1e-12)
    #expect(summary.transitivity == Double(closed) / Double(max(1, pairs)))
    #expect(closed > 0)
  }
}
