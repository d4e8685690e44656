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
  /// For each variant, in plan order, the paired comparison with the baseline at the scenario's own values;
  /// empty unless variants are run.
  public var comparisons: [VariantComparison] = []
  /// The analysis of uncertain inputs; nil unless the scope is `uncertain`.
  public var uncertainty: UncertaintyResult?
  /// What is known of the decision between baseline and variants; nil unless inputs are uncertain and there
  /// are variants.
  public var decision: DecisionResult?
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

  /// The comparison at the scenario's own values, as the scope `compare` has it: itself, or a part of what was
  /// found where inputs are uncertain; nil unless variants are run.
  ///
  /// - Complexity: O(replicates).
  public var comparison: ExperimentResult? {
    if plan.scope == .compare { return self }
    let options = plan.options
    if options.isEmpty || settings.isEmpty { return nil }
    let part = plan.comparison
    let runs = runs.part(options, of: part)
    let isComplete = runs.done == part.runs && runs.failed == 0
    return ExperimentResult(
      plan: part, key: key, runs: runs, settings: Array(settings[options]),
      comparisons: comparisons.map {
        var comparison = $0
        comparison.setting -= options.lowerBound
        return comparison
      }, decision: decision, graphReports: graphReports, isComplete: isComplete,
      wasCancelled: wasCancelled && !isComplete)
  }

  /// How many runs were made: those that went through and those that failed.
  public var done: Int { runs.done }
  /// How many runs failed.
  public var failed: Int { runs.failed }
  /// How many runs went through.
  public var ok: Int { runs.ok }
  /// How many runs were not made.
  public var missing: Int { plan.runs - done }
}
