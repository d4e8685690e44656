import Parallelism
import Scenarios
import Service
import Statistics
import TestSupport
import Testing
import WordOfMouth

@testable import Experiments

/// How often printed intervals hold the truth: experiments drawn with replacement from a pool of
/// simulated replicates, whose mean is then exactly the truth, and summed up as every report sums them up.
///
/// By default a setting or two of each kind are run with fewer experiments. A rule allows for two and a half
/// standard errors of a share of as many as were drawn.
@Suite struct CoverageTests {
  private static let experiments = TestExtent.experiments(reduced: 100)
  private static let replicatesOfPool = TestExtent.count(full: 4_000, reduced: 1_000)
  private static let counts = TestExtent.isFull ? [10, 20, 50, 100, 200, 400] : [20, 100]

  // MARK: What is simulated

  /// The replicates of some settings with common random numbers.
  private struct Pool {
    let name: String
    let scenarios: [Scenario]
    let table: MetricTable
    let records: [[RunRecord]]

    /// Runs the settings of a scenario: the first as it is, the others with changes.
    init(
      _ name: String, _ json: String, changes: [[String]] = [[]],
      replicates: Int = CoverageTests.replicatesOfPool
    ) throws {
      self.name = name
      let plans = try changes.map { changes in
        try Plan(
          Samples.document(json, settings: changes + ["replicates=\(replicates)", "seed=1"]),
          scope: .run)
      }
      records = try plans.map {
        Array(
          try Experiment($0).run(workers: Workers(), cancellation: Cancellation()) { _ in }.runs
            .records)
      }
      scenarios = plans.map(\.settings[0].scenario)
      table = plans[0].metrics
    }

    /// Takes the settings of a result.
    init(_ name: String, _ result: ExperimentResult) {
      self.name = name
      scenarios = result.plan.settings.map(\.scenario)
      table = result.plan.metrics
      let all = result.records
      records = scenarios.indices.map { setting in all.filter { $0.setting == setting } }
    }

    /// The replicates of a setting, all of them or those drawn.
    func sample(_ setting: Int, _ drawn: [Int]? = nil) -> SettingSample {
      var scenario = scenarios[setting]
      guard let drawn else {
        return SettingSample(records[setting], of: scenario, table: table)
      }
      scenario.replicates = drawn.count
      scenario.graphDraws = min(scenario.graphDraws, CoverageTests.graphs)
      let records = drawn.enumerated().map { place, index in
        var record = self.records[setting][index]
        (record.runID, record.replicate) = (place, place)
        return record
      }
      return SettingSample(records, of: scenario, table: table)
    }
  }

  private static let graphs = 10

  /// One dissatisfied customer or some, each of whom tells nine people, and everybody told with a chance as
  /// many: R is the number of new hearers for each hearer.
  private static func story(
    _ number: Double, _ customers: Int, silent: Double = 0, people: Int = 10_000,
    graph: String? = nil, tells: String? = nil
  ) -> String {
    let model = graph ?? "{ \"model\": \"complete\", \"people\": \(people) }"
    let rule = tells ?? "{ \"exactly\": 9 }"
    let first = tells ?? "{ \"exactly\": 9, \"silent\": \(silent) }"
    return """
      { "format": 1, "graph": \(model),
        "customers": { "count": \(customers), "satisfied": 0, "dissatisfied": 1 },
        "voices": { "positive": { "tells": "nobody" },
                    "negative": { "tells": \(first), "retells": \(rule), "retell": \(number / 9) } } }
      """
  }

