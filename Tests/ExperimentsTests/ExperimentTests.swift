import PlainText
import SocialGraph
@testable import Experiments
import Parallelism
import Scenarios
import Statistics
import Synchronization
import TestSupport
import Testing
import WordOfMouth

@Suite struct ExperimentTests {
  private let variants = """
    "variants": {
      "same": {},
      "calm": { "voices.negative.retell": 0 },
      "denser": { "graph.contacts": 10, "graph.draws": 3 }
    }
    """

  private func isSame(_ a: ExperimentResult, _ b: ExperimentResult) -> Bool {
    a.records == b.records && a.settings.map(\.summaries) == b.settings.map(\.summaries)
      && a.settings.map(\.rounds) == b.settings.map(\.rounds)
      && a.comparisons.map(\.rows) == b.comparisons.map(\.rows) && a.notes == b.notes
      && a.settings.map(\.ties) == b.settings.map(\.ties)
  }

  @Test func `records are those of the waves, one by one`() throws {
    let result = try Samples.run(Samples.lively())
    let scenario = result.plan.settings[0].scenario
    guard case .model(let model) = scenario.graph,
      case .drawn(let size, let order, let satisfied, let dissatisfied) = scenario.customers
    else {
      Issue.record("the sample is generated and drawn")
      return
    }
    let wave = Wave(
      graph: try model.build(seed: 7, workers: .single), rules: scenario.rules,
      firstHand: .drawn(size, order: order, satisfied: satisfied, dissatisfied: dissatisfied))
    let workspace = WaveWorkspace()
    #expect(result.done == 40 && result.isComplete && !result.wasCancelled)
    for record in result.records {
      let outcome = wave.run(RandomStream(seed: 7, replicate: record.replicate), in: workspace)
      #expect(record.values == MetricTable.wave.values(outcome))
      #expect(record.tookOff.negative == outcome.tookOff(.negative, share: 0.01))
    }
    #expect(result.settings[0].people == 300 && result.settings[0].ties == 1200)
  }

  @Test func `neither workers nor the order of work change a result`() throws {
    let json = Samples.lively(variants)
    let one = try Samples.run(json, .compare, workers: 1)
    #expect(one.records.map(\.runID) == Array(0..<160))
    for workers in [2, 7] {
      #expect(isSame(one, try Samples.run(json, .compare, workers: workers)))
    }
    let orders: [@Sendable (Int, Int) -> Int] = [
      { $1 - 1 - $0 }, { ($0 + $1 / 2) % $1 },
    ]
    for order in orders {
      let options = ExperimentOptions(blockOrder: order)
      #expect(isSame(one, try Samples.run(json, .compare, workers: 3, options: options)))
    }
    // Batches of one graph each.
    let options = ExperimentOptions(graphBudget: 1)
    #expect(isSame(one, try Samples.run(json, .compare, options: options)))
  }

  @Test func `a variant equal to the baseline differs by exactly nothing`() throws {
    let result = try Samples.run(Samples.lively(variants), .compare)
    let same = try #require(result.comparisons.first)
    #expect(same.setting == 1)
    for row in same.rows where row.difference != nil {
      #expect(row.difference == 0, "\(row.metric)")
      if row.metric.hasPrefix("reach_given_take_off") || row.interval == nil { continue }
      #expect(row.interval?.contains(0) == true, "\(row.metric)")
      #expect(row.shareHigher == 0.5, "\(row.metric)")
    }
    #expect(same.row("reach_negative")?.interval != nil)
  }

  @Test func `common random numbers make differences sharper`() throws {
    let variants = """
      "variants": {
        "paired": { "voices.negative.retell": 0.25 },
        "unpaired": { "voices.negative.retell": 0.25, "seed": 99 }
      }
      """
    let json = Samples.lively(variants).replacing("\"replicates\": 40", with: "\"replicates\": 400")
    let result = try Samples.run(json, .compare)
    func spread(_ comparison: Int) throws -> Double {
      let rows = result.comparisons[comparison].rows
      let row = try #require(rows.first { $0.metric == "tellings_negative" })
      let interval = try #require(row.interval)
      return interval.high - interval.low
    }
    #expect(try spread(0) < spread(1))
  }

