import GraphFiles
package import Parallelism
import Scenarios
import Statistics

/// The runs of an experiment, whoever made them, ready to be summarised.
///
/// What is found is a function of the plan and of the set of runs: it does not matter in which order, from
/// which log or after how many interruptions they come.
package struct RanExperiment: Sendable {
  /// The runs.
  package let runs: StoredRuns
  /// What was noted while they were run.
  package let trace: ExperimentTrace
  /// The graphs of their plan.
  let families: GraphFamilies
  /// What was read from each graph file.
  let reports: [ReadingReport]
  /// What theory says of a scenario on its graph.
  let theory: @Sendable (Scenario, GraphProfile?) -> [Prediction]
  /// Whether somebody asked to stop.
  package let isCancelled: Bool

  /// Whether they were stopped before all of them were made and everything was noted.
  package var isStopped: Bool {
    isCancelled && (runs.done < trace.runs || !trace.isWhole || plan.awaitsCalibration)
  }

  /// The plan, with the chances to retell that were solved for.
  package var plan: Plan { runs.plan }

  /// The same runs, read from a log that has all of them.
  ///
  /// - Parameter log: The log.
  /// - Returns: The runs there.
  /// - Throws: ``JournalError`` if it is of another plan.
  package func reading(_ log: BlockLog) throws(JournalError) -> RanExperiment {
    RanExperiment(
      runs: try StoredRuns(plan, key: runs.key, logs: [log]), trace: trace, families: families,
      reports: reports, theory: theory, isCancelled: isCancelled)
  }

  /// Summarises and compares them.
  ///
  /// - Parameter workers: Who does it; their number does not change the results.
  /// - Returns: What was found; of an experiment stopped before its chances to retell were found, nothing.
  /// - Throws: ``ExperimentError/journal(_:)`` if runs could not be read.
  package func result(workers: Workers) throws(ExperimentError) -> ExperimentResult {
    let isComplete = runs.done == plan.runs
    let settings = plan.awaitsCalibration ? [] : summarised(workers: workers)
    var notes = trace.notes
    for setting in plan.settings.indices where runs.failed > 0 {
      for failure in runs.failures(setting) {
        notes.add(
          "The graph could not be built, so its replicates failed: \(failure.message).",
          setting: setting)
      }
    }
    var result = ExperimentResult(
      plan: plan, key: runs.key, runs: runs, settings: settings,
      comparisons: settings.isEmpty ? [] : compared(settings, workers: workers),
      uncertainty: settings.isEmpty ? nil : uncertainty(settings, workers: workers),
      graphReports: reports, notes: notes.sentences(plan),
      isComplete: isComplete && runs.failed == 0 && !isStopped,
      wasCancelled: isStopped)
    if let metric = result.decisionMetric { result.decision = result.decision(by: metric) }
    do throws(JournalError) { try runs.check() } catch { throw .journal(error) }
    return result
  }

  /// The summaries of each setting, with its theory.
  private func summarised(workers: Workers) -> [SettingResult] {
    workers.map(plan.settings.count) { setting in
      let family = families.ofSetting[setting]
      let graph = trace.profiles[family]
      let sample = runs.sample(setting)
      return SettingResult(
        people: graph?.people ?? families.all[family].people ?? 0, ties: graph?.ties ?? 0,
        meanWeight: graph?.meanWeight,
        summaries: sample.summaries(watching: plan.goals), growth: sample.growth,
        rounds: runs.rounds(setting),
        periods: runs.periods(setting),
        theory: theory(plan.settings[setting].scenario, graph))
    }
  }

  private func compared(_ settings: [SettingResult], workers: Workers) -> [VariantComparison] {
    let options = plan.options
    guard let first = options.first else { return [] }
    let baseline = runs.sample(first)
    return workers.map(options.count - 1) { place in
      let variant = first + 1 + place
      return VariantComparison(
        setting: variant, baseline: baseline, variant: runs.sample(variant),
        periods: (settings[first].periods, settings[variant].periods),
        solved: SolvedChances(of: variant, in: plan), watching: plan.goals)
    }
  }

  private func uncertainty(_ settings: [SettingResult], workers: Workers) -> UncertaintyResult? {
    guard let design = plan.sampled else { return nil }
    let samples = plan.samples
    // Replicates are compared over all samples: those that every sample has.
    let common = samples.map { plan.settings[$0].scenario.replicates }.min() ?? 0
    let analysis = UncertaintyAnalysis(
      design, samples: samples.map { runs.sample($0, below: common) },
      summaries: samples.map { settings[$0].summaries })
    return UncertaintyResult(
      inputs: design.inputs.inputs.map(\.path), samples: samples.count,
      sampling: design.inputs.sampling,
      rows: workers.map(analysis.count, analysis.row))
  }
}
