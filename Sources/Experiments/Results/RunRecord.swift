public import WordOfMouth

/// One replicate of one setting: a row of `runs.csv`.
public struct RunRecord: Sendable {
  /// Whether it ran.
  public enum Status: String, Sendable {
    /// It ran to its end.
    case ok
    /// It could not run.
    case failed
  }

  /// Its number in the plan.
  public var runID: Int
  /// The index of its setting in the plan.
  public var setting: Int
  /// Its number within the setting.
  public var replicate: Int
  /// The metrics of its plan's ``MetricTable``, in order; not a number where one does not exist, as
  /// the period of a first complaint that never came; empty if it failed.
  public var values: [Double] = []
  /// Which opinions took off, by the `limits.takeOff` of its scenario; with periods, in at least one of
  /// them.
  public var tookOff = ByOpinion(positive: false, negative: false)
  /// How each story grew.
  public var stories = ByOpinion(positive: StoryRounds(), negative: StoryRounds())

  /// Whether it ran.
  public var status: Status { values.isEmpty ? .failed : .ok }
}
