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
public struct LedgerExperiment: Sendable {
  /// The plan of the baseline.
  public let plan: Plan

  /// Prepares the comparison with a plan's baseline.
  ///
  /// - Parameter plan: The plan, in the scope `run`.
  /// - Throws: ``PlanError/nothingToRun(_:)`` for waves that are not plain ones.
  public init(_ plan: Plan) throws(PlanError) {
    guard WaveFeatures(plan.settings.lazy.map(\.scenario)) == WaveFeatures() else {
      throw .nothingToRun(
        "a ledger multiplies stories that are told once, along ties of one kind; it has no line for layers, "
          + "\"repeat\", \"outside\" or \"quality\": use `hearsay run`")
    }
    self.plan = plan
  }

  /// Runs the plan.
  ///
  /// Chances to retell are solved for on the baseline: stories stopped after round 1 have no others.
  ///
  /// - Parameters:
  ///   - workers: Who runs it; their number does not change the results.
  ///   - cancellation: Once raised, running replicates finish.
  ///   - progress: Called after each block of replicates.
  /// - Returns: The result with its ledgers.
  /// - Throws: ``ExperimentError`` where nothing could be run.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> LedgerResult {
    let (run, _, runs) = try Experiment(plan).run(
      workers: workers, cancellation: cancellation, options: ExperimentOptions(),
      keepsLedger: true, progress: progress)
    guard run.isComplete, let runs, let setting = run.settings.first else {
      return LedgerResult(run: run, comparisons: nil, customersLost: nil)
    }
    let scenario = run.plan.settings[0].scenario
    let ends = (scenario.graph.isDirected ? 1 : 2) * Double(setting.ties)
    let sample = LedgerSample(
      whole: runs.sample(0), rows: runs.ledger, people: setting.people,
      contacts: setting.people == 0 ? 0 : ends / Double(setting.people))
    guard let model = scenario.service else {
      return LedgerResult(
        run: run, comparisons: ByOpinion { Self.compared($0, scenario, sample) },
        customersLost: nil)
    }
    func compared(_ subject: LedgerSubject) -> LedgerComparison {
      Self.compared(subject, scenario, model, sample)
    }
    return LedgerResult(
      run: run, comparisons: ByOpinion { compared(.story($0)) },
      customersLost: compared(.customersLost))
  }

  // MARK: - With periods

  private static func compared(
    _ subject: LedgerSubject, _ scenario: Scenario, _ model: ServiceModel, _ sample: LedgerSample
  ) -> LedgerComparison {
    func ledger(rounds: Int?) -> ServiceLedger {
      ServiceLedger(
        subject, of: model, customers: customersAtStart(scenario, sample), people: sample.people,
        voices: scenario.voices, contacts: sample.contacts, rounds: rounds)
    }
    var service = ledger(rounds: scenario.roundLimit)
    let imposed = service.isEndless ? sample.longestStory : nil
    if let imposed { service = ledger(rounds: imposed) }
    let parts = sample.rows.compactMap(\.periods).map { service.parts(of: $0) }
    let simulated = if case .story(let opinion) = subject { "reach_\(opinion)" } else { "leavers" }
    return sample.comparison(
      subject, service.ledger, service.counted, imposedRounds: imposed, with: simulated,
      parts: (parts.first ?? []).enumerated().map { place, first in
        (part: first.part, values: parts.map { $0[place].value })
      })
  }

  /// How many are customers at the start: as the scenario has it, or of a list its number.
  private static func customersAtStart(
    _ scenario: Scenario, _ sample: LedgerSample
  ) -> CustomerCount {
    switch scenario.customers {
    case .drawn(let size, _, _, _), .atStart(let size, _): size
    // The same people in every replicate.
    case .listed: .count(Int(sample.whole.values("customers_start").first ?? 0))
    }
  }

  // MARK: - Of a plain wave

  private static func compared(
    _ opinion: Opinion, _ scenario: Scenario, _ sample: LedgerSample
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
    let firstTellings = sample.rows.map { $0.firstHandTellings[opinion] }
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

  /// How many hold the opinion first-hand: as the scenario has it, or of a list its number.
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
    case .listed(.labels(let labels)): return .holders(Double(labels[opinion].count))
    // The same people in every replicate; without a service model nobody becomes a holder by experience.
    case .listed(.file), .atStart:
      return .holders(sample.whole.values("first_hand_\(opinion)").first ?? 0)
    }
  }
}

/// A result with its ledgers.
public struct LedgerResult: Sendable {
  /// The result, as `run` has it.
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
}
