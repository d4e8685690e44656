public import Parallelism
import Scenarios
import Service
public import WordOfMouth

/// Runs the baseline of a scenario and puts its ledgers beside it.
///
/// ```swift
/// let plan = try Plan(document, scope: .run)
/// let result = try LedgerExperiment(plan).run(
///   workers: Workers(), cancellation: Cancellation()
/// ) { _ in }
/// result.comparisons?.negative.gap.mean
/// ```
///
/// Where hearers of a plain wave tell on, every replicate is run a second time, under the same luck and
/// stopped after round 1: what was told first-hand is then counted replicate by replicate. With periods
/// it is counted in the run itself, since talk that is stopped would let other customers leave.
public struct LedgerExperiment: Sendable {
  /// The plan of the baseline, as `run` has it.
  public let baseline: Plan
  /// What is run: the baseline, and where hearers of a plain wave tell on the same stopped after round
  /// 1.
  public let plan: Plan

  /// Plans the runs of a document's baseline.
  ///
  /// - Parameter baseline: The plan of `run`.
  /// - Throws: ``PlanError/nothingToRun(_:)`` for waves that are no plain ones.
  public init(_ baseline: Plan) throws(PlanError) {
    guard WaveFeatures(baseline.settings.lazy.map(\.scenario)) == WaveFeatures() else {
      throw .nothingToRun(
        "a ledger multiplies stories that are told once, along ties of one kind; it has no line for layers, "
          + "\"repeat\", \"outside\" or \"quality\": use `hearsay run`")
    }
    self.init(plain: baseline)
  }

  /// Plans the runs of a baseline whose waves are plain.
  private init(plain baseline: Plan) {
    self.baseline = baseline
    let hasService = baseline.metrics.hasPeriods
    let settings = baseline.settings.flatMap { setting in
      guard !hasService, Self.tellsOn(setting.scenario) else { return [setting] }
      var stopped = setting.scenario
      stopped.roundLimit = 1
      return [
        setting,
        Plan.Setting(
          variant: "first-hand", point: setting.point, parameters: setting.parameters,
          scenario: stopped, firstRunID: baseline.runs),
      ]
    }
    plan =
      settings.count == baseline.settings.count && !hasService
      ? baseline
      : Plan(
        document: baseline.document, scope: baseline.scope, paths: baseline.paths,
        settings: settings, notes: baseline.notes, measuresLedger: hasService)
  }

  /// Whether anybody tells after round 1.
  private static func tellsOn(_ scenario: Scenario) -> Bool {
    (scenario.roundLimit ?? 2) > 1
      && Opinion.allCases.contains {
        scenario.voices[$0].retell > 0 || scenario.targetReach[$0] != nil
      }
  }

