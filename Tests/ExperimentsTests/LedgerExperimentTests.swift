@testable import Experiments
import Foundation
import Parallelism
import Scenarios
import Service
import SocialGraph
import Testing
import WordOfMouth

@Suite struct LedgerExperimentTests {
  private func compare(
    _ json: String, settings: [String] = [], workers: Int = 2
  ) throws -> LedgerResult {
    let plan = try Plan(Samples.document(json, settings: settings), scope: .run)
    return try LedgerExperiment(plan).run(
      workers: Workers(workers), cancellation: Cancellation()
    ) { _ in }
  }

  private func expectIdentity(_ comparison: LedgerComparison) throws {
    let gap = try #require(comparison.gap.mean)
    let parts = comparison.parts.compactMap(\.mean)
    #expect(parts.count == 5)
    let tolerance = 1e-9 * max(1, abs(comparison.counted.value))
    #expect(abs(parts.reduce(0, +) - gap) <= tolerance)
    let reach = try #require(comparison.simulated.mean)
    #expect(abs(comparison.counted.value - reach - gap) <= tolerance)
    #expect(comparison[.recovered]?.mean == 0)
  }

  /// A ring of 400 people with 6 contacts each, so that contacts of customers at a distance of 40 never meet.
  private static func farApart(tells: Int) -> String {
    let labels = stride(from: 0, to: 400, by: 40).map { "\"\($0)\"" }
    return """
      { "format": 1, "seed": 5, "replicates": 20,
        "graph": { "model": "ring-lattice", "people": 400, "contacts": 6 },
        "customers": { "listed": {
          "satisfied": [\(labels.prefix(4).joined(separator: ", "))],
          "dissatisfied": [\(labels.dropFirst(4).joined(separator: ", "))] } },
        "voices": { "positive": { "tells": { "exactly": 2 } },
          "negative": { "tells": { "exactly": \(tells) } } } }
      """
  }

