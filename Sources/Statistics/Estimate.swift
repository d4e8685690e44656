/// A figure estimated from independent parts: its value, how uncertain it is, and whether there are
/// parts enough to say so.
///
/// The parts of a mean are the numbers themselves; those of a ratio of means or of a difference are
/// what each number or pair contributes to it.
///
/// ```swift
/// let mean = Estimate(meanOf: Moments([3, 5, 10]))
/// mean?.interval()  // 6 ± t(.975; 2) sd / sqrt 3
/// ```
public struct Estimate: Sendable, Hashable {
  /// The estimated figure.
  public var value: Double
  /// Its standard error, or nil below two parts.
  public var standardError: Double?
  /// The degrees of freedom of the standard error.
  public var degreesOfFreedom: Double
  /// The number of independent parts.
  public var parts: Int
  /// The skewness of the parts.
  public var skewness: Double

  /// Makes an estimate.
  public init(
    value: Double, standardError: Double?, degreesOfFreedom: Double, parts: Int, skewness: Double
  ) {
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.parts = parts
    self.skewness = skewness
  }

  /// The mean of numbers; nil of no numbers.
  public init?(meanOf moments: Moments) {
    guard let mean = moments.mean else { return nil }
    self.init(
      value: mean, standardError: moments.standardError,
      degreesOfFreedom: Double(moments.count - 1), parts: moments.count,
      skewness: moments.skewness ?? 0)
  }

  /// Student's t interval of the figure.
  ///
  /// - Parameter confidence: How often the interval is to cover the figure, in 0..<1.
  /// - Returns: The interval; the value alone where the parts do not vary; nil below two parts or if
  ///   a number is not finite.
  public func interval(confidence: Double = 0.95) -> Interval? {
    guard let standardError, standardError.isFinite, value.isFinite, degreesOfFreedom > 0,
      (0..<1).contains(confidence)
    else { return nil }
    guard standardError > 0 else { return Interval(low: value, high: value) }
    let spread =
      StudentT(degreesOfFreedom: degreesOfFreedom).quantile(0.5 + confidence / 2) * standardError
    return Interval(low: value - spread, high: value + spread)
  }

  /// How many parts a 95 % interval needs: more than 25 times the squared skewness, and two.
  ///
  /// A rare large part drags the interval to one side until there are many of them. Source: Cochran,
  /// *Sampling techniques*, third edition (1977), section 2.15.
  public var partsNeeded: Int {
    let needed = (25 * skewness * skewness).rounded(.up)
    return needed < 1e15 ? max(2, Int(needed)) : Int(1e15)
  }

  /// Whether the parts are enough for a 95 % interval: see ``partsNeeded``.
  ///
  /// Parts that do not vary are enough from two on.
  public var isTrustworthy: Bool {
    guard let standardError, standardError.isFinite, skewness.isFinite else { return false }
    return parts >= partsNeeded
  }
}