  /// Stories whose reach differs in as many ways as there are.
  private static let stories: [(name: String, json: String)] = [
    ("R .3, 1 customer", story(0.3, 1)), ("R 1.5, 1 customer", story(1.5, 1)),
    ("R .9, 1 customer", story(0.9, 1)), ("R .98, 1 customer", story(0.98, 1)),
    ("R 1.02, 1 customer", story(1.02, 1, people: 3_000)),
    ("R 3, 1 customer", story(3, 1, people: 2_000)),
    ("R .5, 10 customers", story(0.5, 10)), ("R .98, 10 customers", story(0.98, 10)),
    ("R 1.1, 10 customers", story(1.1, 10, people: 3_000)),
    ("R 1.5, 10 customers", story(1.5, 10, people: 2_000)),
    ("R .9, 500 customers", story(0.9, 500)), ("R 1.5, 500 customers", story(1.5, 500)),
    ("R 1.5, 92 % silent", story(1.5, 1, silent: 0.92, people: 3_000)),
    ("R 1.5, 98.5 % silent", story(1.5, 1, silent: 0.985, people: 3_000)),
    (
      "each .04 of 20 contacts",
      story(
        9, 1, graph: #"{ "model": "random-regular", "people": 5000, "contacts": 20 }"#,
        tells: "{ \"each\": 0.04 }")
    ),
    (
      "each .06 of 20 contacts",
      story(
        9, 1, graph: #"{ "model": "random-regular", "people": 5000, "contacts": 20 }"#,
        tells: "{ \"each\": 0.06 }")
    ),
    (
      "small world",
      story(
        9, 1,
        graph:
          #"{ "model": "watts-strogatz", "people": 5000, "contacts": 10, "rewire": 0.05 }"#,
        tells: "{ \"exactly\": 2 }")
    ),
    (
      "2 % of hearers tell 50",
      story(9 * 0.02, 1, tells: "{ \"exactly\": 50 }")
    ),
  ]

  // MARK: How often an interval holds the truth

  /// How many of the intervals hold the truth.
  private struct Tally {
    var firm = (all: 0, held: 0)
    var rough = (all: 0, held: 0)
    var absent = 0

    mutating func take(_ found: SampleInterval?, _ truth: Double) {
      guard let found else {
        absent += 1
        return
      }
      let held = found.interval.contains(truth) ? 1 : 0
      if found.isFirm {
        firm = (firm.all + 1, firm.held + held)
      } else {
        rough = (rough.all + 1, rough.held + held)
      }
    }

    var all: Int { firm.all + rough.all }
    var coverage: Double { Double(firm.held + rough.held) / Double(max(1, all)) }
    var isMostlyFirm: Bool { 2 * firm.all > all }
    var firmCoverage: Double { Double(firm.held) / Double(max(1, firm.all)) }
  }

  /// Expects of all intervals of a setting that enough hold the truth.
  private static func expect(_ tally: Tally, _ n: Int, _ name: String, chance: Bool = false) {
    if TestExtent.isFull {
      let share = (tally.coverage * 1000).rounded() / 10
      print("| \(name) | \(n) | \(tally.firm.all) | \(tally.rough.all) | \(share) |")
    }
    guard tally.all > 0 else { return }
    let least = chance ? 0.86 : tally.isMostlyFirm ? 0.91 : n < 20 ? 0.85 : 0.90
    let error = (least * (1 - least) / Double(tally.all)).squareRoot()
    #expect(tally.coverage >= least - 2.5 * error, "\(name), n = \(n): \(tally)")
  }

  /// Expects that 92 to 98 in 100 firm intervals of many settings hold the truth.
  private static func expectFirm(_ tallies: [Tally], _ name: String) {
    let all = tallies.reduce(0) { $0 + $1.firm.all }
    guard all >= experiments else { return }
    let held = tallies.reduce(0) { $0 + $1.firm.held }
    let error = (0.05 / Double(all)).squareRoot()
    let share = Double(held) / Double(all)
    #expect((0.92 - 2.5 * error...0.98 + 2.5 * error).contains(share), "\(name): \(share)")
  }

