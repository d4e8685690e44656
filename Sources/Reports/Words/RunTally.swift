package import Experiments

/// How many runs of a plan went how.
package struct RunTally {
  /// Runs in the plan.
  package var planned: Int
  /// Runs that went through.
  package var ok: Int
  /// Runs that failed.
  package var failed: Int
  /// Runs that were not made.
  package var missing: Int { planned - ok - failed }

  /// Counts the runs of a result.
  package init(_ result: ExperimentResult) {
    planned = result.plan.runs
    failed = result.records.reduce(0) { $0 + ($1.status == .failed ? 1 : 0) }
    ok = result.records.count - failed
  }
}
