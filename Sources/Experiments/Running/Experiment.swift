public import Parallelism
import PlainText
public import Scenarios

/// Runs a plan: solves for the chances to retell that it gives by targets, builds each distinct graph
/// once, runs every replicate of every setting in parallel, and summarises.
///
/// ```swift
/// let plan = try Plan(document, scope: .compare)
/// let result = try Experiment(plan).run(workers: Workers(), cancellation: Cancellation()) { _ in }
/// result.settings[0].summary("reach_negative")?.mean
/// ```
///
/// Where figures are to be known to a precision, each group of settings has as many replicates as that takes:
/// see <doc:StoppingWhenSure>.
///
/// Replicates are independent: a replicate is a function of its scenario, its graph and its number, and
/// sums over replicates are formed in their order. So the number of workers does not change a result.
///
/// Memory: the graphs of a batch, one workspace for each worker, and the finished runs as columns of bytes;
/// where a journal keeps those in a file, a bit for each run and a few columns of the setting at hand.
public struct Experiment: Sendable {
  /// What it will run.
  public let plan: Plan
  /// What theory says of a scenario on its graph.
  let theory: @Sendable (Scenario, GraphProfile?) -> [Prediction]

  /// Makes the experiment of a plan.
  ///
  /// - Parameters:
  ///   - plan: What to run.
  ///   - theory: What theory says of a scenario on its graph, called once for each setting;
  ///     `Predictions.of` of the module `Evidence`. By default nothing.
  public init(
    _ plan: Plan,
    theory: @escaping @Sendable (Scenario, GraphProfile?) -> [Prediction] = { _, _ in [] }
  ) {
    self.plan = plan
    self.theory = theory
  }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, replicates that are running are dropped, and those that are complete
  ///     are returned.
  ///   - progress: Called after each block of replicates, and before that while chances to retell are
  ///     solved for; from any thread, so that a smaller number may arrive after a larger one.
  /// - Returns: What was found; the same for any number of workers.
  /// - Throws: ``ExperimentError`` where nothing could be run. A single graph that cannot be built fails
  ///   its replicates, and the others go on.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> ExperimentResult {
    try run(
      workers: workers, cancellation: cancellation, options: ExperimentOptions(),
      progress: progress
    ).result
  }

  /// Runs the plan in a given way, and also returns how it went.
  package func run(
    workers: Workers, cancellation: Cancellation, options: ExperimentOptions,
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) throws(ExperimentError) -> (result: ExperimentResult, trace: ExperimentTrace) {
    let ran = try ran(
      workers: workers, cancellation: cancellation, options: options,
      progress: progress)
    return (try ran.result(workers: workers), ran.trace)
  }

  /// Runs what some logs do not have yet, without summarising anything.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, replicates that are running are dropped, and those that are complete are kept.
  ///   - options: How it is run.
  ///   - log: Where finished blocks are added; what it has is not run again.
  ///   - others: Other logs of runs that are not run again.
  ///   - progress: Called after each block of replicates.
  /// - Returns: The runs, whoever made them, ready to be summarised.
  /// - Throws: ``ExperimentError`` where nothing could be run or kept.
  package func ran(
    workers: Workers, cancellation: Cancellation,
    options: ExperimentOptions = ExperimentOptions(),
    into log: BlockLog = BlockLog(), also others: [BlockLog] = [],
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) throws(ExperimentError) -> RanExperiment {
    let solved = try Calibration(plan).run(
      workers: workers, cancellation: cancellation, progress: progress)
    let ready = solved ?? plan
    let families = GraphFamilies(ready)
    guard solved != nil else {
      return RanExperiment(
        runs: try kept { () throws(JournalError) in
          try StoredRuns(ready, key: RunKey(plan: ready.hash), logs: [log] + others)
        }, trace: ExperimentTrace(runs: ready.runs), families: families, reports: [],
        theory: theory,
        isCancelled: true)
    }
    try Self.refuseTooLarge(
      ready, families, workers: workers, options, isKept: !log.isInMemory || options.part.isNone)
    let inputs = try ExperimentInputs(
      ready, families, workers: workers, budget: options.budget, known: options.known)
    let store = try kept { () throws(JournalError) in
      try RunStore(ready, files: inputs.files, log: log, also: others)
    }
    let trace = try ExperimentRunner(
      plan: ready, families: families, inputs: inputs, workers: workers,
      cancellation: cancellation, options: options
    ).run(into: store, progress: progress)
    return RanExperiment(
      runs: try kept { () throws(JournalError) in try store.close(after: trace.replicates) },
      trace: trace,
      families: families, reports: inputs.reports, theory: theory,
      isCancelled: cancellation.isCancelled)
  }

  /// Does something with finished runs.
  func kept<Value>(
    _ body: () throws(JournalError) -> Value
  ) throws(ExperimentError) -> Value {
    do throws(JournalError) { return try body() } catch { throw .journal(error) }
  }

  /// Rejects what this machine cannot hold, before anything is built.
  static func refuseTooLarge(
    _ plan: Plan, _ families: GraphFamilies, workers: Workers, _ options: ExperimentOptions,
    isKept: Bool = false
  ) throws(ExperimentError) {
    for family in families.all {
      guard let error = family.problemOfSize else { continue }
      throw .asksTooMuch(plan.document.placed(Diagnostics([error])))
    }
    let need = MemoryNeed(
      plan, families, workers: workers, budget: options.budget, isKept: isKept)
    if let (problem, remedy) = need.refusalOfRounds(memory: options.memory) {
      let error = Diagnostic(file: "limits.rounds", problem, remedies: [remedy])
      throw .asksTooMuch(plan.document.placed(Diagnostics([error])))
    }
    if let refusal = need.refusal(memory: options.memory) {
      throw .asksTooMuch(Diagnostics([plan.document.placed(refusal, at: [refusal.file])]))
    }
  }
}