  @Test func `far from each other and without retelling, the simulation is the ledger`() throws {
    let comparisons = try #require(compare(Self.farApart(tells: 5)).comparisons)
    #expect(comparisons.positive.counted.value == 8)
    #expect(comparisons.negative.counted.value == 30)
    for comparison in [comparisons.positive, comparisons.negative] {
      #expect(comparison.simulated.mean == comparison.counted.value)
      #expect(comparison.simulated.standardDeviation == 0)
      #expect(comparison.gap.mean == 0)
      for part in comparison.parts { #expect(part.mean == 0, "\(part.metric)") }
    }
  }

  /// The second run, stopped after round 1, must not be solved for: no chance would do.
  @Test func `a chance that is solved for is that of the complete story`() throws {
    let result = try compare(
      Self.farApart(tells: 2),
      settings: ["voices.negative.retell={\"forReach\": 4}", "replicates=40"])
    let calibrated = try #require(result.run.plan.settings[0].calibrated.negative)
    #expect(calibrated.chance > 0 && abs(calibrated.reach - 4) < 0.1)
    let negative = try #require(result.comparisons).negative
    try expectIdentity(negative)
    #expect(negative.counted.value > 12)
  }

  @Test func `who knows too few leaves the market short, by as much as is counted`() throws {
    // 9 to tell and 6 to be told: 6 customers come 3 short each.
    let comparison = try #require(compare(Self.farApart(tells: 9)).comparisons).negative
    #expect(comparison.gap.mean == 18 && comparison[.ranOut]?.mean == 18)
    for part in comparison.parts where part.metric != LedgerPart.ranOut.rawValue {
      #expect(part.mean == 0)
    }
  }

  @Test func `on a tree whose tellers all tell on, the simulation is the ledger hop by hop`() throws
  {
    // Each tells 3, six levels: L7 without the first person.
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(path: "hearsay-tree-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let ties = (0..<364).flatMap { parent in
      (1...3).map { "\(parent),\(3 * parent + $0)\n" }
    }
    try Data(ties.joined().utf8).write(to: file)
    let json = """
      { "format": 1, "seed": 5, "replicates": 12,
        "graph": { "file": "\(file.path)", "directed": true },
        "customers": { "listed": { "satisfied": [], "dissatisfied": ["0"] } },
        "voices": { "positive": { "tells": "nobody" },
          "negative": { "tells": { "exactly": 3 }, "retell": 1 } } }
      """
    let result = try compare(json, settings: ["limits.rounds=6"])
    let comparison = try #require(result.comparisons).negative
    #expect(comparison.counted.value == 1092 && comparison.simulated.mean == 1092)
    #expect(comparison.imposedRounds == nil)
    #expect(comparison.parts.allSatisfy { $0.mean == 0 })
    // Without a limit the ledger goes on for ever, and is stopped where the tree ends.
    let unlimited = try #require(compare(json).comparisons).negative
    #expect(unlimited.imposedRounds == 6 && unlimited.gap.mean == 0)
  }

  @Test func `everybody who knows already is told twice`() throws {
    // Five people who all know each other, one of them a customer, all tell all: each of four hearers
    // tells four, and nobody new hears.
    let json = """
      { "format": 1, "seed": 1, "replicates": 10,
        "graph": { "model": "complete", "people": 5 },
        "customers": { "listed": { "satisfied": [], "dissatisfied": ["0"] } },
        "voices": { "positive": { "tells": "nobody" },
          "negative": { "tells": "everyone", "retell": 1 } },
        "limits": { "rounds": 3 } }
      """
    let comparison = try #require(compare(json).comparisons).negative
    // 4 + 16 + 64 in the ledger; 4 + 16 tellings and 4 people in the simulation.
    #expect(comparison.counted.value == 84 && comparison.simulated.mean == 4)
    #expect(comparison[.toldTwice]?.mean == 16 && comparison[.died]?.mean == 64)
    #expect(comparison[.customers]?.mean == 0 && comparison[.ranOut]?.mean == 0)
  }

  @Test(arguments: [
    [], ["voices.negative.retell=0.9"], ["limits.rounds=1"], ["limits.rounds=0"],
    ["graph.draws=4"], ["voices.negative.tells={\"each\": 0.4}"],
    ["voices.positive.tells=weightedCascade", "voices.negative.fade=0.5"],
    ["voices.negative.tells={\"exactly\": 12}", "voices.negative.retells={\"poisson\": 3}"],
    ["customers={\"count\": 0}"], ["customers={\"count\": 300}"], ["replicates=1"],
  ])
  func `the parts sum to the gap`(settings: [String]) throws {
    let result = try compare(Samples.lively(), settings: settings)
    let comparisons = try #require(result.comparisons)
    try expectIdentity(comparisons.positive)
    try expectIdentity(comparisons.negative)
    // What is beside the ledger is what `run` has.
    let run = try Experiment(result.run.plan).run(
      workers: Workers(1), cancellation: Cancellation()
    ) { _ in }
    #expect(run.records == result.run.records && run.plan.hash == result.run.plan.hash)
    for (opinion, comparison) in zip(Opinion.allCases, result.all) {
      let reach = try #require(run.settings[0].summary("reach_\(opinion)"))
      #expect(comparison.simulated == reach)
      #expect(
        comparison[.toldTwice]?.mean
          == run.settings[0].summary("repeats_\(opinion)")?.mean)
    }
  }

