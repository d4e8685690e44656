package import WordOfMouth

/// One replicate of one setting: a row of `runs.csv`.
package struct RunRecord: Sendable {
  /// Whether it ran.
  package enum Status: String, Sendable {
    /// It ran to its end.
    case ok
    /// It could not run.
    case failed
  }

  /// Its number in the plan.
  package var runID: Int
  /// The index of its setting in the plan.
  package var setting: Int
  /// Its number within the setting.
  package var replicate: Int
  /// The metrics of its plan's ``MetricTable``, in order; not a number where one does not exist, as
  /// the period of a first complaint that never came; empty if it failed.
  package var values: [Double] = []
  /// Which opinions took off, by the `limits.takeOff` of its scenario; with periods, in at least one of
  /// them.
  package var tookOff = ByOpinion(positive: false, negative: false)
  /// How each story grew.
  package var stories = ByOpinion(positive: StoryRounds(), negative: StoryRounds())

  /// Whether it ran.
  package var status: Status { values.isEmpty ? .failed : .ok }
}