  @Test func `each distinct graph is built once and few are adopted`() throws {
    let sweep = """
      "sweep": { "grid": { "graph.rewire": [0, 0.1, 0.2, 0.3], "voices.negative.retell": [0, 0.1, 0.2],
        "graph.draws": [1, 2] } }
      """
    let plan = try Plan(Samples.document(Samples.lively(sweep)), scope: .sweep)
    func trace(_ budget: Double?) throws -> ExperimentTrace {
      try Experiment(plan).run(
        workers: Workers(2), cancellation: Cancellation(),
        options: ExperimentOptions(graphBudget: budget)
      ).trace
    }
    // Three families of two draws and a lattice, which has nothing to draw, however many settings share
    // them.
    #expect(try trace(nil).graphs == 7)
    #expect(try trace(nil).mostGraphsHeld == 7)
    #expect(try trace(1).graphs == 7)
    #expect(try trace(1).mostGraphsHeld == 1)
  }

  @Test func `replicate r uses graph r mod draws`() throws {
    let result = try Samples.run(
      Samples.lively().replacing("\"rewire\": 0.2", with: "\"rewire\": 0.2, \"draws\": 3"))
    let scenario = result.plan.settings[0].scenario
    guard case .model(let model) = scenario.graph else { return }
    let customers = try CustomerList.firstHand(
      scenario.customers, labels: .numbered(300), people: 300
    ).firstHand
    let waves = try (0..<3).map {
      Wave(
        graph: try model.build(seed: 7, draw: $0, workers: .single), rules: scenario.rules,
        firstHand: customers)
    }
    let workspace = WaveWorkspace()
    for record in result.records {
      let outcome = waves[record.replicate % 3].run(
        RandomStream(seed: 7, replicate: record.replicate), in: workspace)
      #expect(record.values == MetricTable.wave.values(outcome))
    }
  }

  @Test func `cancelling keeps finished replicates`() throws {
    let json = Samples.lively(variants).replacing(
      "\"replicates\": 40", with: "\"replicates\": 4000")
    let plan = try Plan(Samples.document(json), scope: .compare)
    let cancellation = Cancellation()
    let result = try Experiment(plan).run(workers: Workers(2), cancellation: cancellation) {
      if $0.done >= 200 { cancellation.cancel() }
    }
    #expect(result.wasCancelled && !result.isComplete)
    #expect(result.records.count >= 200 && result.records.count < plan.runs)
    #expect(zip(result.records, result.records.dropFirst()).allSatisfy { $0.runID < $1.runID })
    let reach = try #require(result.settings[0].summary("reach_negative"))
    #expect(reach.requested == 4000 && reach.ok == result.records.count { $0.setting == 0 })
    #expect(!result.settings[0].rounds.isEmpty)
    // What was kept is what the complete run has.
    let complete = try Experiment(plan).run(workers: Workers(2), cancellation: Cancellation()) {
      _ in
    }
    let all = complete.records
    #expect(result.records.allSatisfy { all[$0.runID] == $0 })
  }

