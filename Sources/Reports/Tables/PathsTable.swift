package import Experiments
import PlainText
import WordOfMouth

/// How single replicates went, round by round or period by period.
extension DataTable {
  /// A round or period of a replicate, from 1.
  private typealias Step = (replicate: Int, step: Int, values: [Double])

  /// `paths.csv`: for each of the first replicates of a setting and each of its rounds, or periods, a row.
  package static func paths(_ result: ExperimentResult) -> DataTable {
    let replicate = DataField<Step>(
      "replicate",
      "The number of the replicate within its setting: the first \(ReplicatePath.kept), from 0."
    ) { $0.replicate }
    let runs = result.runs
    return ofSettings(
      "paths.csv", [replicate] + stepFields(of: result.plan), result.plan,
      result.settings.indices.lazy.map { ($0, runs.paths($0).flatMap(steps)) })
  }

  /// The rounds or periods of one run.
  package static func path(of run: OneRun) -> DataTable {
    DataTable(stepFields(of: run.result.plan), run.path.map(steps) ?? [])
  }

  private static func steps(of path: ReplicatePath) -> [Step] {
    path.steps.enumerated().map { (path.replicate, $0 + 1, $1) }
  }

  private static func stepFields(of plan: Plan) -> [DataField<Step>] {
    let hasPeriods = plan.metrics.hasPeriods
    let number = DataField<Step>(
      hasPeriods ? DataDictionary.period : DataDictionary.round
    ) { $0.step }
    let columns =
      hasPeriods
      ? DataDictionary.columns(plan.periodMetrics.metrics) : DataDictionary.quantitiesOfRounds
    return [number]
      + columns.enumerated().map { place, column in DataField<Step>(column) { $0.values[place] } }
  }
}
