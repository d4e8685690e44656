import Scenarios
import Service
import WordOfMouth

/// The replicates of a scenario, ready to be compared with its ledgers.
struct LedgerSample {
  /// The scenario.
  let scenario: Scenario
  /// Its replicates.
  let replicates: SettingSample
  /// The rows that a ledger is compared with, in the order of the replicates.
  let rows: [LedgerRow]
  /// The number of people in its graph.
  let people: Int
  /// How many contacts people can tell on average.
  let contacts: Double

  /// The longest simulated story, in rounds; at least 1.
  ///
  /// A ledger whose hops never end is stopped there.
  private var longestStory: Int { max(1, replicates.values("rounds").max().map { Int($0) } ?? 1) }

  /// The ledger of an opinion's story beside the simulation.
  func compared(_ opinion: Opinion) -> LedgerComparison {
    if let model = scenario.service { return compared(.story(opinion), model) }
    func ledger(rounds: Int?) -> WaveLedger {
      WaveLedger(
        opinion, holders: firstHand(opinion), people: people,
        voice: scenario.voices[opinion], contacts: contacts, rounds: rounds)
    }
    var wave = ledger(rounds: scenario.roundLimit)
    let imposed = wave.isEndless ? longestStory : nil
    if let imposed { wave = ledger(rounds: imposed) }

    let holders = replicates.values("first_hand_\(opinion)")
    let tellings = replicates.values("tellings_\(opinion)")
    let reached = replicates.values("reach_\(opinion)")
    let firstTellings = rows.map { $0.firstHandTellings[opinion] }
    let (all, atFirst) = (wave.tellings, wave.firstHandTellings)
    let told = (scenario.roundLimit ?? 1) >= 1 ? wave.told : 0
    func part(_ value: (Int) -> Double) -> [Double] { holders.indices.map(value) }
    return comparison(
      .story(opinion), wave.ledger, wave.ledger.result, imposedRounds: imposed,
      with: "reach_\(opinion)",
      parts: [
        (.customers, part { atFirst - holders[$0] * told }),
        (.ranOut, part { holders[$0] * told - firstTellings[$0] }),
        (.died, part { (all - atFirst) - (tellings[$0] - firstTellings[$0]) }),
        (.toldTwice, part { tellings[$0] - reached[$0] }),
        (.recovered, part { _ in 0 }),
      ])
  }

  /// A ledger with periods beside the simulation.
  func compared(_ subject: LedgerSubject, _ model: ServiceModel) -> LedgerComparison {
    func ledger(rounds: Int?) -> ServiceLedger {
      ServiceLedger(
        subject, of: model, customers: customersAtStart, people: people,
        voices: scenario.voices, contacts: contacts, rounds: rounds)
    }
    var service = ledger(rounds: scenario.roundLimit)
    let imposed = service.isEndless ? longestStory : nil
    if let imposed { service = ledger(rounds: imposed) }
    let parts = rows.compactMap(\.periods).map { service.parts(of: $0) }
    let simulated =
      if case .story(let opinion) = subject { "hearings_\(opinion)" } else { "leavers" }
    return comparison(
      subject, service.ledger, service.counted, imposedRounds: imposed, with: simulated,
      parts: (parts.first ?? []).enumerated().map { place, first in
        (first.part, parts.map { $0[place].value })
      })
  }

  /// How many are customers at the start: as the scenario has it, or of a list its number.
  private var customersAtStart: CustomerCount {
    switch scenario.customers {
    case .drawn(let size, _, _, _), .atStart(let size, _): size
    // The same people in every replicate.
    case .listed: .count(Int(replicates.values("customers_start").first ?? 0))
    }
  }

  /// How many hold the opinion first-hand: as the scenario has it, or of a list its number.
  private func firstHand(_ opinion: Opinion) -> WaveLedger.Holders {
    switch scenario.customers {
    case .drawn(let size, _, let satisfied, let dissatisfied):
      .share(opinion == .positive ? satisfied : dissatisfied, of: size)
    case .listed(.labels(let labels)): .count(Double(labels[opinion].count))
    // The same people in every replicate; without a service model nobody becomes a holder by experience.
    case .listed(.file), .atStart:
      .count(replicates.values("first_hand_\(opinion)").first ?? 0)
    }
  }

  /// Compares a line with the simulation.
  ///
  /// - Parameters:
  ///   - subject: What is counted.
  ///   - ledger: The ledger.
  ///   - counted: Its line that is compared.
  ///   - imposedRounds: The limit it was given because it would not have ended.
  ///   - simulated: The metric that it is compared with.
  ///   - parts: The parts of the gap in display order, for each replicate.
  /// - Returns: The comparison.
  private func comparison(
    _ subject: LedgerSubject, _ ledger: Ledger, _ counted: Ledger.Line, imposedRounds: Int?,
    with simulated: String, parts: [(part: LedgerPart, values: [Double])]
  ) -> LedgerComparison {
    let found = replicates.values(simulated)
    let modes: [Opinion] = if case .story(let opinion) = subject { [opinion] } else { [] }
    return LedgerComparison(
      subject: subject, ledger: ledger, counted: counted, imposedRounds: imposedRounds,
      simulated: replicates.summary(simulated)
        ?? replicates.mean(simulated, found, modes: modes),
      gap: replicates.mean("gap", found.map { counted.value - $0 }, modes: modes),
      parts: parts.map { part, values in
        replicates.mean(
          part.rawValue, values, modes: part == .movedByTalk ? Opinion.allCases : modes)
      })
  }
}
