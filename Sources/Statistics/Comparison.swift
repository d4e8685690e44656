/// Two samples beside each other: how often one is higher.
public enum Comparison {
  /// The share of pairs in which the second number is higher; ties count half.
  ///
  /// - Returns: In 0...1; nil without pairs. A pair with a number that is not a number counts as a tie.
  /// - Complexity: O(pairs).
  public static func shareHigher(_ pairs: some Sequence<(Double, Double)>) -> Double? {
    var (count, twice) = (0, 0)
    for (first, second) in pairs {
      count += 1
      twice += second > first ? 2 : second < first ? 0 : 1
    }
    return count == 0 ? nil : Double(twice) / Double(2 * count)
  }

  /// The chance that a number of the second sample is higher than one of the first, ties counting
  /// half: over all pairs of one from each.
  ///
  /// Source: Mann and Whitney, *On a test of whether one of two random variables is stochastically
  /// larger than the other*, Annals of Mathematical Statistics 18 (1947).
  ///
  /// - Returns: In 0...1; nil if a sample is empty or has something that is not a number.
  /// - Complexity: O(n log n).
  public static func chanceHigher(_ first: [Double], _ second: [Double]) -> Double? {
    guard !first.isEmpty, !second.isEmpty, !first.contains(where: \.isNaN),
      !second.contains(where: \.isNaN)
    else { return nil }
    let (first, second) = (first.sorted(), second.sorted())
    var (below, notAbove) = (0, 0)
    var twice = 0.0
    for value in second {
      while below < first.count, first[below] < value { below += 1 }
      while notAbove < first.count, first[notAbove] <= value { notAbove += 1 }
      twice += Double(below + notAbove)
    }
    return twice / (2 * Double(first.count) * Double(second.count))
  }

  /// The 95 % interval of the difference of two chances observed on the same pairs.
  ///
  /// It adds half a pair to each of the four outcomes, so that it has width where no pair changed
  /// sides. Source: Agresti and Min, *Simple improved confidence intervals for comparing matched
  /// proportions*, Statistics in Medicine 24 (2005).
  ///
  /// - Parameters:
  ///   - rose: Pairs in which only the second happened.
  ///   - fell: Pairs in which only the first happened.
  ///   - pairs: All pairs.
  /// - Returns: An interval within -1...1; nil without pairs.
  /// - Complexity: O(1).
  public static func pairedChances(rose: Int, fell: Int, pairs: Int) -> Interval? {
    guard pairs > 0 else { return nil }
    let n = Double(pairs) + 2
    let (up, down) = ((Double(rose) + 0.5) / n, (Double(fell) + 0.5) / n)
    let middle = up - down
    let half = Normal.quantile(0.975) * ((up + down - middle * middle) / n).squareRoot()
    return Interval(low: max(-1, middle - half), high: min(1, middle + half))
  }

  /// The difference of two independent estimates, such as the means of two samples: the second less
  /// the first.
  ///
  /// Source: Welch, *The generalization of Student's problem when several different population
  /// variances are involved*, Biometrika 34 (1947).
  ///
  /// - Parameters:
  ///   - first: An estimate.
  ///   - second: Another, of other parts.
  /// - Returns: The estimate, without a standard error if one of the two has none. Its parts and
  ///   skewness are those of whichever has an error of more skewness.
  /// - Complexity: O(1).
  public static func unpairedDifference(_ first: Estimate, _ second: Estimate) -> Estimate {
    let weaker = abs(first.errorSkewness) > abs(second.errorSkewness) ? first : second
    var difference = Estimate(
      value: second.value - first.value, standardError: nil, degreesOfFreedom: 0,
      parts: weaker.parts, skewness: weaker.skewness)
    guard let a = first.standardError, let b = second.standardError else { return difference }
    let (a2, b2) = (a * a, b * b)
    let weights = a2 * a2 / first.degreesOfFreedom + b2 * b2 / second.degreesOfFreedom
    let error = (a2 + b2).squareRoot()
    difference.standardError = error
    let cubes = second.errorSkewness * b2 * b - first.errorSkewness * a2 * a
    difference.errorSkewness = error > 0 ? cubes / (error * error * error) : 0
    difference.degreesOfFreedom =
      weights > 0
      ? (a2 + b2) * (a2 + b2) / weights : first.degreesOfFreedom + second.degreesOfFreedom
    return difference
  }
}
