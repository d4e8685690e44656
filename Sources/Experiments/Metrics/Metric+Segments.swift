import Service

// What is counted of all customers, counted of those of a segment.
extension Metric {
  /// The name of a metric of a segment; no other metric has a dot in its name.
  package static func name(_ metric: String, of segment: String) -> String {
    "\(metric).\(segment)"
  }

  /// Metrics of what belongs to no segment: whom a story reaches, calls, and costs of a period.
  private static let ofNoSegment: Set = [
    "ever_heard_positive", "ever_heard_negative", "audit_calls", "audit_calls_in_misery",
    "cost_engagement",
  ]

  /// Whether it adds up over customers, or is computed of what does.
  var isOfCustomers: Bool {
    switch source {
    case .period, .replicate: !Self.ofNoSegment.contains(name)
    case .wave, .segment, .rerun, .replicates, .comparison: false
    }
  }

  /// The same metric of the customers of a segment.
  func of(_ segment: String) -> Metric {
    let ofSegment: Source =
      if case .replicates(let formula) = source {
        .replicates(formula.renamed { Self.name($0, of: segment) })
      } else {
        .segment(segment, source)
      }
    let ofEach = price.map { price -> Price in
      { model in
        // Another setting may lack the segment.
        model.segments.first { $0.name == segment }.map { price(model.model(of: $0)) } ?? 0
      }
    }
    return Metric(
      name: Self.name(name, of: segment),
      meaning: "\(meaning) Of the segment \(segment) alone.", unit: unit, modes: modes,
      most: most, price: ofEach, source: ofSegment)
  }
}

extension MetricTable {
  /// The metrics that segments have as well, and ratios of these.
  package var ofCustomers: (metrics: [Metric], derived: [Metric]) {
    let metrics = metrics.filter(\.isOfCustomers)
    let names = Set(metrics.map(\.name))
    let derived = derived.filter { metric in
      metric.formula.fraction.map {
        names.contains($0.numerator) && names.contains($0.denominator)
      } ?? false
    }
    return (metrics, derived)
  }

  /// The table with the metrics of segments, each after all others of its kind.
  func with(segments: [String]) -> MetricTable {
    guard hasPeriods, !segments.isEmpty else { return self }
    let (more, ratios) = ofCustomers
    return MetricTable(
      metrics + segments.flatMap { segment in more.map { $0.of(segment) } },
      derived + segments.flatMap { segment in ratios.map { $0.of(segment) } },
      comparisons: comparisons, layers: layers, segments: segments, features: features)
  }
}
