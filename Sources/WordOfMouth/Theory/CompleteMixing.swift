internal import Statistics

/// Everybody may meet everybody: the independent cascade on a complete graph.
public enum CompleteMixing {
  /// The share of people reached given take-off when many people mix completely, which is also the
  /// chance of take-off from one person: the largest root of z = 1 - exp(-R z).
  ///
  /// Source: Kermack and McKendrick, *A contribution to the mathematical theory of epidemics*, Proc.
  /// R. Soc. A 115 (1927).
  ///
  /// - Parameter reproduction: How many each hearer tells on average, at least 0.
  /// - Returns: The share; 0 up to a reproduction number of 1.
  public static func finalSize(reproduction: Double) -> Double {
    guard reproduction > 1 else { return 0 }
    return 1 - smallestFixedPoint { Elementary.exp(reproduction * ($0 - 1)) }
  }

  /// The chance of each number of people who know in the end, where one of `people` knows first and
  /// everyone who hears tells each of the others with `chance`: the Reed-Frost chain, exactly.
  ///
  /// Source: Abbey, *An examination of the Reed-Frost theory of epidemics*, Human Biology 24 (1952).
  ///
  /// - Parameters:
  ///   - people: The number of people, at least 1; up to a few hundred.
  ///   - chance: The chance that somebody who heard tells a given other, in 0...1.
  /// - Returns: The chances of 0, 1, … people; that of 0 is 0.
  /// - Complexity: O(people^3).
  public static func outbreakSizes(people: Int, chance: Double) -> [Double] {
    precondition(people >= 1 && (0...1).contains(chance))
    var sizes = [Double](repeating: 0, count: people + 1)
    // states[s][i]: the chance that at some round s have not heard and i have just heard. Rounds only
    // lower s, so one sweep downward meets every state after all that lead to it.
    var states = [[Double]](
      repeating: [Double](repeating: 0, count: people + 1), count: people)
    states[people - 1][1] = 1
    for unaware in stride(from: people - 1, through: 0, by: -1) {
      for telling in 1...people where states[unaware][telling] > 0 {
        let weight = states[unaware][telling]
        let hears = chance == 1 ? 1 : -Elementary.expm1(Double(telling) * Elementary.log1p(-chance))
        for new in 0...unaware {
          let share = weight * binomial(new, of: unaware, hears)
          if new == 0 {
            sizes[people - unaware] += share
          } else {
            states[unaware - new][new] += share
          }
        }
      }
    }
    return sizes
  }

  /// The mean of ``outbreakSizes(people:chance:)``, the first person included.
  public static func meanOutbreak(people: Int, chance: Double) -> Double {
    outbreakSizes(people: people, chance: chance).enumerated()
      .reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  /// The chance of k successes in n independent trials.
  private static func binomial(_ k: Int, of n: Int, _ p: Double) -> Double {
    if p == 0 || p == 1 { return (p == 0 ? 0 : n) == k ? 1 : 0 }
    var logarithm = Double(k) * Elementary.log(p) + Double(n - k) * Elementary.log1p(-p)
    for step in 0..<min(k, n - k) {
      logarithm += Elementary.log(Double(n - step) / Double(step + 1))
    }
    return Elementary.exp(logarithm)
  }
}
