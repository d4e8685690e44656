public import Measurement
public import Parallelism
import PlainText
import Randomness
public import Scenarios
import SocialGraph
import Synchronization
import WordOfMouth

/// How fast this machine runs the baseline of a scenario: set-up and spreading timed separately, on
/// several numbers of threads, with checked results.
///
/// ```swift
/// let document = try ScenarioDocument.read(.file("town.json"))
/// let result = try ThroughputBenchmark(document).run(
///   threads: [1, 2], timing: TimingPlan(), cancellation: Cancellation())
/// result.rows[1].speed(of: result.tellings)  // tellings a second on two threads
/// ```
///
/// For each number of threads it sets up (reads or generates the graph, finds the customers, prepares
/// the wave) and warms up. Then it takes samples of each number of threads in turn. A sample is always
/// the same replicates, and all samples must have the same result. Of a scenario with several graphs it
/// takes the first.
public struct ThroughputBenchmark: Sendable {
  /// What is run.
  public private(set) var plan: Plan
  /// A description of one line, or nil.
  public let about: String?

  /// The target duration of a sample on one thread, in seconds, if it is the only number of threads.
  static let sampleSeconds = 0.1
  /// The most replicates of a sample that is sized by time.
  static let mostReplicates = 1_000_000
  /// How many replicates the reported digest covers.
  private static let digestedReplicates = 4
  /// About how many people there are in all replicates whose counts are checked.
  private static let peopleChecked = 100_000_000

  /// Makes the benchmark of a scenario's baseline.
  ///
  /// - Parameters:
  ///   - document: The scenario.
  ///   - about: A description of one line; by default the scenario's title.
  /// - Throws: ``PlanError``, also for a scenario with periods, whose waves differ from one to the next.
  public init(_ document: ScenarioDocument, about: String? = nil) throws(PlanError) {
    if document.baseline.service != nil {
      throw .nothingToRun(
        "\(document.name) has a \"service\" block, and a benchmark measures one wave: take a "
          + "scenario without one", remedy: .timedRun)
    }
    plan = try Plan(document, scope: .run)
    self.about = about ?? document.baseline.title
  }

  /// Runs it.
  ///
  /// - Parameters:
  ///   - threads: The numbers of workers to measure; at least one.
  ///   - timing: How many samples to take of each; its warm-ups are not used.
  ///   - replicates: The replicates of a sample, or nil for as many as fill a tenth of a second on one
  ///     thread, and longer where there are many threads to keep busy.
  ///   - cancellation: Once raised, it stops at the next replicate and returns nil.
  ///   - progress: Called after each warm-up and sample, and before that while chances to retell are
  ///     solved for.
  /// - Returns: What was measured, or nil if it was cancelled.
  /// - Throws: ``ExperimentError`` and ``GraphFailure`` where it cannot be run; `WrongResult` where
  ///   it computes something wrong.
  public func run(
    threads: [Int], timing: TimingPlan, replicates: Int? = nil, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) throws -> ThroughputResult? {
    guard
      let plan = try Calibration(plan).run(
        workers: Workers(threads.max()), cancellation: cancellation, progress: progress)
    else { return nil }
    var ready = self
    ready.plan = plan
    do {
      return try ready.measure(
        threads.sorted(), TimingPlan(warmUps: 0, samples: timing.samples), replicates, cancellation,
        progress)
    } catch is CancellationError {
      return nil
    }
  }

  /// A wave that is ready, and the seconds that took.
  private typealias SetUp = (wave: Wave, seconds: Double)

  private func measure(
    _ threads: [Int], _ timing: TimingPlan, _ fixed: Int?, _ cancellation: Cancellation,
    _ progress: (ExperimentProgress) -> Void
  ) throws -> ThroughputResult {
    let most = Workers(threads.last)
    let families = GraphFamilies(plan)
    try Experiment.refuseTooLarge(plan, families, workers: most, ExperimentOptions())

    var steps = 0
    func step() {
      steps += 1
      progress(ExperimentProgress(done: steps, total: threads.count * (1 + timing.samples)))
    }
    var ready: SetUp?
    var replicates = fixed ?? 0
    var expected: Spread?
    var rows: [(setupSeconds: Double?, peakBytes: Int?)] = []
    var resetsPeak = true
    for count in threads {
      let workers = Workers(count)
      // Standard input cannot be read a second time.
      let keeps = ready != nil && readsStandardInput
      if !keeps { ready = nil }
      resetsPeak = Machine.resetPeak() && resetsPeak
      let setUp = try ready ?? setUp(families, workers: workers, cancellation)
      ready = setUp
      if replicates == 0 {
        replicates = try size(setUp.wave, threads: threads, cancellation)
      }
      let spread = try spread(setUp.wave, replicates, workers, cancellation)
      if let expected, expected != spread {
        throw WrongResult(name(threads: count), expected, spread)
      }
      expected = spread
      rows.append((keeps ? nil : setUp.seconds, Machine.peakBytes))
      step()
    }
    guard let wave = ready?.wave else { preconditionFailure("there is a number of threads") }

    let (measurements, spread) = try timing.measureInTurn(threads.map(name)) { way in
      let spread = try self.spread(wave, replicates, Workers(threads[way]), cancellation)
      step()
      return spread
    }
    if spread != expected {
      throw WrongResult(plan.document.name, expected ?? Spread(), spread)
    }
    try check(wave, replicates, most, cancellation)
    let digested = try self.spread(
      wave, min(replicates, Self.digestedReplicates), most, cancellation)
    return ThroughputResult(
      name: plan.document.name, about: about, people: wave.graph.people, ties: wave.graph.ties,
      graphDraws: plan.settings[0].scenario.graphsUsed, replicates: replicates,
      pieces: Self.pieces(replicates, wave, most), tellings: spread.tellings,
      edgeVisits: Double(spread.visits),
      digest: digested.digest, isPeakOfRow: resetsPeak,
      rows: rows.indices.map { row in
        ThroughputResult.Row(
          threads: threads[row], setupSeconds: rows[row].setupSeconds, spread: measurements[row],
          peakBytes: rows[row].peakBytes)
      })
  }

