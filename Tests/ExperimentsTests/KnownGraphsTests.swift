import Parallelism
import Scenarios
import SocialGraph
import Synchronization
import Testing

@testable import Experiments

@Suite struct KnownGraphsTests {
  @Test func `a graph is made once for each family and draw`() throws {
    let scenario = try Samples.bare().baseline
    let family = GraphFamily(source: scenario.graph, seed: 7)
    let other = GraphFamily(source: scenario.graph, seed: 8)
    let known = KnownGraphs()
    let made = Mutex(0)
    func item(_ family: GraphFamily, _ draw: Int) -> Graph? {
      let found = known.item(of: family, draw: draw) {
        made.withLock { $0 += 1 }
        return GraphCache.Item { () throws(GraphFailure) in
          try family.graph(draw: draw, workers: .single).graph
        }
      }
      return try? found?.get()
    }
    let first = try #require(item(family, 0))
    #expect(item(family, 0)?.ties == first.ties)
    #expect(made.withLock(\.self) == 1)
    _ = item(family, 1)
    _ = item(other, 0)
    _ = item(other, 0)
    #expect(made.withLock(\.self) == 3 && known.count == 3)
    #expect(known.source(of: family) == nil)
    known.keep(try family.graph(workers: .single), of: family)
    #expect(known.source(of: family) != nil && known.count == 4)
  }
}
