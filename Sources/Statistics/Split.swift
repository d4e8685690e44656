/// Two modes of non-negative numbers, small ones and large ones, with hardly any between.
///
/// Numbers are split where an octave is empty: a range from a to 2 a that holds at most 0.15 times as
/// many numbers as the smaller of the two sides, of which each has at least five. The smallest a is
/// given by the caller, so that a gap between trivially small numbers does not count.
public struct Split: Sendable, Hashable {
  /// Numbers from here on are in the upper mode: the geometric mean of the octave's ends.
  public let threshold: Double
  /// How many numbers are in the upper mode.
  public let upper: Int
  /// How many numbers there are.
  public let count: Int

  /// The fewest numbers of a mode.
  public static let fewest = 5
  /// How many numbers an empty octave may hold, as a share of the smaller side.
  static let largestShare = 0.15

  /// Finds the emptiest octave; of several, the lowest.
  ///
  /// It is nil if no octave is empty.
  ///
  /// - Parameters:
  ///   - numbers: Numbers of 0 or more.
  ///   - start: The lowest that an octave may begin, above 0.
  /// - Complexity: O(numbers log numbers).
  public init?(_ numbers: [Double], from start: Double) {
    let sorted = numbers.sorted()
    var candidates = [start]
    for number in sorted where number >= start && number + 1 != candidates.last {
      candidates.append(number + 1)
    }
    var best: (share: Double, start: Double)?
    var (low, high) = (0, 0)
    for candidate in candidates {
      while low < sorted.count, sorted[low] < candidate { low += 1 }
      while high < sorted.count, sorted[high] < 2 * candidate { high += 1 }
      let smaller = min(low, sorted.count - high)
      guard smaller >= Self.fewest else { continue }
      let share = Double(high - low) / Double(smaller)
      if share <= Self.largestShare, share < best?.share ?? .infinity { best = (share, candidate) }
    }
    guard let best else { return nil }
    let threshold = best.start * 2.0.squareRoot()
    self.threshold = threshold
    upper = sorted.count { $0 >= threshold }
    count = sorted.count
  }
}
