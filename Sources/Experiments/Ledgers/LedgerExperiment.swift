public import Parallelism
import Scenarios

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
        "a ledger multiplies stories that are told once, along ties of one kind; leave out layers, "
          + "\"repeat\", \"outside\", \"quality\" and \"broadcast\"", remedy: .baseline)
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
    LedgerResult(
      try Experiment(plan).run(workers: workers, cancellation: cancellation, progress: progress))
  }
}
