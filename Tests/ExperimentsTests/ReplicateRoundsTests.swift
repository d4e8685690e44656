import Parallelism
import Scenarios
import Statistics
import Testing
import WordOfMouth

@testable import Experiments

@Suite struct ReplicateRoundsTests {
  private func plan(_ more: String, _ scope: Plan.Scope = .run) throws -> Plan {
    try Plan(Samples.document(Samples.lively(more)), scope: scope)
  }

  private func run(
    _ plan: Plan, workers: Int = 2, options: ExperimentOptions = ExperimentOptions()
  ) throws -> ExperimentResult {
    try Experiment(plan)
      .run(workers: Workers(workers), cancellation: Cancellation(), options: options).result
  }

  private static let precise =
    "\"precision\": { \"metric\": \"reach_negative\", \"relative\": 0.05, \"atMost\": 30000 }"
  private static let sweep = """
    , "sweep": { "grid": { "customers.dissatisfied": [0.1, 0.45], "graph.people": [200, 300] } }
    """

  @Test func `without a precision there is one round`() throws {
    var rounds = ReplicateRounds(try plan(""))
    let next = rounds.next()
    let first = try #require(next)
    #expect(first.counts == [40] && first.before == [0] && first.isFirst)
    rounds.end(workers: .single) { _, _ in SettingSample([RunRecord](), requested: 0, draws: 1) }
    #expect(rounds.next() == nil && rounds.replicates == [40])
  }

  @Test func `groups whose figures are known stop, and the others go on`() throws {
    let precise = Self.precise.replacing("0.05", with: "0.01")
    let plan = try plan(precise + Self.sweep, .sweep)
    #expect(plan.groups == [0..<1, 1..<2, 2..<3, 3..<4] && plan.runs == 120_000)
    // Points 0 and 2 vary much, the others hardly.
    @Sendable func sample(_ setting: Int, _ replicates: Int) -> SettingSample {
      SettingSample(
        (0..<replicates).map {
          Samples.record($0, reach: 100 + $0 % (setting % 2 == 0 ? 90 : 2), setting: setting)
        }, requested: replicates, draws: 1)
    }
    var rounds = ReplicateRounds(plan)
    var counts: [[Int]] = []
    while let round = rounds.next() {
      counts.append(round.counts)
      #expect(round.before == counts.dropLast().last ?? [0, 0, 0, 0])
      rounds.end(workers: Workers(2), sample)
    }
    #expect(counts.first == [128, 128, 128, 128])
    #expect(counts.dropFirst().first == [256, 128, 256, 128])
    #expect(rounds.replicates == counts.last)
    // 97 % of 26 / sqrt(n) within 1.44 of 144.5: from 1,524 on.
    #expect(rounds.replicates == [2_048, 128, 2_048, 128])
  }

  @Test func `nothing is learned of a group of which replicates are missing`() throws {
    let plan = try plan(Self.precise + Self.sweep, .sweep)
    @Sendable func sample(_ setting: Int, _ replicates: Int) -> SettingSample {
      SettingSample(
        (0..<replicates).map { Samples.record($0, reach: 100 + $0 % 2, setting: setting) },
        requested: replicates, draws: 1)
    }
    var rounds = ReplicateRounds(plan)
    _ = rounds.next()
    rounds.end(workers: .single, isThere: { setting, _ in setting != 2 }, sample)
    #expect(rounds.next() == nil)
    #expect(rounds.replicates == [128, 128, 30_000, 128])
  }

  @Test func `an interrupted run goes on to as many replicates, and shards make those`() throws {
    let plan = try plan(Self.precise + Self.sweep, .sweep)
    let whole = try run(plan)
    let (log, cancellation) = (BlockLog(), Cancellation())
    let begun = try Experiment(plan).ran(
      workers: .single, cancellation: cancellation, into: log
    ) { if $0.done > 300 { cancellation.cancel() } }
    #expect(begun.isCancelled && begun.runs.done < whole.plan.runs)
    let counts = try ReplicateRounds.counts(plan, in: [log], workers: .single)
    #expect(zip(counts, whole.plan.settings).allSatisfy { $0 <= $1.scenario.replicates })
    let resumed = try Experiment(plan).ran(
      workers: Workers(2), cancellation: Cancellation(), into: log)
    let shards = try (1...3).map { number -> BlockLog in
      let (log, shard) = (BlockLog(), try #require(Shard(number, of: 3)))
      let ran = try Experiment(plan).ran(
        workers: Workers(2), cancellation: Cancellation(),
        options: ExperimentOptions(.shard(shard)), into: log)
      #expect(ran.runs.done == ran.trace.runs)
      return log
    }
    let merged = try Experiment(plan).ran(
      workers: Workers(2), cancellation: Cancellation(), options: ExperimentOptions(.none),
      also: shards)
    for other in [resumed, merged] {
      let result = try other.result(workers: .single)
      #expect(result.records == whole.records && result.precision == whole.precision)
      #expect(result.settings.indices.allSatisfy { result.runs.paths($0) == whole.runs.paths($0) })
      #expect(result.isComplete && other.trace.runs == whole.plan.runs)
    }
    #expect(
      try ReplicateRounds.counts(plan, in: shards, workers: .single)
        == whole.plan.settings.map(\.scenario.replicates))
  }

