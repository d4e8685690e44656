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

  /// Widens it to hold another.
  public mutating func join(_ other: Interval) {
    low = min(low, other.low)
    high = max(high, other.high)
  }

  /// Narrows it to what is within limits; where nothing is, to the nearer limit.
  public mutating func clip(to limits: Interval) {
    low = min(max(low, limits.low), limits.high)
    high = max(min(high, limits.high), limits.low)
  }
}
