@testable import Experiments
import Parallelism
import Scenarios
import SocialGraph
import Statistics
import WordOfMouth

/// Small results made by hand, so that every figure in a report can be traced.
enum Example {
  static let text = """
    {
      "format": 1,
      "title": "How far do the two stories travel?",
      "extends": "preset:two-three-eight-ten",
      "seed": 42,
      "replicates": 4,
      "graph": { "model": "watts-strogatz", "people": 1000, "contacts": 20, "rewire": 0.1 },
      "customers": { "share": 0.05, "satisfied": 0.6, "dissatisfied": 0.1 },
      "voices": { "negative": { "retell": 0.02 } },
      "variants": { "half-as-many-unhappy": { "customers.dissatisfied": 0.05 } }
    }
    """

  static func document(replicates: Int = 4) throws -> ScenarioDocument {
    try ScenarioDocument.read(
      .text(text, name: "example.json"), settings: ["replicates=\(replicates)"])
  }

  static let slogan = Slogan(
    reach: ByOpinion(positive: 2.5, negative: 9), source: "Trade texts on service", year: 1988,
    kind: .folklore)

  /// The baseline, four replicates.
  static func run(
    failing: Int? = nil, replicates: Int = 4,
    changing change: (inout Scenario) -> Void = { _ in }
  ) throws -> ExperimentResult {
    let document = try document(replicates: replicates)
    var scenario = document.baseline
    change(&scenario)
    let plan = Plan(
      [document], scope: .run, paths: [],
      settings: [setting("baseline", 0, [], scenario, 0)])
    var records = (0..<min(replicates, scenario.replicates)).map {
      record($0, setting: 0, replicate: $0)
    }
    if let failing { records[failing] = RunRecord(runID: failing, setting: 0, replicate: failing) }
    return ExperimentResult(
      plan: plan, key: RunKey(plan: plan.hash), runs: try StoredRuns(of: plan, records),
      settings: [found()],
      isComplete: failing == nil)
  }

  /// The baseline and a what-if.
  static func compare(replicates: Int = 4) throws -> ExperimentResult {
    let document = try document(replicates: replicates)
    let plan = Plan(
      [document], scope: .compare, paths: ["customers.dissatisfied"],
      settings: [
        setting("baseline", 0, ["0.1"], document.baseline, 0),
        setting("half-as-many-unhappy", 0, ["0.05"], document.baseline, replicates),
      ])
    let comparison = VariantComparison(
      setting: 1,
      rows: summaries().map { summary in
        difference(summary)
      })
    return ExperimentResult(
      plan: plan, key: RunKey(plan: plan.hash),
      runs: try runs(of: plan), settings: [found(), found()], comparisons: [comparison])
  }

  /// Points of a design with two paths.
  static func sweep(points: Int = 2) throws -> ExperimentResult {
    let document = try document()
    let plan = Plan(
      [document], scope: .sweep,
      paths: ["customers.dissatisfied", "voices.negative.retell"],
      settings: (0..<points).map {
        setting("baseline", $0, ["0.\($0 + 1)", "0.02"], document.baseline, 4 * $0)
      })
    return ExperimentResult(
      plan: plan, key: RunKey(plan: plan.hash),
      runs: try runs(of: plan),
      settings: (0..<points).map { found(reach: Double($0)) })
  }

  /// A small decision where inputs are uncertain, run as it is.
  static func decided() throws -> ExperimentResult {
    let document = try ScenarioDocument.read(
      .text(
        """
        { "format": 1, "title": "Calm them?", "seed": 5, "replicates": 12,
          "graph": { "model": "ring-lattice", "people": 300, "contacts": 8 },
          "customers": { "count": 20, "satisfied": 0.5, "dissatisfied": 0.5 },
          "voices": { "positive": { "tells": { "exactly": 2 } },
                      "negative": { "tells": { "exactly": 4 }, "retell": 0.1 } },
          "variants": { "calm": { "voices.negative.tells": { "exactly": 3 } },
                        "polite": { "customers.satisfied": 0.4 } },
          "uncertain": { "voices.negative.retell": { "from": 0, "to": 0.3 },
                         "voices.negative.tells": [{ "exactly": 2 }, { "exactly": 4 }] },
          "uncertainty": { "samples": 20, "replicates": 8 } }
        """, name: "example.json"))
    return try Experiment(Plan(document, scope: .uncertain)).run(
      workers: Workers(1), cancellation: Cancellation()
    ) { _ in }
  }