  @Test func `a baseline and its variants stop together, and cannot be parted`() throws {
    let variants = ", \"variants\": { \"calm\": { \"customers.dissatisfied\": 0.1 } }"
    let compare = try plan(Self.precise + variants, .compare)
    #expect(compare.groups == [0..<2] && !compare.canBeSharded)
    #expect(try !plan(Self.precise).canBeSharded)
    #expect(try plan(Self.precise + Self.sweep, .sweep).canBeSharded)
    #expect(try plan("").canBeSharded)
    let result = try run(compare)
    let counts = result.plan.settings.map(\.scenario.replicates)
    #expect(counts[0] == counts[1] && result.comparisons[0].rows.first?.ok == counts[0])
    #expect(result.isComplete && result.precision.map(\.replicates) == [counts[0]])
  }

  @Test(arguments: [Plan.Scope.run, .sweep])
  func `as many replicates for any number of workers, any order and any budget of graphs`(
    scope: Plan.Scope
  ) throws {
    let plan = try plan(Self.precise + Self.sweep, scope)
    let one = try run(plan, workers: 1)
    var backwards = ExperimentOptions()
    backwards.blockOrder = { $1 - 1 - $0 }
    backwards.graphBudget = 1
    for other in [
      try run(plan, workers: 2), try run(plan, workers: 7),
      try run(plan, workers: 3, options: backwards),
    ] {
      #expect(other.records == one.records && other.precision == one.precision)
      #expect(other.settings.map(\.summaries) == one.settings.map(\.summaries))
      #expect(other.settings.map(\.rounds) == one.settings.map(\.rounds))
    }
    #expect(one.isComplete && one.missing == 0 && one.plan.runs == one.records.count)
    #expect(one.precision.allSatisfy { $0.misses.isEmpty })
    #expect(scope == .run || Set(one.precision.map(\.replicates)).count > 1)
  }

  @Test func `a run that stopped equals one of as many replicates, but for the interval`() throws {
    let stopped = try run(try plan(Self.precise))
    let count = stopped.plan.runs
    #expect(count >= 128 && count < 30_000 && count & (count - 1) == 0)
    let same = try Experiment(
      Plan(
        Samples.document(Samples.lively(), settings: ["replicates=\(count)"]), scope: .run)
    ).run(workers: Workers(2), cancellation: Cancellation()) { _ in }
    #expect(
      stopped.records == same.records && stopped.settings[0].rounds == same.settings[0].rounds)
    for (one, other) in zip(stopped.settings[0].summaries, same.settings[0].summaries) {
      if one.metric == "reach_negative" {
        let (wide, usual) = try (#require(one.interval), #require(other.interval))
        #expect(wide.low < usual.low && wide.high > usual.high)
        #expect(one.mean == other.mean && one.requested == count && one.ok == count)
      } else {
        #expect(one == other)
      }
    }
  }

  @Test func `what is not known at the most is missed, and says by how much`() throws {
    let result = try run(
      try plan(
        """
        "precision": {
          "all": [{ "metric": "reach_negative", "relative": 0.0001 }, { "metric": "took_off_negative", "absolute": 0.4 }],
          "atMost": 200
        }
        """))
    let group = try #require(result.precision.first)
    #expect(group.replicates == 200 && result.plan.runs == 200 && result.isComplete)
    #expect(group.misses.map(\.goal) == [0])
    let summary = try #require(result.settings[0].summary("reach_negative"))
    let (mean, interval) = try (#require(summary.mean), #require(summary.interval))
    #expect(group.misses[0].distance == max(mean - interval.low, interval.high - mean))
    #expect(group.misses[0].allowed == 0.0001 * mean)
  }

  @Test func `graphs drawn several times are looked at together`() throws {
    var settings = ["graph.draws=300"]
    let text = Samples.lively(Self.precise)
    func replicates() throws -> Int {
      try run(Plan(Samples.document(text, settings: settings), scope: .run)).plan.runs
    }
    // More draws than the first look has replicates: each has its own graph.
    #expect(try replicates() >= 128)
    settings = ["graph.draws=10"]
    #expect(try replicates() >= 128)
  }

  @Test func `samples of uncertain inputs are compared over the replicates that all have`() throws {
    let text = Samples.lively(
      Self.precise
        + """
        , "uncertain": { "voices.negative.retell": { "from": 0.01, "to": 0.3 } },
        "uncertainty": { "samples": 16 }
        """)
    let result = try run(Plan(Samples.document(text), scope: .uncertain))
    let counts = result.precision.map(\.replicates)
    let fewest = try #require(counts.min())
    #expect(fewest < counts.max() ?? 0)
    let rows = try #require(result.uncertainty?.rows)
    #expect(rows.allSatisfy { $0.replicates == fewest })
    #expect(rows.first { $0.metric == "reach_negative" }?.samples == 16)
  }

  @Test func `an interrupted run has the most replicates that were allowed`() throws {
    let cancellation = Cancellation()
    let result = try Experiment(plan(Self.precise)).run(
      workers: Workers(1), cancellation: cancellation
    ) { if $0.done > 100 { cancellation.cancel() } }
    #expect(result.wasCancelled && !result.isComplete && result.plan.runs == 30_000)
    #expect(result.missing == 30_000 - result.records.count)
  }
}
