package import Statistics

/// Whether the interval of a figure can be shown, and if not how many replicates it takes.
///
/// An interval is not shown in four cases:
/// - a skewness that the replicates do not average out: with less than 150 of them n < 50 x skewness^2,
///   with more n < 2 x skewness^2 (see ``Estimate/partsNeeded``);
/// - two modes, waves that took off and waves that did not, of which one has fewer than
///   ``fewestInMode`` replicates: its weight in the mean is then poorly known;
/// - fewer than ``fewestInMode`` parts that are all equal;
/// - a ratio whose denominator is poorly known: Fieller's g above ``largestG``, that is, the 95 %
///   interval of the mean denominator is wider than a third of it on either side.
package struct Trust {
  /// The fewest replicates of a mode.
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
  ///   - modes: For each opinion that makes two modes, the numbers of replicates in them; a mode
  ///     without replicates does not count.
  ///   - denominators: Fieller's g of each denominator.
  package init(
    _ estimate: Estimate, replicates: Int, modes: [[Int]] = [], denominators: [Double] = []
  ) {
    var factor = 1.0
    // Many equal parts leave no doubt; a few may be equal by chance.
    if estimate.standardError == 0 {
      if estimate.parts >= Self.fewestInMode {
        (interval, replicatesNeeded) = (estimate.interval(), nil)
        return
      }
      factor = Double(Self.fewestInMode) / Double(max(1, estimate.parts))
    }
    for sizes in modes {
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

  /// A whole number above another, rounded up to two significant digits, as it is an estimate.
  private static func roundedUp(_ number: Double, above least: Int) -> Int {
    guard number.isFinite, number < 1e15 else { return Int(1e15) }
    var unit = 1.0
    while number / unit > 100 { unit *= 10 }
    return max(least + 1, Int((number / unit).rounded(.up) * unit))
  }
}
