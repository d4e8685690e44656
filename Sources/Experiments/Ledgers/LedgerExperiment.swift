public import Parallelism
import Scenarios
import Service
import Statistics
public import WordOfMouth

/// Runs the baseline of a scenario and puts its ledger beside it.
///
/// ```swift
/// let experiment = try LedgerExperiment(document)
/// let result = try experiment.run(workers: Workers(), cancellation: Cancellation()) { _ in }
/// result.comparisons?.negative.gap.mean
/// ```
///
/// Where hearers tell on, every replicate is run a second time, under the same luck and stopped after
/// round 1: what was told first-hand is then counted replicate by replicate.
public struct LedgerExperiment: Sendable {
  /// The plan of the baseline, as `run` has it.
  public let baseline: Plan
  /// What is run: the baseline, and where hearers tell on the same stopped after round 1.
  public let plan: Plan

  /// Plans the runs of a document's baseline.
  ///
  /// - Parameter baseline: The plan of `run`.
  public init(_ baseline: Plan) {
    self.baseline = baseline
    let settings = baseline.settings.flatMap { setting in
      var stopped = setting.scenario
      stopped.roundLimit = min(1, stopped.roundLimit ?? 1)
      guard Self.tellsOn(setting.scenario) else { return [setting] }
      return [
        setting,
        Plan.Setting(
          variant: "first-hand", point: setting.point, parameters: setting.parameters,
          scenario: stopped, firstRunID: baseline.runs),
      ]
    }
    plan =
      settings.count == baseline.settings.count
      ? baseline
      : Plan(
        document: baseline.document, scope: baseline.scope, paths: baseline.paths,
        settings: settings, notes: baseline.notes)
  }

  /// Whether anybody tells after round 1.
  private static func tellsOn(_ scenario: Scenario) -> Bool {
    (scenario.roundLimit ?? 2) > 1 && Opinion.allCases.contains { scenario.voices[$0].retell > 0 }
  }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, running replicates finish.
  ///   - progress: Told after each block of replicates how many are done.
  /// - Returns: What was found.
  /// - Throws: ``ExperimentError`` where nothing could be run.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @Sendable (Experiment.Progress) -> Void
  ) throws(ExperimentError) -> LedgerResult {
    let result = try Experiment(plan).run(
      workers: workers, cancellation: cancellation, progress: progress)
    let scenario = baseline.settings[0].scenario
    let comparisons =
      result.isComplete && !result.settings.isEmpty
      ? ByOpinion { Self.compared($0, scenario, result) } : nil
    let run = ExperimentResult(
      plan: baseline, records: result.records.filter { $0.setting == 0 },
      settings: Array(result.settings.prefix(1)), graphReports: result.graphReports,
      notes: result.notes, isComplete: result.isComplete, wasCancelled: result.wasCancelled)
    return LedgerResult(run: run, comparisons: comparisons)
  }

  // MARK: - Comparing

  private static func compared(
    _ opinion: Opinion, _ scenario: Scenario, _ result: ExperimentResult
  ) -> LedgerComparison {
    let setting = result.settings[0]
    func sample(_ index: Int) -> SettingSample {
      SettingSample(
        result.records.filter { $0.setting == index }, requested: scenario.replicates,
        draws: scenario.graphsUsed)
    }
    let whole = sample(0)
    let first = result.settings.count > 1 ? sample(1) : whole

    let contacts = meanContacts(scenario, setting)
    func ledger(rounds: Int?) -> WaveLedger {
      WaveLedger(
        opinion, customers: customers(opinion, scenario, setting, whole),
        voice: scenario.voices[opinion], contacts: contacts, rounds: rounds)
    }
    var wave = ledger(rounds: scenario.roundLimit)
    var imposed: Int?
    if wave.isEndless {
      // The longest story there was: the ledger would go on for ever.
      imposed = max(1, whole.values("rounds").max().map { Int($0) } ?? 1)
      wave = ledger(rounds: imposed)
    }

    let holders = whole.values("first_hand_\(opinion)")
    let tellings = whole.values("tellings_\(opinion)")
    let reached = whole.values("reach_\(opinion)")
    let firstTellings = first.values("tellings_\(opinion)")
    let (all, atFirst) = (wave.tellings, wave.firstHandTellings)
    let told = (scenario.roundLimit ?? 1) >= 1 ? wave.told : 0
    func values(_ part: LedgerComparison.Part) -> [Double] {
      holders.indices.map { index in
        switch part {
        case .customers: atFirst - holders[index] * told
        case .ranOut: holders[index] * told - firstTellings[index]
        case .died: (all - atFirst) - (tellings[index] - firstTellings[index])
        case .toldTwice: tellings[index] - reached[index]
        case .recovered: 0
        }
      }
    }
    return LedgerComparison(
      ledger: wave, imposedRounds: imposed,
      reach: whole.summary("reach_\(opinion)", reached, opinion),
      gap: whole.summary("gap", reached.map { all - $0 }, opinion),
      parts: LedgerComparison.Part.allCases.map {
        whole.summary($0.rawValue, values($0), opinion)
      })
  }

  /// How many contacts people can tell on average.
  private static func meanContacts(_ scenario: Scenario, _ setting: SettingResult) -> Double {
    let isDirected = if case .file(_, true) = scenario.graph { true } else { false }
    return setting.people == 0
      ? 0 : (isDirected ? 1 : 2) * Double(setting.ties) / Double(setting.people)
  }

  /// How many hold the opinion first-hand: as the scenario says, for a list as many as it has, or with a
  /// service model as many as there were on average.
  private static func customers(
    _ opinion: Opinion, _ scenario: Scenario, _ setting: SettingResult, _ sample: SettingSample
  ) -> WaveLedger.Customers {
    switch scenario.customers {
    case .drawn(let size, _, let satisfied, let dissatisfied):
      let holding = opinion == .positive ? satisfied : dissatisfied
      return switch size {
      case .share(let share): .share(share, people: setting.people, holding: holding)
      case .count(let count): .count(count, holding: holding)
      }
    case .listed(let labels): return .holders(Double(labels[opinion].count))
    // The same people in every replicate.
    case .file: return .holders(sample.values("first_hand_\(opinion)").first ?? 0)
    // As many as lived through something to tell.
    case .atStart: return .holders(Moments(sample.values("first_hand_\(opinion)")).mean ?? 0)
    }
  }
}

/// What a ledger experiment found.
public struct LedgerResult: Sendable {
  /// The baseline's result, as `run` has it.
  public var run: ExperimentResult
  /// The ledgers beside the simulation, or nil where runs are missing or failed.
  public var comparisons: ByOpinion<LedgerComparison>?

  /// Makes a result.
  package init(run: ExperimentResult, comparisons: ByOpinion<LedgerComparison>?) {
    self.run = run
    self.comparisons = comparisons
  }
}

extension SettingSample {
  /// A number for each replicate summed up as a metric of an opinion is.
  fileprivate func summary(
    _ name: String, _ values: [Double], _ opinion: Opinion
  ) -> MetricSummary {
    var summary = MetricSummary(metric: name, requested: requested, ok: records.count)
    let moments = Moments(values)
    guard let estimate = grouping.mean(values, moments) else { return summary }
    let took = takeOffs(opinion)
    let trust = Trust(
      estimate, replicates: records.count, humps: [[took, records.count - took]])
    summary.mean = estimate.value
    summary.standardError = estimate.standardError
    summary.interval = trust.interval
    summary.replicatesNeeded = trust.replicatesNeeded
    summary.standardDeviation = moments.standardDeviation
    summary.quantiles = MetricSummary.Quantiles(of: values)
    return summary
  }
}