  /// Runs the plan.
  ///
  /// Chances to retell are solved for on the baseline: stories stopped after round 1 have no others.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, running replicates finish.
  ///   - progress: Called after each block of replicates.
  /// - Returns: What was found.
  /// - Throws: ``ExperimentError`` where nothing could be run.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> LedgerResult {
    guard
      let ready = try Calibration(baseline).run(
        workers: workers, cancellation: cancellation, progress: progress)
    else {
      let stopped = ExperimentResult(
        plan: baseline, records: [], settings: [], isComplete: false, wasCancelled: true)
      return LedgerResult(run: stopped, comparisons: nil, customersLost: nil)
    }
    return try LedgerExperiment(plain: ready).runReplicates(
      workers: workers, cancellation: cancellation, progress: progress)
  }

  /// Runs a plan whose chances to retell are known.
  private func runReplicates(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> LedgerResult {
    let result = try Experiment(plan).run(
      workers: workers, cancellation: cancellation, progress: progress)
    let run = ofBaseline(result)
    guard result.isComplete, !result.settings.isEmpty else {
      return LedgerResult(run: run, comparisons: nil, customersLost: nil)
    }
    let scenario = result.plan.settings[0].scenario
    let sample = sample(0, scenario, result)
    if let model = scenario.service {
      let counts = Metric.ledgerCounts(sample.whole)
      func compared(_ subject: LedgerSubject) -> LedgerComparison {
        Self.compared(subject, scenario, model, sample, counts)
      }
      return LedgerResult(
        run: run, comparisons: ByOpinion { compared(.story($0)) },
        customersLost: compared(.customersLost))
    }
    let first = result.settings.count > 1 ? self.sample(1, scenario, result) : sample
    return LedgerResult(
      run: run, comparisons: ByOpinion { Self.compared($0, scenario, sample, first.whole) },
      customersLost: nil)
  }

  /// The baseline's part of a result, as `run` has it.
  private func ofBaseline(_ result: ExperimentResult) -> ExperimentResult {
    let metrics = baseline.metrics.metrics.count
    let added = Set(plan.metrics.metrics.dropFirst(metrics).map(\.name))
    return ExperimentResult(
      plan: baseline,
      records: result.records.filter { $0.setting == 0 }.map { record in
        var record = record
        record.values.removeLast(max(0, record.values.count - metrics))
        return record
      },
      settings: result.settings.prefix(1).map { setting in
        var setting = setting
        setting.summaries.removeAll { added.contains($0.metric) }
        return setting
      }, graphReports: result.graphReports, notes: result.notes, isComplete: result.isComplete,
      wasCancelled: result.wasCancelled)
  }

  /// The replicates of a setting.
  private func sample(
    _ index: Int, _ scenario: Scenario, _ result: ExperimentResult
  ) -> LedgerSample {
    let setting = result.settings[index]
    let ends = (scenario.graph.isDirected ? 1 : 2) * Double(setting.ties)
    return LedgerSample(
      whole: SettingSample(
        result.records.filter { $0.setting == index }, requested: scenario.replicates,
        draws: scenario.graphsUsed, table: plan.metrics),
      people: setting.people, contacts: setting.people == 0 ? 0 : ends / Double(setting.people))
  }

  // MARK: - With periods

  private static func compared(
    _ subject: LedgerSubject, _ scenario: Scenario, _ model: ServiceModel, _ sample: LedgerSample,
    _ counts: [ServiceLedger.Counts]
  ) -> LedgerComparison {
    func ledger(rounds: Int?) -> ServiceLedger {
      ServiceLedger(
        subject, of: model, customers: customersAtStart(scenario, sample), people: sample.people,
        voices: scenario.voices, contacts: sample.contacts, rounds: rounds)
    }
    var service = ledger(rounds: scenario.roundLimit)
    let imposed = service.isEndless ? sample.longestStory : nil
    if let imposed { service = ledger(rounds: imposed) }
    let parts = counts.map { service.parts(of: $0) }
    let simulated = if case .story(let opinion) = subject { "reach_\(opinion)" } else { "leavers" }
    return sample.comparison(
      subject, service.ledger, service.counted, imposedRounds: imposed, with: simulated,
      parts: (parts.first ?? []).enumerated().map { place, first in
        (part: first.part, values: parts.map { $0[place].value })
      })
  }

  /// How many are customers at the start: as the scenario says, for a list as many as there were.
  private static func customersAtStart(
    _ scenario: Scenario, _ sample: LedgerSample
  ) -> FirstHand.Size {
    switch scenario.customers {
    case .drawn(let size, _, _, _), .atStart(let size, _): size
    // The same people in every replicate.
    case .listed, .file: .count(Int(sample.whole.values("customers_start").first ?? 0))
    }
  }

  // MARK: - Of a plain wave

  private static func compared(
    _ opinion: Opinion, _ scenario: Scenario, _ sample: LedgerSample, _ first: SettingSample
  ) -> LedgerComparison {
    let whole = sample.whole
    func ledger(rounds: Int?) -> WaveLedger {
      WaveLedger(
        opinion, customers: customers(opinion, scenario, sample),
        voice: scenario.voices[opinion], contacts: sample.contacts, rounds: rounds)
    }
    var wave = ledger(rounds: scenario.roundLimit)
    let imposed = wave.isEndless ? sample.longestStory : nil
    if let imposed { wave = ledger(rounds: imposed) }

    let holders = whole.values("first_hand_\(opinion)")
    let tellings = whole.values("tellings_\(opinion)")
    let reached = whole.values("reach_\(opinion)")
    let firstTellings = first.values("tellings_\(opinion)")
    let (all, atFirst) = (wave.tellings, wave.firstHandTellings)
    let told = (scenario.roundLimit ?? 1) >= 1 ? wave.told : 0
    func part(
      _ part: LedgerPart, _ value: (Int) -> Double
    ) -> (part: LedgerPart, values: [Double]) {
      (part, holders.indices.map(value))
    }
    return sample.comparison(
      .story(opinion), wave.ledger, wave.ledger.result, imposedRounds: imposed,
      with: "reach_\(opinion)",
      parts: [
        part(.customers) { atFirst - holders[$0] * told },
        part(.ranOut) { holders[$0] * told - firstTellings[$0] },
        part(.died) { (all - atFirst) - (tellings[$0] - firstTellings[$0]) },
        part(.toldTwice) { tellings[$0] - reached[$0] },
        part(.recovered) { _ in 0 },
      ])
  }

  /// How many hold the opinion first-hand: as the scenario says, or for a list as many as it has.
  private static func customers(
    _ opinion: Opinion, _ scenario: Scenario, _ sample: LedgerSample
  ) -> WaveLedger.Customers {
    switch scenario.customers {
    case .drawn(let size, _, let satisfied, let dissatisfied):
      let holding = opinion == .positive ? satisfied : dissatisfied
      return switch size {
      case .share(let share): .share(share, people: sample.people, holding: holding)
      case .count(let count): .count(count, holding: holding)
      }
    case .listed(let labels): return .holders(Double(labels[opinion].count))
    // The same people in every replicate; without a service model nobody is one by what they live.
    case .file, .atStart:
      return .holders(sample.whole.values("first_hand_\(opinion)").first ?? 0)
    }
  }
}

/// What a ledger experiment found.
public struct LedgerResult: Sendable {
  /// The baseline's result, as `run` has it.
  public var run: ExperimentResult
  /// The ledgers of the two stories beside the simulation, or nil where runs are missing or failed.
  public var comparisons: ByOpinion<LedgerComparison>?
  /// The ledger of customers lost beside the simulation, or nil where the scenario has no service
  /// model, or runs are missing or failed.
  public var customersLost: LedgerComparison?

  /// All ledgers, in the order they are shown.
  public var all: [LedgerComparison] {
    (comparisons.map { [$0.positive, $0.negative] } ?? [])
      + [customersLost].compactMap { $0 }
  }

  /// Makes a result.
  package init(
    run: ExperimentResult, comparisons: ByOpinion<LedgerComparison>?,
    customersLost: LedgerComparison?
  ) {
    self.run = run
    self.comparisons = comparisons
    self.customersLost = customersLost
  }
}
