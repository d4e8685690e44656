/// Fieller's interval of a ratio of means: exact for normal numerators and denominators, and honest
/// where the denominator may be 0.
///
/// Source: Fieller, *Some problems in interval estimation*, Journal of the Royal Statistical Society B
/// 16 (1954).
public struct Fieller: Sendable, Hashable {
  /// The square of the denominator's relative uncertainty: (t x standard error / mean)^2.
  ///
  /// From 1 on the denominator may be 0 and the ratio anything. Well below 1, say below 0.1, this and
  /// the jackknife's interval say the same.
  public let g: Double
  /// The interval, or nil if it has no ends: `g` is 1 or more.
  public let interval: Interval?
  /// How many units make the denominator well known in more than nine of ten cases; nil where it is.
  ///
  /// The denominator's mean may be as many standard errors smaller as a normal one is in one of twenty cases;
  /// where it may then be 0, nobody can tell.
  public let advice: SampleInterval.Advice?

  /// The largest `g` up to which the denominator is well known: its 95 % interval is then not wider than a
  /// third of it on either side.
  public static let largestG = 0.1

  /// Computes the interval of sum(numerators) / sum(denominators).
  ///
  /// It is nil below two units, if the denominators sum to 0, or if a number is not finite.
  ///
  /// - Parameter units: Independent units.
  /// - Complexity: O(units).
  public init?(_ units: [Jackknife.Pair]) {
    guard units.count >= 2 else { return nil }
    let n = Double(units.count)
    let x = units.reduce(0) { $0 + $1.numerator } / n
    let y = units.reduce(0) { $0 + $1.denominator } / n
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for unit in units {
      let (dx, dy) = (unit.numerator - x, unit.denominator - y)
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
    }
    let scale = n * (n - 1)
    (xx, xy, yy) = (xx / scale, xy / scale, yy / scale)
    let t = StudentT(degreesOfFreedom: n - 1).quantile(0.975)
    let share = t * t * yy / (y * y)
    guard y != 0, xx.isFinite, share.isFinite else { return nil }
    g = share
    if share <= Self.largestG {
      advice = nil
    } else {
      let distance = t / share.squareRoot() - Normal.quantile(0.95)
      let times = t * t / (Self.largestG * distance * distance)
      advice =
        distance > 0 && times < 100
        ? .about(SampleInterval.roundedUp(n * times)) : .moreThan(10 * units.count)
    }
    guard share < 1 else {
      interval = nil
      return
    }
    let ratio = x / y
    let regression = yy > 0 ? xy / yy : 0
    let within = xx - 2 * ratio * xy + ratio * ratio * yy - share * (xx - regression * xy)
    let spread = t / abs(y) * max(0, within).squareRoot()
    let center = ratio - share * regression
    interval = Interval(low: (center - spread) / (1 - share), high: (center + spread) / (1 - share))
  }
}
