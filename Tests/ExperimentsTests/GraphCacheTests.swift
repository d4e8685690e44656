@testable import Experiments
import Parallelism
import SocialGraph
import Testing

@Suite struct GraphCacheTests {
  private func families() throws -> GraphFamilies {
    let json = Samples.lively(
      #""sweep": { "points": [ { "graph.draws": 3 }, { "graph.people": 70000 } ] }"#)
    return GraphFamilies(try Plan(Samples.document(json), scope: .sweep))
  }

  private func cache(_ workers: Int, _ cancellation: Cancellation) throws -> GraphCache {
    GraphCache(
      [.init(family: 0, draws: 1..<3), .init(family: 1, draws: 0..<1)], try families(), files: [:],
      workers: Workers(workers), cancellation: cancellation)
  }

  @Test func `large and small graphs are those of their model, seed and draw`() throws {
    let found = try cache(2, Cancellation())
    for (part, draw, people) in [(0, 1, 300), (0, 2, 300), (1, 0, 70_000)] {
      guard case .success(let graph) = found.item(part: part, draw: draw) else {
        Issue.record("the graph was not built")
        continue
      }
      let expected = try GraphModel.wattsStrogatz(people: people, contacts: 8, rewire: 0.2)
        .build(seed: 7, draw: draw, workers: .single)
      #expect(graph.ties == expected.ties)
      #expect(
        (0..<300).allSatisfy { graph.contacts(of: $0).elementsEqual(expected.contacts(of: $0)) })
    }
  }

  @Test func `cancelled, it begins no graph`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(try cache(1, cancellation).item(part: 0, draw: 1) == nil)
  }
}
