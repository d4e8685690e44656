import Experiments
import Foundation
import Parallelism
import Scenarios
import Statistics
import Testing

/// How often printed intervals hold the truth: 1,000 experiments a case, simulated by the kernel, summed
/// up as every report sums them up.
///
/// The truth is the figure of 400,000 replicates under another random seed, at least 200 times as many as
/// an experiment has. Where an interval is withheld, a new experiment is made of as many replicates as
/// the report asks for. The table of what was found stands in the documentation of the module.
@Suite struct CoverageTests {
  private static let experiments = 1000
  private static let replicatesForTruth = 400_000

  /// What is simulated.
  private struct Model {
    var json: String

    /// One customer tells some people, and each of them with a chance as many.
    ///
    /// With Poisson's distribution of mean 1 the chance is the reproduction number m. Nothing is large
    /// enough for a take-off.
    static func subcritical(_ m: Double, tells: String = "{ \"poisson\": 1 }") -> Model {
      Model(
        json: """
          { "format": 1, "graph": { "model": "complete", "people": 100000 },
            "customers": { "count": 1, "satisfied": 0, "dissatisfied": 1 }, "limits": { "takeOff": 0.02 },
            "voices": { "positive": { "tells": "nobody" },
                        "negative": { "tells": \(tells), "retell": \(m) } } }
          """)
    }

    /// One customer tells nobody, or three people, with whom the story takes off almost surely.
    static func takeOff(chance: Double) -> Model {
      Model(
        json: """
          { "format": 1, "graph": { "model": "complete", "people": 1000 },
            "customers": { "count": 1, "satisfied": 0, "dissatisfied": 1 },
            "voices": { "positive": { "tells": "nobody" },
                        "negative": { "tells": { "exactly": 3, "silent": \(1 - chance) },
                                      "retells": { "exactly": 3 }, "retell": 0.9 } } }
          """)
    }

    /// About ten customers of each opinion, whose number is left to chance.
    static let customers = Model(
      json: """
        { "format": 1, "graph": { "model": "complete", "people": 20000 },
          "customers": { "share": 0.001, "satisfied": 0.5, "dissatisfied": 0.5 },
          "limits": { "takeOff": 0.1 },
          "voices": { "positive": { "tells": { "between": [2, 3] }, "retell": 0.1 },
                      "negative": { "tells": { "poisson": 1 }, "retell": 0.5 } } }
        """)

    /// The records of so many replicates.
    func records(
      _ count: Int, seed: Int, settings: [String] = []
    ) throws -> [RunRecord] {
      let document = try Samples.document(
        json, settings: settings + ["replicates=\(count)", "seed=\(seed)"])
      return try Experiment(Plan(document, scope: .run))
        .run(workers: Workers(), cancellation: Cancellation()) { _ in }.records
    }
  }

  /// How many of the printed intervals hold the truth.
  private struct Tally {
    var printed = 0
    var held = 0

    mutating func take(_ interval: Interval?, _ truth: Double) {
      guard let interval else { return }
      printed += 1
      if interval.contains(truth) { held += 1 }
    }

    var coverage: Double { Double(held) / Double(max(1, printed)) }
  }

  private static func summary(
    _ metric: String, _ records: some Sequence<RunRecord>
  ) -> MetricSummary? {
    SettingSample(records, requested: 0, draws: 1).summary(metric)
  }

  /// The tallies of experiments of `n` replicates, and of those that take the advice where the first has
  /// no interval.
  private static func tallies(
    _ model: Model, _ metrics: [String], n: Int
  ) throws -> [String: (first: Tally, advised: Tally, withheld: Int)] {
    let records = try model.records(experiments * n, seed: 1)
    let others = try model.records(replicatesForTruth, seed: 2)
    var found: [String: (first: Tally, advised: Tally, withheld: Int)] = [:]
    for metric in metrics {
      let truth = try #require(summary(metric, others)?.mean)
      let results = Workers().map(experiments) { experiment -> (Interval?, Interval?, Bool) in
        let start = experiment * n
        guard let first = summary(metric, records[start..<start + n]) else {
          return (nil, nil, false)
        }
        guard first.interval == nil, let needed = first.replicatesNeeded else {
          return (first.interval, nil, false)
        }
        // Elsewhere in the pool of replicates with another seed each time.
        let count = min(needed, 20_000)
        let place = (experiment * 7919) % (replicatesForTruth - count)
        return (nil, summary(metric, others[place..<place + count])?.interval, true)
      }
      var tally = (first: Tally(), advised: Tally(), withheld: 0)
      for (first, advised, wasWithheld) in results {
        tally.first.take(first, truth)
        tally.advised.take(advised, truth)
        tally.withheld += wasWithheld ? 1 : 0
      }
      found[metric] = tally
    }
    return found
  }

  private static func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  private static func check(_ model: Model, _ metrics: [String], n: Int, _ name: String) throws {
    for (metric, tally) in try tallies(model, metrics, n: n).sorted(by: { $0.key < $1.key }) {
      note(
        "COVERAGE | \(name) | \(metric) | \(n) | \(tally.first.printed) | \(tally.first.coverage) | \(tally.withheld) | \(tally.advised.printed) | \(tally.advised.coverage)"
      )
    }
  }

  @Test(arguments: [60, 120, 200, 400])
  func `the reach of talk that dies out`(n: Int) throws {
    for m in [0.5, 0.9] {
      try Self.check(.subcritical(m), ["reach_negative"], n: n, "m \(m)")
      try Self.check(
        .subcritical(m, tells: "{ \"exactly\": 9 }"), ["reach_negative"], n: n, "9 told, m \(m)")
    }
  }

  @Test(arguments: [50, 100, 200, 400, 1000])
  func `waves that take off or not`(n: Int) throws {
    for chance in [0.05, 0.5] {
      try Self.check(
        .takeOff(chance: chance),
        ["reach_negative", "took_off_negative", "reach_given_take_off_negative"], n: n,
        "take-off \(chance)")
    }
  }

  @Test(arguments: [30, 60, 120, 200])
  func `ratios of means`(n: Int) throws {
    try Self.check(
      .customers,
      ["reach_per_customer_negative", "reach_per_customer_positive", "negative_per_positive"], n: n,
      "ratio")
  }

  @Test(arguments: [30, 60, 120, 200])
  func `paired differences`(n: Int) throws {
    let calmer = ["voices.negative.retell=0.4"]
    let model = Model.customers
    let (before, after) = (
      try model.records(Self.experiments * n, seed: 1),
      try model.records(Self.experiments * n, seed: 1, settings: calmer)
    )
    let truth = VariantComparison(
      setting: 1,
      baseline: SettingSample(
        try model.records(Self.replicatesForTruth, seed: 2), requested: 0, draws: 1),
      variant: SettingSample(
        try model.records(Self.replicatesForTruth, seed: 2, settings: calmer), requested: 0,
        draws: 1))
    let metrics = [
      "reach_negative", "reach_positive", "negative_per_positive", "reach_per_customer_negative",
    ]
    let rows = Workers().map(Self.experiments) { experiment in
      let range = experiment * n..<experiment * n + n
      return VariantComparison(
        setting: 1, baseline: SettingSample(before[range], requested: n, draws: 1),
        variant: SettingSample(after[range], requested: n, draws: 1))
    }
    for metric in metrics {
      var tally = Tally()
      let true_ = try #require(truth.row(metric)?.difference)
      for row in rows { tally.take(row.row(metric)?.interval, true_) }
      Self.note("COVERAGE | paired | \(metric) | \(n) | \(tally.printed) | \(tally.coverage)")
    }
  }
}
