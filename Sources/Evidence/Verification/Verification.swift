public import Parallelism
import Randomness
import SocialGraph
import Statistics
import Synchronization
import WordOfMouth

/// Runs known answers through the simulator, on this machine.
///
/// ```swift
/// let found = try Verification().run(workers: Workers(), cancellation: Cancellation()) { _ in }
/// found?.allSatisfy(\.isOK)
/// ```
///
/// Graphs are built and waves run as those of a scenario are. A result passes if it is at most
/// ``mostStandardErrors`` standard errors from its answer, beyond the allowance that the answer states for
/// finite graphs; results that do not depend on chance must be exact. Results are the same for any number
/// of workers.
public struct Verification: Sendable {
  /// The largest z-score that passes.
  public static let mostStandardErrors = 4.0

  /// Whether it uses more replicates and larger graphs.
  public var isThorough: Bool
  /// The random seed of the stories; graphs are always the same.
  public var seed: UInt64
  /// The numbers of the answers to check, or prefixes of them; empty for all.
  public var only: [String]

  /// The default random seed of stories.
  public static let usualSeed: UInt64 = 2026

  /// Makes a verification.
  public init(isThorough: Bool = false, seed: UInt64 = usualSeed, only: [String] = []) {
    self.isThorough = isThorough
    self.seed = seed
    self.only = only
  }

  /// The kinds of known answers, by the letter that their numbers begin with.
  public static let kinds: [(letter: String, meaning: String)] = [
    ("E", "exact on small graphs"), ("M", "tellings against distinct hearers"),
    ("B", "branching: stories that die out"), ("N", "percolation on random graphs"),
    ("T", "how the number told varies"), ("C", "circles and random contacts"),
    ("R", "single rules of the wave"), ("L", "ledgers of practitioners"),
    ("S", "surveys, detection and value"), ("O", "hearing and the market"),
  ]

  /// The settings to run.
  static let trials: [Trial] =
    exactTrials + occupancyTrials + branchingTrials + percolationTrials + tellingTrials
    + circlesTrials + ruleTrials
  /// The answers that are computed without randomness.
  static let workedAnswers: [KnownAnswer] =
    occupancyFormulas + branchingFormulas + circlesFormulas + ledgerAnswers + surveyAnswers
    + marketAnswers

  /// All known answers, in the order of ``kinds``, then of the table.
  public static let all: [KnownAnswer] = inOrder(
    trials.flatMap(\.answers) + workedAnswers, id: \.id)

