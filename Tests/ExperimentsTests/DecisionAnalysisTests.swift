import Parallelism
import PlainText
import Scenarios
import Service
import Statistics
import Testing

@testable import Experiments

/// Decisions where inputs are uncertain, against comparisons run one at a time.
@Suite struct DecisionAnalysisTests {
  /// A small firm that may resolve more complaints.
  private static func firm(_ uncertain: String = standard, _ more: String = "") -> String {
    """
    { "format": 1, "seed": 9, "replicates": 30,
      "graph": { "model": "ring-lattice", "people": 200, "contacts": 6 },
      "customers": { "share": 0.5 },
      "voices": { "positive": { "tells": { "exactly": 1 }, "retell": 0 },
                  "negative": { "tells": { "exactly": 3 }, "retell": 0.1 } },
      "service": { "periods": 3, "visits": 0.5, "experience": { "misery": 0.3, "magic": 0 },
        "complain": 0.6,
        "recovery": { "attempt": 0.2, "resolvedQuickly": 0, "resolved": 0.8, "cost": 12 },
        "loyalty": { "ordinary": 0.95, "silent": 0.6, "unresolved": 0.5, "resolved": 0.9,
                     "resolvedQuickly": 0.9 } },
      "money": { "margin": 10 },
      "variants": { "fix": { "service.recovery.attempt": 0.9 },
                    "fix-half": { "service.recovery.attempt": 0.5 } },
      "uncertain": { \(uncertain) }, "uncertainty": { "samples": 16 \(more) } }
    """
  }

  private static let standard = """
    "service.recovery.cost": { "from": 0, "to": 80 },
    "service.complain": { "from": 0.2, "to": 0.8 },
    "voices.negative.tells": [{ "exactly": 2 }, "nobody", { "exactly": 5 }]
    """

  private static func compared(_ settings: [String]) throws -> ExperimentResult {
    try Experiment(Plan(Samples.document(firm(), settings: settings), scope: .compare)).run(
      workers: Workers(2), cancellation: Cancellation()
    ) { _ in }
  }

