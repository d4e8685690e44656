/// Sums of numerators and denominators over independent units, and what the jackknife says of their
/// ratio.
///
/// A ratio of means is sum(x) / sum(y), never the mean of x / y: a unit whose denominator is small
/// says little and must weigh little. Its uncertainty comes from leaving out one unit at a time. Source:
/// Tukey, *Bias and confidence in not-quite large samples*, Annals of Mathematical Statistics 29
/// (1958); Efron, *The jackknife, the bootstrap and other resampling plans* (1982), chapter 3.
public enum Jackknife {
  /// A unit: a numerator's and a denominator's part.
  public typealias Pair = (numerator: Double, denominator: Double)

  /// The ratio of means, with its standard error by leaving out one unit at a time.
  ///
  /// - Parameter units: Independent units.
  /// - Returns: The estimate; nil if the denominators sum to 0 (or there are none). Its standard error
  ///   is nil below two units or if leaving out a single unit leaves denominators that sum to 0.
  /// - Complexity: O(units).
  public static func ratio(_ units: [Pair]) -> Estimate? {
    let sums = Sums(units)
    guard let value = sums.ratio else { return nil }
    return estimate(value, units.count, units.lazy.map { sums.ratio(without: $0) })
  }

  /// What each unit contributes to the ratio of means, to first order: numbers whose mean is the ratio.
  ///
  /// - Parameter units: Independent units.
  /// - Returns: A number for each unit; none if the denominators sum to 0.
  /// - Complexity: O(units).
  public static func pseudoValues(_ units: [Pair]) -> [Double] {
    let sums = Sums(units)
    guard let ratio = sums.ratio else { return [] }
    let below = sums.denominator / Double(units.count)
    return units.map { ratio + ($0.numerator - ratio * $0.denominator) / below }
  }

  /// The difference of two ratios of means whose units are paired: the second less the first.
  ///
  /// - Parameters:
  ///   - first: The units of the first ratio.
  ///   - second: The units of the second, each paired with the one at the same place of the first.
  /// - Returns: The estimate; nil where either ratio is. A pair is left out of both ratios at a time.
  /// - Complexity: O(pairs).
  public static func difference(_ first: [Pair], _ second: [Pair]) -> Estimate? {
    precondition(first.count == second.count, "units are paired")
    let (a, b) = (Sums(first), Sums(second))
    guard let before = a.ratio, let after = b.ratio else { return nil }
    return estimate(
      after - before, first.count,
      zip(first, second).lazy.map { first, second in
        guard let one = a.ratio(without: first), let other = b.ratio(without: second)
        else { return nil }
        return other - one
      })
  }

  /// The estimate of a figure from its values without each unit.
  private static func estimate(
    _ value: Double, _ units: Int, _ without: some Sequence<Double?>
  ) -> Estimate {
    let n = Double(units)
    var moments = Moments()
    // Leaving out a unit that pulls the figure up makes it fall: hence the sign.
    for figure in without { moments.add(figure.map { -$0 } ?? .nan) }
    let error = moments.standardError.map { $0 * (n - 1) }
    return Estimate(
      value: value, standardError: error.flatMap { $0.isFinite ? $0 : nil },
      degreesOfFreedom: n - 1, parts: units, skewness: moments.skewness ?? 0)
  }

  private struct Sums {
    let numerator: Double
    let denominator: Double

    init(_ units: [Pair]) {
      numerator = units.reduce(0) { $0 + $1.numerator }
      denominator = units.reduce(0) { $0 + $1.denominator }
    }

    var ratio: Double? { denominator == 0 ? nil : numerator / denominator }

    func ratio(without unit: Pair) -> Double? {
      let rest = denominator - unit.denominator
      return rest == 0 ? nil : (numerator - unit.numerator) / rest
    }
  }
}
