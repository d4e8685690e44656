import Evidence
import Experiments
import Parallelism
import Reports
import Scenarios
import Testing

@Suite struct TheoryWordsTests {
  private func run(
    _ rewire: Double, _ scope: Plan.Scope = .run, graph: String? = nil
  ) throws -> ExperimentResult {
    let ring =
      #"{ "model": "watts-strogatz", "people": 2000, "contacts": 10, "rewire": \#(rewire) }"#
    let text = """
      { "format": 1, "seed": 3, "replicates": 60,
        "graph": \(graph ?? ring),
        "customers": { "share": 0.02, "satisfied": 0, "dissatisfied": 1 },
        "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": { "exactly": 3 }, "retell": 0.25 } },
        "variants": { "no-retelling": { "voices.negative.retell": 0 } } }
      """
    let document = try ScenarioDocument.read(.text(text, name: "sample.json"))
    return try Experiment(Plan(document, scope: scope), theory: Predictions.of).run(
      workers: Workers(2), cancellation: Cancellation()
    ) { _ in }
  }

  @Test func `one setting has each figure beside the simulated one`() throws {
    let theory = try run(0).theory
    let rows = try #require(theory.tables.first).texts
    #expect(rows.map { $0[0] } == ["negative: reach", "negative: reach per customer"])
    #expect(rows.allSatisfy { $0.count == 3 && !$0[1].isEmpty && !$0[2].isEmpty })
    // Why they differ comes before the figures, and no alarm where there is a reason.
    #expect(
      theory.items.first?.hasPrefix("Theory and simulation may differ because of clustering: ")
        == true)
    #expect(theory.items.last?.hasPrefix("Theory: ") == true)
    let text = printed(.of(try run(0)), width: 100)
    #expect(text.contains("\nTheory and simulation\n"))
  }

  @Test func `where theory holds the two are tested`() throws {
    let graph = #"{ "model": "complete", "people": 2000 }"#
    let theory = try run(0, graph: graph).theory
    let rows = try #require(theory.tables.first).texts
    #expect(rows.allSatisfy { $0.count == 4 && Double($0[3]).map { $0 < 4 } == true })
    #expect(theory.items.last?.hasPrefix("z: ") == true)
  }

  @Test func `a few settings have a line for each figure a customer`() throws {
    let theory = try run(0.2, .compare).theory
    let rows = try #require(theory.tables.first).texts
    #expect(rows.map { $0[0] } == ["baseline", "no-retelling"])
    #expect(rows.allSatisfy { $0[1] == "negative: reach per customer" })
  }

  @Test func `without theory there is no section`() throws {
    let result = try Example.run()
    #expect(result.theory.isEmpty)
    #expect(!printed(.of(result), width: 80).contains("Theory and simulation"))
  }

  @Test func `theory is a table for programs too`() throws {
    let table = DataTable.theory(try run(0))
    let lines = table.csv.split(separator: "\n")
    #expect(table.rowCount == 2 && lines.count == 3)
    #expect(
      lines[0] == "scenario,variant,point,metric,theory,simulated,se,formula,source,differences")
    #expect(lines[1].hasPrefix("sample,baseline,0,reach_negative,"))
    #expect(DataTable.theory(try Example.run()).rowCount == 0)
  }
}
