public import Parallelism
import Scenarios
import SocialGraph

/// Runs a plan: builds each distinct graph once, runs every replicate of every setting in parallel,
/// and summarises.
///
/// ```swift
/// let plan = try Plan(document, scope: .compare)
/// let result = try Experiment(plan).run(workers: Workers(), cancellation: Cancellation()) { _ in }
/// result.settings[0].summary("reach_negative")?.mean
/// ```
///
/// Replicates are independent pieces of work: a replicate is a function of its scenario, its graph and
/// its number, and what replicates come to is summed up in their order. So neither the number of
/// workers nor who ran what changes a result.
///
/// Memory: the graphs of a batch, one workspace for each worker, a row for each run, and the rounds of
/// the settings under way.
public struct Experiment: Sendable {
  /// What it will run.
  public let plan: Plan

  /// Makes the experiment of a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, running replicates finish and what is whole is returned.
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

  /// Runs the plan in a given way and tells what it took.
  package func run(
    workers: Workers, cancellation: Cancellation, options: ExperimentOptions,
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) throws(ExperimentError) -> (result: ExperimentResult, trace: ExperimentTrace) {
    guard
      let ready = try Calibration(plan).run(
        workers: workers, cancellation: cancellation, progress: progress)
    else {
      let stopped = ExperimentResult(
        plan: plan, records: [], settings: [], isComplete: false, wasCancelled: true)
      return (stopped, ExperimentTrace())
    }
    return try Experiment(ready).runReplicates(
      workers: workers, cancellation: cancellation, options: options, progress: progress)
  }

  /// Runs a plan whose chances to retell are known.
  private func runReplicates(
    workers: Workers, cancellation: Cancellation, options: ExperimentOptions,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> (result: ExperimentResult, trace: ExperimentTrace) {
    let families = GraphFamilies(plan)
    try refuseTooLarge(families, workers: workers, options)
    let inputs = try ExperimentInputs(plan, families, workers: workers, budget: options.graphBudget)
    let ledger = RunStore(plan)
    let traces = try ExperimentRunner(
      plan: plan, families: families, inputs: inputs, workers: workers,
      cancellation: cancellation, options: options
    ).run(into: ledger, progress: progress)
    let (records, summaries, mostOpen) = ledger.close()

    let rows = RecordRanges(records, settings: plan.settings.count)
    let plan = plan
    let settings = workers.map(plan.settings.count) { setting in
      let family = families.ofSetting[setting]
      let sample = SettingSample(
        records[rows[setting]], requested: plan.settings[setting].scenario.replicates,
        draws: families.drawsOfSetting[setting], table: plan.metrics)
      return SettingResult(
        people: traces.sizes[family]?.people ?? families.all[family].people ?? 0,
        ties: traces.sizes[family]?.ties ?? 0, summaries: sample.summaries(),
        rounds: summaries[setting].rounds, periods: summaries[setting].periods,
        profile: traces.profiles[family])
    }
    let isWhole = records.count == plan.runs
    let result = ExperimentResult(
      plan: plan, records: records, settings: settings,
      comparisons: compared(records, rows, settings, families, workers: workers),
      uncertainty: uncertainty(records, rows, settings, families, workers: workers),
      graphReports: inputs.reports, notes: traces.notes.sentences(plan),
      isComplete: isWhole && !records.contains { $0.status == .failed },
      wasCancelled: cancellation.isCancelled && !isWhole)
    let trace = ExperimentTrace(
      graphs: traces.graphs, mostGraphsHeld: traces.mostGraphsKept, mostSettingsOpen: mostOpen)
    return (result, trace)
  }

  private func compared(
    _ records: [RunRecord], _ rows: RecordRanges, _ settings: [SettingResult],
    _ families: GraphFamilies, workers: Workers
  ) -> [VariantComparison] {
    guard plan.scope == .compare, !plan.settings.isEmpty else { return [] }
    let plan = plan
    @Sendable func sample(_ setting: Int) -> SettingSample {
      SettingSample(
        records[rows[setting]], requested: plan.settings[setting].scenario.replicates,
        draws: families.drawsOfSetting[setting], table: plan.metrics)
    }
    let baseline = sample(0)
    return workers.map(plan.settings.count - 1) { variant in
      VariantComparison(
        setting: variant + 1, baseline: baseline, variant: sample(variant + 1),
        periods: (settings[0].periods, settings[variant + 1].periods))
    }
  }

  private func uncertainty(
    _ records: [RunRecord], _ rows: RecordRanges, _ settings: [SettingResult],
    _ families: GraphFamilies, workers: Workers
  ) -> UncertaintyResult? {
    guard let design = plan.sampled else { return nil }
    let analysis = UncertaintyAnalysis(
      design,
      samples: plan.settings.indices.map { setting in
        SettingSample(
          records[rows[setting]], requested: plan.settings[setting].scenario.replicates,
          draws: families.drawsOfSetting[setting], table: plan.metrics)
      }, summaries: settings.map(\.summaries))
    return UncertaintyResult(
      inputs: plan.paths, samples: plan.settings.count, sampling: design.inputs.sampling,
      rows: workers.map(analysis.count, analysis.row))
  }

  /// Refuses what this machine cannot hold, before anything is built.
  func refuseTooLarge(
    _ families: GraphFamilies, workers: Workers, _ options: ExperimentOptions
  ) throws(ExperimentError) {
    for family in families.all {
      if let refusal = family.refusal(memory: .infinity) { throw .tooLarge(refusal) }
    }
    let need = MemoryNeed(plan, families, workers: workers, budget: options.graphBudget)
    if let refusal = need.refusal(memory: options.memory) { throw .tooLarge(refusal) }
  }
}

/// Where each setting's records stand among those in order of run id.
private struct RecordRanges: Sendable {
  private var starts: [Int]

  init(_ records: [RunRecord], settings: Int) {
    starts = Array(repeating: 0, count: settings + 1)
    for record in records { starts[record.setting + 1] += 1 }
    for setting in 0..<settings { starts[setting + 1] += starts[setting] }
  }

  subscript(setting: Int) -> Range<Int> { starts[setting]..<starts[setting + 1] }
}
