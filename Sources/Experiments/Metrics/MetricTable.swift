package import Service
package import WordOfMouth

/// The figures of one kind of scenario: those of each replicate, those derived over replicates, and
/// those of a comparison.
public struct MetricTable: Sendable {
  /// Whether its scenarios have periods.
  package let hasPeriods: Bool
  /// The figures of a replicate, in the order of columns.
  public let metrics: [Metric]
  /// The figures over replicates, in the order of rows, after those of a replicate.
  public let derived: [Metric]
  /// The figures that only a comparison has, in the order of rows, after all others.
  public let comparisons: [Metric]
  /// The names of the layers its waves have.
  package let layers: [String]
  /// How the metrics of waves are read, in order; without periods, all metrics.
  private let readings: [@Sendable (WaveOutcome) -> Double]
  private let places: [String: Int]

  private init(
    hasPeriods: Bool = true, _ metrics: [Metric], _ derived: [Metric], comparisons: [Metric] = [],
    layers: [String] = []
  ) {
    self.hasPeriods = hasPeriods
    self.metrics = metrics
    self.derived = derived
    self.comparisons = comparisons
    self.layers = layers
    readings = metrics.compactMap { if case .wave(let read) = $0.source { read } else { nil } }
    places = Dictionary(uniqueKeysWithValues: metrics.enumerated().map { ($1.name, $0) })
  }

  /// Scenarios of waves.
  public static let wave = MetricTable(hasPeriods: false, Metric.wave, Metric.derived)
  /// Scenarios with periods.
  public static let service = MetricTable(
    Metric.service, derivedOfPeriods, comparisons: Metric.comparisons)
  /// Scenarios with periods, rerun with something left out.
  public static let decomposed = MetricTable(
    Metric.service + Metric.reruns,
    derivedOfPeriods + Metric.derivedOfReruns, comparisons: Metric.comparisons)
  /// One period of a scenario with periods.
  public static let period = MetricTable(Metric.period, derivedOfPeriods)

  private static let derivedOfPeriods =
    Metric.derived.map(\.overPeriods) + Metric.derivedOfService

  /// The metric that counts whom an opinion reaches: people, or with periods hearings.
  package func reach(_ opinion: Opinion) -> String {
    hasPeriods ? "hearings_\(opinion)" : "reach_\(opinion)"
  }

  /// The table with the metrics of these features, after the other metrics of a replicate.
  func with(_ features: WaveFeatures) -> MetricTable {
    let added = hasPeriods ? features.metrics.map(\.ofAllPeriods) : features.metrics
    return MetricTable(
      hasPeriods: hasPeriods, metrics + added, derived, comparisons: comparisons,
      layers: features.layers)
  }

  /// The shares of people for which the time to reach them is recorded, in percent.
  package static let percentsOfInterest = [16, 50, 95]

  /// Every row of a summary, in order.
  var rows: [Metric] { metrics + derived }

  /// The place of a metric in a record, or nil if there is none of the name.
  package func place(of metric: String) -> Int? { places[metric] }

  /// A metric of a replicate by name.
  func metric(_ name: String) -> Metric? { place(of: name).map { metrics[$0] } }

  /// The values of a replicate that is one wave, in the order of metrics; not a number where one does not
  /// exist.
  package func values(_ outcome: WaveOutcome) -> [Double] { readings.map { $0(outcome) } }

  /// The values of a replicate with periods, in the order of metrics; not a number where one does not
  /// exist.
  ///
  /// - Parameters:
  ///   - outcome: Its outcome.
  ///   - together: Its waves together.
  ///   - reruns: The outcomes of its reruns, where there were any.
  /// - Returns: A value for each metric.
  package func values(
    _ outcome: ServiceOutcome, waves together: WaveOutcome, _ reruns: Decomposition? = nil
  ) -> [Double] {
    metrics.map { metric in
      switch metric.source {
      case .wave(let read): read(together)
      case .period(.sum, let read): outcome.periods.reduce(0) { $0 + read($1) }
      case .period(.first, let read): outcome.periods.first.map(read) ?? .nan
      case .period(.last, let read): outcome.periods.last.map(read) ?? .nan
      case .replicate(let read): read(outcome) ?? .nan
      case .rerun(let read): reruns.map(read) ?? .nan
      case .replicates, .comparison: .nan
      }
    }
  }

  /// The values of a period, in the order of metrics.
  package func values(_ period: PeriodOutcome) -> [Double] {
    metrics.map { metric in
      switch metric.source {
      case .wave(let read): read(period.wave)
      case .period(_, let read): read(period)
      case .replicate, .rerun, .replicates, .comparison: .nan
      }
    }
  }
}
