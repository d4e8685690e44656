import Foundation

/// A figure estimated from independent parts: its value, how uncertain it is, and whether there are
/// parts enough to say so.
///
/// The parts of a mean are the numbers themselves; those of a ratio of means or of a difference are
/// what each number or pair contributes to it.
///
/// ```swift
/// let mean = Estimate(meanOf: Moments([3, 6, 9]))
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
  /// The skewness of the error of the figure itself: of parts that all count alike, theirs over the
  /// root of their number.
  public var errorSkewness: Double

  /// Makes an estimate from parts that all count alike.
  public init(
    value: Double, standardError: Double?, degreesOfFreedom: Double, parts: Int, skewness: Double
  ) {
    errorSkewness = skewness / Double(max(1, parts)).squareRoot()
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

  /// Student's 95 % t interval of the figure, corrected for the skewness of its error.
  ///
  /// Of skewed parts the mean and its standard error err together: where a few large parts are missing
  /// both are too small, and an interval of even arms then misses the truth above it. The monotone cubic
  /// transformation of the t statistic takes its skewness away; inverted, it makes the arm on the side
  /// of the long tail longer. Parts without skewness have the t interval itself. Source: Hall, *On the
  /// removal of skewness by transformation*, Journal of the Royal Statistical Society B 54 (1992).
  ///
  /// - Returns: The interval; the value alone where the parts do not vary; nil below two parts or if
  ///   a number is not finite.
  public func interval() -> Interval? {
    guard let standardError, standardError.isFinite, value.isFinite, degreesOfFreedom > 0,
      errorSkewness.isFinite
    else { return nil }
    guard standardError > 0 else { return Interval(low: value, high: value) }
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(0.975)
    return Interval(
      low: value - corrected(t) * standardError, high: value - corrected(-t) * standardError)
  }

  /// The t statistic whose transformation is `x`: 3 / s (cbrt(1 + s (x - s / 6)) - 1) of the skewness s.
  private func corrected(_ x: Double) -> Double {
    if errorSkewness == 0 { return x }
    let shifted = x - errorSkewness / 6
    // The same without subtracting two numbers that may be almost alike.
    let root = cbrt(1 + errorSkewness * shifted)
    return 3 * shifted / (root * root + root + 1)
  }

  /// From this many parts on a skewness that is not too large is taken account of; with fewer there
  /// must hardly be any.
  static let fewestOfSkewed = 150

  /// How many parts a 95 % interval asks for.
  ///
  /// - Below 150 parts, 50 times the squared skewness: twice what Cochran asks for,
  ///   because few parts seldom show how skewed they are, and those that look even are those that
  ///   miss the truth.
  /// - From there on twice the squared skewness is enough, since ``interval()`` takes account
  ///   of it: a rare large part must have come more than once or twice. Where that is not so, four
  ///   times the squared skewness is asked for, since the skewness of more parts will be larger.
  ///
  /// Two are needed in any case. How often such intervals hold the truth is measured: see the
  /// documentation of the experiments. Source of the rule's form: Cochran, *Sampling techniques*, third
  /// edition (1977), section 2.15.
  public var partsNeeded: Int {
    if isEnough { return min(parts, max(2, needed(50))) }
    let few = needed(50)
    return max(2, few < Self.fewestOfSkewed ? few : max(Self.fewestOfSkewed, needed(4)))
  }

  private func needed(_ factor: Double) -> Int {
    let needed = (factor * skewness * skewness).rounded(.up)
    return needed < 1e15 ? Int(needed) : Int(1e15)
  }

  private var isEnough: Bool {
    skewness.isFinite
      && (parts >= max(2, needed(50)) || parts >= max(Self.fewestOfSkewed, needed(2)))
  }

  /// Whether the parts are enough for a 95 % interval: see ``partsNeeded``.
  ///
  /// Parts that do not vary are enough from two on.
  public var isTrustworthy: Bool {
    guard let standardError, standardError.isFinite, skewness.isFinite else { return false }
    return isEnough
  }
}
