/// The beta distribution: a share that is not known exactly.
public struct Beta: Sendable, Hashable {
  /// The first shape, more than 0: the larger, the closer to 1.
  public let a: Double
  /// The second shape, more than 0: the larger, the closer to 0.
  public let b: Double

  /// Makes the distribution.
  public init(a: Double, b: Double) {
    precondition(a > 0 && b > 0 && (a + b).isFinite, "shapes are more than 0")
    self.a = a
    self.b = b
  }

  /// Makes the distribution of a mean and a standard deviation.
  ///
  /// - Parameters:
  ///   - mean: Between 0 and 1.
  ///   - standardDeviation: More than 0. It is nil where no share varies as much about its mean: the
  ///     variance is below mean (1 - mean).
  public init?(mean: Double, standardDeviation: Double) {
    let sum = mean * (1 - mean) / (standardDeviation * standardDeviation) - 1
    guard mean > 0, mean < 1, sum > 0, sum.isFinite else { return nil }
    self.init(a: mean * sum, b: (1 - mean) * sum)
  }

  /// The mean.
  public var mean: Double { a / (a + b) }

  /// The chance of a share below x: the regularised incomplete beta function.
  ///
  /// - Parameter x: In 0...1.
  /// - Returns: The chance, to about 12 digits.
  /// - Complexity: O(square root of the larger shape).
  public func probability(below x: Double) -> Double { probability(below: x, above: 1 - x) }

  /// The share that a beta variable stays below with a probability.
  ///
  /// Newton's method on the logit of the share, kept between the ends of a bracket that shrinks.
  ///
  /// - Parameter probability: In 0...1.
  /// - Returns: The quantile, to about 12 digits; not a number outside 0...1.
  /// - Complexity: O(square root of the larger shape), some ten times.
  public func quantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    if probability == 0 || probability == 1 { return probability }
    var (low, high) = (-700.0, 700.0)
    var logit = Elementary.log(a / b)
    for _ in 0..<200 {
      let (x, y) = (1 / (1 + Elementary.exp(-logit)), 1 / (1 + Elementary.exp(logit)))
      let excess = self.probability(below: x, above: y) - probability
      if excess > 0 { high = logit } else { low = logit }
      // The density of the logit is x y times that of x.
      var next =
        logit - excess / Elementary.exp(a * Elementary.log(x) + b * Elementary.log(y) - logBeta)
      if !(next > low && next < high) { next = (low + high) / 2 }
      let step = next - logit
      logit = next
      if abs(step) <= 1e-14 * max(1, abs(logit)) { break }
    }
    return 1 / (1 + Elementary.exp(-logit))
  }

  /// ln of the beta function.
  private var logBeta: Double { logGamma(a) + logGamma(b) - logGamma(a + b) }

  /// The same as ``probability(below:)`` with 1 - x given, which is more exact where x is near 1.
  private func probability(below x: Double, above y: Double) -> Double {
    guard x > 0 else { return 0 }
    guard y > 0 else { return 1 }
    let front = Elementary.exp(a * Elementary.log(x) + b * Elementary.log(y) - logBeta)
    // The continued fraction converges fast on this side of the mean only.
    return x < (a + 1) / (a + b + 2)
      ? front / a * Self.continuedFraction(a, b, x)
      : 1 - front / b * Self.continuedFraction(b, a, y)
  }

  /// The continued fraction of the incomplete beta function, Abramowitz and Stegun, *Handbook of
  /// mathematical functions*, 26.5.8, evaluated by Lentz's method as modified by Thompson and Barnett
  /// (1986).
  static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      fraction *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return fraction
  }
}

/// ln of the gamma function of a number above 0.
///
/// By Stirling's series from 10 on, below by the recurrence up to there; to 13 digits.
///
/// - Complexity: O(1).
package func logGamma(_ x: Double) -> Double {
  var (x, shift) = (x, 0.0)
  while x < 10 {
    shift += Elementary.log(x)
    x += 1
  }
  let square = x * x
  let series = (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680 * square)) / square) / square) / x
  return (x - 0.5) * Elementary.log(x) - x + 0.5 * Elementary.log(2 * Double.pi) + series - shift
}
