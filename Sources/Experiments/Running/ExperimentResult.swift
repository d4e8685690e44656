public import GraphFiles

/// What an experiment found.
public struct ExperimentResult: Sendable {
  /// The plan it ran.
  public var plan: Plan
  /// What its runs are runs of.
  public var key: RunKey
  /// The runs that were made.
  package var runs: StoredRuns
  /// For each setting of the plan, its summaries.
  public var settings: [SettingResult]
  /// For each variant, in plan order, the paired comparison with the baseline; empty unless the
  /// scope is `compare`.
  public var comparisons: [VariantComparison] = []
  /// The analysis of uncertain inputs; nil unless the scope is `uncertain`.
  public var uncertainty: UncertaintyResult?
  /// Small markets to be drawn, where they were asked for.
  public var markets: [SmallMarket] = []
  /// What was read from each graph file.
  public var graphReports: [ReadingReport] = []
  /// Remarks for the user, each a sentence, such as that contacts ran short.
  public var notes: [String] = []
  /// Whether every run of the plan was made and none failed.
  public var isComplete = true
  /// Whether it was cancelled.
  public var wasCancelled = false

  /// How many runs were made: those that went through and those that failed.
  public var done: Int { runs.done }
  /// How many runs failed.
  public var failed: Int { runs.failed }
  /// How many runs went through.
  public var ok: Int { runs.ok }
  /// How many runs were not made.
  public var missing: Int { plan.runs - done }
}
