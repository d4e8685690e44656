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
  /// What its service models have beyond the usual.
  let features: ServiceFeatures
  /// The names of the segments its customers are of.
  package let segments: [String]
  /// How the metrics of waves are read, in order; without periods, all metrics.
  private let readings: [@Sendable (WaveOutcome) -> Double]
  private let places: [String: Int]

  init(
    hasPeriods: Bool = true, _ metrics: [Metric], _ derived: [Metric], comparisons: [Metric] = [],
    layers: [String] = [], segments: [String] = [], features: ServiceFeatures = ServiceFeatures()
  ) {
    self.hasPeriods = hasPeriods
    self.metrics = metrics
    self.derived = derived
    self.comparisons = comparisons
    self.layers = layers
    self.segments = segments
    self.features = features
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

  /// Everything that only some scenarios with periods have.
  public static let extensions = MetricTable(
    ServiceFeatures.all.metrics, ServiceFeatures.all.derived, features: .all)

  /// The table with the metrics of these features, after the others.
  func with(_ waves: WaveFeatures, _ service: ServiceFeatures) -> MetricTable {
    let added = hasPeriods ? waves.metrics.map(\.ofAllPeriods) : waves.metrics
    return MetricTable(
      hasPeriods: hasPeriods, metrics + added + service.metrics, derived + service.derived,
      comparisons: comparisons, layers: waves.layers, features: service)
  }

  /// The table of one period of a scenario with periods.
  package var ofPeriod: MetricTable {
    MetricTable(
      MetricTable.period.metrics + features.metrics,
      MetricTable.period.derived + features.derived, features: features
    ).with(segments: segments)
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
  /// - Returns: A value for each metric; of a segment that its setting does not have, none is a number.
  package func values(
    _ outcome: ServiceOutcome, waves together: WaveOutcome, _ reruns: Decomposition? = nil
  ) -> [Double] {
    func value(_ source: Metric.Source, of outcome: ServiceOutcome) -> Double {
      switch source {
      case .wave(let read): read(together)
      case .period(.sum, let read): outcome.periods.reduce(0) { $0 + read($1) }
      case .period(.first, let read): outcome.periods.first.map(read) ?? .nan
      case .period(.last, let read): outcome.periods.last.map(read) ?? .nan
      case .replicate(let read): read(outcome) ?? .nan
      case .segment(let name, let source):
        outcome.segments.first { $0.name == name }.map { value(source, of: $0.outcome) }
          ?? .nan
      case .rerun(let read): reruns.map(read) ?? .nan
      case .replicates, .comparison: .nan
      }
    }
    return metrics.map { value($0.source, of: outcome) }
  }

  /// The values of a period, in the order of metrics.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - segments: The same period of each segment.
  /// - Returns: A value for each metric.
  package func values(
    _ period: PeriodOutcome, of segments: [(name: String, period: PeriodOutcome)] = []
  ) -> [Double] {
    metrics.map { metric in
      switch metric.source {
      case .wave(let read): read(period.wave)
      case .period(_, let read): read(period)
      case .segment(let name, .period(_, let read)):
        segments.first { $0.name == name }.map { read($0.period) } ?? .nan
      case .replicate, .segment, .rerun, .replicates, .comparison: .nan
      }
    }
  }
}
