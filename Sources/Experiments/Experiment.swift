public import Parallelism

/// Runs a plan: builds each distinct graph once, runs every replicate of every setting in parallel,
/// and summarises.
public struct Experiment: Sendable {
  /// What it will run.
  public let plan: Plan

  /// Makes the experiment of a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// What running would take, told before it runs.
  public func estimate(workers: Workers) throws(ExperimentError) -> CostEstimate {
    fatalError("contract")
  }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, running replicates finish and what is whole is returned.
  ///   - progress: Told after each replicate how many are done; called from any thread.
  /// - Returns: What was found; the same for any number of workers.
  /// - Throws: ``ExperimentError`` where nothing could be run.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @Sendable (Progress) -> Void
  ) throws(ExperimentError) -> ExperimentResult { fatalError("contract") }

  /// How far a running experiment is.
  public struct Progress: Sendable {
    /// Replicates done.
    public let done: Int
    /// Replicates in the plan.
    public let total: Int
  }
}