  /// Two samples of two uncertain inputs, of which the first is behind most of the doubt.
  static func uncertain() throws -> ExperimentResult {
    let document = try ScenarioDocument.read(
      .text(
        text.replacing(
          "\"variants\"",
          with: """
            "uncertain": {
              "voices.negative.retell": { "from": 0, "to": 0.1 },
              "customers.dissatisfied": { "from": 0.05, "to": 0.2, "mode": 0.1 } },
            "uncertainty": { "samples": 2 },
            "variants"
            """), name: "example.json"))
    let paths = ["voices.negative.retell", "customers.dissatisfied"]
    let plan = Plan(
      [document], scope: .uncertain, paths: paths,
      settings: (0..<2).map {
        var sample = setting("baseline", $0, ["0.0\($0 + 1)", "0.1"], document.baseline, 4 * $0)
        sample.role = .sample
        return sample
      })
    let rows = summaries().map { summary in
      switch summary.metric {
      case "reach_negative":
        UncertaintyResult.Row(
          metric: summary.metric, samples: 2, replicates: 4, mean: 1044.5, standardError: 12,
          judged: SampleInterval(Interval(low: 1006, high: 1083), isFirm: true), spread: 24.5,
          inputDeviation: 150.25,
          quantiles: MetricSummary.Quantiles(
            p05: 900, p25: 950, p50: 1040, p75: 1100, p95: 1200, min: 890, max: 1210),
          shares: [
            UncertaintyResult.Share(value: 0.2, interval: Interval(low: 0.1, high: 0.3)),
            UncertaintyResult.Share(value: 0.75, interval: Interval(low: 0.6, high: 0.9)),
          ], rest: 0.05)
      case "reach_positive":
        UncertaintyResult.Row(
          metric: summary.metric, samples: 2, replicates: 4, mean: 70.25, standardError: 2.4,
          judged: nil, spread: 4.75, inputDeviation: 0,
          quantiles: MetricSummary.Quantiles(
            p05: 66, p25: 68, p50: 70, p75: 72, p95: 75, min: 60, max: 80),
          withheld: .replicatesNeeded(90))
      default:
        UncertaintyResult.Row(
          metric: summary.metric, samples: 2, replicates: 4, withheld: .samplesNeeded(12))
      }
    }
    return ExperimentResult(
      plan: plan, key: RunKey(plan: plan.hash),
      runs: try runs(of: plan), settings: [found(), found(reach: 1)],
      uncertainty: UncertaintyResult(
        inputs: paths, samples: 2, sampling: .latinHypercube, rows: rows))
  }

  private static func setting(
    _ variant: String, _ point: Int, _ parameters: [String], _ scenario: Scenario, _ first: Int
  ) -> Plan.Setting {
    var scenario = scenario
    scenario.slogan = slogan
    return Plan.Setting(
      variant: variant, point: point, parameters: parameters, scenario: scenario, firstRunID: first)
  }

  /// A record of each run of a plan.
  private static func runs(of plan: Plan) throws -> StoredRuns {
    try StoredRuns(
      of: plan,
      plan.settings.enumerated().flatMap { place, setting in
        (0..<setting.scenario.replicates).map {
          record(setting.firstRunID + $0, setting: place, replicate: $0)
        }
      })
  }

  /// A block of records of waves.
  static func block(_ records: [RunRecord]) -> RunBlock {
    var block = RunBlock(setting: 0, BlockLayout(metrics: Metric.wave.count))
    for record in records { block.append(record) }
    return block
  }

  /// Distinct numbers, so that no column can stand for another.
  private static func record(_ id: Int, setting: Int, replicate: Int) -> RunRecord {
    RunRecord(
      runID: id, setting: setting, replicate: replicate,
      values: Metric.wave.indices.map { Double(100 * replicate + $0) })
  }

  private static func found(reach: Double = 0) -> SettingResult {
    SettingResult(
      people: 1000, ties: 10_000, summaries: summaries(reach: reach), growth: growth,
      rounds: RoundSummary.Quantity.allCases.map { quantity in
        RoundSummary(
          opinion: .negative, round: 1, quantity: quantity, mean: 41.5, p05: 38, p25: 40, p50: 41.5,
          p75: 43, p95: 45)
      })
  }

