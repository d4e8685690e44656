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
  /// The 95 % interval, or nil if it cannot be trusted.
  public var interval: Interval?
  /// How many replicates an interval that can be trusted would need, where it is nil for that reason;
  /// with several graphs, as many more graphs in proportion.
  public var replicatesNeeded: Int?
  /// The quantiles .05, .25, .5, .75, .95 and the extremes over replicates; of a ratio, of the
  /// replicates' own ratios where all have one; none of a chance.
  public var quantiles: Quantiles?

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

extension MetricSummary.Quantiles {
  /// The quantiles of numbers, or nil of none.
  init?(of numbers: [Double]) {
    guard let found = Quantile.of(numbers, [0.05, 0.25, 0.5, 0.75, 0.95, 0, 1]) else { return nil }
    self.init(
      p05: found[0], p25: found[1], p50: found[2], p75: found[3], p95: found[4], min: found[5],
      max: found[6])
  }
}
