public import WordOfMouth

/// A quantity of one opinion in one round over replicates: a row of `rounds.csv`.
///
/// Quantiles are stored one by one: a long wave has millions of these, and an array each would triple
/// them.
public struct RoundSummary: Sendable, Hashable {
  /// What is counted.
  public enum Quantity: String, Sendable, CaseIterable {
    /// People first reached in the round.
    case newlyReached = "newly_reached"
    /// People reached up to the round.
    case reach
    /// Tellings in the round.
    case tellings
  }

  /// How many rows a round has.
  static let rowsOfRound = Opinion.allCases.count * Quantity.allCases.count

  /// The opinion.
  public var opinion: Opinion
  /// The round, from 1.
  public var round: Int
  /// What is counted.
  public var quantity: Quantity
  /// The mean over replicates; those that ended before go on with nothing new.
  public var mean: Double
  /// One replicate in twenty is below.
  public var p05: Double
  /// One in four is below.
  public var p25: Double
  /// Half are below.
  public var p50: Double
  /// Three in four are below.
  public var p75: Double
  /// Nineteen in twenty are below.
  public var p95: Double

  /// The quantiles in rising order.
  public var quantiles: [Double] { [p05, p25, p50, p75, p95] }
}
