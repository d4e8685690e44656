@testable import Experiments
import Foundation
import Parallelism
import PlainText
import Reports
import Scenarios
import Testing

@Suite struct CostWordsTests {
  private let estimate = CostEstimate(
    settings: 28, runs: 28_672, graphs: 1, people: 100_000, ties: 1_000_000, bytes: 12_345_678,
    memory: MemoryLimit(4 * 1_073_741_824, by: .controlGroup), seconds: 130)

  @Test func `the cost is put in words`() throws {
    let plan = try Example.run().plan
    #expect(
      printed(.of(estimate, plan)) == """
        example: estimated cost of run (seed 42, plan \(plan.hash))

          settings                                      28
          replicates                                28,672
          graphs                                         1
          people, at most                          100,000
          expected ties, at most                 1,000,000
          memory                                  11.8 MiB
          memory there is (control group)          4.0 GiB
          time                             about 2 minutes

        """)
  }

  @Test func `a valid file says what it has to run`() throws {
    let document = try Example.document()
    let plans = try [Plan.Scope.run, .compare].map { try Plan(document, scope: $0) }
    let runs = plans[0].runs
    let variants = plans[1].settings.count - 1
    #expect(
      printed(.valid("town.json", plans))
        == "town.json: ok: \(NumberText.count(runs, "run")), "
        + "\(NumberText.count(variants, "variant")) (\(NumberText.count(plans[1].runs, "run")))\n")
  }

  @Test func `a valid file with a parameter without effect says so`() throws {
    let document = try ScenarioDocument.read(
      .text(
        """
        { "format": 1, "extends": ["preset:tarp-1979-minor", "preset:two-three-eight-ten"],
          "graph": { "model": "complete", "people": 9 }, "customers": { "share": 1 },
          "service": { "experience": { "misery": 0.1 }, "complain": 0.25 },
          "market": { "joining": { "heardGood": 2 } } }
        """, name: "town.json"))
    #expect(
      flat(printed(.valid("town.json", [try Plan(document, scope: .run)])))
        == "town.json: ok: 200 runs town.json: caution: market.joining.heardGood has no effect: "
        + "everybody is a customer at the start (customers.share is 1), and who leaves stays out."
    )
  }

  @Test func `what is not known is said`() throws {
    var estimate = estimate
    estimate.ties = 0
    estimate.seconds = nil
    let plan = try Example.run().plan
    let text = printed(.of(estimate, plan))
    #expect(text.contains("unknown until the file is read"))
    #expect(text.contains("not tried"))
    let json = JSONValue.of(estimate, plan).pretty
    #expect(json.contains("\"ties\": null"))
    #expect(json.contains("\"seconds\": null"))
    #expect(json.contains("\"memory_limit\": 4294967296"))
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
  }
}
