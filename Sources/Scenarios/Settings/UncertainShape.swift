import Statistics

/// What is known of a number that has no sharp ends.
public enum UncertainShape: Sendable, Hashable {
  /// Normal: of this mean and standard deviation before it is cut to the range of its parameter.
  case normal(mean: Double, sd: Double)
  /// Lognormal: half of all values are below the median, and nine in ten lie between the median divided by
  /// the factor and the median times the factor, before they are cut to the range of the parameter.
  case lognormal(median: Double, factor: Double)
  /// Beta with these shapes: a share.
  case beta(a: Double, b: Double)
  /// A curve through these quantiles: one value in twenty is below the first, one in twenty above the
  /// last, and half are below the one in the middle, if it is given.
  ///
  /// It is normal in the logit of a share, and in the logarithm of how far any other number is above the
  /// least that its parameter may be. With a quantile in the middle the two sides of it have a standard
  /// deviation each.
  case quantiles(p05: Double, p50: Double?, p95: Double)

  /// The 95th percentile of the standard normal distribution.
  static let z95 = Normal.quantile(0.95)

  /// The lognormal shape of a mean and a standard deviation, both more than 0.
  static func lognormal(mean: Double, sd: Double) -> UncertainShape {
    let spread = Elementary.log1p(sd / mean * (sd / mean))
    return .lognormal(
      median: mean * Elementary.exp(-spread / 2), factor: Elementary.exp(z95 * spread.squareRoot()))
  }

  /// The beta shape of a mean and a standard deviation; nil where no share has both, or hardly any.
  static func beta(mean: Double, sd: Double) -> UncertainShape? {
    guard let beta = Beta(mean: mean, standardDeviation: sd),
      shapes.contains(beta.a), shapes.contains(beta.b)
    else { return nil }
    return .beta(a: beta.a, b: beta.b)
  }

  /// The shapes that a beta distribution may have.
  static let shapes = 0.01...1e6

  /// What it is called.
  public var name: String {
    switch self {
    case .normal: "normal"
    case .lognormal: "lognormal"
    case .beta: "beta"
    case .quantiles: "by quantiles"
    }
  }

  /// The value below which a share of all possible ones lies.
  ///
  /// - Parameters:
  ///   - level: The share, in 0..<1.
  ///   - range: What its parameter may be. A normal or lognormal shape is cut to it, so that what lies
  ///     outside is never drawn, and the rest is as likely as before, one value beside another.
  /// - Returns: The value; of a level of 0 it may be outside the range.
  func quantile(_ level: Double, in range: ClosedRange<Double>) -> Double {
    switch self {
    case .normal(let mean, let sd):
      return mean + sd * cut(level) { ($0 - mean) / sd }
    case .lognormal(let median, let factor):
      let sd = Elementary.log(factor) / Self.z95
      return median
        * Elementary.exp(sd * cut(level) { $0 > 0 ? Elementary.log($0 / median) / sd : -.infinity })
    case .beta(let a, let b):
      return Beta(a: a, b: b).quantile(level)
    case .quantiles(let p05, let p50, let p95):
      let scale = Scale(range)
      let (low, high) = (scale.line(p05), scale.line(p95))
      let middle = p50.map(scale.line) ?? (low + high) / 2
      let z = Normal.quantile(level)
      return scale.value(middle + z / Self.z95 * (z < 0 ? middle - low : high - middle))
    }
    /// A standard normal quantile of what is left of the shape in the range.
    func cut(_ level: Double, _ standard: (Double) -> Double) -> Double {
      let below = Normal.probability(below: standard(range.lowerBound))
      let inside = Normal.probability(below: standard(range.upperBound)) - below
      return Normal.quantile(min(1, below + level * inside))
    }
  }

  /// The line on which numbers with given quantiles are normal.
  private struct Scale {
    let isShare: Bool
    let least: Double

    init(_ range: ClosedRange<Double>) {
      isShare = range == Numbers.share.range
      least = range.lowerBound
    }

    func line(_ value: Double) -> Double {
      isShare ? Elementary.log(value / (1 - value)) : Elementary.log(value - least)
    }

    func value(_ place: Double) -> Double {
      isShare ? 1 / (1 + Elementary.exp(-place)) : least + Elementary.exp(place)
    }
  }
}
