public import Statistics

/// A metric over the replicates of a setting: a row of the summary.
///
/// What does not exist is nil.
public struct MetricSummary: Sendable, Hashable {
  /// The metric's name.
  public var metric: String
  /// Replicates asked for.
  public var requested: Int
  /// Replicates the figures rest on.
  public var ok: Int
  /// The mean, the chance, or the ratio of means.
  public var mean: Double?
  /// The standard deviation between replicates; of a ratio, of the replicates' own ratios where all
  /// have one.
  public var standardDeviation: Double?
  /// The standard error of the mean, chance or ratio.
  public var standardError: Double?
  /// The 95 % interval, whether it is firm or rough, and about how many replicates make it firm.
  ///
  /// Of one replicate, and where replicates share a single one of several graphs, it is of people all that
  /// is possible, and else nil. It is nil also of a ratio whose denominator may be 0, and of what has no
  /// simulation error.
  public var judged: SampleInterval?
  /// The quantiles .05, .25, .5, .75, .95 and the extremes over replicates; of a ratio, of the
  /// replicates' own ratios where all have one; none of a chance.
  public var quantiles: Quantiles?

  /// The 95 % interval.
  public var interval: Interval? { judged?.interval }

  /// Quantiles and extremes.
  public struct Quantiles: Sendable, Hashable {
    /// One replicate in twenty is below.
    public var p05: Double
    /// One in four is below.
    public var p25: Double
    /// Half are below.
    public var p50: Double
    /// Three in four are below.
    public var p75: Double
    /// Nineteen in twenty are below.
    public var p95: Double
    /// The smallest.
    public var min: Double
    /// The largest.
    public var max: Double
  }
}

extension MetricSummary {
  /// The summary of so many times the figure.
  ///
  /// - Parameter factor: How many times; below 0, what was high is then low.
  /// - Returns: The summary.
  package func scaled(by factor: Double) -> MetricSummary {
    var scaled = self
    scaled.mean = mean.map { $0 * factor }
    scaled.standardDeviation = standardDeviation.map { $0 * abs(factor) }
    scaled.standardError = standardError.map { $0 * abs(factor) }
    scaled.judged?.scale(by: factor)
    scaled.quantiles = quantiles.map {
      var quantiles = Quantiles(
        p05: $0.p05 * factor, p25: $0.p25 * factor, p50: $0.p50 * factor, p75: $0.p75 * factor,
        p95: $0.p95 * factor, min: $0.min * factor, max: $0.max * factor)
      if factor < 0 {
        swap(&quantiles.p05, &quantiles.p95)
        swap(&quantiles.p25, &quantiles.p75)
        swap(&quantiles.min, &quantiles.max)
      }
      return quantiles
    }
    return scaled
  }
}

extension SampleInterval {
  /// Makes it the interval of so many times the figure.
  fileprivate mutating func scale(by factor: Double) {
    let ends = [interval.low * factor, interval.high * factor]
    interval = Interval(low: min(ends[0], ends[1]), high: max(ends[0], ends[1]))
  }
}

extension VariantComparison.Row {
  /// The row of so many times the figure.
  ///
  /// - Parameter factor: How many times; the share of pairs in which the variant is higher stays what it is.
  /// - Returns: The row.
  package func scaled(by factor: Double) -> VariantComparison.Row {
    var scaled = self
    scaled.baseline = baseline.map { $0 * factor }
    scaled.value = value.map { $0 * factor }
    scaled.difference = difference.map { $0 * factor }
    scaled.judged?.scale(by: factor)
    return scaled
  }
}

extension MetricSummary.Quantiles {
  /// The quantiles of numbers, or nil of none.
  init?(of numbers: [Double]) {
    guard let found = Quantile.of(numbers, [0.05, 0.25, 0.5, 0.75, 0.95, 0, 1]) else { return nil }
    self.init(
      p05: found[0], p25: found[1], p50: found[2], p75: found[3], p95: found[4], min: found[5],
      max: found[6])
  }
}
