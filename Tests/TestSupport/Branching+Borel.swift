internal import Foundation
public import WordOfMouth

/// Total sizes of a branching process: Borel (1942) and Otter, *The multiplicative process*, Ann. Math.
/// Statist. 20 (1949).
extension Branching {
  /// The variance of the total that one person starts, where the number told on is Poisson.
  ///
  /// - Parameter reproduction: The reproduction number, in 0..<1.
  /// - Returns: m / (1 - m)^3, or infinity from 1 on.
  public static func poissonProgenyVariance(reproduction: Double) -> Double {
    let rest = 1 - reproduction
    return rest > 0 ? reproduction / (rest * rest * rest) : .infinity
  }

  /// The chance that the story of one person ends with exactly this many people who know it, where
  /// the number told on is Poisson: the Borel distribution.
  ///
  /// - Parameters:
  ///   - size: The number of people, the first included; from 1.
  ///   - reproduction: The reproduction number, at least 0; above 1 the chances sum to that of dying
  ///     out.
  /// - Returns: e^(-mn) (mn)^(n-1) / n!.
  public static func poissonProgenyChance(size: Int, reproduction: Double) -> Double {
    guard size >= 1 else { return 0 }
    if reproduction == 0 { return size == 1 ? 1 : 0 }
    let n = Double(size)
    let told = reproduction * n
    return exp(-told + (n - 1) * log(told) - logFactorial(size))
  }

  /// ln n!, by summing logarithms below 32 and by Stirling's series from there.
  private static func logFactorial(_ n: Int) -> Double {
    if n < 32 { return (0..<n).reduce(0) { $0 + log(Double($1 + 1)) } }
    let x = Double(n)
    let series = 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * x * x * x * x * x)
    return x * log(x) - x + 0.5 * log(2 * Double.pi * x) + series
  }
}
