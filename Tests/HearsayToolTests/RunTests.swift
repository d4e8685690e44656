import Foundation
import Testing

/// Runs from end to end: the same bytes whatever the threads, small and large ends, interruption.
@Suite struct RunTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  /// The published graphs, where there are any.
  private static let graphs = ProcessInfo.processInfo.environment["HEARSAY_TEST_DATA"]

  private func expectSameBytes(_ words: [String]) throws {
    try withFolder { folder in
      var first: [String: Data]?
      for threads in ["1", "2", "7"] {
        let results = folder.appending(path: threads)
        let outcome = try tool.run(
          words + ["--threads", threads, "-q", "--out", results.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = try results.results()
        for (name, data) in first ?? bytes {
          #expect(bytes[name] == data, "\(name) of \(threads) threads")
        }
        first = first ?? bytes
        #expect(bytes.keys == first?.keys)
      }
      #expect(first?.isEmpty == false)
    }
  }

  @Test(arguments: ["run", "compare", "sweep"])
  func `the number of threads does not change a byte`(verb: String) throws {
    try withFolder { folder in
      try expectSameBytes([verb, try folder.write(smallScenario, to: "s.json")])
    }
  }

  @Test(arguments: ["run", "compare", "sweep"])
  func `nor the number of replicates that a precision takes`(verb: String) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      try expectSameBytes([verb, scenario, "--until-precise", "3%"])
      let outcome = try tool.run([verb, scenario, "--until-precise", "3 %", "-q"])
      #expect(outcome.output.contains("stopped after") || outcome.output.contains("Stopped after"))
      let few = try tool.run([verb, scenario, "--until-precise", "0.1%", "-r", "130", "-q"])
      #expect(few.status == 0 && few.output.contains("(the most allowed)"), "\(few.output)")
    }
  }

  @Test func `a precision that cannot be is an error with what helps`() throws {
    let unknown = try tool.run([
      "run", "--until-precise", "2%", "--set", "precision.metric=reach_negativ",
    ])
    #expect(unknown.status == 3)
    #expect(unknown.errors.contains("did you mean \"reach_negative\"?"))
    #expect(unknown.errors.contains("hearsay explain --metrics"))
    let idle = try tool.run([
      "run", "--until-precise", "50%", "--set", "replicates=3", "--csv",
    ])
    #expect(idle.errors.contains("replicates has no effect while precision is set"))
  }

  @Test(
    .enabled(if: RunTests.graphs != nil, "HEARSAY_TEST_DATA does not name the test data"),
    arguments: [
      ("facebook_combined.txt.gz", "false"), ("email-Enron.txt.gz", "false"),
      ("soc-Slashdot0902.tsv.gz", "true"),
    ])
  func `nor on published graphs`(file: String, directed: String) throws {
    let data = try #require(Self.graphs)
    let graph = "graph={\"file\": \"\(data)/graphs/\(file)\", \"directed\": \(directed)}"
    try expectSameBytes([
      "run", "preset:two-three-eight-ten", "--set", graph, "--set", "customers.share=0.01",
      "--set", "voices.negative.retell=0.1", "--replicates", "6",
    ])
  }

  @Test func `the built-in scenario runs alone and points to help`() throws {
    let outcome = try tool.run([])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("hearsay help"))
    // It has one sentence more: what retelling adds.
    let retelling = /If [0-9]+ % of those who hear bad news [^.]+ pass it\s+on, [^.]+\.\n/
    let plain = outcome.output.replacing(retelling, with: "")
    #expect(plain != outcome.output && plain.contains("On average"))
    #expect(try tool.run(["run"]).output == plain)
  }

  /// All are validated; by default eight are run.
  @Test func `every scenario that comes along validates and runs`() throws {
    let folder = BuiltTool.package.appending(path: "scenarios")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.sorted()
    // .ci/run runs all of them.
    let run = (0..<8).map { files[$0 * files.count / 8] }
    for file in files {
      let path = folder.appending(path: file).path
      let valid = try tool.run(["validate", path])
      #expect(valid.status == 0, "\(valid.errors)")
      guard run.contains(file) else { continue }
      let verbs =
        ["run"] + (valid.output.contains("variant") ? ["compare"] : [])
        + (valid.output.contains("point") ? ["sweep"] : [])
      for verb in verbs {
        let outcome = try tool.run([verb, path, "--replicates", "4"])
        #expect(outcome.status == 0, "\(verb) \(file): \(outcome.errors)")
        #expect(!outcome.output.isEmpty)
      }
    }
  }

  @Test(arguments: [
    ["customers={\"count\": 0}"], ["customers={\"share\": 0}"],
    ["graph={\"model\": \"erdos-renyi\", \"people\": 50, \"contacts\": 0}"],
    ["graph={\"model\": \"complete\", \"people\": 0}", "customers={\"share\": 0.5}"],
    ["voices.positive.tells=nobody", "voices.negative.tells=nobody"],
  ])
  func `without people, contacts or telling no story reaches anybody`(settings: [String]) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let changes = settings.flatMap { ["--set", $0] }
      let outcome = try tool.run(["run", scenario, "--csv", "-q"] + changes)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let rows = outcome.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let mean = try #require(rows.first?.firstIndex(of: "mean"))
      for metric in ["reach_positive", "reach_negative", "tellings_positive", "rounds"] {
        let row = try #require(rows.first { $0.contains(metric) })
        #expect(row[mean] == "0", "\(metric)")
      }
      #expect(try tool.run(["run", scenario, "-q"] + changes).status == 0)
    }
  }

  @Test func `more customers than people is an error`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let outcome = try tool.run(["run", scenario, "--set", "customers.count=101"])
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("101") && outcome.output.isEmpty)
    }
  }

  @Test func `a dry run tells the cost and runs nothing`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let outcome = try tool.run(["sweep", scenario, "-n", "--json", "-o", "r"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let cost =
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect(cost?["runs"] as? Int == 60 && cost?["graphs"] as? Int == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "r").path))
      #expect(try tool.run(["sweep", scenario, "--dry-run"]).output.contains("60"))
    }
  }

  @Test func `a grid of a milliard points is rejected`() throws {
    try withFolder { folder in
      let axis = "{ \"from\": 0, \"to\": 0.5, \"count\": 1000 }"
      let grid = [
        "customers.satisfied", "voices.positive.retell", "voices.negative.retell",
      ].map { "\"\($0)\": \(axis)" }
      let text = smallScenario.replacing(
        /"sweep": .*/, with: "\"sweep\": { \"grid\": { \(grid.joined(separator: ", ")) } }")
      let scenario = try folder.write(text, to: "huge.json")
      for words in [
        ["sweep", scenario, "--dry-run"], ["sweep", scenario], ["validate", scenario],
      ] {
        let outcome = try tool.run(words)
        #expect(outcome.status == 3, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(
          outcome.errors.contains("huge.json:13:14: error: the sweep has 1,000,000,000 points"))
      }
    }
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func `an interrupted run keeps completed runs`(signal: Int32, status: Int32) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let results = folder.appending(path: "results")
      let process = try tool.start(
        [
          "run", scenario, "--set", "graph.people=20000", "--set", "customers.count=5000", "-r",
          "200000", "--out", results.path,
        ], in: folder)
      // Longer than its first line the journal has a block.
      let journal = results.appending(path: "unfinished/journal")
      let patience = ContinuousClock.now + .seconds(60)
      while (try? Data(contentsOf: journal).count) ?? 0 < 100, ContinuousClock.now < patience {
        Thread.sleep(forTimeInterval: 0.02)
      }
      #expect(process.isRunning)
      kill(process.processIdentifier, signal)
      while process.isRunning, ContinuousClock.now < patience {
        Thread.sleep(forTimeInterval: 0.02)
      }
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let errors = try BuiltTool.text("stderr", in: folder)
      #expect(BuiltTool.status(of: process) == status, "\(errors)")
      #expect(process.terminationReason == .exit)
      #expect(errors.contains("stopped: ") && errors.contains("of 200,000 runs are kept in"))
      #expect(errors.contains("hearsay resume"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: results.path) == ["unfinished"])
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: results.appending(path: "unfinished").path
        ).sorted() == ["journal", "plan.json"])
    }
  }
}
