package import Service
package import WordOfMouth

/// The figures of one kind of scenario: those of each replicate, those derived over replicates, and
/// those of a comparison.
public struct MetricTable: Sendable {
  /// Which scenarios it belongs to.
  enum Kind: Sendable, Hashable {
    case wave, service, decomposed, period
  }

  /// Which scenarios it belongs to.
  let kind: Kind
  /// The figures of a replicate, in the order of columns.
  public let metrics: [Metric]
  /// The figures over replicates, in the order of rows, after those of a replicate.
  public let derived: [DerivedMetric]
  /// The figures that only a comparison has, in the order of rows, after all others.
  public let comparisons: [ComparisonMetric]
  /// Every row of a summary, in order.
  let rows: [SummaryRow]
  /// What its waves have that plain ones do not.
  private let features: WaveFeatures
  /// How the metrics of waves are read, in order; without periods, all metrics.
  private let readings: [@Sendable (WaveOutcome) -> Double]
  private let places: [String: Int]
  private let modes: [String: [Opinion]]

  private init(
    _ kind: Kind, _ metrics: [Metric], _ derived: [DerivedMetric],
    comparisons: [ComparisonMetric] = [], features: WaveFeatures = WaveFeatures()
  ) {
    self.kind = kind
    self.features = features
    readings = metrics.compactMap { if case .wave(let read) = $0.source { read } else { nil } }
    self.metrics = metrics
    self.derived = derived
    self.comparisons = comparisons
    rows =
      metrics.map { SummaryRow(name: $0.name, formula: .mean($0.name)) }
      + derived.map { SummaryRow(name: $0.name, formula: $0.formula) }
    places = Dictionary(uniqueKeysWithValues: metrics.enumerated().map { ($1.name, $0) })
    modes = Dictionary(
      uniqueKeysWithValues: metrics.map { metric in
        (metric.name, metric.isBimodal ? metric.opinion.map { [$0] } ?? Opinion.allCases : [])
      })
  }

  /// Scenarios of waves.
  public static let wave = MetricTable(.wave, Metric.wave, DerivedMetric.all)
  /// Scenarios with periods.
  public static let service = MetricTable(
    .service, Metric.service, DerivedMetric.all + DerivedMetric.service,
    comparisons: ComparisonMetric.all)
  /// Scenarios with periods, rerun with something left out.
  public static let decomposed = MetricTable(
    .decomposed, Metric.service + Metric.reruns,
    DerivedMetric.all + DerivedMetric.service + DerivedMetric.reruns,
    comparisons: ComparisonMetric.all)
  /// One period of a scenario with periods.
  public static let period = MetricTable(
    .period, Metric.wave + Metric.ofPeriods, DerivedMetric.all + DerivedMetric.service)

  /// The table with the metrics of these features, after the other metrics of a replicate.
  func with(_ features: WaveFeatures) -> MetricTable {
    if features == WaveFeatures() { return self }
    let added = kind == .wave ? features.metrics : features.metrics.map(\.ofAllPeriods)
    return MetricTable(
      kind, metrics + added, derived, comparisons: comparisons, features: features)
  }

  /// The shares of people for which the time to reach them is recorded, in percent.
  package static let percentsOfInterest = WaveFeatures.percents

  /// The names of the layers its waves have.
  package var layers: [String] { features.layers }

  /// Whether its scenarios have periods.
  package var hasPeriods: Bool { kind != .wave }

  /// The place of a metric in a record, or nil if there is none of the name.
  package func place(of metric: String) -> Int? { places[metric] }

  /// The opinions whose take-off gives a figure two modes.
  func modes(_ formula: SummaryFormula) -> [Opinion] {
    switch formula {
    case .mean(let name): modes[name] ?? []
    case .ratio(let numerator, let denominator):
      Opinion.allCases.filter {
        (modes[numerator] ?? []).contains($0) || (modes[denominator] ?? []).contains($0)
      }
    case .tookOff, .givenTakeOff: []
    }
  }

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
      }
    }
  }

  /// The values of a period, in the order of metrics.
  package func values(_ period: PeriodOutcome) -> [Double] {
    metrics.map { metric in
      switch metric.source {
      case .wave(let read): read(period.wave)
      case .period(_, let read): read(period)
      case .replicate, .rerun: .nan
      }
    }
  }
}

extension MetricTable: Equatable {
  /// Whether two tables are of one kind, for waves with the same features.
  public static func == (one: MetricTable, other: MetricTable) -> Bool {
    one.kind == other.kind && one.features == other.features
  }
}

/// A row of a summary: its name, and how it is computed.
struct SummaryRow: Sendable {
  let name: String
  let formula: SummaryFormula
}
