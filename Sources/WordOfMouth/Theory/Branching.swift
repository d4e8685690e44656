internal import Statistics

/// Talk as a branching process: every hearer is new.
///
/// It holds on large graphs with few circles while few people know, so that tellings seldom reach
/// somebody who has heard. The *reproduction number* m is the mean number of new people to whom one
/// hearer passes the story on, everything included: for `tells` K of d contacts and a retell chance q
/// on a tree-like graph of d contacts each it is q K (d - 1) / d, since telling the story back is
/// wasted; where contacts are drawn from all people it is q K.
///
/// Sources: Harris, *The theory of branching processes*, 1963.
public enum Branching {
  /// The mean number of people who come to know, those who knew first included.
  ///
  /// - Parameters:
  ///   - first: How many know first.
  ///   - reproduction: The reproduction number, in 0..<1.
  /// - Returns: first / (1 - reproduction), or infinity from 1 on.
  public static func totalProgeny(first: Double, reproduction: Double) -> Double {
    reproduction < 1 ? first / (1 - reproduction) : .infinity
  }

  /// The sum over hops j >= 0 of a^j f^(j (j - 1) / 2): how many come to know for each person told
  /// first-hand, that person included, where the reproduction number is a at first and f times
  /// smaller at each further hop.
  ///
  /// - Parameters:
  ///   - reproduction: The reproduction number a of those told first-hand, at least 0.
  ///   - fade: The factor f at each further hop, in 0...1.
  ///   - hops: As many hops as are added up, from j = 0 on; all of them by default.
  /// - Returns: The sum; of all hops 1 / (1 - a) for fade 1, infinity where it does not converge.
  public static func fadeSum(reproduction: Double, fade: Double, hops: Int = .max) -> Double {
    if fade >= 1, hops == .max { return totalProgeny(first: 1, reproduction: reproduction) }
    var sum = 0.0
    var term = 1.0
    var factor = reproduction
    for _ in 0..<hops {
      guard term > sum * 0x1p-60 else { break }
      sum += term
      if !sum.isFinite { return .infinity }
      term *= factor
      factor *= fade
    }
    return sum
  }

  /// The reach per customer: the people told first-hand and all who hear it from them on.
  ///
  /// - Parameters:
  ///   - told: The mean number of people a customer tells.
  ///   - reproduction: The reproduction number of a hearer.
  ///   - fade: The factor on it at each further hop, in 0...1.
  /// - Returns: told x ``fadeSum(reproduction:fade:hops:)``.
  public static func reachPerCustomer(
    told: Double, reproduction: Double, fade: Double = 1
  ) -> Double {
    told == 0 ? 0 : told * fadeSum(reproduction: reproduction, fade: fade)
  }

  /// The reproduction number at which a number told gives a reach, without fading.
  ///
  /// - Parameters:
  ///   - told: The mean number of people a customer tells, more than 0.
  ///   - reach: The reach per customer, at least `told`.
  /// - Returns: 1 - told / reach.
  public static func reproduction(told: Double, reach: Double) -> Double { 1 - told / reach }

  /// The share of hearers who would have to pass it on for a reproduction number, if each tells as
  /// many as a customer does.
  ///
  /// - Parameters:
  ///   - reproduction: The reproduction number m, at least 0.
  ///   - told: How many each who tells tells, K, more than 0.
  ///   - contacts: The number of contacts d of everybody, at least 2, or nil where people are drawn from
  ///     all: of contacts one brought the story, and telling it back is wasted.
  /// - Returns: q of m = q K (d - 1) / d, or of m = q K without contacts; more than 1 where no share will
  ///   do.
  public static func retellingShare(
    reproduction: Double, told: Double, contacts: Int? = nil
  ) -> Double {
    let news = contacts.map { Double($0 - 1) / Double($0) } ?? 1
    return reproduction == 0 ? 0 : reproduction / (told * news)
  }

  /// How many hops it takes until a share of all who will hear have heard, those told first-hand being
  /// one hop away, without fading.
  ///
  /// - Parameters:
  ///   - share: The share, above 0 and below 1.
  ///   - reproduction: The reproduction number m, in 0..<1.
  /// - Returns: The least n with 1 - m^n of at least the share, from 1.
  public static func hops(reaching share: Double, reproduction: Double) -> Int {
    precondition(share > 0 && share < 1 && (0..<1).contains(reproduction))
    if reproduction == 0 { return 1 }
    // A hair less, so that rounding adds no hop where the share is met exactly.
    return max(
      1, Int((Elementary.log1p(-share) / Elementary.log(reproduction) - 1e-9).rounded(.up)))
  }

  /// The share of dissatisfied among customers with something to tell at which as many hear bad as good.
  ///
  /// - Parameters:
  ///   - good: How many hear of each satisfied customer.
  ///   - bad: How many hear of each dissatisfied one.
  /// - Returns: x of good (1 - x) = bad x, or nil where nobody hears of either.
  public static func breakEvenDissatisfied(good: Double, bad: Double) -> Double? {
    good + bad > 0 ? good / (good + bad) : nil
  }
}
