/// When enough was sampled: the figure's interval is firm and reaches no further than a tolerance.
///
/// It looks at 128, 256, 512, ... parts. Who looks often and stops where the interval happens to be narrow
/// stops too early: with rare large parts, and with rare failures, both the mean and its error are small
/// until the first of them is seen. So the interval has to be firm (see ``SampleInterval``), which it is not
/// where a mode may be missing, and the hull of it and a wider one has to be within the tolerance. That
/// hull is the 95 % interval of the figure; the two points pay for the repeated looks.
///
/// How often the hull holds the truth is measured: see the documentation of the experiments. That a
/// sequential interval is right in the limit was shown by Chow and Robbins, *On the asymptotic theory of
/// fixed-width sequential confidence intervals for the mean*, Annals of Mathematical Statistics 36 (1965).
///
/// ```swift
/// let rule = StoppingRule(.relative(0.02))
/// let found = StoppingRule.hull(firm, wide: estimate.interval(confidence: StoppingRule.confidence))
/// rule.stops(at: found, around: estimate.value)
/// ```
public struct StoppingRule: Sendable, Hashable {
  /// How far the ends of an interval may be from the figure.
  public enum Tolerance: Sendable, Hashable {
    /// A share of the figure's absolute value.
    case relative(Double)
    /// An amount in the figure's unit.
    case absolute(Double)
  }

  /// How far the ends of the interval may be from the figure.
  public let tolerance: Tolerance

  /// Makes the rule of a tolerance.
  public init(_ tolerance: Tolerance) { self.tolerance = tolerance }

  /// The confidence of the wider interval.
  public static let confidence = 0.97
  /// How many parts there are at the first look; at each further one twice as many.
  public static let firstLook = 128

  /// How many parts there are at the next look, which is the last one where no more are allowed.
  ///
  /// - Parameters:
  ///   - count: How many there were at the look before; 0 before the first.
  ///   - most: How many there may be.
  /// - Returns: The number; nil after the last look.
  public static func look(after count: Int, atMost most: Int) -> Int? {
    guard count < most else { return nil }
    return count == 0 ? min(firstLook, most) : count > most / 2 ? most : 2 * count
  }

  /// The interval to report of a figure that decides when to stop: the hull of its own and a wider one.
  ///
  /// - Parameters:
  ///   - judged: Its 95 % interval.
  ///   - wide: Its interval of ``confidence``; nil where there is none.
  ///   - limits: The values that are possible.
  /// - Returns: The interval, firm or rough as the first is.
  public static func hull(
    _ judged: SampleInterval, wide: Interval?,
    within limits: Interval = Interval(low: -.infinity, high: .infinity)
  ) -> SampleInterval {
    guard let wide else { return judged }
    var found = judged
    found.interval.join(wide)
    found.interval.clip(to: limits)
    return found
  }

  /// How far the ends of an interval may be from a value.
  ///
  /// - Parameter value: The figure.
  /// - Returns: The distance; 0 where a share of 0 is asked for, which only a figure without error keeps to.
  public func distance(around value: Double) -> Double {
    switch tolerance {
    case .relative(let share): share * abs(value)
    case .absolute(let amount): amount
    }
  }

  /// Whether a figure is known well enough: its interval is firm and within the tolerance.
  ///
  /// - Parameters:
  ///   - judged: The interval that ``hull(_:wide:within:)`` makes; nil where there is none.
  ///   - value: The figure; nil where there is none.
  /// - Returns: Whether to stop.
  public func stops(at judged: SampleInterval?, around value: Double?) -> Bool {
    guard let judged, let value, judged.isFirm else { return false }
    let (distance, ends) = (distance(around: value), judged.interval)
    return value - ends.low <= distance && ends.high - value <= distance
  }
}

extension SampleInterval {
  /// How far the more distant of its ends is from a value.
  public func distance(from value: Double) -> Double {
    max(value - interval.low, interval.high - value)
  }
}