  /// How the stories grow: nobody tells the positive one on, and the negative one takes off three times in
  /// four.
  static let growth: ByOpinion<StoryGrowth> = {
    var notRetold = StoryRules()
    notRetold.exception = .notRetold
    let rounds = (0..<20).map { replicate -> StoryRounds in
      var counts = WaveOutcome.Counts()
      counts.firstHand = 1
      counts.newlyReached = replicate % 4 == 0 ? [9] : [9, 20, 400, 500]
      return StoryRounds(
        of: .negative,
        in: WaveOutcome(
          people: 1000, counts: ByOpinion(positive: counts, negative: counts), reachBoth: 0,
          rounds: 4), roundLimit: nil)
    }
    let grouping = ReplicateGroups(of: Array(0..<20), draws: [1])
    return ByOpinion { opinion in
      StoryGrowth(
        of: 20, opinion == .positive ? notRetold : StoryRules(), grouping
      ) { number in rounds.map { $0[number] } }
    }
  }()

  /// A summary of each metric: those of reach as they might be, the others 0.
  private static func summaries(reach: Double = 0) -> [MetricSummary] {
    let names = Metric.wave.map(\.name) + Metric.derived.map(\.name)
    return names.map { name in
      switch name {
      case "reach_positive": summary(name, 70.25 + reach, 2.4, (62.5, 78), (66, 75))
      case "reach_negative": summary(name, 1044.5 + reach, 12, (1006, 1083), (1020, 1070))
      case "reach_per_customer_positive": summary(name, 2.4012, 0.031, (2.31, 2.49))
      case "reach_per_customer_negative": summary(name, 9.1234, 0.12, (8.76, 9.48))
      case "negative_per_positive": summary(name, 14.868, 0.4, (13.2, 17.4), needs: 12_000)
      case "took_off_positive": summary(name, 0, 0, (0, 0.4899))
      case "took_off_negative": summary(name, 0.75, 0.22, (0.3006, 0.9544))
      case "reach_given_take_off_positive", "split_threshold_positive", "split_chance_positive",
        "split_reach_positive":
        MetricSummary(
          metric: name, requested: 4, ok: 0, mean: nil, standardDeviation: nil, standardError: nil,
          judged: nil, quantiles: nil)
      case "reach_given_take_off_negative", "split_reach_negative":
        summary(name, 1100, 9, (1061, 1139), (1090, 1115))
      case "split_chance_negative": summary(name, 0.75, 0.22, (0.3006, 0.9544))
      case "split_threshold_negative": summary(name, 45, nil, nil)
      case "reproduction_number_positive": summary(name, 0, nil, nil)
      case "reproduction_number_negative": summary(name, 2.105, 0.11, (1.85, 2.36))
      default: summary(name, 0, 0, (0, 0), (0, 0))
      }
    }
  }

  private static func summary(
    _ name: String, _ mean: Double, _ error: Double?, _ interval: (Double, Double)?,
    _ luck: (Double, Double)? = nil, needs: Int? = nil
  ) -> MetricSummary {
    MetricSummary(
      metric: name, requested: 4, ok: 4, mean: mean, standardDeviation: error.map { 2 * $0 },
      standardError: error,
      judged: interval.map {
        SampleInterval(
          Interval(low: $0.0, high: $0.1), isFirm: needs == nil,
          advice: needs.map(SampleInterval.Advice.about))
      },
      quantiles: luck.map {
        MetricSummary.Quantiles(
          p05: $0.0, p25: $0.0, p50: mean, p75: $0.1, p95: $0.1, min: $0.0, max: $0.1)
      })
  }

  private static func difference(_ summary: MetricSummary) -> VariantComparison.Row {
    let change = summary.metric.hasSuffix("negative") ? (summary.mean ?? 0) / -2 : 0
    return VariantComparison.Row(
      metric: summary.metric, baseline: summary.mean, value: summary.mean.map { $0 + change },
      difference: summary.mean.map { _ in change },
      judged: summary.mean.map { _ in
        SampleInterval(Interval(low: change * 1.1, high: change * 0.9), isFirm: true)
      }, isSame: change == 0,
      shareHigher: summary.mean.map { _ in change == 0 ? 0.5 : 0 }, ok: summary.ok)
  }
}

extension StoredRuns {
  /// The runs of some records.
  init(of plan: Plan, _ records: [RunRecord]) throws {
    let store = try RunStore(plan)
    for record in records {
      var block = RunBlock(setting: record.setting, of: plan)
      block.append(record)
      _ = try store.append(block)
    }
    self = try store.close()
  }
}

extension ExperimentResult {
  /// Leaves some runs out.
  mutating func drop(_ runIDs: Int...) throws {
    runs = try StoredRuns(of: plan, runs.records.filter { !runIDs.contains($0.runID) })
  }
}
