import Foundation
import Parallelism
import PlainText
import Scenarios
import Statistics
import Synchronization
import TestSupport
import Testing

@testable import Experiments

/// Values sought in scenarios whose answer is known without them.
@Suite struct SeekExperimentTests {
  /// A hundred tellers among a thousand people, each of whom tells some others: M1 of the known answers.
  private static let told = """
    { "format": 1, "seed": 3, "replicates": 100, "graph": { "model": "complete", "people": 1000 },
      "customers": { "count": 100, "satisfied": 0, "dissatisfied": 1 },
      "voices": { "negative": { "tells": { "exactly": 10 } }, "positive": { "tells": "nobody" } } }
    """

  /// How many are told by 100 tellers who tell t of the others each (M1).
  private static func reached(_ t: Double) -> Double { 900 * (1 - pow(1 - t / 999, 100)) }

  /// A firm of 200 customers, of whom each that is unhappy complains and costs an attempt; nobody talks or leaves.
  private static func firm(misery: Double, replicates: Int = 100, _ more: String = "") -> String {
    """
    { "format": 1, "seed": 9, "replicates": \(replicates),
      "graph": { "model": "ring-lattice", "people": 400, "contacts": 2 },
      "customers": { "count": 200 },
      "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": "nobody" } },
      "service": { "periods": 2, "experience": { "misery": \(misery) }, "complain": 1,
        "recovery": { "attempt": 0.5, "resolvedQuickly": 0, "resolved": 1, "cost": 20 },
        "loyalty": { "ordinary": 1, "magic": 1, "silent": 1, "unresolved": 1, "resolved": 1,
          "resolvedQuickly": 1 } },
      "market": { "joining": { "chance": 0 } },
      "money": { "margin": 30, "currency": "EUR", "discount": 0, "retention": 0 }\(more) }
    """
  }

