import Experiments
import Foundation
import Parallelism
import Scenarios
import Statistics
import TestSupport
import Testing

/// How often printed intervals hold the truth: 1,000 experiments a case, simulated by the kernel, summed
/// up as every report sums them up.
///
/// By default one case is run of each kind, and ratios are left out; each case is the same as in full.
///
/// The truth is the figure of 100,000 replicates with another random seed, at least 250 times as
/// many as an experiment has. Where an interval is withheld, a new experiment is made of as many
/// replicates as the report asks for. The table of results is in the documentation of the module.
@Suite struct CoverageTests {
  private static let experiments = 1000
  /// Of fewer printed intervals no share is judged.
  private static let fewestJudged = 100
  private static let replicatesForTruth = 100_000

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
        { "format": 1, "graph": { "model": "complete", "people": 10000 },
          "customers": { "share": 0.001, "satisfied": 0.5, "dissatisfied": 0.5 },
          "limits": { "takeOff": 0.1 },
          "voices": { "positive": { "tells": { "between": [2, 3] }, "retell": 0.1 },
                      "negative": { "tells": { "poisson": 1 }, "retell": 0.5 } } }
        """)

    /// The records of this many replicates.
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
    var adopted = 0

    mutating func take(_ interval: Interval?, _ truth: Double) {
      guard let interval else { return }
      printed += 1
      if interval.contains(truth) { adopted += 1 }
    }

    var coverage: Double { Double(adopted) / Double(max(1, printed)) }
  }

  private static func summary(
    _ metric: String, _ records: some Sequence<RunRecord>
  ) -> MetricSummary? {
    SettingSample(records, requested: 0, draws: 1).summary(metric)
  }

  /// How many of the intervals of a metric hold the truth: of experiments of `n` replicates, and of those
  /// that take the report's advice where the first have no interval.
  private static func tallies(
    _ metric: String, _ records: [RunRecord], others: [RunRecord], n: Int
  ) throws -> (first: Tally, advised: Tally) {
    let truth = try #require(summary(metric, others)?.mean)
    let results = Workers().map(experiments) { experiment -> (Interval?, Interval?) in
      let start = experiment * n
      let first = summary(metric, records[start..<start + n])
      guard first?.interval == nil, let needed = first?.replicatesNeeded else {
        return (first?.interval, nil)
      }
      // Somewhere among the replicates of another seed, each time elsewhere.
      let count = min(needed, 20_000)
      let place = (experiment * 7919) % (others.count - count)
      return (nil, summary(metric, others[place..<place + count])?.interval)
    }
    var tallies = (first: Tally(), advised: Tally())
    for (first, advised) in results {
      tallies.first.take(first, truth)
      tallies.advised.take(advised, truth)
    }
    return tallies
  }

  private static func sample(_ records: some Sequence<RunRecord>) -> SettingSample {
    SettingSample(records, requested: 0, draws: 1)
  }

  /// Expects that 92 to 97 in 100 printed intervals hold the truth, give or take two standard errors of
  /// a share of this many, and prints the row for the table in the documentation, if the test is
  /// run in full.
  private static func expect(_ tally: Tally, _ name: String) {
    if TestExtent.isFull {
      print("| \(name) | \(tally.printed) | \((tally.coverage * 1000).rounded() / 10) |")
    }
    guard tally.printed >= fewestJudged else { return }
    func error(_ share: Double) -> Double {
      (share * (1 - share) / Double(tally.printed)).squareRoot()
    }
    let range = 0.92 - 2 * error(0.92)...0.97 + 2 * error(0.97)
    #expect(range.contains(tally.coverage), "\(name): \(tally)")
  }

  private static func check(_ model: Model, _ metrics: [String], _ counts: [Int], _ name: String)
    throws
  {
    let records = try model.records(experiments * (counts.max() ?? 1), seed: 1)
    let others = try model.records(replicatesForTruth, seed: 2)
    for n in counts {
      for metric in metrics {
        let tally = try tallies(metric, records, others: others, n: n)
        expect(tally.first, "\(name), \(metric) | \(n)")
        expect(tally.advised, "\(name), \(metric), as many as asked for | \(n)")
      }
    }
  }

  @Test(arguments: TestExtent.cases([0.5, 0.9], reduced: 1))
  func `the reach of a story that dies out`(m: Double) throws {
    try Self.check(.subcritical(m), ["reach_negative"], [60, 150, 200, 400], "m \(m)")
  }

  @Test(arguments: TestExtent.cases([0.05, 0.5], reduced: 1))
  func `waves that take off or not`(chance: Double) throws {
    try Self.check(
      .takeOff(chance: chance),
      ["reach_negative", "took_off_negative", "reach_given_take_off_negative"],
      chance < 0.1 ? [100, 200, 400] : [50, 100, 200], "take-off \(chance)")
  }

  @Test(.enabled(if: TestExtent.isFull, "slow: runs where HEARSAY_FULL_TESTS is 1"))
  func `ratios of means and paired differences`() throws {
    let calmer = ["voices.negative.retell=0.4"]
    let model = Model.customers
    let counts = [30, 60, 150]
    func records(_ count: Int, _ seed: Int) throws -> [[RunRecord]] {
      try [[], calmer].map { try model.records(count, seed: seed, settings: $0) }
    }
    let experiments = try records(Self.experiments * 150, 1)
    let others = try records(Self.replicatesForTruth, 2)
    for n in counts {
      for metric in [
        "reach_per_customer_negative", "reach_per_customer_positive", "negative_per_positive",
      ] {
        let tally = try Self.tallies(metric, experiments[0], others: others[0], n: n)
        Self.expect(tally.first, "\(metric) | \(n)")
        Self.expect(tally.advised, "\(metric), as many as asked for | \(n)")
      }
    }
    let truth = VariantComparison(
      setting: 1, baseline: Self.sample(others[0]), variant: Self.sample(others[1]))
    for n in counts {
      let rows = Workers().map(Self.experiments) { experiment in
        let range = experiment * n..<experiment * n + n
        return VariantComparison(
          setting: 1, baseline: Self.sample(experiments[0][range]),
          variant: Self.sample(experiments[1][range])
        ).rows
      }
      for metric in [
        "reach_negative", "negative_per_positive", "reach_per_customer_negative",
      ] {
        let expected = try #require(truth.rows.first { $0.metric == metric }?.difference)
        var tally = Tally()
        for row in rows { tally.take(row.first { $0.metric == metric }?.interval, expected) }
        Self.expect(tally, "paired difference, \(metric) | \(n)")
      }
    }
  }
}
