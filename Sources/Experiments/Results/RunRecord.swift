public import WordOfMouth

/// One replicate of one setting: a row of `runs.csv`.
public struct RunRecord: Sendable, Hashable {
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
  /// Whether it ran.
  public var status: Status
  /// The metrics of ``Metric/wave``, in order; empty if it failed.
  public var values: [Double]
  /// Which opinions took off, by the `limits.takeOff` of its scenario.
  public var tookOff: ByOpinion<Bool>

  /// Makes the record of a replicate that ran.
  package init(
    runID: Int, setting: Int, replicate: Int, outcome: WaveOutcome, takeOff: Double
  ) {
    self.runID = runID
    self.setting = setting
    self.replicate = replicate
    status = .ok
    values = Metric.wave.map { $0.value(outcome) }
    tookOff = ByOpinion { outcome.tookOff($0, share: takeOff) }
  }

  /// Makes the record of a replicate that could not run.
  package init(failed runID: Int, setting: Int, replicate: Int) {
    self.runID = runID
    self.setting = setting
    self.replicate = replicate
    status = .failed
    values = []
    tookOff = ByOpinion(positive: false, negative: false)
  }

  /// Makes a record.
  package init(
    runID: Int, setting: Int, replicate: Int, status: Status, values: [Double],
    tookOff: ByOpinion<Bool> = ByOpinion(positive: false, negative: false)
  ) {
    self.runID = runID
    self.setting = setting
    self.replicate = replicate
    self.status = status
    self.values = values
    self.tookOff = tookOff
  }
}
