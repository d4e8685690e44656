package import Service
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
  /// Whether it ran.
  public var status: Status
  /// The metrics of its plan's ``MetricTable``, in order; not a number where one does not exist, as
  /// the period of a first complaint that never came; empty if it failed.
  public var values: [Double]
  /// Which opinions took off, by the `limits.takeOff` of its scenario.
  public var tookOff: ByOpinion<Bool>

  /// Makes the record of a replicate that ran.
  package init(
    runID: Int, setting: Int, replicate: Int, outcome: WaveOutcome, takeOff: Double,
    table: MetricTable = .wave
  ) {
    self.runID = runID
    self.setting = setting
    self.replicate = replicate
    status = .ok
    values = table.values(outcome)
    tookOff = ByOpinion { outcome.tookOff($0, share: takeOff) }
  }

  /// Makes the record of a replicate with periods that ran; an opinion took off that did so in at
  /// least one of them.
  ///
  /// - Parameters:
  ///   - runID: Its number in the plan.
  ///   - setting: The index of its setting.
  ///   - replicate: Its number within the setting.
  ///   - outcome: What came of it.
  ///   - together: Its waves together.
  ///   - reruns: What its reruns came to, where the table has them.
  ///   - takeOff: The share of people that makes a take-off.
  ///   - table: Which metrics to record.
  package init(
    runID: Int, setting: Int, replicate: Int, outcome: ServiceOutcome,
    waves together: WaveOutcome, reruns: Decomposition? = nil, takeOff: Double, table: MetricTable
  ) {
    self.runID = runID
    self.setting = setting
    self.replicate = replicate
    status = .ok
    values = table.values(outcome, waves: together, reruns)
    tookOff = ByOpinion { opinion in
      outcome.periods.contains { $0.wave.tookOff(opinion, share: takeOff) }
    }
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

extension RunRecord: Hashable {
  /// Whether two records are the same; metrics that do not exist in either are.
  public static func == (one: RunRecord, other: RunRecord) -> Bool {
    one.runID == other.runID && one.setting == other.setting && one.replicate == other.replicate
      && one.status == other.status && one.tookOff == other.tookOff
      && one.values.elementsEqual(other.values) { $0 == $1 || $0.isNaN && $1.isNaN }
  }

  /// Takes the record's number into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(runID)
    hasher.combine(setting)
  }
}
