import Scenarios
import Experiments
import SocialGraph

/// `manifest.json`: what made the results, and what their columns mean.
///
/// It says nothing of the moment or the machine, so that the same scenario, seed and version give
/// the same bytes.
struct Manifest {
  /// The result it belongs to.
  var result: ExperimentResult
  /// The tables written beside it.
  var tables: [ResultTable]

  /// The text of the file.
  var text: String { json.pretty }

  private var json: JSONText {
    let plan = result.plan
    let baseline = plan.document.baseline
    return .object([
      "format": .integer(1),
      "program": .text("hearsay"),
      "version": .text(Version.current),
      "scenario": .text(plan.document.name),
      "title": baseline.title.map { .text($0) } ?? .null,
      "scope": .text(plan.scope.rawValue),
      "plan_hash": .text(plan.hash),
      "seed": .text(NumberText.hexadecimal(baseline.seed)),
      "complete": .boolean(result.isComplete),
      "counts": counts,
      "files": .list(tables.map(description)),
      "graph_files": .list(result.graphReports.map(description)),
      "notes": .list(result.notes.map { .text($0) }),
      "resolved_scenario": .verbatim(plan.document.resolvedJSON()),
      "metrics": .list(DataDictionary.metrics.map(\.json)),
    ])
  }

  private var counts: JSONText {
    let tally = RunTally(result)
    return .object([
      "settings": .integer(result.plan.settings.count),
      "runs": .integer(tally.planned),
      "ok": .integer(tally.ok),
      "failed": .integer(tally.failed),
      "missing": .integer(tally.missing),
    ])
  }

  private func description(_ table: ResultTable) -> JSONText {
    .object([
      "name": .text(table.file),
      "rows": .integer(table.rowCount),
      "columns": .list(table.columns.map(\.json)),
    ])
  }

  private func description(_ report: ReadingReport) -> JSONText {
    .object([
      "path": .text(report.path),
      "format": .text(report.format),
      "compressed": .boolean(report.isCompressed),
      "rows": .integer(report.rows),
      "self_loops_dropped": .integer(report.selfLoopsDropped),
      "repeats_dropped": .integer(report.repeatsDropped),
      "reversed_repeats": .integer(report.reversedRepeats),
      "notes": .list(report.notes.map { .text($0) }),
    ])
  }
}

/// How many runs of a plan went how.
struct RunTally {
  /// Runs in the plan.
  var planned: Int
  /// Runs that went through.
  var ok: Int
  /// Runs that failed.
  var failed: Int
  /// Runs that were not made.
  var missing: Int { planned - ok - failed }

  /// Counts the runs of a result.
  init(_ result: ExperimentResult) {
    planned = result.plan.runs
    failed = result.records.reduce(0) { $0 + ($1.status == .failed ? 1 : 0) }
    ok = result.records.count - failed
  }
}
