public import Scenarios
public import Statistics

/// The analysis of uncertain inputs: how far spread across replicates, simulation error and input
/// uncertainty move each figure, and which inputs cause the uncertainty.
public struct UncertaintyResult: Sendable {
  /// The paths of the inputs, in file order.
  public var inputs: [String]
  /// The number of samples.
  public var samples: Int
  /// How they were drawn.
  public var sampling: UncertainInputs.Sampling
  /// One row for each metric and derived metric, in the order of summaries.
  public var rows: [Row]

  /// The row of a metric by name.
  ///
  /// - Complexity: O(metrics).
  public func row(_ metric: String) -> Row? { rows.first { $0.metric == metric } }

  /// A metric over all samples.
  public struct Row: Sendable, Hashable {
    /// The metric's name.
    public var metric: String
    /// The samples that have the figure and all their replicates.
    public var samples: Int
    /// The replicates of each of them.
    public var replicates: Int
    /// The mean over the samples.
    public var mean: Double?
    /// Simulation error: the standard error of the mean, from the finite number of samples and replicates.
    public var standardError: Double?
    /// The 95 % interval of the mean, and whether it is firm or rough; nil of a single replicate.
    public var judged: SampleInterval?
    /// Spread across replicates: the standard deviation between replicates within a sample; nil of a
    /// chance.
    public var spread: Double?
    /// Input uncertainty: the standard deviation of the figure between samples, less what the spread across
    /// replicates adds to it; 0 where that alone explains the differences.
    public var inputDeviation: Double?
    /// The quantiles and extremes of the samples' figures, including the effect of spread across
    /// replicates.
    public var quantiles: MetricSummary.Quantiles?
    /// For each input, in file order, its share of the input uncertainty; empty where they cannot be estimated.
    public var shares: [Share] = []
    /// The share that no input has alone: interactions, and what the curves miss; nil where inputs go together,
    /// so that shares overlap.
    public var rest: Double?
    /// Why there are no shares, where there are none.
    public var withheld: Withheld?

    /// The 95 % interval of the mean.
    public var interval: Interval? { judged?.interval }

    /// The indices of the inputs by falling share; equal ones in file order.
    public var ranking: [Int] {
      shares.indices.sorted { (-shares[$0].value, $0) < (-shares[$1].value, $1) }
    }
  }

  /// An input's share of the input uncertainty of a figure.
  public struct Share: Sendable, Hashable {
    /// The share of the variance that would go away, on average, if this input alone became known.
    ///
    /// In 0...1: the first-order index of Saltelli and others (2008).
    public var value: Double
    /// Its 95 % interval within 0...1, or nil if it cannot be estimated.
    public var interval: Interval?
  }

  /// Why an input's share cannot be estimated.
  public enum Withheld: Sendable, Hashable {
    /// The figure is the same in all samples.
    case equal
    /// The samples are too few for this number of inputs; about this many are enough.
    case samplesNeeded(Int)
    /// The spread across replicates moves the figures more than the inputs do; about this many
    /// replicates are enough, if a number is known.
    case replicatesNeeded(Int?)
    /// Fewer than two replicates, or graphs where several are drawn, are in all samples: the simulation error
    /// is unknown.
    case errorUnknown
  }
}
