/// Where the weights of ties are in a file, and what becomes of ties that it gives several.
public struct WeightColumn: Sendable, Hashable {
  /// The column, as the file names it, or its number from 1.
  public var name: String
  /// What becomes of ties with several weights; nil if they are errors.
  public var repeated: RepeatedWeights?

  /// Names a column.
  public init(_ name: String, repeated: RepeatedWeights? = nil) {
    self.name = name
    self.repeated = repeated
  }
}

/// What several weights of one tie come to.
public enum RepeatedWeights: String, Sendable, Hashable, CaseIterable {
  /// Their sum.
  case sum
  /// The largest.
  case largest
  /// The chance that at least one of several independent coins succeeds, of which the weights are the
  /// chances: a and b come to 1 - (1 - a)(1 - b).
  case either

  /// What two weights come to.
  public func callAsFunction(_ first: Double, _ second: Double) -> Double {
    switch self {
    case .sum: first + second
    case .largest: max(first, second)
    // Without a difference of numbers near each other, so that 0 and b come to b.
    case .either: first + second * (1 - first)
    }
  }
}
