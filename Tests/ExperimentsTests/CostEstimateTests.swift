import Experiments
import Parallelism
import Testing

@Suite struct CostEstimateTests {
  private func estimate(_ json: String, _ scope: Plan.Scope = .run) throws -> CostEstimate {
    try Experiment(Plan(Samples.document(json), scope: scope)).estimate(workers: Workers(2))
  }

  @Test func `it counts settings, runs and graphs`() throws {
    let sweep = """
      "sweep": { "grid": { "graph.people": [100, 1000], "voices.negative.retell": [0, 0.1, 0.2] } }
      """
    let found = try estimate(Samples.lively(sweep), .sweep)
    #expect(found.settings == 6 && found.runs == 240 && found.graphs == 2)
    #expect(found.people == 1000 && found.ties == 4000)
    #expect(found.bytes > 0)
    #expect(try #require(found.seconds) > 0)
  }

  @Test func `a graph too large to try gets no seconds`() throws {
    let json = Samples.lively().replacing("\"people\": 300", with: "\"people\": 6000000")
    let found = try estimate(json)
    #expect(found.seconds == nil)
    #expect(found.ties == 24_000_000 && found.bytes > 64_000_000)
  }
}
