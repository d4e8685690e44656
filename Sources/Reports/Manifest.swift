import Scenarios
package import Experiments
import SocialGraph
import Statistics
import WordOfMouth

/// `manifest.json`: what made the results, and what their columns mean.
///
/// It says nothing of the moment or the machine, so that the same scenario, seed and version give
/// the same bytes.
package struct Manifest {
  /// The result it belongs to.
  package var result: ExperimentResult
  /// The tables written beside it.
  package var tables: [ResultTable]

  /// Prepares the manifest of a result.
  package init(result: ExperimentResult, tables: [ResultTable]) {
    self.result = result
    self.tables = tables
  }

  /// The text of the file.
  package var text: String { json.pretty }

  private var json: JSONText {
    let plan = result.plan
    let baseline = plan.document.baseline
    let others = plan.documents.dropFirst()
    var members: JSONText.Members = [
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
      "resolved_scenario": .verbatim(plan.document.recordedJSON()),
      "metrics": .list(metrics.map(\.json)),
    ]
    if !calibrated.isEmpty { members.append("calibrated", .list(calibrated)) }
    if plan.decomposes { members.append("decomposed", .boolean(true)) }
    // A comparison of files was made of more than one.
    if !others.isEmpty {
      var scenarios: JSONText.Members = [:]
      for other in others { scenarios.append(other.name, .verbatim(other.recordedJSON())) }
      members.append("compared_scenarios", .object(scenarios))
    }
    return .object(members)
  }

  /// The chances to retell that were solved for, setting by setting.
  private var calibrated: [JSONText] {
    result.plan.settings.enumerated().flatMap { place, setting in
      Opinion.allCases.compactMap { opinion in
        setting.calibrated[opinion].map { found in
          .object([
            "setting": .integer(place),
            "variant": .text(setting.variant),
            "point": .integer(setting.point),
            "path": .text("voices.\(opinion).retell"),
            "for_reach": .number(found.target),
            "value": .number(found.chance),
            "ci_low": .number(found.interval.low),
            "ci_high": .number(found.interval.high),
            "reach": .number(found.reach),
            "se": .number(found.standardError),
            "stories": .integer(found.stories),
            "reproduction_number": .number(found.reproduction),
            "doubt": CalibrationWords.doubt(found, of: opinion).map { .text($0) } ?? .null,
          ])
        }
      }
    }
  }

  private var metrics: [DataDictionary.Column] {
    DataDictionary.metrics(
      of: result.plan.metrics, isCompared: result.plan.scope == .compare)
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
      "path": .text(result.plan.document.recorded(report.path)),
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