  private static func decided(
    _ json: String = firm(), workers: Int = 2
  ) throws -> (result: ExperimentResult, decision: DecisionResult) {
    let result = try Samples.run(json, .uncertain, workers: workers)
    return (result, try #require(result.decision))
  }

  private static func difference(_ result: ExperimentResult, _ variant: Int) throws -> Double {
    try #require(result.comparisons[variant].row("net_present_value")?.difference)
  }

  @Test func `each sample, the scenario's own values and each end are run by every option`() throws
  {
    let plan = try Plan(Samples.document(Self.firm()), scope: .uncertain)
    // 16 samples, as written, two ends each of two ranges, three alternatives.
    #expect(plan.settings.count == 3 * (16 + 1 + 2 + 2 + 3) && plan.runs == 72 * 30)
    #expect(plan.options == 48..<51 && plan.samples == (0..<16).map { 3 * $0 })
    #expect(plan.groups.count == 24 && plan.groups.allSatisfy { $0.count == 3 })
    #expect(plan.settings[50].variant == "fix-half" && plan.settings[50].role == .written)
    #expect(plan.settings[51].role == .end(input: 0, number: 0))
    #expect(plan.settings[71].role == .end(input: 2, number: 2))
    #expect(plan.settings.map(\.point) == (0..<72).map { $0 / 3 })
    #expect(plan.leftAside.isEmpty)
    // A variant wins over an input.
    let both = try Plan(
      Samples.document(Self.firm("\"service.recovery.attempt\": { \"from\": 0, \"to\": 1 }")),
      scope: .uncertain)
    let attempts = both.settings.prefix(3).map { $0.scenario.service?.recovery.attempt }
    #expect(attempts[1] == 0.9 && attempts[2] == 0.5 && attempts[0] != 0.2)
  }

  @Test func `samples and ends may have replicates of their own`() throws {
    let plan = try Plan(
      Samples.document(Self.firm(Self.standard, ", \"replicates\": 7")), scope: .uncertain)
    for setting in plan.settings {
      #expect(setting.scenario.replicates == (setting.role == .written ? 30 : 7))
    }
  }

  @Test func `worlds are comparisons with the values of their samples`() throws {
    let (result, decision) = try Self.decided()
    #expect(decision.metric == "net_present_value" && decision.isHigherBetter)
    #expect(decision.whatIfs.map(\.name) == ["fix", "fix-half"])
    for sample in [0, 5, 15] {
      let setting = result.plan.settings[result.plan.samples[sample]]
      let settings = zip(result.plan.paths, setting.parameters).prefix(3).map { path, value in
        "\(path)=\(value)"
      }
      let compared = try Self.compared(settings)
      for variant in 0..<2 {
        let world = decision.whatIfs[variant].worlds[sample]
        #expect(world.sample == sample)
        #expect(world.difference.value == (try Self.difference(compared, variant)))
        let row = try #require(compared.comparisons[variant].row("net_present_value"))
        #expect(world.difference.shareHigher == row.shareHigher)
        #expect(world.difference.interval == row.interval)
      }
    }
    for whatIf in decision.whatIfs {
      #expect(whatIf.worlds.count == 16)
      for world in whatIf.worlds {
        let interval = try #require(world.difference.interval)
        let isOpen = interval.contains(0)
        #expect((world.verdict == .tooClose) == isOpen)
        #expect(isOpen || (world.verdict == .better) == (world.difference.value > 0))
      }
      let mean = try #require(Moments(whatIf.worlds.map(\.difference.value)).mean)
      #expect(whatIf.mean == mean && whatIf.interval?.contains(mean) == true)
    }
  }

  @Test func `at the scenario's own values it is the comparison`() throws {
    let (result, decision) = try Self.decided()
    let (part, whole) = (try #require(result.comparison), try Self.compared([]))
    #expect(part.plan.scope == .compare && part.plan.paths == whole.plan.paths)
    #expect(part.plan.settings.map(\.variant) == whole.plan.settings.map(\.variant))
    #expect(part.plan.settings.map(\.parameters) == whole.plan.settings.map(\.parameters))
    #expect(part.comparisons.map(\.setting) == [1, 2])
    #expect(part.comparisons.map(\.rows) == whole.comparisons.map(\.rows))
    #expect(part.settings.map(\.summaries) == whole.settings.map(\.summaries))
    #expect(part.runs.done == 90 && part.isComplete)
    for setting in 0..<3 {
      let column = ReplicateColumn.metric(
        try #require(part.plan.metrics.place(of: "net_present_value")))
      #expect(
        part.runs.column(column, of: setting) == whole.runs.column(column, of: setting))
      #expect(part.runs.paths(setting).count == whole.runs.paths(setting).count)
    }
    #expect(decision.whatIfs[0].assumed?.value == (try Self.difference(whole, 0)))
    let row = try #require(whole.comparisons[0].row("net_present_value"))
    #expect(decision.whatIfs[0].assumed?.interval == row.interval)
    #expect(Array(part.runs.records).map(\.setting) == Array(whole.runs.records).map(\.setting))
  }

  @Test func `a bar is two comparisons with one input moved`() throws {
    let decision = try Self.decided().decision
    for (input, path) in decision.inputs.enumerated() {
      for variant in 0..<2 {
        let bar = decision.whatIfs[variant].bars[input]
        #expect(bar.input == path && bar.hasAlternatives == (input == 2))
        #expect(bar.ends.count == (input == 2 ? 3 : 2))
        for end in bar.ends {
          let compared = try Self.compared(["\(path)=\(end.text)"])
          #expect(end.difference?.value == (try Self.difference(compared, variant)))
        }
      }
    }
    let bar = decision.whatIfs[0].bars[0]
    #expect(bar.ends.map(\.text) == ["4", "76"] && bar.assumed == "12")
    #expect(decision.whatIfs[0].ranking.first == 0)
  }

  @Test func `the sign changes where it is known to`() throws {
    let decision = try Self.decided().decision
    // What an attempt costs changes no decision of a customer: the difference is a line of it.
    let none = try Self.difference(Self.compared(["service.recovery.cost=0"]), 0)
    let ten = try Self.difference(Self.compared(["service.recovery.cost=10"]), 0)
    let root = 10 * none / (none - ten)
    let change = try #require(decision.whatIfs[0].bars[0].signChange)
    #expect(root > 4 && root < 76)
    #expect(abs(try #require(change.number) - root) < 1e-6 * root)
    #expect(change.isClear && change.alternative == nil)
    #expect(decision.information.changesDecision == true)
    #expect(decision.information.ranking.first == 0)
    // By linear regression the worth of knowing the cost is that of a uniform gain.
    let (low, high) = (none + (ten - none) * 8, none)
    let truth =
      low < 0 && high > 0 ? high * high / (2 * (high - low)) - max(0, (low + high) / 2) : 0
    let worth = try #require(decision.information.inputs[0])
    #expect(worth.interval.low <= truth && truth <= 3 * worth.interval.high)
  }

  @Test
  func
    `a normal cost makes the what-if better as often, and is worth as much, as closed forms say`()
    throws
  {
    let (mean, deviation) = (32.0, 6.0)
    let json = Self.firm(
      "\"service.recovery.cost\": { \"normal\": { \"mean\": \(mean), \"sd\": \(deviation) } }"
    ).replacing("\"samples\": 16", with: "\"samples\": 300")
    let decision = try Self.decided(json).decision
    // The difference is a line of the cost: normal as well.
    let none = try Self.difference(Self.compared(["service.recovery.cost=0"]), 0)
    let slope = try Self.difference(Self.compared(["service.recovery.cost=10"]), 0) / 10 - none / 10
    let (center, spread) = (none + slope * mean, -slope * deviation)
    let fix = try #require(decision.whatIf("fix"))
    let chance = Normal.probability(below: center / spread)
    let counted = Double(fix.count(.better)) / 300
    let open = Double(fix.count(.tooClose)) / 300
    #expect(counted <= chance + 0.01 && chance - 0.01 <= counted + open)
    #expect(abs(fix.worlds.count(where: { $0.difference.value > 0 }) - Int(chance * 300)) <= 3)
    #expect(abs(try #require(fix.mean) - center) < 0.02 * spread)
    // Of fix-half the difference is a line of the cost too: the best of three lines.
    let halfNone = try Self.difference(Self.compared(["service.recovery.cost=0"]), 1)
    let halfSlope =
      try Self.difference(Self.compared(["service.recovery.cost=10"]), 1) / 10 - halfNone / 10
    var (known, sums) = (0.0, [0.0, 0.0])
    let count = 100_000
    for index in 0..<count {
      let cost =
        mean + deviation * Normal.quantile((Double(index) + 0.5) / Double(count))
      let gains = [none + slope * cost, halfNone + halfSlope * cost]
      known += max(0, gains[0], gains[1]) / Double(count)
      for option in 0..<2 { sums[option] += gains[option] / Double(count) }
    }
    let truth = known - max(0, sums[0], sums[1])
    let worth = try #require(decision.information.inputs[0])
    #expect(truth > 0 && abs(worth.value - truth) < 0.05 * truth + 1e-9)
    #expect(worth.interval.contains(truth))
    #expect(abs(try #require(decision.information.all).value - truth) < 0.05 * truth + 1e-9)
  }

  @Test func `by another metric less may be better`() throws {
    let (result, _) = try Self.decided()
    let metric = try #require(result.plan.metrics.metric("leavers"))
    let decision = try #require(result.decision(by: metric))
    #expect(!decision.isHigherBetter && decision.metric == "leavers")
    for world in decision.whatIfs[0].worlds where world.verdict == .better {
      #expect(world.difference.value < 0)
    }
    #expect(decision.whatIfs[0].count(.better) > 8)
    #expect(decision.information.best == "fix")
    // What has no better way, and what is no figure of replicates, decides nothing.
    for name in ["complaints", "rounds"] {
      #expect(result.plan.metrics.metric(name).flatMap(result.decision(by:)) == nil)
    }
  }

  @Test func `the number of workers does not change it`() throws {
    let one = try Self.decided(workers: 1).decision
    let three = try Self.decided(workers: 3).decision
    #expect(one.whatIfs.map(\.worlds) == three.whatIfs.map(\.worlds))
    #expect(one.information.inputs == three.information.inputs)
    #expect(one.information.all == three.information.all)
  }

  @Test func `without variants there is no decision, and waves decide by who hears`() throws {
    let start = try #require(Self.firm().firstRange(of: "\"variants\""))
    let end = try #require(Self.firm().firstRange(of: "\"uncertain\""))
    let firm = Self.firm()
    let document = try Samples.document(
      String(firm[..<start.lowerBound] + firm[end.lowerBound...]))
    let plan = try Plan(document, scope: .uncertain)
    #expect(plan.settings.count == 16 && plan.options.isEmpty)
    let waves = """
      { "format": 1, "seed": 5, "replicates": 12,
        "graph": { "model": "ring-lattice", "people": 300, "contacts": 8 },
        "customers": { "count": 20, "satisfied": 0.5, "dissatisfied": 0.5 },
        "voices": { "positive": { "tells": { "exactly": 2 } },
                    "negative": { "tells": { "exactly": 5 }, "retell": 0.1 } },
        "variants": { "calm": { "voices.negative.retell": 0 } },
        "uncertain": { "voices.negative.tells.exactly": { "from": 2, "to": 8 } },
        "uncertainty": { "samples": 20 } }
      """
    let decision = try Self.decided(waves).decision
    #expect(decision.metric == "reach_negative" && !decision.isHigherBetter)
    #expect(decision.whatIfs[0].count(.better) >= 15 && decision.whatIfs[0].count(.worse) == 0)
    // Calm is never worse, so that nothing can change the decision.
    #expect(decision.information.changesDecision == false)
    #expect(decision.information.all?.value == 0 && decision.information.inputs[0]?.value == 0)
  }

  @Test func `a sign changes through exactly 0 as well`() {
    func crossings(_ values: [Double]) -> [Double] {
      DecisionAnalysis.crossings(values.enumerated().map { (x: Double($0), y: $1) })
    }
    #expect(crossings([-1, 0, 2]) == [1] && crossings([3, 0, 0, -2]) == [1, 2])
    #expect(crossings([-1, 3]) == [0.25] && crossings([1, -1, 1]) == [0.5, 1.5])
    #expect(crossings([0, 1, 2]).isEmpty && crossings([1, 0, 2]).isEmpty)
    #expect(crossings([0, 0]).isEmpty && crossings([1]).isEmpty && crossings([]).isEmpty)
  }

  @Test func `a single replicate of samples shows no worth`() throws {
    let decision = try Self.decided(
      Self.firm(Self.standard, ", \"replicates\": 1")
    ).decision
    let information = decision.information
    #expect(information.withheld == .errorUnknown && information.inputs.isEmpty)
    #expect(information.all == nil && information.best == nil)
    #expect(decision.whatIfs[0].count(.tooClose) == 16)
  }
}
