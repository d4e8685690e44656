import Scenarios
import Service
public import WordOfMouth

/// A result with the ledgers of its baseline.
///
/// What they are compared with is among the runs of the baseline, so that any result that has it has its
/// ledgers as well.
public struct LedgerResult: Sendable {
  /// The result.
  public var run: ExperimentResult
  /// The setting that is the baseline, or nil if the plan does not run it with the scenario's own values, or it
  /// is more than a ledger has lines for.
  public var setting: Int?
  /// The ledgers of the two stories beside the simulation, or nil where there is no baseline, or runs of it
  /// are missing or failed.
  public var comparisons: ByOpinion<LedgerComparison>?
  /// The ledger of customers lost beside the simulation, or nil where the scenario has no service
  /// model, or there are no others.
  public var customersLost: LedgerComparison?

  /// All ledgers, in the order they are shown.
  public var all: [LedgerComparison] {
    (comparisons.map { [$0.positive, $0.negative] } ?? [])
      + [customersLost].compactMap { $0 }
  }

  /// Compares the baseline of a result with its ledgers.
  ///
  /// - Parameter run: The result.
  /// - Complexity: O(replicates).
  public init(_ run: ExperimentResult) {
    self.run = run
    setting = run.plan.ledgerSetting
    guard let setting, !run.wasCancelled, run.settings.indices.contains(setting),
      run.runs.isWhole(setting)
    else {
      (comparisons, customersLost) = (nil, nil)
      return
    }
    let found = run.settings[setting]
    let scenario = run.plan.settings[setting].scenario.equallyWeighted(found.meanWeight)
    let ends = (scenario.graph.isDirected ? 1 : 2) * Double(found.ties)
    let sample = LedgerSample(
      scenario: scenario, replicates: run.runs.sample(setting), rows: run.runs.ledger(setting),
      people: found.people, contacts: found.people == 0 ? 0 : ends / Double(found.people))
    comparisons = ByOpinion { sample.compared($0) }
    customersLost = scenario.service.map { sample.compared(.customersLost, $0) }
  }
}
