@testable import Experiments
import Parallelism
import Scenarios
import Testing
import WordOfMouth

/// Outcomes, records and plans that the tests of this module start from.
enum Samples {
  /// An outcome with given people reached and told by round.
  static func outcome(
    people: Int = 1000, positive: [Int] = [], negative: [Int] = [], firstHand: Int = 1
  ) -> WaveOutcome {
    let counts = ByOpinion { opinion in
      var counts = WaveOutcome.Counts()
      counts.newlyReached = opinion == .positive ? positive : negative
      counts.tellingsByRound = counts.newlyReached.map { 2 * $0 }
      counts.reach = counts.newlyReached.reduce(0, +)
      counts.tellings = 2 * counts.reach
      counts.tellers = counts.reach / 2
      counts.adopted = counts.reach
      counts.firstHand = firstHand
      return counts
    }
    return WaveOutcome(
      people: people, counts: counts, reachBoth: 0, rounds: max(positive.count, negative.count))
  }

  /// A record in which the negative story reached this many people for this many customers.
  static func record(
    _ replicate: Int, reach: Int, firstHand: Int = 1, tookOff: Bool = false, setting: Int = 0
  ) -> RunRecord {
    RunRecord(
      runID: replicate, setting: setting, replicate: replicate,
      values: MetricTable.wave.values(outcome(negative: [reach], firstHand: firstHand)),
      tookOff: ByOpinion(positive: false, negative: tookOff))
  }

  /// A scenario file's text, read.
  static func document(_ json: String, settings: [String] = []) throws -> ScenarioDocument {
    try ScenarioDocument.read(.text(json, name: "sample.json"), settings: settings)
  }

  /// The lively scenario, read.
  static func bare() throws -> ScenarioDocument { try document(lively()) }

  /// What a scope of a scenario file's text comes to.
  static func run(
    _ json: String, _ scope: Plan.Scope = .run, workers: Int = 2,
    options: ExperimentOptions = ExperimentOptions()
  ) throws -> ExperimentResult {
    try Experiment(Plan(document(json), scope: scope))
      .run(workers: Workers(workers), cancellation: Cancellation(), options: options).result
  }

  /// A small scenario with a little of everything: both stories, retelling, a coin.
  static let lively = """
    {
      "format": 1, "seed": 7, "replicates": 40,
      "graph": { "model": "watts-strogatz", "people": 300, "contacts": 8, "rewire": 0.2 },
      "customers": { "share": 0.05, "satisfied": 0.5, "dissatisfied": 0.3 },
      "voices": {
        "positive": { "tells": { "between": [2, 3] }, "retell": 0.3 },
        "negative": { "tells": { "exactly": 5 }, "retell": 0.2 }
      },
      "conflict": "coin"
      $MORE
    }
    """

  /// The lively scenario with more members.
  static func lively(_ more: String = "") -> String {
    lively.replacing("$MORE", with: more.isEmpty ? "" : ", " + more)
  }
}

extension SettingSample {
  /// Records of stories that nobody tells on, so that no take-off can have been missed.
  init(
    _ records: some Sequence<RunRecord>, requested: Int, draws: Int, table: MetricTable = .wave
  ) {
    var rules = StoryRules()
    rules.exception = .notRetold
    self.init(
      records, requested: requested, draws: draws, table: table,
      rules: ByOpinion(positive: rules, negative: rules))
  }

  /// Records, with the rules of their stories.
  init(
    _ records: some Sequence<RunRecord>, requested: Int, draws: Int, table: MetricTable,
    rules: ByOpinion<StoryRules>, certain: Set<String> = []
  ) {
    let block = RunBlock(records, table)
    self.init(
      block.replicates.map { Int32($0) }, requested: requested, draws: draws, table: table,
      rules: rules, certain: certain
    ) { block.column($0) }
  }

  /// Records of a scenario.
  init(_ records: some Sequence<RunRecord>, of scenario: Scenario, table: MetricTable) {
    let block = RunBlock(records, table)
    self.init(block.replicates.map { Int32($0) }, of: scenario, table: table) { block.column($0) }
  }
}

extension RunBlock {
  /// A block of records.
  fileprivate init(_ records: some Sequence<RunRecord>, _ table: MetricTable) {
    self.init(setting: 0, BlockLayout(metrics: table.metrics.count))
    for record in records { append(record) }
  }
}

extension ExperimentResult {
  /// All of its records: made anew each time.
  var records: [RunRecord] { Array(runs.records) }
}

extension RunRecord: Equatable {
  /// Whether two records are the same; metrics that do not exist in either are.
  static func == (one: RunRecord, other: RunRecord) -> Bool {
    one.runID == other.runID && one.setting == other.setting && one.replicate == other.replicate
      && one.tookOff == other.tookOff && one.stories == other.stories
      && one.values.elementsEqual(other.values) { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}
