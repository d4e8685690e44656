package import Service
package import WordOfMouth

/// What is kept of a setting's replicates beside their records, until the setting is complete: the
/// rounds of their waves, and their periods where they have any.
package struct SettingSeries: Sendable, Hashable {
  /// The rounds; those of all periods together.
  package private(set) var rounds = RoundSeries()
  /// The periods.
  package private(set) var periods = PeriodSeries()

  /// Makes a series of no replicates.
  package init() {}

  /// Adds a replicate of a wave.
  package mutating func append(_ outcome: WaveOutcome) { rounds.append(outcome) }

  /// Adds a replicate with periods.
  package mutating func append(
    _ outcome: ServiceOutcome, waves together: WaveOutcome, replicate: Int, takeOff: Double
  ) {
    rounds.append(together)
    periods.append(outcome, replicate: replicate, takeOff: takeOff)
  }

  /// Adds the replicates of another series.
  package mutating func append(_ other: SettingSeries) {
    rounds.append(other.rounds)
    periods.append(other.periods)
  }

  /// What rounds and periods come to over the replicates.
  ///
  /// - Parameters:
  ///   - requested: How many replicates were asked for.
  ///   - draws: How many graphs they use.
  /// - Returns: Their summaries.
  package func summary(requested: Int, draws: Int) -> SeriesSummary {
    SeriesSummary(
      rounds: rounds.summaries(), periods: periods.summaries(requested: requested, draws: draws))
  }
}

/// What the rounds and periods of a setting come to.
package struct SeriesSummary: Sendable, Hashable {
  /// Its rounds.
  package var rounds: [RoundSummary] = []
  /// For each period its metrics.
  package var periods: [[MetricSummary]] = []
}