  private func experiment(
    _ json: String, _ path: String, _ from: String, _ to: String, _ until: String,
    variant: String? = nil, inBoth: Bool = false, settings: [String] = []
  ) throws -> SeekExperiment {
    try SeekExperiment(
      Samples.document(json, settings: settings), varying: path, from: from, to: to,
      until: #require(SeekCondition(until)), variant: variant, inBoth: inBoth)
  }

  private func seek(
    _ json: String, _ path: String, _ from: String, _ to: String, _ until: String,
    variant: String? = nil, inBoth: Bool = false, settings: [String] = [], workers: Int = 2,
    known: KnownGraphs = KnownGraphs()
  ) throws -> SeekResult {
    let experiment = try experiment(
      json, path, from, to, until, variant: variant, inBoth: inBoth, settings: settings)
    let found = try experiment.run(
      workers: Workers(workers), cancellation: Cancellation(), known: known)
    return try #require(found)
  }

  /// What a search comes to, every digit.
  private func bytes(_ result: SeekResult) -> String {
    "\(result.points) \(result.crossings) \(result.touches) \(result.baseline)"
  }

  // MARK: Known answers

  @Test func `V4: how many each teller has to tell for a share of the others to hear`() throws {
    for share in [0.2, 0.5, 0.6] {
      // The smallest whole number whose closed form reaches the target.
      let target = (900 * share).rounded()
      let root = 999 * (1 - pow(1 - target / 900, 1 / 100))
      let result = try seek(
        Self.told, "voices.negative.tells.exactly", "1", "40", "reach_negative >= \(target)")
      let crossing = try #require(result.crossings.first)
      #expect(result.outcome == .one && crossing.isRising)
      #expect(crossing.value == root.rounded(.up))
      #expect(crossing.interval.contains(crossing.value))
      for point in result.points {
        let interval = try #require(point.measure.judged?.interval)
        let error = (interval.high - interval.low) / 4
        #expect(abs(try #require(point.figure) - Self.reached(point.value)) < 4 * error)
      }
      #expect(try abs(#require(result.baseline.figure) - Self.reached(10)) < 6)
    }
  }

  @Test func `ends in per cent are shares`() throws {
    let result = try seek(
      Self.told, "customers.dissatisfied", "0 %", "100%", "first_hand_negative >= 30")
    let crossing = try #require(result.crossings.first)
    #expect(result.question.range.to == 1)
    // 30 of 100 customers, and a number of them is whole.
    #expect(abs(crossing.value - 0.3) < 0.01)
  }

  @Test func `break-even of certain amounts of money is exact`() throws {
    // In a period 200 x 30 are earned, and each of 200 cases costs an attempt: 30 is the break-even.
    let all = Self.firm(misery: 1).replacing("\"attempt\": 0.5", with: "\"attempt\": 1")
    let result = try seek(
      all, "service.recovery.cost", "EUR 0", "1k", "net_present_value >= 0 EUR")
    let crossing = try #require(result.crossings.first)
    #expect(abs(crossing.value - 30) < 1e-6)
    #expect(!crossing.isRising && crossing.isFirm && !crossing.isJump)
    // One case more or less, once in so many replicates.
    #expect(crossing.interval.contains(30) && crossing.interval.high - crossing.interval.low < 0.1)
    // The other side of the same condition.
    let other = try seek(all, "service.recovery.cost", "0", "1000", "0 > net_present_value")
    #expect(try abs(#require(other.crossings.first).value - 30) < 1e-6)
    #expect(other.crossings.first?.isRising == true)
  }

  @Test func `break-even of expected amounts of money is in its interval`() throws {
    // 200 x 30 against 200 x .2 x .5 attempts a period: 300.
    let result = try seek(
      Self.firm(misery: 0.2), "service.recovery.cost", "0", "1000", "net_present_value = 0")
    let crossing = try #require(result.crossings.first)
    #expect(crossing.interval.contains(300))
    #expect(crossing.interval.high - crossing.interval.low < 60)
    let known = Self.firm(misery: 0.2)
    for (value, isBelow) in [(crossing.interval.low, true), (crossing.interval.high, false)] {
      // At its ends the interval of the figure just reaches the target.
      let run = try Experiment(
        Plan(
          Samples.document(known, settings: ["service.recovery.cost=\(value)"]), scope: .run)
      ).run(workers: Workers(2), cancellation: Cancellation()) { _ in }
      let interval = try #require(run.settings[0].summary("net_present_value")?.interval)
      let end = isBelow ? interval.low : interval.high
      #expect(abs(end) < 0.02 * (interval.high - interval.low))
    }
  }

  // MARK: Differences

  private static let variants = """
    , "variants": { "more": { "service.recovery.attempt": 1 } }
    """

  @Test func `a difference is that of a comparison with the value set in the variant`() throws {
    let json = Self.firm(misery: 0.2, Self.variants)
    let result = try seek(
      json, "service.recovery.cost", "0", "40", "difference:net_present_value >= 0",
      variant: "more")
    for point in result.points where point.isOfGrid {
      let changed = json.replacing(
        "\"service.recovery.attempt\": 1",
        with: "\"service.recovery.attempt\": 1, \"service.recovery.cost\": \(point.value)")
      let row = try #require(
        Samples.run(changed, .compare).comparisons[0].row("net_present_value"))
      #expect(point.figure == row.difference)
      #expect(point.measure.judged == row.judged)
    }
    // All cases at half the cost.
    let crossing = try #require(result.crossings.first)
    #expect(abs(crossing.value - 10) < 1.5 && crossing.interval.contains(10))
  }

  @Test func `without a variant it is the baseline with the value, less the baseline`() throws {
    let result = try seek(
      Self.firm(misery: 0.2), "service.recovery.cost", "0", "40",
      "difference:net_present_value >= 0")
    // The same random numbers: at its own value there is no difference.
    #expect(result.points.first { $0.value == 20 }?.figure == 0)
    #expect(try abs(#require(result.crossings.first).value - 20) < 1e-6)
  }

