public import WordOfMouth

/// A quantity of one opinion in one round over replicates: a row of `rounds.csv`.
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

  /// The opinion.
  public var opinion: Opinion
  /// The round, from 1.
  public var round: Int
  /// What is counted.
  public var quantity: Quantity
  /// The mean over replicates; those that ended before go on with nothing new.
  public var mean: Double
  /// The quantiles .05, .25, .5, .75, .95.
  public var quantiles: [Double]

  /// Makes a summary.
  package init(
    opinion: Opinion, round: Int, quantity: Quantity, mean: Double, quantiles: [Double]
  ) {
    self.opinion = opinion
    self.round = round
    self.quantity = quantity
    self.mean = mean
    self.quantiles = quantiles
  }
}
