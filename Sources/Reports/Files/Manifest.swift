import GraphFiles
package import Experiments
import PlainText
import Scenarios
import SocialGraph
import Statistics
import WordOfMouth

/// `manifest.json`: what made the results, and what their columns mean.
///
/// It says nothing of the moment or the machine, so that the same scenario, seed and version give
/// the same bytes.
package struct Manifest {
  /// The name of its file.
  static let name = "manifest.json"

  /// The result it belongs to.
  package var result: ExperimentResult
  /// The tables written beside it.
  package var tables: [DataTable]
  /// How they are written.
  package var dialect = CSVDialect.rfc4180

  /// The text of the file.
  package var text: String { json.pretty }

  private var json: JSONValue {
    let plan = result.plan
    let baseline = plan.document.baseline
    let others = plan.documents.dropFirst()
    var object: JSONValue = [
      "format": .integer(1),
      "program": .text("hearsay"),
      "version": .text(result.key.version),
      "scenario": .text(plan.document.name),
      "title": .text(orNull: baseline.title),
      "scope": .text(plan.scope.rawValue),
      "plan_hash": .text(result.key.plan),
      "seed": .text(seedText(baseline.seed)),
      "complete": .boolean(result.isComplete),
      "counts": [
        "settings": .integer(plan.settings.count),
        "runs": .integer(plan.runs),
        "ok": .integer(result.ok),
        "failed": .integer(result.failed),
        "missing": .integer(result.missing),
      ],
      "csv_dialect": .text(dialect.rawValue),
      "files": .list(tables.map(description)),
      "graph_files": .list(result.graphReports.map(description)),
      "notes": .texts(result.notes),
      "assumptions": .list(plan.document.assumptions.map(description)),
      "resolved_scenario": JSONValue(reading: plan.document.recordedJSON()),
      "metrics": .list(
        DataDictionary.metrics(of: plan.metrics, isCompared: !plan.options.isEmpty)
          .map(\.json)),
    ]
    if dialect.hasRawText { object.append("raw_text", true) }
    if !result.key.files.isEmpty {
      object.append("input_digests", .list(result.key.files.map(description)))
    }
    if !plan.goals.isEmpty { object.append("precision", precision) }
    if !calibrated.isEmpty { object.append("calibrated", .list(calibrated)) }
    // Somebody wanted to see what there is.
    if result.missing > 0 { object.append("partial", .boolean(true)) }
    if plan.decomposes { object.append("decomposed", .boolean(true)) }
    // A comparison of files was made of more than one.
    if !others.isEmpty {
      object.append(
        "compared_scenarios",
        .object(others.map { ($0.name, JSONValue(reading: $0.recordedJSON())) }))
    }
    return object
  }

  /// The figures that decided how many replicates there are, and whether they are known as precisely as was
  /// asked for.
  private var precision: JSONValue {
    let (plan, groups) = (result.plan, result.precision)
    let missed = groups.count { !$0.misses.isEmpty }
    // Of what is not complete nobody knows yet.
    let counts =
      result.missing == 0
      ? groups.map(\.replicates) : result.settings.map { $0.summaries.first?.ok ?? 0 }
    return [
      "goals": .list(plan.goals.map(description)),
      "at_most": .integer(plan.settings.first?.scenario.precision?.atMost ?? 0),
      "reached": .boolean(missed == 0 && result.missing == 0),
      "groups": .integer(groups.count),
      "groups_not_reached": .integer(missed),
      "fewest_replicates": .integer(counts.min() ?? 0),
      "most_replicates": .integer(counts.max() ?? 0),
    ]
  }

  private func description(_ goal: PrecisionGoal) -> JSONValue {
    let tolerance =
      switch goal.rule.tolerance {
      case .relative(let share): ("relative", JSONValue.number(share))
      case .absolute(let amount): ("absolute", JSONValue.number(amount))
      }
    var object: JSONValue = [
      "metric": .text(goal.metric.name), "difference": .boolean(goal.isDifference),
    ]
    object.append(tolerance.0, tolerance.1)
    return object
  }

  /// The chances to retell that were solved for, setting by setting.
  private var calibrated: [JSONValue] {
    result.plan.settings.enumerated().flatMap { place, setting in
      Opinion.allCases.compactMap { opinion in
        setting.calibrated[opinion].map { found in
          [
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
            "doubt": .text(orNull: CalibrationWords.doubt(found, of: opinion)),
          ]
        }
      }
    }
  }

  private func description(_ assumption: Assumption) -> JSONValue {
    [
      "path": .text(assumption.path),
      "label": .text(assumption.label),
      "value": assumption.value,
      "what_ifs": .list(
        assumption.whatIfs.map { ["name": .text($0.name), "value": $0.value] }),
      "unit": .text(assumption.unit),
      "source": .text(assumption.source),
      "kind": .text(assumption.kind.rawValue),
      "grade": .text(orNull: assumption.grade?.rawValue),
      "default": .boolean(assumption.isDefault),
    ]
  }

  private func description(_ table: DataTable) -> JSONValue {
    [
      "name": .text(dialect.name(of: table.file)),
      "rows": .integer(table.rowCount),
      "columns": .list(table.columns.map(\.json)),
    ]
  }

  private func description(_ file: FileDigest) -> JSONValue {
    [
      "path": .text(result.plan.document.recorded(file.path)), "digest": .text(file.digits),
    ]
  }

  private func description(_ report: ReadingReport) -> JSONValue {
    var described: JSONValue = [
      "path": .text(result.plan.document.recorded(report.path)),
      "format": .text(report.format),
      "compressed": .boolean(report.isCompressed),
      "rows": .integer(report.rows),
      "self_loops_dropped": .integer(report.selfLoopsDropped),
      "repeats_dropped": .integer(report.repeatsDropped),
      "reversed_repeats": .integer(report.reversedRepeats),
      "notes": .texts(report.notes),
    ]
    if let weights = report.weights {
      described.append("weight_column", .text(weights.column))
      described.append("weight_min", .number(weights.smallest))
      described.append("weight_max", .number(weights.largest))
    }
    return described
  }
}
