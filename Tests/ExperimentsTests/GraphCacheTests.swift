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

  @Test func `a graph under way is left when cancelled, and not remembered as one that failed`()
    throws
  {
    let json = """
      {
        "format": 1, "replicates": 1,
        "graph": { "model": "watts-strogatz", "people": 200000, "contacts": 100, "rewire": 1 },
        "customers": { "count": 1, "satisfied": 0, "dissatisfied": 1 },
        "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": { "exactly": 1 } } }
      }
      """
    let families = GraphFamilies(try Plan(Samples.document(json), scope: .run))
    let known = KnownGraphs()
    let start = ContinuousClock.now
    let cache = GraphCache(
      [.init(family: 0, draws: 0..<1)], families, files: [:], workers: Workers(2),
      cancellation: Cancellation(after: .milliseconds(200)), known: known)
    #expect(cache.item(part: 0, draw: 0) == nil)
    #expect(known.count == 0)
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
