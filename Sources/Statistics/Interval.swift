/// A range that covers an unknown quantity with a stated confidence.
public struct Interval: Sendable, Hashable {
  /// Its lower end.
  public var low: Double
  /// Its upper end.
  public var high: Double

  /// Makes an interval.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether a value is inside, ends included.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
