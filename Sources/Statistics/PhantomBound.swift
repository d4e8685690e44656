/// The ends of an interval of a mean that allow for one value the sample did not show.
///
/// A sample says nothing about values it does not contain: without a rare large value both the mean and
/// the standard error are small, and an interval made of them alone misses the truth. The mean of a Bayesian
/// bootstrap over the numbers and one made-up value has moments in closed form; its quantile is taken
/// from the shifted gamma distribution with the same three moments. Of one number beside the made-up
/// value it is exactly exponential, which is the rule of three. No resampling and no random numbers
/// are needed.
///
/// Sources: Rubin, *The Bayesian bootstrap*, Annals of Statistics 9 (1981); Learned-Miller and Thomas,
/// *A new confidence interval for the mean of a bounded random variable* (2020), after Gaffke (2005);
/// Wilson and Hilferty, *The distribution of chi-square*, Proceedings of the National Academy of
/// Sciences 17 (1931), for the quantile of the gamma distribution.
public enum PhantomBound {
  /// One end of the interval.
  ///
  /// - Parameters:
  ///   - moments: Those of the numbers.
  ///   - unseen: The value that the sample might have held.
  ///   - z: The quantile of the standard normal distribution: -1.96 of a lower end, 1.96 of an upper.
  /// - Returns: The end; nil of no numbers.
  /// - Complexity: O(1).
  public static func end(_ moments: Moments, unseen: Double, z: Double) -> Double? {
    guard let sampleMean = moments.mean else { return nil }
    let n = Double(moments.count)
    let mean = sampleMean + (unseen - sampleMean) / (n + 1)
    let (shift, gap) = (sampleMean - mean, unseen - mean)
    let squares = moments.squares + n * shift * shift + gap * gap
    let cubes =
      moments.cubes + 3 * shift * moments.squares + n * shift * shift * shift + gap * gap * gap
    let variance = squares / ((n + 1) * (n + 2))
    guard variance > 0 else { return mean }
    let deviation = variance.squareRoot()
    let third = 2 * cubes / ((n + 1) * (n + 2) * (n + 3))
    // A division for each root, so that no product overflows.
    let skewness = third / deviation / deviation / deviation
    guard abs(skewness) >= 1e-4 else { return mean + z * deviation }
    let shape = 4 / (skewness * skewness)
    let toward = skewness > 0 ? z : -z
    let root = 1 - 1 / (9 * shape) + toward / (3 * shape.squareRoot())
    let quantile = (shape * root * root * root - shape) / shape.squareRoot()
    return mean + deviation * (skewness > 0 ? quantile : -quantile)
  }
}