  @Test func `cancelled before it starts it has rows without figures`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let plan = try Plan(Samples.document(Samples.lively(variants)), scope: .compare)
    let result = try Experiment(plan).run(workers: Workers(2), cancellation: cancellation) { _ in }
    #expect(result.records.isEmpty && result.wasCancelled && !result.isComplete)
    #expect(result.settings.count == 4 && result.comparisons.count == 3)
    #expect(result.settings[0].people == 300)
    #expect(result.settings.allSatisfy { $0.summaries.allSatisfy { $0.mean == nil } })
  }

  @Test func `progress counts every replicate`() throws {
    let plan = try Plan(Samples.document(Samples.lively(variants)), scope: .compare)
    let most = Mutex(0)
    _ = try Experiment(plan).run(workers: Workers(2), cancellation: Cancellation()) { progress in
      #expect(progress.total == 160)
      most.withLock { $0 = max($0, progress.done) }
    }
    #expect(most.withLock { $0 } == 160)
  }

  @Test func `the ends are ordinary: no customers, no contacts, no people`() throws {
    let none = try Samples.run(
      Samples.lively().replacing("\"share\": 0.05", with: "\"count\": 0"))
    #expect(none.settings[0].summary("reach_negative")?.mean == 0)
    #expect(
      none.settings[0].summary("reach_negative")?.interval == Interval(low: 0, high: 0))
    #expect(none.settings[0].summary("reach_per_customer_negative")?.mean == nil)
    #expect(none.settings[0].rounds.isEmpty && none.isComplete)

    let lonely = try Samples.run(
      Samples.lively().replacing("\"contacts\": 8", with: "\"contacts\": 0"))
    #expect(lonely.settings[0].summary("tellings_negative")?.mean == 0)
    #expect(lonely.settings[0].summary("first_hand_negative")?.mean ?? 0 > 0)
    #expect(lonely.notes.count == 2)

    let empty = try Samples.run(
      Samples.lively().replacing(
        "\"people\": 300, \"contacts\": 8", with: "\"people\": 0, \"contacts\": 0"))
    #expect(empty.settings[0].people == 0 && empty.isComplete)
    #expect(empty.settings[0].summary("took_off_negative")?.mean == 0)
  }

  @Test func `customers who are not in the graph are rejected`() throws {
    let json = Samples.lively().replacing(
      #""share": 0.05, "satisfied": 0.5, "dissatisfied": 0.3"#,
      with: #""listed": { "satisfied": ["5"], "dissatisfied": ["300"] }"#)
    #expect(throws: ExperimentError.self) { try Samples.run(json) }
  }

  @Test func `what does not fit into memory is rejected before it is built`() throws {
    let plan = try Plan(Samples.document(Samples.lively()), scope: .run)
    do throws(ExperimentError) {
      _ = try Experiment(plan).run(
        workers: Workers(2), cancellation: Cancellation(),
        options: ExperimentOptions(memory: MemoryLimit(1000)))
      Issue.record("it does not fit")
    } catch .asksTooMuch(let errors) {
      let error = errors.items[0]
      #expect(error.message.contains(": this would take") && error.message.contains("1,000 B"))
      #expect(error.line != nil && error.remedies.count == 1)
    } catch {
      Issue.record("another error was expected: \(error)")
    }
  }

  @Test func `contacts that run short are remarked on once, for the settings concerned`() throws {
    let variants = """
      "variants": {
        "fifty": { "voices.negative.tells": { "exactly": 50 } },
        "also-fifty": { "voices.negative.tells": { "exactly": 50 }, "seed": 3 }
      }
      """
    let result = try Samples.run(Samples.lively(variants), .compare)
    #expect(result.notes.count == 1)
    #expect(result.notes.first?.hasPrefix("With fifty and 1 more: Too few contacts") == true)
  }

  @Test func `longest replicate's rounds, and reach that ends at the mean`() throws {
    let result = try Samples.run(Samples.lively())
    let rounds = result.settings[0].rounds
    let place = try #require(Metric.wave.firstIndex { $0.name == "rounds" })
    let longest = result.records.map { Int($0.values[place]) }.max()
    #expect(rounds.map(\.round).max() == longest)
    for opinion in Opinion.allCases {
      let last = rounds.last { $0.opinion == opinion && $0.quantity == .reach }
      let mean = result.settings[0].summary("reach_\(opinion)")?.mean
      #expect(abs((last?.mean ?? -1) - (mean ?? -2)) < 1e-9)
    }
  }

  @Test func `B1: subcritical talk reaches what a branching process does`() throws {
    // Erdos-Renyi with mean c, each m / c, everyone retelling: one customer's story, itself included,
    // comes to 1 / (1 - m) people.
    let m = 0.5
    let json = """
      { "format": 1, "seed": 11, "replicates": 4000,
        "graph": { "model": "erdos-renyi", "people": 20000, "contacts": 10 },
        "customers": { "count": 1, "satisfied": 0, "dissatisfied": 1 },
        "voices": {
          "positive": { "tells": "nobody" },
          "negative": { "tells": { "each": \(m / 10) }, "retell": 1 }
        } }
      """
    let reach = try #require(Samples.run(json).settings[0].summary("reach_per_customer_negative"))
    let error = try #require(reach.standardError)
    #expect(abs(try #require(reach.mean) - m / (1 - m)) < 4 * error + 0.02)
  }
}
