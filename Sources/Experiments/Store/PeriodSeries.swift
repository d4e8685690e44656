package import Service
import WordOfMouth

/// The periods of many replicates of one setting, kept until the setting is complete.
///
/// A period of a replicate is recorded as a replicate of a wave is, so that periods are summarised over
/// replicates as settings are.
package struct PeriodSeries: Sendable, Hashable {
  /// For each period the records of its replicates.
  private var periods: [[RunRecord]] = []

  /// Makes a series of no replicates.
  package init() {}

  /// Adds a replicate.
  package mutating func append(_ outcome: ServiceOutcome, replicate: Int, takeOff: Double) {
    while periods.count < outcome.periods.count { periods.append([]) }
    for (place, period) in outcome.periods.enumerated() {
      periods[place].append(
        RunRecord(
          runID: replicate, setting: 0, replicate: replicate, status: .ok,
          values: MetricTable.period.values(period),
          tookOff: ByOpinion { period.wave.tookOff($0, share: takeOff) }))
    }
  }

  /// Adds the replicates of another series.
  package mutating func append(_ other: PeriodSeries) {
    while periods.count < other.periods.count { periods.append([]) }
    for (place, records) in other.periods.enumerated() { periods[place] += records }
  }

  /// Summarises each period over the replicates.
  ///
  /// Sums of money depend on the order of their terms, so the replicates are sorted first: it does not
  /// matter which worker ran which.
  ///
  /// - Complexity: O(periods x metrics x replicates x log replicates).
  package func summaries(requested: Int, draws: Int) -> [[MetricSummary]] {
    periods.map { records in
      SettingSample(
        records.sorted { $0.replicate < $1.replicate }, requested: requested, draws: draws,
        table: .period
      ).summaries()
    }
  }
}
