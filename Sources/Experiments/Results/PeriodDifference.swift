public import Statistics

/// A figure of one period of a variant less that of the baseline, replicate by replicate: a row of
/// `compare_periods.csv`.
public struct PeriodDifference: Sendable, Hashable {
  /// The name of the discounted profits of all periods so far.
  public static let cumulativeProfit = "cumulative_discounted_profit"

  /// The metric's name.
  public var metric: String
  /// The period, from 1.
  public var period: Int
  /// The mean of the differences.
  public var difference: Double
  /// The 95 % interval of that mean, whether it is firm or rough, and about how many replicates make it firm.
  public var judged: SampleInterval?
  /// The quantiles of the differences: of the pairs, not differences of quantiles.
  public var quantiles: MetricSummary.Quantiles
  /// The share of pairs in which the variant is higher; ties count half.
  public var shareHigher: Double?
  /// Of cumulative profits, the share of pairs in which the variant has been at least as high as the baseline
  /// in this period or an earlier one; nil of others.
  public var sharePaidBack: Double?
  /// Pairs the figures rest on.
  public var ok: Int

  /// The 95 % interval of the mean.
  public var interval: Interval? { judged?.interval }
}
