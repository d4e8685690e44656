import PlainText
import Experiments
import Parallelism
import Scenarios
import SocialGraph
import Testing

@Suite struct MemoryNeedTests {
  private func need(_ people: Int, replicates: Int = 10, workers: Int = 2) throws -> MemoryNeed {
    let json = Samples.lively().replacing("\"people\": 300", with: "\"people\": \(people)")
      .replacing("\"replicates\": 40", with: "\"replicates\": \(replicates)")
    let plan = try Plan(Samples.document(json), scope: .run)
    return MemoryNeed(
      plan, GraphFamilies(plan), workers: Workers(workers), budget: 1_073_741_824)
  }

  @Test func `it grows with people, workers and runs`() throws {
    let base = try need(1_000_000)
    #expect(try need(2_000_000).graphs > 1.9 * base.graphs)
    #expect(try need(1_000_000, workers: 4).workspaces == 2 * base.workspaces)
    #expect(try need(1_000_000, replicates: 1_000_000).results > 100_000_000)
  }

  @Test func `a refusal names the largest part's remedy`() throws {
    #expect(try need(1_000_000).refusal(memory: MemoryLimit(8e9)) == nil)
    let graphs = try #require(need(100_000_000).refusal(memory: MemoryLimit(1e9)))
    #expect(graphs.remedies[0].contains("fewer people or contacts"))
    let workers = try #require(need(1_000_000, workers: 1000).refusal(memory: MemoryLimit(1e9)))
    #expect(workers.remedies[0].contains("fewer workers"))
    let runs = try #require(need(10, replicates: 40_000_000).refusal(memory: MemoryLimit(1e9)))
    #expect(runs.remedies[0].contains("fewer replicates"))
  }

  @Test func `a refusal says which limit it is`() throws {
    let words: [MemoryLimit.Source: String] = [
      .machine: "this machine has 954 MiB", .controlGroup: "its control group",
      .addressSpace: "ulimit -v", .data: "ulimit -d",
    ]
    for source in MemoryLimit.Source.allCases {
      let limit = MemoryLimit(1e9, by: source)
      let whole = try #require(need(100_000_000).refusal(memory: limit))
      let graph = GraphFamily(
        source: .model(.wattsStrogatz(people: 100_000_000, contacts: 8, rewire: 0.1)), seed: 0)
      let alone = try #require(graph.refusal(memory: limit))
      let expected = try #require(words[source])
      #expect(
        whole.message.contains(expected) && alone.message.contains(expected), "\(whole), \(alone)")
    }
  }
}
