/// A figure estimated from independent parts: its value and how uncertain it is.
///
/// Whether there are parts enough for an interval is what ``SampleInterval`` says.
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

  /// Student's t interval of the figure, corrected for the skewness of its error.
  ///
  /// Of skewed parts the mean and its standard error err together: where a few large parts are missing
  /// both are too small, and an interval of even arms then misses the truth above it. The monotone cubic
  /// transformation of the t statistic takes its skewness away; inverted, it makes the arm on the side
  /// of the long tail longer. Parts without skewness have the t interval itself. Source: Hall, *On the
  /// removal of skewness by transformation*, Journal of the Royal Statistical Society B 54 (1992).
  ///
  /// - Parameter confidence: How often it holds the figure, in 0..<1.
  /// - Returns: The interval; the value alone where the parts do not vary; nil below two parts or if
  ///   a number is not finite.
  public func interval(confidence: Double = 0.95) -> Interval? {
    guard let standardError, standardError.isFinite, value.isFinite, degreesOfFreedom > 0,
      errorSkewness.isFinite
    else { return nil }
    guard standardError > 0 else { return Interval(low: value, high: value) }
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).quantile((1 + confidence) / 2)
    return Interval(
      low: value - corrected(t) * standardError, high: value - corrected(-t) * standardError)
  }

  /// The t statistic whose transformation is `x`: 3 / s (cbrt(1 + s (x - s / 6)) - 1) of the skewness s.
  private func corrected(_ x: Double) -> Double {
    if errorSkewness == 0 { return x }
    let shifted = x - errorSkewness / 6
    // The same without subtracting two numbers that may be almost alike.
    let root = Elementary.cbrt(1 + errorSkewness * shifted)
    return 3 * shifted / (root * root + root + 1)
  }
}
