public import WordOfMouth

/// The summaries of one setting.
public struct SettingResult: Sendable {
  /// The number of people in its graph (the first, where there are several draws).
  public var people: Int
  /// The number of ties in its graph (the first, where there are several draws).
  public var ties: Int
  /// The mean weight of its ties, where these have weights.
  public var meanWeight: Double?
  /// One summary for each metric and then each derived metric of the plan's ``MetricTable``, in order.
  public var summaries: [MetricSummary]
  /// How each story grows.
  public var growth: ByOpinion<StoryGrowth>
  /// Opinions x rounds x quantities, in the order of `rounds.csv`.
  ///
  /// Rounds go up to the last round of the longest replicate; one that ended earlier has nothing new
  /// from then on.
  public var rounds: [RoundSummary]
  /// For each period one summary for each metric and derived metric of one period of the plan, in
  /// order; empty without periods.
  public var periods: [[MetricSummary]] = []
  /// What theory says of it; empty where no theory is known.
  public var theory: [Prediction] = []

  /// Whether any replicate of it is there.
  package var isStarted: Bool { summaries.first.map { $0.ok > 0 } ?? false }

  /// The summary of a metric by name.
  ///
  /// - Complexity: O(metrics).
  public func summary(_ name: String) -> MetricSummary? {
    summaries.first { $0.metric == name }
  }

  /// The summary of a metric of a period, from 0, by name.
  ///
  /// - Complexity: O(metrics).
  public func summary(_ name: String, period: Int) -> MetricSummary? {
    periods[period].first { $0.metric == name }
  }
}
