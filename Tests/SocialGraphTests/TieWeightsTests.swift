import SocialGraph
import TestSupport
import Testing

@Suite struct TieWeightsTests {
  @Test func `both people of an undirected tie see its weight`() {
    let graph = SmallGraphs.path(3).weighted { Double($0 + $1) / 8 }
    #expect(graph.weight(0, of: 1) == 0.125 && graph.weight(0, of: 0) == 0.125)
    #expect(graph.weight(1, of: 1) == 0.375 && graph.weight(0, of: 2) == 0.375)
    #expect(graph.weights?.smallest == 0.125 && graph.weights?.largest == 0.375)
    #expect(graph.weights?.mean == 0.25)
    #expect(graph.byteCount == SmallGraphs.path(3).byteCount + 16)
  }

  @Test func `a graph without weights says so`() {
    #expect(SmallGraphs.path(3).weights == nil && SmallGraphs.path(3).weight(0, of: 0) == nil)
    #expect(Graph(completeWithPeople: 3).weight(0, of: 0) == nil)
  }

  @Test func `chances are products of at most 1, but for what rounding adds`() {
    let weights = SmallGraphs.path(3).weighted { _, _ in 0.1 }.weights
    #expect(weights?.areChances(times: 10) == true && weights?.areChances(times: 10.1) == false)
    #expect(SmallGraphs.graph(people: 2, ties: []).weighted { _, _ in 1 }.weights?.largest == 0)
  }
}
