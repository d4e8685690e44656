internal import Statistics

/// Closed circles of friends and random ties between them: small towns, large reach or none.
///
/// Everybody is in one circle of h people who all know each other and tell each other with chance pL,
/// and tells, besides, a Poisson number (mean mu) of random people. What matters is not how many each
/// tells but how many *circles* each circle tells: R\* = mu x mean number reached inside one circle.
///
/// With one telling rule `each(pL)` for all ties, it is the model `circles` of size h with
/// `weak` = mu / pL. It holds in the limit of many people, with one first-hand person and no limit of
/// rounds.
///
/// Source: Ball, Mollison and Scalia-Tomba, *Epidemics with two levels of mixing*, Ann. Appl. Probab.
/// 7 (1997).
public struct TwoLevelMixing: Sendable, Hashable {
  /// The number of people in a circle.
  public let circle: Int
  /// The chance that somebody who heard tells a given other of the circle.
  public let chance: Double
  /// The mean number of random people told outside.
  public let outside: Double
  /// The chance of each number who know in a circle that one person brings the story to.
  private let sizes: [Double]

  /// Takes the size of a circle, the chance to tell a given other in it, and the mean number told
  /// outside.
  ///
  /// - Complexity: O(circle^3).
  public init(circle: Int, chance: Double, outside: Double) {
    precondition(outside >= 0, "a mean is not negative")
    self.circle = circle
    self.chance = chance
    self.outside = outside
    sizes = CompleteMixing.outbreakSizes(people: circle, chance: chance)
  }

  /// The mean number who know in a circle that one person brings the story to, that person included.
  public var meanInCircle: Double {
    sizes.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  /// R\*: the mean number of other circles that one circle tells.
  public var reproduction: Double { outside * meanInCircle }

  /// The share of people reached given take-off, which is also the chance of take-off from one person.
  ///
  /// Somebody stays unreached if nobody from whom the story would come within the circle is told from
  /// outside; the number of those has the distribution of the sizes inside a circle. So z is the
  /// largest root of z = 1 - E\[exp(-mu z M)\].
  public var reach: Double {
    guard reproduction > 1 else { return 0 }
    return 1
      - smallestFixedPoint { q in
        let untold = Elementary.exp(outside * (q - 1))
        return sizes.reversed().reduce(0) { $0 * untold + $1 }
      }
  }

  /// The reach of a random graph without circles in which everybody tells as many on average.
  public var reachWithoutCircles: Double {
    CompleteMixing.finalSize(reproduction: Double(circle - 1) * chance + outside)
  }
}
