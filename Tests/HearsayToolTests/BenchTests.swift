import Foundation
import Testing

/// `hearsay bench` as users run it.
@Suite struct BenchTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private let brief = ["--replicates", "5", "--samples", "2", "--threads", "1,2"]

  private func bench(_ words: [String]) throws -> BuiltTool.Outcome {
    try withFolder { folder in
      try tool.run(["bench", try folder.write(smallScenario, to: "small.json")] + brief + words)
    }
  }

  @Test func `a scenario is measured, and its baseline alone`() throws {
    let outcome = try bench([])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("tellings per second (small on "))
    #expect(outcome.errors.contains("not its variants or sweep"))
    #expect(!outcome.errors.contains("\r"))
    let release = outcome.output.contains("release build")
    #expect(release != outcome.output.contains("This is a debug build"))
    let whole = try bench(["--details"]).output
    #expect(whole.contains("small: Small; 100 people, 200 ties, 5 replicates a sample"))
    #expect(whole.contains("Checked:"))
  }

  @Test func `programs get a row for each number of threads, with warnings apart`() throws {
    let outcome = try bench(["--csv"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasPrefix("case,people,ties,threads,"))
    #expect(lines[1].hasPrefix("small,100,200,1,2,5,"))
    #expect(lines[2].hasPrefix("small,100,200,2,2,5,"))
    #expect(outcome.errors.contains("note: 2 samples show that it works"))
    #expect(try bench(["--csv", "--quiet"]).errors.isEmpty)
  }

  @Test func `JSON of any seed and setting is one object`() throws {
    let outcome = try bench(["--json", "--seed", "9", "--set", "customers.count=0"])
    #expect(outcome.status == 0)
    let object =
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let results = try #require(object?["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for result in results {
      #expect(result["tellings_per_second"] as? Double == 0)
      #expect(result["edge_visits_per_second"] as? Double == 0)
      #expect((result["replicates_per_second"] as? Double ?? 0) > 0)
      #expect(result["spread_cpu_seconds"] is Double && result["worker_use"] is Double)
      #expect((result["all_spread_cpu_seconds"] as? [Any])?.count == 2)
    }
  }

  @Test func `standard input is a scenario, or its graph`() throws {
    let outcome = try tool.run(["bench", "-", "--csv"] + brief, input: smallScenario)
    #expect(outcome.status == 0, "\(outcome.errors)")
    try withFolder { folder in
      let file = try folder.write(smallScenario, to: "small.json")
      let graph = try tool.run(
        ["bench", file, "--set", #"graph={"file":"-"}"#, "--set", "customers.count=2", "--csv"]
          + brief, input: "0 1\n1 2\n2 3\n")
      #expect(graph.status == 0, "\(graph.errors)")
      #expect(graph.output.contains("small,4,3,2,"))
    }
  }

  @Test func `settings of no scenario are a mistake`() throws {
    let outcome = try tool.run(["bench", "--set", "replicates=3"])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty && outcome.errors.hasPrefix("error: --set needs a scenario"))
  }

  @Test func `a broken scenario is named as everywhere`() throws {
    let outcome = try tool.run(["bench", "-"], input: "{")
    #expect(outcome.status == 3 && outcome.output.isEmpty)
  }

  @Test func `interrupted it shows completed cases and ends 130`() throws {
    try withFolder { folder in
      let file = try folder.write(smallScenario, to: "small.json")
      let process = try tool.start(["bench", file, "--samples", "100000"], in: folder)
      // Once it has set up, it listens.
      Thread.sleep(forTimeInterval: 1)
      process.interrupt()
      process.waitUntilExit()
      #expect(BuiltTool.status(of: process) == 130)
      #expect(try BuiltTool.text("stdout", in: folder).isEmpty)
      #expect(try BuiltTool.text("stderr", in: folder).contains("stopped: no case is complete"))
    }
  }
}
