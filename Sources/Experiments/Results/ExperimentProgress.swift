/// How far a running experiment is.
public struct ExperimentProgress: Sendable, Hashable {
  /// What is being done.
  public enum Stage: Sendable {
    /// Chances to retell are solved for; stories told to solve them are counted, and the total is an
    /// estimate.
    case calibration
    /// Replicates are run, and counted; in a benchmark samples.
    case replicates
  }

  /// What is being done.
  public var stage = Stage.replicates
  /// How many of it are done.
  public var done: Int
  /// How many there are.
  public var total: Int
}