  /// Draws an experiment from a pool.
  private static func draw(_ n: Int, of count: Int, _ experiment: Int) -> [Int] {
    var state = UInt64(experiment) &* 0xD1B5_4A32_D192_ED03 &+ UInt64(n)
    return (0..<n).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(count))
    }
  }

  /// The intervals of some metrics in experiments of `n` replicates.
  private static func tallies(
    _ pool: Pool, _ metrics: [String], _ n: Int, draw: @Sendable @escaping (Int) -> [Int]
  ) throws -> [Tally] {
    let whole = pool.sample(0)
    let bound = StoryRules(of: .negative, in: pool.scenarios[0]).bound ?? .infinity
    let truths = try metrics.map { metric in
      let mean = try #require(whole.summary(metric)?.mean)
      // A hearer brings no more new ones than it tells people; those of the pool may have by chance.
      return metric == "reproduction_number_negative" ? min(bound, mean) : mean
    }
    let found = Workers().map(experiments) { experiment in
      let sample = pool.sample(0, draw(experiment))
      return metrics.map { sample.summary($0)?.judged }
    }
    return metrics.indices.map { place in
      found.reduce(into: Tally()) { $0.take($1[place], truths[place]) }
    }
  }

  @Test func `the mean reach and the reproduction number of a story`() throws {
    let pools = try TestExtent.cases(Self.stories, reduced: 2).map { try Pool($0.name, $0.json) }
    for n in Self.counts {
      var firm: [Tally] = []
      for pool in pools {
        let count = pool.records[0].count
        let found = try Self.tallies(
          pool, ["reach_negative", "reproduction_number_negative"], n
        ) { Self.draw(n, of: count, $0) }
        Self.expect(found[0], n, "\(pool.name), reach")
        // A number below about one hearer a replicate does not exist in every experiment.
        if found[1].absent == 0 { Self.expect(found[1], n, "\(pool.name), R") }
        firm.append(found[0])
        #expect(found[0].absent == 0)
      }
      Self.expectFirm(firm, "reach, n = \(n)")
    }
  }

  private static let customers = """
    { "format": 1, "graph": { "model": "complete", "people": 10000 },
      "customers": { "share": 0.001, "satisfied": 0.5, "dissatisfied": 0.5 },
      "voices": { "positive": { "tells": { "between": [2, 3] }, "retell": 0.1 },
                  "negative": { "tells": { "poisson": 1 }, "retell": 0.5 } } }
    """

  @Test func `ratios of means`() throws {
    let pool = try Pool("customers", Self.customers)
    let metrics = [
      "reach_per_customer_negative", "reach_per_customer_positive", "negative_per_positive",
    ]
    let count = pool.records[0].count
    for n in Self.counts {
      let found = try Self.tallies(pool, metrics, n) { Self.draw(n, of: count, $0) }
      for (metric, tally) in zip(metrics, found) { Self.expect(tally, n, metric) }
      Self.expectFirm(found, "ratios, n = \(n)")
    }
  }

  private static func pairs(_ pool: Pool, _ metrics: [String], _ n: Int) throws -> [Tally] {
    let truth = VariantComparison(
      setting: 1, baseline: pool.sample(0), variant: pool.sample(1))
    let count = pool.records[0].count
    let expected = try metrics.map { metric in
      try #require(truth.row(metric)?.difference, "\(metric)")
    }
    let found = Workers().map(experiments) { experiment in
      let drawn = draw(n, of: count, experiment)
      let comparison = VariantComparison(
        setting: 1, baseline: pool.sample(0, drawn), variant: pool.sample(1, drawn))
      return metrics.map { comparison.row($0)?.judged }
    }
    return metrics.indices.map { place in
      found.reduce(into: Tally()) { $0.take($1[place], expected[place]) }
    }
  }

  @Test func `paired differences of means and ratios`() throws {
    let calmer = ["voices.negative.retell=0.4"]
    let pools = try [
      Pool("customers", Self.customers, changes: [[], calmer]),
      Pool(
        "R .5 and .4, 10 customers", Self.story(0.5, 10),
        changes: [[], ["voices.negative.retell=\(0.4 / 9)"]]),
      Pool(
        "R 1.5 and 1.3, 10 customers", Self.story(1.5, 10, people: 2_000),
        changes: [[], ["voices.negative.retell=\(1.3 / 9)"]]),
    ]
    for n in Self.counts {
      var all: [Tally] = []
      for pool in TestExtent.cases(pools, reduced: 1) {
        let metrics = ["reach_negative", "reach_per_customer_negative"]
        let found = try Self.pairs(pool, metrics, n)
        for (metric, tally) in zip(metrics, found) {
          Self.expect(tally, n, "\(pool.name), difference of \(metric)")
        }
        all += found
      }
      Self.expectFirm(all, "paired differences, n = \(n)")
    }
  }

  @Test func `chances of take-off`() throws {
    let pool = try Pool("R 1.5, 1 customer", Self.story(1.5, 1, people: 2_000))
    let count = pool.records[0].count
    let whole = pool.sample(0)
    let truth = try #require(whole.summary("split_chance_negative")?.mean)
    for n in Self.counts where n >= 20 {
      let found = Workers().map(Self.experiments) { experiment in
        pool.sample(0, Self.draw(n, of: count, experiment)).summary("split_chance_negative")?.judged
      }
      let tally = found.reduce(into: Tally()) { $0.take($1, truth) }
      Self.expect(tally, n, "chance of take-off", chance: true)
      // Of samples with ten or more in each mode a split is found in nearly all.
      if n >= 100 { #expect(tally.absent <= Self.experiments / 20) }
    }
  }

  @Test func `figures over ten graph draws`() throws {
    let json = """
      { "format": 1,
        "graph": { "model": "watts-strogatz", "people": 400, "contacts": 6, "rewire": 0.1,
                   "draws": 100 },
        "customers": { "count": 4, "satisfied": 0.5, "dissatisfied": 0.5 },
        "voices": { "positive": { "tells": { "exactly": 2 }, "retell": 0.3 },
                    "negative": { "tells": { "exactly": 3 }, "retell": 0.25 } } }
      """
    let pool = try Pool("ten graphs", json)
    let metrics = ["reach_negative", "reach_per_customer_positive", "negative_per_positive"]
    let (graphs, each) = (100, pool.records[0].count / 100)
    for n in Self.counts where n >= 50 {
      let found = try Self.tallies(pool, metrics, n) { experiment in
        let drawn = Self.draw(Self.graphs, of: graphs, experiment)
        let within = Self.draw(n, of: each, experiment + 1)
        return (0..<n).map { drawn[$0 % Self.graphs] + graphs * within[$0] }
      }
      for (metric, tally) in zip(metrics, found) { Self.expect(tally, n, "ten graphs, \(metric)") }
      if n >= 100 { Self.expectFirm(found, "ten graphs, n = \(n)") }
    }
  }

  /// Few customers, of whom hardly any leave or join, so that often all replicates agree.
  private static let quiet = """
    { "format": 1, "graph": { "model": "complete", "people": 200 }, "customers": { "count": 30 },
      "voices": { "positive": { "tells": { "exactly": 2 } },
                  "negative": { "tells": { "exactly": 6 }, "retell": 0.05 } },
      "service": {
        "periods": 3, "experience": { "misery": 0.02, "magic": 0.02 }, "complain": 0.3,
        "loyalty": { "ordinary": 0.999, "silent": 0.5, "unresolved": 0.6, "resolved": 0.8,
                     "resolvedQuickly": 0.95 },
        "recovery": { "attempt": 0.3, "resolvedQuickly": 0.5, "resolved": 0.3, "cost": 5 } },
      "money": { "margin": 10, "discount": 0.01 },
      "market": { "joining": { "chance": 0.001, "heardGood": 2, "heardBad": 0.5 },
                  "staying": { "heardGood": 1.4, "heardBad": 0.8 } } }
    """

  @Test func `figures on which mostly all replicates agree`() throws {
    let pool = try Pool("quiet", Self.quiet, changes: [[], ["service.recovery.attempt=0.8"]])
    let count = pool.records[0].count
    let metrics = [
      "net_present_value", "customers_end", "retention", "customer_lifetime_value",
      "hearings_per_first_hand_positive", "repeats_positive", "joiners_by_talk", "cost_recovery",
    ]
    let differences = [
      "net_present_value", "joiners_by_talk", "complaints_per_served", "complaint_rate", "leavers",
    ]
    for n in Self.counts {
      for (metric, tally) in zip(
        metrics, try Self.tallies(pool, metrics, n) { Self.draw(n, of: count, $0) })
      {
        Self.expect(tally, n, "quiet, \(metric)")
      }
      for (metric, tally) in zip(differences, try Self.pairs(pool, differences, n)) {
        Self.expect(tally, n, "quiet, difference of \(metric)")
      }
    }
  }

  @Test func `money and what a change is worth`() throws {
    var better = Samples.model
    better.recovery.attempt = 0.8
    let pool = Pool(
      "service",
      try Samples.run(
        [Samples.model, better], .compare,
        replicates: TestExtent.count(full: 2_000, reduced: 300)))
    let metrics = ["net_present_value", "profit", "leavers", "cost_recovery"]
    let count = pool.records[0].count
    for n in Self.counts {
      var all = try Self.tallies(pool, metrics, n) { Self.draw(n, of: count, $0) }
      for (metric, tally) in zip(metrics, all) { Self.expect(tally, n, "service, \(metric)") }
      let differences = ["net_present_value", "leavers", "net_benefit"]
      let found = try Self.pairs(pool, differences, n)
      for (metric, tally) in zip(differences, found) {
        Self.expect(tally, n, "service, difference of \(metric)")
      }
      all += found
      Self.expectFirm(all, "money, n = \(n)")
    }
  }
}
