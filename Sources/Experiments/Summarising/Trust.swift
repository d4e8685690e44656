package import Statistics

/// Whether the interval of a figure can be shown, and if not how many replicates it takes.
///
/// Four things make an interval a pretence:
/// - a skewness that the replicates do not average out: with less than 150 of them n < 50 x skewness^2,
///   with more n < 2 x skewness^2 (see ``Estimate/partsNeeded``);
/// - two humps, waves that took off and waves that did not, of which one has fewer than
///   ``fewestInMode`` replicates: its weight in the mean is then a guess;
/// - fewer than ``fewestInMode`` parts that are all alike;
/// - a ratio whose denominator is hardly known: Fieller's g above ``largestG``, that is, the 95 %
///   interval of the mean denominator reaches further than a third of it.
package struct Trust {
  /// The fewest replicates of a hump.
  static let fewestInMode = 10
  /// The largest of Fieller's g.
  static let largestG = 0.1

  /// The 95 % interval, or nil if it cannot be trusted.
  package let interval: Interval?
  /// How many replicates it takes, where it cannot.
  package let replicatesNeeded: Int?

  /// Judges the interval of a figure.
  ///
  /// - Parameters:
  ///   - estimate: The figure.
  ///   - replicates: How many replicates it rests on.
  ///   - humps: The numbers of replicates in the humps of each thing that makes humps; a hump
  ///     without a replicate is no hump.
  ///   - denominators: Fieller's g of each denominator.
  package init(
    _ estimate: Estimate, replicates: Int, humps: [[Int]] = [], denominators: [Double] = []
  ) {
    var factor = 1.0
    // Parts that are all alike leave no doubt if they are many; a few of them may be so by luck.
    if estimate.standardError == 0 {
      if estimate.parts >= Self.fewestInMode {
        (interval, replicatesNeeded) = (estimate.interval(), nil)
        return
      }
      factor = Double(Self.fewestInMode) / Double(max(1, estimate.parts))
    }
    for sizes in humps {
      guard let smallest = sizes.filter({ $0 > 0 }).min(), smallest < Self.fewestInMode else {
        continue
      }
      factor = max(factor, Double(Self.fewestInMode) / Double(smallest))
    }
    for g in denominators where !(g <= Self.largestG) {
      factor = max(factor, g.isFinite ? g / Self.largestG : 10)
    }
    if !estimate.isTrustworthy {
      if estimate.standardError == nil, estimate.parts >= 2 {
        // All of a denominator comes from a single part.
        factor = max(factor, Double(Self.fewestInMode))
      }
      factor = max(factor, Double(estimate.partsNeeded) / Double(max(1, estimate.parts)))
    }
    if factor <= 1, let found = estimate.interval() {
      (interval, replicatesNeeded) = (found, nil)
    } else {
      interval = nil
      replicatesNeeded = Self.roundedUp(max(factor, 1) * Double(replicates), above: replicates)
    }
  }

  /// A whole number above another, with two digits that count: it is an estimate.
  private static func roundedUp(_ number: Double, above least: Int) -> Int {
    guard number.isFinite, number < 1e15 else { return Int(1e15) }
    var unit = 1.0
    while number / unit > 100 { unit *= 10 }
    return max(least + 1, Int((number / unit).rounded(.up) * unit))
  }
}
