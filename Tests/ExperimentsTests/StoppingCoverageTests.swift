import Parallelism
import Statistics
import TestSupport
import Testing
import WordOfMouth

@testable import Experiments

/// How often the interval that is reported holds the truth where replicates are added until it is narrow
/// enough: experiments drawn from pools of replicates, whose mean is then exactly the truth.
///
/// The replicates are told by a loop here, one telling after another, so that rare take-offs and rare
/// failures are as rare as the test wants.
@Suite struct StoppingCoverageTests {
  private static let experiments = TestExtent.experiments(reduced: 60)
  private static let replicatesOfPool = TestExtent.count(full: 20_000, reduced: 6_000)
  private static let most = TestExtent.count(full: 8_192, reduced: 4_096)
  private static let people = 2_000

  /// A story: how many customers tell nine people each, and with which chance a hearer tells how many.
  private struct Shape {
    let name: String
    var customers = 1
    var silent = 0.0
    let retell: Double
    var retells = 9
    let tolerance: Double

    /// New hearers for each hearer are not more than this; unknown where a hearer tells everyone.
    var bound: Double? { retells < people ? retell * Double(retells) : nil }
  }

  private static let shapes = [
    Shape(name: "many small stories", customers: 10, retell: 0.5 / 9, tolerance: 0.02),
    Shape(name: "below the threshold", retell: 0.9 / 9, tolerance: 0.1),
    Shape(name: "two modes", retell: 1.5 / 9, tolerance: 0.05),
    Shape(
      name: "one hearer in 900 tells everyone: 1 % take off", retell: 1.0 / 900, retells: people,
      tolerance: 0.3),
    Shape(name: "2.5 % die early", retell: 3.1 / 9, tolerance: 0.02),
    Shape(name: "1.4 % of customers tell", silent: 0.986, retell: 1.5 / 9, tolerance: 0.3),
  ]

  /// How many people were newly told in each round.
  private static func newHearers(_ shape: Shape, _ numbers: inout UniformNumbers) -> [Int] {
    var rounds: [Int] = []
    var known = shape.customers
    var (tellers, count) = (0, 9)
    for _ in 0..<shape.customers where numbers.next() >= shape.silent { tellers += 1 }
    while tellers > 0 {
      var hearers = 0
      // Everyone, or somebody drawn for each telling.
      if count == people {
        hearers = people - known
      } else {
        for _ in 0..<tellers * count where numbers.below(people) >= known + hearers { hearers += 1 }
      }
      known += hearers
      rounds.append(hearers)
      tellers = 0
      for _ in 0..<hearers where numbers.next() < shape.retell { tellers += 1 }
      count = shape.retells
    }
    return rounds
  }

  /// The replicates of a shape.
  private static func pool(_ shape: Shape) -> [RunRecord] {
    var numbers = UniformNumbers(seed: 1)
    return (0..<replicatesOfPool).map { replicate in
      let outcome = Samples.outcome(
        people: people, negative: newHearers(shape, &numbers), firstHand: shape.customers)
      return RunRecord(
        runID: replicate, setting: 0, replicate: replicate,
        values: MetricTable.wave.values(outcome),
        stories: ByOpinion { StoryRounds(of: $0, in: outcome, roundLimit: nil) })
    }
  }

  /// What came of an experiment: whether the interval holds the truth, and after how many replicates it
  /// stopped.
  private struct Found {
    let isHeld: Bool
    let replicates: Int
    let hasStopped: Bool
  }

  /// Looks at more and more replicates drawn from a pool, until a rule says to stop.
  private static func found(
    _ pool: [RunRecord], _ shape: Shape, _ experiment: Int, truth: Double, usually: Bool
  ) throws -> Found {
    var numbers = UniformNumbers(seed: UInt64(experiment) &* 0xD1B5_4A32_D192_ED03)
    var drawn: [RunRecord] = []
    var rules = ByOpinion(positive: StoryRules(), negative: StoryRules())
    rules.positive.exception = .notRetold
    rules.negative.bound = shape.bound
    let rule = StoppingRule(.relative(shape.tolerance))
    while let count = StoppingRule.look(after: drawn.count, atMost: most) {
      while drawn.count < count {
        var record = pool[numbers.below(pool.count)]
        (record.runID, record.replicate) = (drawn.count, drawn.count)
        drawn.append(record)
      }
      let sample = SettingSample(
        drawn, requested: count, draws: 1, table: .wave, rules: rules)
      let row = try #require(MetricTable.wave.metric("reach_negative"))
      var summary = sample.watched(row)
      if usually {
        // The interval of 97 % alone.
        let estimate = Estimate(meanOf: Moments(sample.values("reach_negative")))
        summary.judged = estimate?.interval(confidence: StoppingRule.confidence)
          .map { SampleInterval($0, isFirm: true) }
      }
      let stops = rule.stops(at: summary.judged, around: summary.mean)
      if stops || count == most {
        return Found(
          isHeld: summary.interval?.contains(truth) == true, replicates: count, hasStopped: stops)
      }
    }
    return Found(isHeld: false, replicates: 0, hasStopped: false)
  }

  /// The share of experiments whose interval holds the truth.
  private static func coverage(_ shape: Shape, usually: Bool = false) throws -> Double {
    let pool = pool(shape)
    let truth = try #require(
      Moments(pool.map { $0.values[MetricTable.wave.place(of: "reach_negative") ?? 0] }).mean)
    let all = Workers().map(experiments) { experiment in
      Result { try found(pool, shape, experiment, truth: truth, usually: usually) }
    }
    let outcomes = try all.map { try $0.get() }
    let share = Double(outcomes.count(where: \.isHeld)) / Double(experiments)
    if TestExtent.isFull {
      let counts = outcomes.map(\.replicates).sorted()
      let (stopped, half) = (outcomes.count(where: \.hasStopped), counts[counts.count / 2])
      let rule = usually ? "97 % interval alone" : "firm and 97 %"
      print("| \(shape.name) | \(shape.tolerance) | \(rule) | \(stopped) | \(half) | \(share) |")
    }
    return share
  }

  @Test func `94 of 100 intervals hold the truth, and of no shape fewer than 90`() throws {
    let shares = try Self.shapes.map { try Self.coverage($0) }
    // Of a thousand without any allowance.
    func least(_ share: Double, of count: Int) -> Double {
      Self.experiments >= 1_000
        ? share : share - 2.5 * (share * (1 - share) / Double(count)).squareRoot()
    }
    for (shape, share) in zip(Self.shapes, shares) {
      #expect(share >= least(0.9, of: Self.experiments), "\(shape.name): \(share)")
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    #expect(mean >= least(0.94, of: Self.experiments * shares.count), "\(shares)")
  }

  @Test func `the 97 % interval alone stops before a rare take-off is seen`() throws {
    let shape = try #require(Self.shapes.first { $0.name.hasSuffix("1 % take off") })
    let share = try Self.coverage(shape, usually: true)
    #expect(share < 0.9, "\(share)")
  }
}
