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
  /// How many there are; where figures decide how many replicates there are, up to the next look at them.
  public var total: Int
  /// Whether there may be more of them than that.
  public var isOpen = false
}
