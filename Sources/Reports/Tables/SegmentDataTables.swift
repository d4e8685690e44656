public import Experiments

/// Figures of segments as files: the segment is a column, and the metric has the name that it has of all.
extension DataTable {
  /// A figure of a segment: of the summary of a setting, or of a comparison.
  private typealias SegmentRow<Figure> = (segment: String, metric: String, figure: Figure)

  /// `segments.csv`: for each setting, segment and metric a row.
  ///
  /// - Parameters:
  ///   - result: A result with segments.
  ///   - choice: The metrics that are asked for, or nil for all that segments have.
  /// - Returns: The table.
  package static func segments(
    _ result: ExperimentResult, only choice: MetricChoice? = nil
  ) -> DataTable {
    let places = SegmentPlaces(result.plan.metrics, only: choice)
    return ofSettings(
      "segments.csv", keys() + summaryFigures.map { field in field.of { (0, $0.figure) } }, result
    ) { setting in
      places.rows.map { ($0.segment, $0.metric, setting.summaries[$0.place]) }
    }
  }

  /// What goes to other programs of a result by segment: `segments.csv`, of a comparison each variant beside
  /// the baseline.
  ///
  /// - Parameters:
  ///   - result: A result with segments.
  ///   - choice: The metrics that are asked for, or nil for all that segments have.
  /// - Returns: The table.
  public static func bySegment(
    _ result: ExperimentResult, only choice: MetricChoice? = nil
  ) -> DataTable {
    guard result.plan.scope == .compare else { return segments(result, only: choice) }
    let places = SegmentPlaces(result.plan.metrics, only: choice)
    let lists = result.comparisons.map { comparison in
      (
        comparison.setting,
        places.rows.map { ($0.segment, $0.metric, comparison.rows[$0.place]) }
      )
    }
    return ofSettings(
      "segments.csv", keys() + compareFigures.map { field in field.of { $0.figure } }, result.plan,
      lists)
  }

  private static func keys<Figure>() -> [DataField<SegmentRow<Figure>>] {
    [
      .init("segment", "The segment of customers.") { $0.segment },
      .init("metric", "The metric's name, as of all customers.") { $0.metric },
    ]
  }
}

/// Where the figures of segments are in a summary or a comparison.
struct SegmentPlaces {
  /// For each segment its figures: the metric's name of all customers, and the place of its row.
  let rows: [(segment: String, metric: String, place: Int)]

  /// Finds them.
  ///
  /// - Complexity: O(rows of a summary).
  init(_ table: MetricTable, only choice: MetricChoice? = nil) {
    let all = (table.metrics + table.derived).map(\.name)
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    let metrics = (table.ofCustomers.metrics + table.ofCustomers.derived)
      .map(\.name).filter { choice?.contains($0) ?? true }
    rows = table.segments.flatMap { segment in
      metrics.compactMap { metric in
        places[Metric.name(metric, of: segment)].map { (segment, metric, $0) }
      }
    }
  }
}