  @Test func `in both it is a comparison with the value set, and its break-even`() throws {
    let json = Self.firm(misery: 0.2, Self.variants)
      .replacing("\"margin\": 30", with: "\"margin\": 30, \"replacementCost\": 5")
      .replacing("\"unresolved\": 1,", with: "\"unresolved\": 0.6,")
    let result = try seek(
      json, "service.recovery.cost", "0", "80", "difference:net_present_value >= 0",
      variant: "more", inBoth: true)
    for point in result.points where point.isOfGrid {
      let compared = try Experiment(
        Plan(
          Samples.document(json, settings: ["service.recovery.cost=\(point.value)"]),
          scope: .compare)
      ).run(workers: Workers(2), cancellation: Cancellation()) { _ in }
      let row = try #require(compared.comparisons[0].row("net_present_value"))
      #expect(point.figure == row.difference && point.measure.judged == row.judged)
    }
    let breakEven = try #require(
      Samples.run(json, .compare).comparisons[0].row("break_even_recovery_cost")?.difference)
    let crossing = try #require(result.crossings.first)
    #expect(!crossing.isRising && abs(crossing.value - breakEven) < 1e-6 * breakEven)
  }

  // MARK: Two metrics

  @Test func `two metrics are compared replicate by replicate`() throws {
    let json = Samples.lively()
    let result = try seek(
      json, "customers.dissatisfied", "0", "0.5", "reach_negative <= reach_positive")
    let crossing = try #require(result.crossings.first)
    #expect(!crossing.isRising && crossing.interval.contains(crossing.value))
    for point in result.points {
      let sides = try #require(point.measure.sides)
      let figure = try #require(point.figure)
      #expect(abs(sides.left - sides.right - figure) < 1e-9)
    }
    let none = try #require(result.points.first)
    #expect(none.measure.sides?.left == 0)
    let run = try Samples.run(
      json.replacing("\"dissatisfied\": 0.3", with: "\"dissatisfied\": 0.25"))
    let there = try #require(result.points.first { $0.value == 0.25 })
    #expect(there.measure.sides?.left == run.settings[0].summary("reach_negative")?.mean)
    #expect(there.measure.sides?.right == run.settings[0].summary("reach_positive")?.mean)
    let mirrored = try seek(
      json, "customers.dissatisfied", "0", "0.5", "reach_positive >= reach_negative")
    #expect(abs(try #require(mirrored.crossings.first).value - crossing.value) < 1e-3)
  }

  // MARK: Other answers

  @Test func `a figure that rises and falls passes twice`() throws {
    // The more are customers, the more tell, and the fewer are left to be told.
    let json = Self.told.replacing("\"exactly\": 10", with: "\"exactly\": 3")
    let result = try seek(json, "customers.count", "0", "1000", "reach_negative >= 350")
    #expect(result.outcome == .several && result.crossings.count == 2)
    let (first, last) = (result.crossings[0], result.crossings[1])
    #expect(first.isRising && !last.isRising)
    func reached(_ k: Double) -> Double { (1000 - k) * (1 - pow(1 - 3.0 / 999, k)) }
    for crossing in result.crossings {
      #expect(crossing.interval.contains(crossing.value))
      #expect(abs(reached(crossing.value) - 350) < 5)
    }
  }

  @Test func `never, always, and more simulation error than effect`() throws {
    let path = "voices.negative.tells.exactly"
    #expect(try seek(Self.told, path, "1", "40", "reach_negative > 900").outcome == .never)
    #expect(try seek(Self.told, path, "1", "40", "reach_negative >= 5").outcome == .always)
    // What tells nobody has no effect on what is told.
    let mean = try #require(seek(Self.told, path, "10", "12", "reach_negative > 0").baseline.figure)
    let result = try seek(
      Self.told, "voices.negative.retell", "0", "0.0001", "reach_negative >= \(mean + 0.01)",
      settings: ["replicates=20"])
    #expect(result.outcome == .undecided && result.crossings.isEmpty)
    #expect(result.points.count == 9)
    #expect(try #require(result.replicatesToTell).count > 20)
  }

  @Test func `values that are no valid scenario are passed over between others`() throws {
    // An odd number of people with an odd number of contacts has no regular graph.
    let json = Samples.lively().replacing(
      "\"model\": \"watts-strogatz\", \"people\": 300, \"contacts\": 8, \"rewire\": 0.2",
      with: "\"model\": \"random-regular\", \"people\": 300, \"contacts\": 5")
    let result = try seek(
      json, "graph.people", "100", "900", "reach_negative >= 60", settings: ["replicates=10"])
    #expect(result.failed == 0 && !result.points.isEmpty)
    #expect(result.points.allSatisfy { Int($0.value) % 2 == 0 && $0.standing != .missing })
    let crossing = try #require(result.crossings.first)
    #expect(crossing.above.value - crossing.below.value == 2)
  }

  @Test func `of the first values as well, but not an end`() throws {
    let json = Samples.lively()
    let odd = try experiment(json, "graph.contacts", "2", "20", "reach_negative >= 60")
    #expect(
      odd.grid.settings.dropFirst().map { $0.parameters[0] }
        == ["2", "4", "8", "10", "12", "14", "16", "18", "20"])
    #expect(try problem("graph.contacts", "2", "19", json: json) == "plan")
  }

  @Test func `replicates that would tell are asked of open values alone, and are more`() throws {
    let mean = try #require(
      seek(
        Self.told, "voices.negative.tells.exactly", "10", "12", "reach_negative > 0"
      ).baseline.figure)
    var result = try seek(
      Self.told, "voices.negative.retell", "0", "0.0001", "reach_negative >= \(mean + 0.01)",
      settings: ["replicates=20"])
    #expect(result.outcome == .undecided)
    for place in result.points.indices { result.points[place].standing = .fails }
    #expect(result.replicatesToTell == nil)
    result.points[0].standing = .open
    let figure = try #require(result.points[0].figure)
    result.points[0].measure.judged = SampleInterval(
      Interval(low: figure - 1e-9, high: figure + 1e-9), isFirm: true)
    #expect(result.replicatesToTell?.count == 21)
  }

  @Test func `a figure that is to be just so much is never so on one side alone`() throws {
    let path = "voices.negative.tells.exactly"
    #expect(try seek(Self.told, path, "1", "9", "reach_negative = 5").outcome == .never)
    let none = try seek(
      Self.told, "customers.dissatisfied", "0", "1", "first_hand_negative = 0")
    #expect(none.outcome == .one && none.met.map(\.value) == [0])
  }

  // MARK: How it runs

  @Test func `the same for any number of workers`() throws {
    let one = try seek(
      Samples.lively(), "customers.share", "0", "0.2", "reach_negative >= 40", workers: 1)
    let three = try seek(
      Samples.lively(), "customers.share", "0", "0.2", "reach_negative >= 40", workers: 3)
    #expect(bytes(one) == bytes(three) && one.runs == three.runs)
  }

  @Test func `values have the runs of a scenario with the value set`() throws {
    let result = try seek(Samples.lively(), "customers.share", "0", "0.2", "reach_negative >= 40")
    for point in result.points {
      let run = try Experiment(
        Plan(
          Samples.document(Samples.lively(), settings: ["customers.share=\(point.value)"]),
          scope: .run)
      ).run(workers: Workers(2), cancellation: Cancellation()) { _ in }
      let summary = try #require(run.settings[0].summary("reach_negative"))
      #expect(summary.mean == point.figure && summary.judged == point.measure.judged)
    }
  }

  @Test func `graphs are built once, unless values decide what they are`() throws {
    let graphs = KnownGraphs()
    let result = try seek(
      Samples.lively(), "customers.share", "0", "0.2", "reach_negative >= 40",
      settings: ["graph.draws=3"], known: graphs)
    #expect(graphs.count == 3 && result.points.count > 9)
    let others = KnownGraphs()
    _ = try seek(
      Samples.lively(), "graph.rewire", "0", "0.5", "reach_negative >= 40", known: others)
    #expect(others.count == 0)
  }

  @Test func `a chance to retell is solved for once where values leave it alone`() throws {
    let json = Samples.lively()
      .replacing("\"retell\": 0.2", with: "\"retell\": { \"forReach\": 12 }")
    let stories = Mutex(0)
    let experiment = try experiment(
      json, "customers.share", "0.02", "0.1", "reach_negative >= 60")
    let rounds = Mutex(Set<Int>())
    let result = try #require(
      experiment.run(workers: Workers(2), cancellation: Cancellation()) { progress in
        if progress.stage == .calibration {
          stories.withLock { $0 += 1 }
        } else {
          rounds.withLock { _ = $0.insert(progress.total) }
        }
      })
    #expect(result.points.count > 9)
    let plain = Mutex(0)
    _ = try Experiment(Plan(Samples.document(json), scope: .run))
      .run(workers: Workers(2), cancellation: Cancellation()) { progress in
        if progress.stage == .calibration { plain.withLock { $0 += 1 } }
      }
    #expect(stories.withLock(\.self) == plain.withLock(\.self))
    #expect(rounds.withLock(\.count) > 1)
    let run = try Experiment(
      Plan(
        Samples.document(json, settings: ["customers.share=\(result.points[10].value)"]),
        scope: .run)
    ).run(workers: Workers(2), cancellation: Cancellation()) { _ in }
    #expect(run.settings[0].summary("reach_negative")?.mean == result.points[10].figure)
  }

  @Test func `a precision decides the replicates of all values with the first ones`() throws {
    let result = try seek(
      Samples.lively(), "customers.share", "0.02", "0.1", "reach_negative >= 60",
      settings: ["precision.relative=0.1", "precision.metric=reach_negative"])
    #expect(result.replicates >= 128)
    #expect(result.points.allSatisfy { $0.measure.ok == result.replicates })
    #expect(result.grid.plan.settings.allSatisfy { $0.scenario.replicates == result.replicates })
  }

  @Test func `stopped before the first values are run there is nothing, later what is known`()
    throws
  {
    let experiment = try experiment(
      Samples.lively(), "customers.share", "0", "0.2", "reach_negative >= 40")
    let stopped = Cancellation()
    stopped.cancel()
    #expect(try experiment.run(workers: Workers(2), cancellation: stopped) { _ in } == nil)
    let later = Cancellation()
    let result = try #require(
      experiment.run(workers: Workers(2), cancellation: later) { progress in
        if progress.done > experiment.grid.runs { later.cancel() }
      })
    #expect(result.wasCancelled && result.points.count >= 9)
  }

  // MARK: What cannot be sought

  /// What is wrong with a search, as the name of its problem.
  private func problem(
    _ path: String = "customers.share", _ from: String = "0", _ to: String = "0.2",
    until: String = "reach_negative >= 40", variant: String? = nil, inBoth: Bool = false,
    json: String = Samples.lively()
  ) throws -> String {
    do {
      _ = try experiment(json, path, from, to, until, variant: variant, inBoth: inBoth)
      return "none"
    } catch let problem as SeekProblem {
      return String("\(problem)".prefix { $0 != "(" })
    }
  }

  @Test func `what cannot be sought`() throws {
    for path in [
      "seed", "replicates", "graph.draws", "title", "precision.relative", "voices.negative.tells",
    ] {
      #expect(try problem(path) == "path")
    }
    #expect(try problem("customers.shar") == "plan")
    #expect(try problem("customers.share", "0", "2") == "plan")
    #expect(try problem("conflict") == "plan")
    #expect(try problem("customers.share", "x") == "end")
    #expect(try problem("graph.people", "100.5", "200") == "fraction")
    #expect(try problem("customers.share", "0.3") == "range")
    #expect(try problem(variant: "none") == "variant")
    #expect(try problem("graph.people", "100", "900%") == "percentEnd")
    func until(_ text: String, _ json: String = Samples.lively()) throws -> String {
      try problem(until: text, json: json)
    }
    #expect(try until("reach_negativ >= 4") == "metric")
    #expect(try until("net_present_value >= 4") == "metric")
    #expect(try until("reach >= 4") == "family")
    #expect(try until("3 >= 4") == "numbers")
    #expect(try until("reach_negative >= 40 %") == "percent")
    #expect(try until("took_off_negative >= 40") == "share")
    #expect(try until("took_off_negative >= 40 %") == "none")
    #expect(try until("reach_negative >= difference:reach_positive") == "pair")
    #expect(try until("reach_negative >= rounds") == "pair")
    #expect(try until("reach_negative >= reach_negative") == "pair")
    #expect(try until("took_off_negative >= took_off_positive") == "pair")
    #expect(try problem(inBoth: true) == "nothingInBoth")
    let firm = Self.firm(misery: 0.2, Self.variants)
    #expect(
      try problem("service.recovery.cost", "0", "9", until: "net_benefit >= 0", json: firm)
        == "comparison")
    for path in ["service.recovery.attempt", "service.recovery.cost"] {
      let isSet = path == "service.recovery.attempt"
      #expect(
        try problem(path, "0", "1", until: "difference:profit >= 0", variant: "more", json: firm)
          == (isSet ? "setByVariant" : "none"))
    }
    let whole = Samples.lively().replacing(
      "\"format\": 1,",
      with: """
        "format": 1, "variants": { "loud": { "voices.negative.tells": { "exactly": 9 } } },
        """)
    #expect(
      try problem("voices.negative.tells.exactly", "1", "9", variant: "loud", json: whole)
        == "setByVariant")
    let other = Self.firm(
      misery: 0.2, ", \"variants\": { \"other\": { \"seed\": 4, \"service.complain\": 0.2 } }")
    #expect(
      try problem(
        "service.recovery.cost", "0", "9", until: "difference:profit >= 0", variant: "other",
        json: other)
        == "plan")
  }

  // MARK: Coverage

  @Test func `the interval of the value holds the truth as often as it says`() throws {
    // The smallest share of customers at whose expected number of attempts a firm breaks even.
    let experiments = TestExtent.count(full: 100, reduced: 10)
    var held = 0
    for seed in 1...experiments {
      let result = try seek(
        Self.firm(misery: 0.2), "service.recovery.cost", "0", "1000", "net_present_value >= 0",
        settings: ["seed=\(seed)"])
      if try #require(result.crossings.first).interval.contains(300) { held += 1 }
    }
    // Four standard errors below 95 %.
    let share = Double(held) / Double(experiments)
    #expect(share >= 0.95 - 4 * (0.05 * 0.95 / Double(experiments)).squareRoot())
  }
}
