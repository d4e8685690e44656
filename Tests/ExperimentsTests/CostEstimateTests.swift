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
    let json = Samples.lively().replacing("\"people\": 300", with: "\"people\": 26000000")
    let found = try estimate(json)
    #expect(found.seconds == nil)
    #expect(found.ties == 104_000_000 && found.bytes > 64_000_000)
  }

  @Test func `parts grow until they take long enough, and count for the whole`() throws {
    // A hundred thousand times the replicates take about as many times as long; no more is claimed here.
    let few = try #require(estimate(Samples.lively()).seconds)
    let many = try #require(
      estimate(Samples.lively().replacing("\"replicates\": 40", with: "\"replicates\": 4000000"))
        .seconds)
    #expect(many > 100 * few)
  }

  @Test func `writing counts by runs and by settings`() throws {
    let plan = try Plan(
      Samples.document(
        Samples.lively().replacing("\"replicates\": 40", with: "\"replicates\": 4000000")),
      scope: .run)
    let without = try #require(Experiment(plan).estimate(workers: Workers(2)).seconds)
    let with = try #require(
      Experiment(plan).estimate(workers: Workers(2)) { _ in (1e6, 0) }
        .seconds)
    #expect(with > 1e6 && with > without)
  }

  @Test func `what chances to retell take to solve for is in it`() throws {
    let json = Samples.lively().replacing(
      "\"retell\": 0.2", with: "\"retell\": { \"forReach\": 6 }")
    let found = try estimate(json)
    #expect(found.includesCalibration && found.seconds != nil)
  }
}
