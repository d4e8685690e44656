/// Quantiles of a finite sample by linear interpolation between order statistics: type 7.
///
/// Type 7 of Hyndman and Fan, *Sample quantiles in statistical packages*, The American Statistician
/// 50 (1996): with n sorted numbers x[0] ... x[n-1], quantile p lies at position h = (n - 1) p, between
/// x[floor h] and its successor. Quantile 0 is the smallest number, quantile 1 the largest. It is what
/// R, NumPy and spreadsheets give by default.
public struct Quantile: Sendable, Hashable {
  /// The position of the order statistic at or below the quantile.
  public let index: Int
  /// How far the quantile is on the way to the next order statistic, in 0..<1.
  public let fraction: Double

  /// Finds where a quantile lies.
  ///
  /// - Parameters:
  ///   - probability: In 0...1.
  ///   - count: The number of numbers, at least 1.
  public init(_ probability: Double, count: Int) {
    precondition((0...1).contains(probability), "a probability is in 0...1")
    precondition(count >= 1, "there is no quantile of nothing")
    let position = Double(count - 1) * probability
    index = min(Int(position), count - 1)
    fraction = position - Double(index)
  }

  /// The quantile, given the order statistics it lies between.
  ///
  /// - Parameter sorted: The number at a position of the sorted sample; the position after the last
  ///   is never asked for.
  /// - Returns: The number interpolated between them.
  public func value(_ sorted: (Int) -> Double) -> Double {
    let low = sorted(index)
    guard fraction > 0 else { return low }
    let high = sorted(index + 1)
    return low == high ? low : low + (high - low) * fraction
  }

  /// Some quantiles of numbers in any order.
  ///
  /// - Parameters:
  ///   - numbers: The sample, in any order.
  ///   - probabilities: Each in 0...1.
  /// - Returns: The quantiles in the order asked for; nil of no numbers or if one is not a number.
  /// - Complexity: O(n log n).
  public static func of(_ numbers: [Double], _ probabilities: [Double]) -> [Double]? {
    guard !numbers.isEmpty, !numbers.contains(where: \.isNaN) else { return nil }
    let sorted = numbers.sorted()
    return probabilities.map { Quantile($0, count: sorted.count).value { sorted[$0] } }
  }
}