  @Test func `first-hand tellings are those of round 1`() throws {
    let result = try compare(Samples.lively(), settings: ["replicates=60"])
    let comparison = try #require(result.comparisons).negative
    let first = try #require(
      result.run.settings[0].rounds.first {
        $0.opinion == .negative && $0.round == 1 && $0.quantity == .tellings
      })
    let parts = try #require(comparison[.customers]?.mean) + #require(comparison[.ranOut]?.mean)
    #expect(abs((comparison.ledger.value(of: "hop1") ?? 0) - first.mean - parts) < 1e-9)
  }

  @Test func `customers of a file are counted as they are`() throws {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(path: "hearsay-customers-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("id,view\n1,satisfied\n50,dissatisfied\n90,dissatisfied\n".utf8).write(to: file)
    let customers =
      "customers={\"file\": \"\(file.path)\", \"person\": \"id\", \"opinion\": \"view\"}"
    let comparisons = try #require(
      compare(Samples.lively(), settings: [customers, "replicates=5"]).comparisons)
    #expect(comparisons.positive.ledger.value(of: "happy") == 1)
    #expect(comparisons.negative.ledger.value(of: "unhappy") == 2)
    #expect(comparisons.negative[.customers]?.mean == 0)
  }

  @Test func `the number of workers changes nothing`() throws {
    let one = try #require(compare(Samples.lively(), workers: 1).comparisons)
    let many = try #require(compare(Samples.lively(), workers: 7).comparisons)
    #expect(one == many)
  }

  @Test func `without all runs there is no gap`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let plan = try Plan(Samples.document(Samples.lively()), scope: .run)
    let result = try LedgerExperiment(plan).run(
      workers: Workers(1), cancellation: cancellation
    ) { _ in }
    #expect(result.comparisons == nil && result.run.wasCancelled)
  }

  // MARK: - With periods

  private func service(
    _ model: ServiceModel, draws: Int = 1, workers: Int = 2
  ) throws -> LedgerResult {
    let plan = try Samples.plan([model], .run, replicates: 30, draws: draws)
    return try LedgerExperiment(plan).run(
      workers: Workers(workers), cancellation: Cancellation()
    ) { _ in }
  }

  @Test(arguments: [1, 3])
  func `with periods the parts of each ledger sum to its gap, beside what run has`(draws: Int)
    throws
  {
    let result = try service(Samples.model, draws: draws)
    #expect(result.all.map(\.subject) == [.story(.positive), .story(.negative), .customersLost])
    for comparison in result.all {
      let gap = try #require(comparison.gap.mean)
      let found = try #require(comparison.simulated.mean)
      let tolerance = 1e-9 * max(1, abs(comparison.counted.value))
      #expect(abs(comparison.parts.compactMap(\.mean).reduce(0, +) - gap) <= tolerance)
      #expect(abs(comparison.counted.value - found - gap) <= tolerance)
      // Who is resolved stays, and tells nothing.
      let tellsLess = comparison.subject != .story(.positive)
      #expect(comparison.parts.count == 8 && (comparison[.recovered]?.mean != 0) == tellsLess)
    }
    // What the ledger counts with beside is no part of the run.
    let run = try Experiment(result.run.plan).run(
      workers: Workers(1), cancellation: Cancellation()
    ) { _ in }
    #expect(run.records == result.run.records && run.plan.hash == result.run.plan.hash)
    #expect(run.settings[0].summaries == result.run.settings[0].summaries)
    #expect(run.settings[0].periods == result.run.settings[0].periods)
    for (name, comparison) in zip(
      ["hearings_positive", "hearings_negative", "leavers"], result.all)
    {
      #expect(comparison.simulated == run.settings[0].summary(name))
    }
    #expect(
      result.comparisons?.negative[.toldTwice]?.mean
        == run.settings[0].summary("repeats_negative")?.mean)
    #expect(
      result.customersLost?[.wonBack]?.mean == run.settings[0].summary("won_back")?.mean)
  }

  @Test func `each part is that of the simulations, one by one`() throws {
    let result = try service(Samples.model)
    let scenario = result.run.plan.settings[0].scenario
    guard case .model(let form) = scenario.graph else {
      Issue.record("no model")
      return
    }
    let graph = try form.build(seed: scenario.seed, workers: .single)
    let simulation = ServiceSimulation(
      graph: graph, model: Samples.model, rules: scenario.rules,
      customers: .atStart(.share(0.4), order: .random))
    let workspace = ServiceWorkspace()
    let counts = (0..<scenario.replicates).map {
      ServiceLedger.Counts(simulation.run(seed: scenario.seed, replicate: $0, in: workspace))
    }
    for found in result.all {
      let ledger = ServiceLedger(
        found.subject, of: Samples.model, customers: .share(0.4), people: graph.people,
        voices: scenario.voices, contacts: Double(2 * graph.ties) / Double(graph.people),
        rounds: found.imposedRounds ?? scenario.roundLimit)
      let parts = counts.map { ledger.parts(of: $0) }
      for (place, part) in parts[0].enumerated() {
        let mean = parts.reduce(0) { $0 + $1[place].value } / Double(counts.count)
        let shown = try #require(found[part.part]?.mean)
        #expect(abs(shown - mean) < 1e-9 * max(1, abs(mean)), "\(found.subject) \(part.part)")
      }
    }
  }

  @Test func `tellings of the first round are counted in every period`() throws {
    let result = try service(Samples.model)
    let first = try #require(
      result.run.settings[0].rounds.first {
        $0.opinion == .negative && $0.round == 1 && $0.quantity == .tellings
      })
    let bad = try #require(result.comparisons).negative
    let before: [LedgerPart] = [
      .cameAndWent, .moments, .recovered, .unresolved, .pleased, .ranOut,
    ]
    let parts = before.compactMap { bad[$0]?.mean }.reduce(0, +)
    #expect(abs((bad.ledger.value(of: "hop1") ?? 0) - first.mean - parts) < 1e-9)
  }

  @Test func `a service ledger that does not end is stopped as long as the longest story`() throws {
    var plan = try Samples.plan([Samples.model], .run, replicates: 12)
    var scenario = plan.settings[0].scenario
    scenario.voices.negative.retell = 0.9
    plan = Plan(
      [plan.document], scope: .run, paths: [],
      settings: [
        Plan.Setting(
          variant: "baseline", point: 0, parameters: [], scenario: scenario, firstRunID: 0)
      ])
    let result = try LedgerExperiment(plan).run(
      workers: Workers(2), cancellation: Cancellation()
    ) { _ in }
    let bad = try #require(result.comparisons).negative
    #expect(
      bad.imposedRounds.map(Double.init)
        == result.run.settings[0].summary("rounds")?.quantiles?.max)
    #expect(bad.counted.value.isFinite && result.customersLost?.imposedRounds == nil)
  }

  @Test func `one customer in endless misery: the gap is what is resolved`() throws {
    let json = """
      { "format": 1, "seed": 3, "replicates": 25,
        "graph": { "model": "ring-lattice", "people": 40, "contacts": 6 },
        "customers": { "count": 1 },
        "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": { "exactly": 4 } } },
        "service": { "periods": 8, "experience": { "misery": 1, "magic": 0 }, "complain": 1,
          "recovery": { "attempt": 1, "resolvedQuickly": 0.5, "resolved": 0 },
          "loyalty": { "ordinary": 1, "silent": 1, "unresolved": 1, "resolved": 1, "resolvedQuickly": 1 } } }
      """
    let result = try compare(json)
    let bad = try #require(result.comparisons).negative
    let recovered = try #require(result.run.settings[0].summary("recovered")?.mean)
    #expect(recovered > 0 && bad.counted.value == 32)
    #expect(bad[.recovered]?.mean == 4 * recovered && bad.gap.mean == 4 * recovered)
    for part in bad.parts where part.metric != LedgerPart.recovered.rawValue {
      #expect(part.mean == 0 && part.standardDeviation == 0, "\(part.metric)")
    }
    #expect(result.customersLost?.counted.value == 0 && result.customersLost?.gap.mean == 0)
  }

  @Test func `the number of workers changes no service ledger`() throws {
    #expect(try service(Samples.model, workers: 1).all == service(Samples.model, workers: 7).all)
  }
}

extension LedgerComparison {
  /// One of the parts, or nil if it does not have it.
  fileprivate subscript(part: LedgerPart) -> MetricSummary? {
    parts.first { $0.metric == part.rawValue }
  }
}
