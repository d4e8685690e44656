public import Parallelism
import Scenarios
import Service
public import WordOfMouth

/// Runs the baseline of a scenario and puts its ledgers beside it.
///
/// ```swift
/// let plan = try Plan(document, scope: .run)
/// let result = try LedgerExperiment(plan).run(
///   workers: Workers(), cancellation: Cancellation()
/// ) { _ in }
/// result.comparisons?.negative.gap.mean
/// ```
public struct LedgerExperiment: Sendable {
  /// The plan of the baseline.
  public let plan: Plan

  /// Prepares the comparison with a plan's baseline.
  ///
  /// - Parameter plan: The plan, in the scope `run`.
  /// - Throws: ``PlanError/nothingToRun(_:remedy:)`` for waves that are not plain ones.
  public init(_ plan: Plan) throws(PlanError) {
    guard WaveFeatures(plan.settings.lazy.map(\.scenario)).arePlain else {
      throw .nothingToRun(
        "a ledger multiplies stories that are told once, along ties of one kind; it has no line for layers, "
          + "\"repeat\", \"outside\", \"quality\" or \"broadcast\"", remedy: .baseline)
    }
    self.plan = plan
  }

  /// Runs the plan.
  ///
  /// Chances to retell are solved for on the baseline: stories stopped after round 1 have no others.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, replicates that are running are dropped.
  ///   - progress: Called after each block of replicates.
  /// - Returns: The result with its ledgers.
  /// - Throws: ``ExperimentError`` where nothing could be run.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> LedgerResult {
    let (run, _) = try Experiment(plan).run(
      workers: workers, cancellation: cancellation, options: ExperimentOptions(),
      keepsLedger: true, progress: progress)
    guard run.isComplete, let setting = run.settings.first else {
      return LedgerResult(run: run, comparisons: nil, customersLost: nil)
    }
    let scenario = run.plan.settings[0].scenario
    let ends = (scenario.graph.isDirected ? 1 : 2) * Double(setting.ties)
    let sample = LedgerSample(
      scenario: scenario, replicates: run.runs.sample(0), rows: run.runs.ledger,
      people: setting.people,
      contacts: setting.people == 0 ? 0 : ends / Double(setting.people))
    return LedgerResult(
      run: run, comparisons: ByOpinion { sample.compared($0) },
      customersLost: scenario.service.map { sample.compared(.customersLost, $0) })
  }
}

/// A result with its ledgers.
public struct LedgerResult: Sendable {
  /// The result, as `run` has it.
  public var run: ExperimentResult
  /// The ledgers of the two stories beside the simulation, or nil where runs are missing or failed.
  public var comparisons: ByOpinion<LedgerComparison>?
  /// The ledger of customers lost beside the simulation, or nil where the scenario has no service
  /// model, or runs are missing or failed.
  public var customersLost: LedgerComparison?

  /// All ledgers, in the order they are shown.
  public var all: [LedgerComparison] {
    (comparisons.map { [$0.positive, $0.negative] } ?? [])
      + [customersLost].compactMap { $0 }
  }
}