  /// Checks the answers.
  ///
  /// - Parameters:
  ///   - workers: Who works; their number does not change the results.
  ///   - cancellation: Once raised, the rest is not run.
  ///   - progress: Called with the replicates done and those in all, from any thread.
  /// - Returns: Each answer with its result, in the order of ``all``; nil if cancelled.
  /// - Throws: A graph that cannot be built.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws -> [VerifiedAnswer]? {
    let trials = Self.trials.filter { $0.answers.contains(where: isWanted) }
    let total = trials.reduce(0) { $0 + replicates(of: $1) }
    var found: [VerifiedAnswer] = []
    var done = 0
    for trial in trials {
      let before = done
      guard
        let outcomes = try outcomes(
          of: trial, workers: workers, cancellation: cancellation,
          progress: { progress(before + $0, total) })
      else { return nil }
      done += replicates(of: trial)
      for (place, answer) in trial.answers.enumerated() where isWanted(answer) {
        found.append(Self.verified(answer, outcomes.map { $0[place] }))
      }
    }
    for answer in Self.workedAnswers where isWanted(answer) {
      guard case .worked(let work) = answer.method else { continue }
      found.append(
        VerifiedAnswer(
          answer: answer, simulated: try work(), standardError: nil, replicates: 0))
    }
    return Self.inOrder(found, id: \.answer.id)
  }

  /// Whether an answer is asked for.
  public func isWanted(_ answer: KnownAnswer) -> Bool {
    only.isEmpty
      || only.contains { name in
        // N1 is not a prefix of N10.
        let name = name.uppercased()
        return name.last?.isNumber == true
          ? answer.id.prefix { $0 != "." } == name || answer.id == name
          : answer.id.hasPrefix(name)
      }
  }

  private func replicates(of trial: Trial) -> Int {
    isThorough ? trial.replicates.thorough : trial.replicates.usual
  }

  /// Sorted by letter in the order of ``kinds``, then by number; the sort is stable.
  private static func inOrder<Element>(
    _ elements: [Element], id: (Element) -> String
  ) -> [Element] {
    func rank(_ element: Element) -> Int {
      let kind = kinds.firstIndex { id(element).hasPrefix($0.letter) } ?? kinds.count
      return 1000 * kind + (Int(id(element).dropFirst().prefix { $0.isNumber }) ?? 0)
    }
    return elements.enumerated().map { (rank: rank($1), place: $0, element: $1) }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.element)
  }

  // MARK: Running

  /// For each replicate of a trial, in order, the values of its answers; nil if cancelled.
  private func outcomes(
    of trial: Trial, workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (Int) -> Void
  ) throws -> [[Double?]]? {
    if cancellation.isCancelled { return nil }
    let wave = Wave(
      graph: try trial.graph(isThorough: isThorough, workers: workers), rules: trial.rules,
      firstHand: trial.firstHand)
    let count = replicates(of: trial)
    // Small waves run together; tiny ones are distributed by the hundred.
    let block = wave.graph.people < 1_000 ? 256 : 16
    let answers = trial.answers
    let values = Mutex([[Double?]](repeating: [], count: count))
    let done = Mutex(0)
    // Each trial has its own random numbers, so that chance deviations are independent.
    let seed = seed ^ nameHash(answers.first?.claim ?? "")
    workers.forEach(
      (count + block - 1) / block, cancellation: cancellation, makeState: { WaveWorkspace() }
    ) { workspace, index in
      let range = index * block..<min(count, (index + 1) * block)
      var own: [[Double?]] = []
      wave.run(range.map { RandomStream(seed: seed, replicate: $0) }, in: workspace) { outcome in
        own.append(answers.map { $0.method.value(of: outcome) })
      }
      let found = own
      values.withLock { $0.replaceSubrange(range, with: found) }
      progress(
        done.withLock {
          $0 += range.count
          return $0
        })
    }
    return cancellation.isCancelled ? nil : values.withLock { $0 }
  }

  /// An answer with the result of its replicates.
  package static func verified(_ answer: KnownAnswer, _ outcomes: [Double?]) -> VerifiedAnswer {
    let values = outcomes.compactMap { $0 }
    let moments = Moments(values)
    func result(_ simulated: Double?, _ standardError: Double?) -> VerifiedAnswer {
      VerifiedAnswer(
        answer: answer, simulated: simulated, standardError: standardError,
        replicates: values.count)
    }
    switch answer.method {
    case .worked: return result(nil, nil)
    case .mean: return result(moments.mean, moments.standardError)
    case .chance:
      // The error of the claimed chance, as that of the observed one may be 0.
      let p = answer.expected
      return result(moments.mean, (p * (1 - p) / Double(max(1, values.count))).squareRoot())
    case .variance:
      guard let mean = moments.mean else { return result(nil, nil) }
      let squares = Moments(values.map { ($0 - mean) * ($0 - mean) })
      return result(moments.variance, squares.standardError)
    case .always:
      // The value furthest from the expected one.
      return result(
        values.max { abs($0 - answer.expected) < abs($1 - answer.expected) }, nil)
    }
  }
}

extension KnownAnswer.Method {
  /// Its value in a replicate, or nil where it has none.
  func value(of outcome: WaveOutcome) -> Double? {
    switch self {
    case .worked: nil
    case .mean(let value): value(outcome)
    case .chance(let happens): happens(outcome) ? 1 : 0
    case .variance(let value): value(outcome)
    case .always(let value): value(outcome)
    }
  }
}