  private var seed: UInt64 { plan.settings[0].scenario.seed }

  private func name(threads: Int) -> String {
    "\(plan.document.name), \(NumberText.count(threads, "thread"))"
  }

  private var readsStandardInput: Bool {
    plan.settings[0].scenario.graph.isStandardInput
  }

  // MARK: What is timed

  /// Reads or generates the graph, finds the customers and prepares the wave.
  private func setUp(
    _ families: GraphFamilies, workers: Workers, _ cancellation: Cancellation
  ) throws -> SetUp {
    let clock = ContinuousClock()
    let start = clock.now
    let inputs = try ExperimentInputs(plan, families, workers: workers, budget: .infinity)
    let file = try inputs.graph(of: 0, families, workers: workers)
    let graph = try file ?? families.all[0].graph(workers: workers).graph
    if cancellation.isCancelled { throw CancellationError() }
    let wave = Wave(
      graph: graph, rules: plan.settings[0].scenario.rules, firstHand: inputs.firstHand[0])
    return (wave, (clock.now - start) / .seconds(1))
  }

  /// The result of replicates, which does not depend on who runs them.
  private struct Spread: Sendable, Equatable, CustomStringConvertible {
    var tellings = 0
    var visits = 0
    /// The sum of the replicates' digests.
    var digest: UInt64 = 0

    var description: String {
      "\(NumberText.count(tellings, "telling")) with digest \(String(digest, radix: 16))"
    }
  }

  /// The pieces of work of replicates: blocks of them, as an experiment has.
  private static func pieces(_ replicates: Int, _ wave: Wave, _ workers: Workers) -> Int {
    (replicates - 1) / blockSize(replicates, wave, workers) + 1
  }

  private static func blockSize(_ replicates: Int, _ wave: Wave, _ workers: Workers) -> Int {
    WorkList.blockSize(people: wave.graph.people, runs: replicates, workers: workers.count)
  }

  /// Runs replicates 0, 1, … as an experiment does.
  private func spread(
    _ wave: Wave, _ replicates: Int, _ workers: Workers, _ cancellation: Cancellation
  ) throws -> Spread {
    let seed = seed
    let block = Self.blockSize(replicates, wave, workers)
    let sum = Mutex(Spread())
    workers.forEach(
      Self.pieces(replicates, wave, workers), cancellation: cancellation,
      makeState: { WaveWorkspace(cancellation: cancellation) }
    ) { workspace, index in
      var part = Spread()
      var replicate = index * block
      let randoms = (replicate..<min(replicates, replicate + block)).map {
        RandomStream(seed: seed, replicate: $0)
      }
      wave.run(randoms, in: workspace) { outcome in
        for opinion in Opinion.allCases {
          part.tellings += outcome.counts[opinion].tellings
          part.visits += outcome.counts[opinion].visits
        }
        part.digest &+= outcome.digest(replicate: replicate)
        replicate += 1
      }
      sum.withLock {
        $0.tellings += part.tellings
        $0.visits += part.visits
        $0.digest &+= part.digest
      }
    }
    if cancellation.isCancelled { throw CancellationError() }
    return sum.withLock { $0 }
  }

  /// Rejects replicates whose counts contradict each other, outside the clock: as many as make some
  /// tenths of a second, sixteen at least.
  private func check(
    _ wave: Wave, _ replicates: Int, _ workers: Workers, _ cancellation: Cancellation
  ) throws {
    let seed = seed
    let checked = min(replicates, max(16, Self.peopleChecked / max(1, wave.graph.people)))
    let wrong = Mutex(Int?.none)
    workers.forEach(checked, cancellation: cancellation, makeState: { WaveWorkspace() }) {
      workspace, replicate in
      let outcome = wave.run(RandomStream(seed: seed, replicate: replicate), in: workspace)
      if !outcome.isSound { wrong.withLock { $0 = replicate } }
    }
    if let replicate = wrong.withLock({ $0 }) {
      throw WrongResult("the counts of replicate \(replicate) contradict each other")
    }
  }

  /// How many replicates a sample has, found on the fewest threads.
  private func size(
    _ wave: Wave, threads: [Int], _ cancellation: Cancellation
  ) throws -> Int {
    let (fewest, most) = (threads[0], threads[threads.count - 1])
    let seconds = Self.sampleSeconds * (Double(most) / Double(fewest)).squareRoot()
    let clock = ContinuousClock()
    return try TimingPlan.size(
      lasting: seconds, within: max(4, 2 * most)...Self.mostReplicates
    ) { pieces in
      let start = clock.now
      _ = try spread(wave, pieces, Workers(fewest), cancellation)
      return (clock.now - start) / .seconds(1)
    }
  }
}
