internal import Statistics

/// Circles whose people tell each other, people met at random, and messages from outside, round
/// after round: how fast a story becomes known.
///
/// In every round somebody who does not know, i of whose circle know and who is met by j who know, comes to
/// know with chance 1 - (1 - a)(1 - b_w)^j (1 - b_s)^i. This is the recursion of a very large population:
/// circles are alike but for how many of them know, and those met are an average of all. With few people
/// the times vary from run to run by a few rounds.
///
/// Source: Goldenberg, Libai and Muller, *Talk of the network*, Marketing Letters 12 (2001).
public struct StrongAndWeakTies: Sendable, Hashable {
  /// The number of people in a circle.
  public let circle: Int
  /// The number of people met in a round.
  public let meetings: Int
  /// The chance b_s that somebody who knows tells a given other of the circle in a round.
  public let strong: Double
  /// The chance b_w that somebody who knows tells somebody met.
  public let weak: Double
  /// The chance a to be told from outside in a round.
  public let outside: Double

  /// Takes circles, meetings and chances.
  public init(circle: Int, meetings: Int, strong: Double, weak: Double, outside: Double) {
    precondition(circle >= 1 && meetings >= 0, "numbers of people are not negative")
    (self.circle, self.meetings) = (circle, meetings)
    (self.strong, self.weak, self.outside) = (strong, weak, outside)
  }

  /// The first round after which at least a share of people know.
  ///
  /// - Parameters:
  ///   - share: The share, in 0...1.
  ///   - last: The last round to look at.
  /// - Returns: The round, from 1; nil if there is none.
  /// - Complexity: O(rounds x circle^2).
  public func round(reaching share: Double, last: Int) -> Int? {
    // The chance that this many of a circle know.
    var circles = [Double](repeating: 0, count: circle + 1)
    circles[0] = 1
    for round in stride(from: 1, through: last, by: 1) {
      circles = next(circles)
      if known(circles) >= share { return round }
    }
    return nil
  }

  private func known(_ circles: [Double]) -> Double {
    circles.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 } / Double(circle)
  }

  private func next(_ circles: [Double]) -> [Double] {
    let missed = (1 - outside) * Elementary.pow(1 - weak * known(circles), meetings)
    var next = [Double](repeating: 0, count: circle + 1)
    for (know, chance) in circles.enumerated() where chance > 0 {
      let told = 1 - missed * Elementary.pow(1 - strong, know)
      let others = circle - know
      for more in 0...others {
        next[know + more] += chance * binomial(more, of: others, told)
      }
    }
    return next
  }

  private func binomial(_ successes: Int, of trials: Int, _ chance: Double) -> Double {
    var result = 1.0
    for index in 0..<successes { result *= Double(trials - index) / Double(index + 1) * chance }
    return result * Elementary.pow(1 - chance, Double(trials - successes))
  }
}
