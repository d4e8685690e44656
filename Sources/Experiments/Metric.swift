public import WordOfMouth

/// A figure of one replicate, described once: columns, `explain` and the data dictionary come from
/// here.
public struct Metric: Sendable {
  /// The column: `reach_negative`.
  public let name: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The unit: `people`, `tellings`, `rounds`.
  public let unit: String
  /// The opinion it belongs to, or nil.
  public let opinion: Opinion?
  /// Reads it off an outcome.
  public let value: @Sendable (WaveOutcome) -> Int

  /// All metrics of a wave, in the order of columns.
  public static let wave: [Metric] = []
}

/// A figure over replicates that is not the mean of a metric: a ratio or a chance.
public struct DerivedMetric: Sendable {
  /// The name in the `metric` column: `reach_per_customer_negative`, `took_off_positive`, ….
  public let name: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The unit.
  public let unit: String
  /// The opinion it belongs to, or nil.
  public let opinion: Opinion?

  /// All derived metrics, in the order of rows, after the metrics of a wave.
  public static let all: [DerivedMetric] = []
}
