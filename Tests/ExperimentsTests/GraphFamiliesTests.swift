import Experiments
import Testing

@Suite struct GraphFamiliesTests {
  private func families(_ sweep: String) throws -> GraphFamilies {
    let json = Samples.lively(#""sweep": { "points": \#(sweep) }"#)
    return GraphFamilies(try Plan(Samples.document(json), scope: .sweep))
  }

  @Test func `settings share graphs of one source and seed`() throws {
    let found = try families(
      """
      [ { "voices.negative.retell": 0 }, { "voices.negative.retell": 0.1 }, { "graph.draws": 5 },
        { "seed": 8 }, { "graph.rewire": 0.9 }, { "graph.draws": 5, "replicates": 2 } ]
      """)
    #expect(found.ofSetting == [0, 0, 0, 1, 2, 0])
    #expect(found.draws == [5, 1, 1])
    #expect(found.drawsOfSetting == [1, 1, 5, 1, 1, 2])
    #expect(found.graphs == 7)
  }

  @Test func `a graph without chance is one graph for all seeds and draws`() throws {
    let ring = #""graph": { "model": "ring-lattice", "people": 9, "contacts": 2, "draws": 4 }"#
    let found = try families("[ { \"seed\": 1, \(ring) }, { \"seed\": 2, \(ring) } ]")
    #expect(found.graphs == 1 && found.drawsOfSetting == [1, 1])
  }

  @Test func `batches fill the budget and every graph is in one`() throws {
    let found = try families(
      #"[ { "seed": 1 }, { "graph.draws": 10 }, { "seed": 3, "graph.draws": 7 } ]"#)
    for (budget, most) in [(1e9, 18), (3000.0, 3), (1.0, 1)] {
      let batches = found.batches(within: budget) { _ in 1000 }
      var seen: [Int: [Int]] = [:]
      for batch in batches {
        #expect(batch.reduce(0) { $0 + $1.draws.count } <= most)
        #expect(Set(batch.map(\.family)).count == batch.count)
        for part in batch { seen[part.family, default: []] += part.draws }
      }
      #expect(seen == [0: [0], 1: Array(0..<10), 2: Array(0..<7)])
      #expect(batches.count == (18 + most - 1) / most)
    }
  }
}
