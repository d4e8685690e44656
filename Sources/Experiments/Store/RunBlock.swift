import Scenarios
package import Service
package import WordOfMouth

/// The outcome of one replicate.
package enum ReplicateOutcome: Sendable {
  /// Of a wave.
  case wave(WaveOutcome)
  /// Of periods, and of reruns with something left out where they were asked for.
  case periods(ServiceOutcome, Decomposition?)
}

/// Replicates of one setting that were run, as typed rows: a record each, their rounds and their periods,
/// and where asked for what a ledger is compared with.
///
/// A finished block is what a ``RunStore`` takes, in one piece.
package struct RunBlock: Sendable {
  /// The index of the setting in the plan.
  package let setting: Int
  /// A record for each replicate.
  package private(set) var records: [RunRecord] = []
  /// The rounds of its waves; with periods, of all of them together.
  package private(set) var rounds = RoundSeries()
  /// For each period the records of its replicates, which are those of a wave and of what customers and
  /// the firm did.
  package private(set) var periods: [[RunRecord]] = []
  /// What a ledger is compared with, where asked for.
  package private(set) var ledger: [LedgerRow] = []

  /// Makes a block of no replicates.
  package init(setting: Int) { self.setting = setting }

  /// Adds a replicate that ran.
  ///
  /// - Parameters:
  ///   - outcome: Its outcome.
  ///   - replicate: Its number within the setting.
  ///   - plan: The plan of the setting.
  ///   - keepsLedger: Whether a ledger will be compared with it.
  package mutating func append(
    _ outcome: ReplicateOutcome, replicate: Int, of plan: Plan, keepsLedger: Bool = false
  ) {
    let scenario = plan.settings[setting].scenario
    func enter(_ wave: WaveOutcome, in record: inout RunRecord) {
      record.tookOff = ByOpinion { wave.tookOff($0, share: scenario.takeOff) }
      record.stories = ByOpinion {
        StoryRounds(of: $0, in: wave, roundLimit: scenario.roundLimit)
      }
    }
    var record = record(of: replicate, in: plan)
    switch outcome {
    case .wave(let wave):
      record.values = plan.metrics.values(wave)
      enter(wave, in: &record)
      rounds.append(wave)
      if keepsLedger {
        ledger.append(
          LedgerRow(
            replicate: replicate,
            firstHandTellings: ByOpinion { Double(wave.counts[$0].tellingsByRound.first ?? 0) }))
      }
    case .periods(let outcome, let reruns):
      let together = WaveOutcome(together: outcome.periods.map(\.wave))
      let ofPeriods = outcome.periods.enumerated().map { place, period in
        var row = record
        row.values = plan.periodMetrics.values(
          period, of: outcome.segments.map { ($0.name, $0.outcome.periods[place]) })
        enter(period.wave, in: &row)
        return row
      }
      record.values = plan.metrics.values(outcome, waves: together, reruns)
      record.tookOff = ByOpinion { opinion in ofPeriods.contains { $0.tookOff[opinion] } }
      record.stories = ByOpinion { opinion in
        ofPeriods.reduce(into: StoryRounds()) { $0.add($1.stories[opinion]) }
      }
      rounds.append(together)
      append(periods: ofPeriods.map { [$0] })
      if keepsLedger {
        let counts = ServiceLedger.Counts(outcome)
        ledger.append(
          LedgerRow(
            replicate: replicate, firstHandTellings: counts.firstHandTellings, periods: counts))
      }
    }
    records.append(record)
  }

  /// Adds a replicate that could not run.
  package mutating func append(failed replicate: Int, of plan: Plan) {
    records.append(record(of: replicate, in: plan))
  }

  private func record(of replicate: Int, in plan: Plan) -> RunRecord {
    RunRecord(
      runID: plan.settings[setting].firstRunID + replicate, setting: setting, replicate: replicate)
  }

  /// Adds the rounds, periods and ledger rows of another block of the setting; its records are kept
  /// elsewhere.
  mutating func appendSeries(of other: RunBlock) {
    rounds.append(other.rounds)
    append(periods: other.periods)
    ledger += other.ledger
  }

  private mutating func append(periods more: [[RunRecord]]) {
    while periods.count < more.count { periods.append([]) }
    for (place, records) in more.enumerated() { periods[place] += records }
  }

  /// The summaries of its rounds and periods over the replicates.
  ///
  /// Sums of money depend on the order of their terms, so the replicates are sorted first: it does not
  /// matter which worker ran which.
  ///
  /// - Parameter plan: The plan of the setting.
  /// - Returns: Their summaries.
  /// - Complexity: O(rounds x replicates + periods x metrics x replicates x log replicates).
  package func summary(in plan: Plan) -> SeriesSummary {
    let scenario = plan.settings[setting].scenario
    return SeriesSummary(
      rounds: rounds.summaries(),
      periods: periods.map { records in
        SettingSample(
          records.sorted { $0.replicate < $1.replicate }, of: scenario, table: plan.periodMetrics,
          isPeriod: true
        ).summaries()
      })
  }
}

/// What a ledger is compared with in one replicate, beside its record.
package struct LedgerRow: Sendable {
  /// Its number within the setting.
  package let replicate: Int
  /// Tellings of the first round; with periods, of the first round of each.
  package let firstHandTellings: ByOpinion<Double>
  /// What a ledger with periods is compared with.
  package var periods: ServiceLedger.Counts?
}

/// The summaries of the rounds and periods of a setting.
package struct SeriesSummary: Sendable, Hashable {
  /// Its rounds.
  package var rounds: [RoundSummary] = []
  /// For each period its metrics.
  package var periods: [[MetricSummary]] = []
}
