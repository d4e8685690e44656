import Experiments
import Parallelism
import PlainText
import Reports
import Scenarios

/// Pages: what a user waits for when the runs are there.
enum Paging {
  static let benchmarks: [Benchmark] = [
    benchmark("what-ifs in money", .compare), benchmark("a sweep of two parameters", .sweep),
  ]

  private static func benchmark(_ name: String, _ scope: Plan.Scope) -> Benchmark {
    Benchmark(name: "pages/\(name)", unit: "pages") { size in
      let replicates = size.choose(quick: 10, full: 200)
      let document = try ScenarioDocument.read(
        .text(text, name: "firm"), settings: ["replicates=\(replicates)"])
      let result = try Experiment(Plan(document, scope: scope)).run(
        workers: Workers(), cancellation: Cancellation(), progress: { _ in })
      return {
        let page = Document(page: result, source: PageSource(command: ["hearsay"]))
        let text = HTMLRenderer().text(page)
        try check(text.utf8.count <= 100_000, "the page has \(text.utf8.count) bytes")
        return Benchmark.Outcome(units: 1, digest: StableHash([text]).value)
      }
    }
  }

  private static let text = """
    { "format": 1, "seed": 8, "title": "What if we fixed more?",
      "graph": { "model": "watts-strogatz", "people": 2000, "contacts": 20, "rewire": 0.1 },
      "customers": { "count": 600 },
      "voices": { "positive": { "tells": { "between": [2, 3] }, "retell": 0.02 },
                  "negative": { "tells": { "between": [8, 10] }, "retell": 0.05 } },
      "service": {
        "periods": 12, "experience": { "misery": 0.1, "magic": 0.1 }, "complain": 0.25,
        "loyalty": { "ordinary": 0.98, "silent": 0.37, "unresolved": 0.46, "resolved": 0.7,
                     "resolvedQuickly": 0.95 },
        "recovery": { "attempt": 0.2, "resolvedQuickly": 0.4, "resolved": 0.6, "cost": 20 } },
      "money": { "margin": 100, "discount": 0.01 },
      "variants": {
        "fix-40": { "service.recovery.attempt": 0.4 },
        "fix-60": { "service.recovery.attempt": 0.6 }
      },
      "sweep": { "grid": { "service.recovery.attempt": [0, 0.2, 0.4, 0.6, 0.8, 1],
                           "service.complain": [0.1, 0.2, 0.3, 0.4] } } }
    """
}
