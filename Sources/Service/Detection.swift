internal import Foundation

/// How soon a firm hears of misery by complaints alone, where each customer in misery complains with one
/// chance, apart from the others.
public struct Detection: Sendable, Hashable {
  /// The chance that a customer in misery complains, in 0...1.
  public var complain: Double

  /// Makes it for a chance to complain.
  public init(complain: Double) {
    self.complain = complain
  }

  /// The chance of at least one complaint from so many customers in misery: 1 - (1 - c)^n.
  ///
  /// - Precondition: they are not fewer than none.
  /// - Complexity: O(1).
  public func chance(unhappy: Int) -> Double {
    precondition(unhappy >= 0)
    // As an exponential of logarithms small chances keep their digits.
    return complain < 1 ? -expm1(Double(unhappy) * log1p(-complain)) : unhappy == 0 ? 0 : 1
  }

  /// How many customers in misery it takes until at least one complains with a chance.
  ///
  /// - Parameter chance: The chance, from 0 to below 1.
  /// - Returns: The fewest that suffice, or nil if nobody ever complains or it takes 10^15 and more.
  /// - Complexity: O(1).
  public func unhappy(for chance: Double) -> Int? {
    precondition((0..<1).contains(chance))
    guard chance > 0 else { return 0 }
    guard complain > 0 else { return nil }
    guard complain < 1 else { return 1 }
    let count = log1p(-chance) / log1p(-complain)
    guard count < 1e15 else { return nil }
    // Whole numbers just missed by rounding are taken as met.
    return max(1, Int((count - 1e-9).rounded(.up)))
  }
}
