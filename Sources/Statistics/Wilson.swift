/// Wilson's interval of a chance: sensible even for 0 or all successes and for few trials.
///
/// Source: Wilson, *Probable inference, the law of succession, and statistical inference*, Journal of
/// the American Statistical Association 22 (1927); recommended over the textbook interval by Brown,
/// Cai and DasGupta, *Interval estimation for a binomial proportion*, Statistical Science 16 (2001).
public enum Wilson {
  /// The interval of the chance behind a share of successes.
  ///
  /// - Parameters:
  ///   - share: The share of trials that succeeded, in 0...1.
  ///   - trials: The number of independent trials; it need not be whole, so that an effective number
  ///     can be given where trials depend on each other.
  ///   - confidence: How often it holds the chance, in 0..<1.
  /// - Returns: The interval, within 0...1; nil without trials or if a number is out of range.
  public static func interval(
    share: Double, trials: Double, confidence: Double = 0.95
  ) -> Interval? {
    guard (0...1).contains(share), trials > 0, trials.isFinite else { return nil }
    let z = Normal.quantile((1 + confidence) / 2)
    let z2 = z * z
    let center = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    let spread =
      z / (1 + z2 / trials)
      * (share * (1 - share) / trials + z2 / (4 * trials * trials)).squareRoot()
    // The ends that are 0 and 1 by algebra are so in numbers too.
    return Interval(
      low: share == 0 ? 0 : max(0, center - spread),
      high: share == 1 ? 1 : min(1, center + spread))
  }
}
