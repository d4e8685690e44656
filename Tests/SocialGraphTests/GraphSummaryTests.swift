import Parallelism
import SocialGraph
import Testing

@Suite struct GraphSummaryTests {
  private func graph(
    _ people: Int, _ ties: [(PersonID, PersonID)], isDirected: Bool = false
  ) throws -> Graph {
    var list = TieList()
    for (from, to) in ties { list.add(from, to) }
    return try list.build(people: people, isDirected: isDirected, workers: .single).graph
  }

  @Test func `a triangle with a tail and a loner`() throws {
    let summary = GraphSummary(
      of: try graph(5, [(0, 1), (1, 2), (2, 0), (2, 3)]), workers: .single)
    #expect(summary.people == 5 && summary.ties == 4 && !summary.isDirected)
    #expect(summary.components == 2 && summary.largestComponent == 4)
    #expect(summary.meanContacts == 1.6)
    #expect(summary.contactQuantiles == [0, 0, 1, 2, 2, 3, 3])
    #expect(summary.maxContacts == 3 && summary.withoutContacts == 1)
    // Person 2 has one of three pairs tied, 0 and 1 their only one: (1 + 1 + 1/3) / 5.
    #expect(abs(summary.clustering - 7.0 / 15) < 1e-15)
    // One triangle, 1 + 1 + 3 paths.
    #expect(summary.transitivity == 0.6)
  }

  @Test func `a directed graph counts contacts one way and ignores directions otherwise`() throws {
    let summary = GraphSummary(
      of: try graph(4, [(0, 1), (1, 0), (1, 2), (0, 2)], isDirected: true), workers: .single)
    #expect(summary.ties == 4 && summary.isDirected)
    #expect(summary.meanContacts == 1)
    #expect(summary.contactQuantiles == [0, 0, 0, 0, 2, 2, 2])
    #expect(summary.withoutContacts == 2)
    #expect(summary.components == 2 && summary.largestComponent == 3)
    #expect(summary.clustering == 0.75 && summary.transitivity == 1)
  }

  @Test func `nobody, somebody and strangers are ordinary cases`() throws {
    let nobody = GraphSummary(of: try graph(0, []), workers: Workers(2))
    #expect(nobody.components == 0 && nobody.largestComponent == 0 && nobody.meanContacts == 0)
    #expect(nobody.contactQuantiles == [0, 0, 0, 0, 0, 0, 0])
    #expect(nobody.clustering == 0 && nobody.transitivity == 0 && nobody.withoutContacts == 0)
    let somebody = GraphSummary(of: try graph(1, []), workers: .single)
    #expect(somebody.components == 1 && somebody.withoutContacts == 1)
    let strangers = GraphSummary(of: try graph(3, []), workers: .single)
    #expect(strangers.components == 3 && strangers.largestComponent == 1)
    #expect(strangers == GraphSummary(of: try graph(3, []), workers: Workers(7)))
  }

  @Test func `the number of workers does not change a digit`() throws {
    let graph = try GraphModel.barabasiAlbert(people: 20_000, attach: 4)
      .build(seed: 1, workers: .single)
    let summaries = [1, 2, 7].map { GraphSummary(of: graph, workers: Workers($0)) }
    #expect(summaries[1] == summaries[0] && summaries[2] == summaries[0])
  }
}
