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
    /// The baseline's mean, chance or ratio, over the pairs.
    public var baseline: Double?
    /// The variant's.
    public var value: Double?
    /// Variant less baseline.
    public var difference: Double?
    /// The 95 % interval of the difference, or nil if it cannot be trusted.
    public var interval: Interval?
    /// The share of pairs in which the variant is higher; ties count half.
    ///
    /// Of a ratio over the pairs in which both have one; of reach given take-off, which is not paired,
    /// over all pairs of one replicate from each.
    public var shareHigher: Double?
    /// Pairs the figures rest on; of reach given take-off, the smaller of the two numbers of
    /// replicates that took off.
    public var ok: Int
  }
}
