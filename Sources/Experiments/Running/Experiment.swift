public import Parallelism
public import Scenarios
import SocialGraph

/// Runs a plan: solves for the chances to retell that it gives by targets, builds each distinct graph
/// once, runs every replicate of every setting in parallel, and summarises.
///
/// ```swift
/// let plan = try Plan(document, scope: .compare)
/// let result = try Experiment(plan).run(workers: Workers(), cancellation: Cancellation()) { _ in }
/// result.settings[0].summary("reach_negative")?.mean
/// ```
///
/// Replicates are independent: a replicate is a function of its scenario, its graph and its number, and
/// sums over replicates are formed in their order. So the number of workers does not change a result.
///
/// Memory: the graphs of a batch, one workspace for each worker, a row for each run, and the rounds of
/// the settings that are being run.
public struct Experiment: Sendable {
  /// What it will run.
  public let plan: Plan
  /// What theory says of a scenario on its graph.
  private let theory: @Sendable (Scenario, GraphProfile?) -> [Prediction]

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
  ///   - cancellation: Once raised, running replicates finish and complete blocks are returned.
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

  /// Runs the plan in a given way, and also returns how it went and the stored runs; of an experiment
  /// cancelled before its first run there are none.
  package func run(
    workers: Workers, cancellation: Cancellation, options: ExperimentOptions,
    keepsLedger: Bool = false, progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) throws(ExperimentError) -> (
    result: ExperimentResult, trace: ExperimentTrace, runs: StoredRuns?
  ) {
    guard
      let ready = try Calibration(plan).run(
        workers: workers, cancellation: cancellation, progress: progress)
    else {
      let stopped = ExperimentResult(
        plan: plan, key: RunKey(plan: plan.hash), records: [], settings: [], isComplete: false,
        wasCancelled: true)
      return (stopped, ExperimentTrace(), nil)
    }
    let families = GraphFamilies(ready)
    try Self.refuseTooLarge(ready, families, workers: workers, options)
    let inputs = try ExperimentInputs(
      ready, families, workers: workers, budget: options.budget)
    let store = RunStore(ready, files: inputs.files)
    let trace = try ExperimentRunner(
      plan: ready, families: families, inputs: inputs, workers: workers,
      cancellation: cancellation, options: options, keepsLedger: keepsLedger
    ).run(into: store, progress: progress)
    let runs = store.close()
    let settings = summarised(runs, families, trace, workers: workers)
    let isComplete = runs.records.count == ready.runs
    let result = ExperimentResult(
      plan: ready, key: runs.key, records: runs.records, settings: settings,
      comparisons: Self.compared(runs, settings, workers: workers),
      uncertainty: Self.uncertainty(runs, settings, workers: workers),
      graphReports: inputs.reports, notes: trace.notes.sentences(ready),
      isComplete: isComplete && !runs.records.contains { $0.status == .failed },
      wasCancelled: cancellation.isCancelled && !isComplete)
    return (result, trace, runs)
  }

  /// The summaries of each setting, with its theory.
  private func summarised(
    _ runs: StoredRuns, _ families: GraphFamilies, _ trace: ExperimentTrace, workers: Workers
  ) -> [SettingResult] {
    workers.map(runs.plan.settings.count) { setting in
      let family = families.ofSetting[setting]
      let graph = trace.profiles[family]
      let sample = runs.sample(setting)
      return SettingResult(
        people: graph?.people ?? families.all[family].people ?? 0, ties: graph?.ties ?? 0,
        summaries: sample.summaries(), growth: sample.growth, rounds: runs.series[setting].rounds,
        periods: runs.series[setting].periods,
        theory: theory(runs.plan.settings[setting].scenario, graph))
    }
  }

  private static func compared(
    _ runs: StoredRuns, _ settings: [SettingResult], workers: Workers
  ) -> [VariantComparison] {
    let plan = runs.plan
    guard plan.scope == .compare, !plan.settings.isEmpty else { return [] }
    let baseline = runs.sample(0)
    return workers.map(plan.settings.count - 1) { variant in
      VariantComparison(
        setting: variant + 1, baseline: baseline, variant: runs.sample(variant + 1),
        periods: (settings[0].periods, settings[variant + 1].periods),
        solved: SolvedChances(of: variant + 1, in: plan))
    }
  }

  private static func uncertainty(
    _ runs: StoredRuns, _ settings: [SettingResult], workers: Workers
  ) -> UncertaintyResult? {
    let plan = runs.plan
    guard let design = plan.sampled else { return nil }
    let analysis = UncertaintyAnalysis(
      design, samples: plan.settings.indices.map(runs.sample),
      summaries: settings.map(\.summaries))
    return UncertaintyResult(
      inputs: plan.paths, samples: plan.settings.count, sampling: design.inputs.sampling,
      rows: workers.map(analysis.count, analysis.row))
  }

  /// Rejects what this machine cannot hold, before anything is built.
  static func refuseTooLarge(
    _ plan: Plan, _ families: GraphFamilies, workers: Workers, _ options: ExperimentOptions
  ) throws(ExperimentError) {
    for family in families.all {
      if let refusal = family.refusal(memory: .infinity) { throw .tooLarge(refusal) }
    }
    let need = MemoryNeed(plan, families, workers: workers, budget: options.budget)
    if let refusal = need.refusal(memory: options.memory) { throw .tooLarge(refusal) }
  }
}
