public import Statistics

/// A variant beside the baseline, replicate by replicate.
public struct VariantComparison: Sendable {
  /// The index of the variant's setting in the plan.
  public var setting: Int
  /// One row for each metric and derived metric, in the order of summaries.
  public var rows: [Row]

  /// The row of a metric by name.
  ///
  /// - Complexity: O(metrics).
  package func row(_ metric: String) -> Row? { rows.first { $0.metric == metric } }

  /// A metric of the variant beside the baseline: a row of `compare.csv`.
  public struct Row: Sendable, Hashable {
    /// The metric's name.
    public var metric: String
    /// The baseline's mean, chance or ratio, over the pairs; of a figure that only one side has, such as of a
    /// segment that the other lacks, over its replicates.
    public var baseline: Double?
    /// The variant's.
    public var value: Double?
    /// Variant less baseline.
    public var difference: Double?
    /// The difference's 95 % interval, whether it is firm or rough, and about how many replicates make it
    /// firm.
    ///
    /// Nil where one of the two has none, and of ratios whose denominator may be 0.
    public var judged: SampleInterval?
    /// Whether the figure is the same on both sides of every pair.
    public var isSame = false
    /// The share of pairs in which the variant is higher; ties count half.
    ///
    /// Of a ratio over the pairs in which both have one; of reach given take-off, which is not paired,
    /// over all pairs of one replicate from each.
    public var shareHigher: Double?
    /// Pairs the figures rest on; of reach given take-off, the smaller of the two numbers of
    /// replicates that took off.
    public var ok: Int

    /// The difference's 95 % interval.
    public var interval: Interval? { judged?.interval }
  }
}
