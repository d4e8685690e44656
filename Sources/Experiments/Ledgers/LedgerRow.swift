import Scenarios
import Service
import WordOfMouth

/// What a ledger is compared with in one replicate, beside its metrics.
struct LedgerRow: Sendable, Hashable {
  /// Tellings of the first round; with periods, of the first round of each.
  let firstHandTellings: ByOpinion<Double>
  /// What a ledger with periods is compared with.
  var periods: ServiceLedger.Counts?

  /// How many numbers it is in a scenario.
  static func width(of scenario: Scenario) -> Int {
    scenario.service.map {
      ServiceLedger.Counts.numbers(populations: max(1, $0.segments.count))
    } ?? Opinion.allCases.count
  }

  /// Adds the numbers of a replicate to those of others.
  static func append(_ outcome: ReplicateOutcome, to numbers: inout [Double]) {
    switch outcome {
    case .wave(let wave):
      for opinion in Opinion.allCases {
        numbers.append(Double(wave.counts[opinion].tellingsByRound.first ?? 0))
      }
    case .periods(let outcome, _): numbers += ServiceLedger.Counts(outcome).numbers
    }
  }

  /// Makes it of its numbers.
  init(_ numbers: [Double], of scenario: Scenario) {
    guard scenario.service != nil else {
      firstHandTellings = ByOpinion(positive: numbers[0], negative: numbers[1])
      return
    }
    let counts = ServiceLedger.Counts(numbers: numbers)
    firstHandTellings = counts.firstHandTellings
    periods = counts
  }
}

extension Plan {
  /// The setting whose runs are compared with ledgers: the baseline with the scenario's own values; nil if
  /// the plan does not run it, or it is more than a ledger has lines for.
  package var ledgerSetting: Int? {
    guard let setting = scope == .run ? settings.indices.first : options.first,
      WaveFeatures(CollectionOfOne(settings[setting].scenario)).arePlain
    else { return nil }
    return setting
  }
}
