internal import Statistics

/// How many distinct people hear, when tellings overlap by chance: everybody knows everybody, and
/// nobody retells.
///
/// Exact for any number of people, in the mean. Source: the occupancy problem, Feller, *An introduction
/// to probability theory and its applications* I, IV.2, with tellers who choose without replacement.
public enum Occupancy {
  /// The chance that a given person who is not a teller hears.
  ///
  /// - Parameters:
  ///   - people: The number of people, at least 2.
  ///   - tellers: How many tell.
  ///   - told: How many distinct others each tells, at most `people - 1`.
  /// - Returns: 1 - (1 - told / (people - 1))^tellers.
  public static func hearingChance(people: Int, tellers: Int, told: Int) -> Double {
    precondition(people >= 2 && (0...people - 1).contains(told) && tellers >= 0)
    let missed = Double(told) / Double(people - 1)
    return missed == 1
      ? (tellers > 0 ? 1 : 0) : -Elementary.expm1(Double(tellers) * Elementary.log1p(-missed))
  }

  /// The mean number of distinct people who hear and are not tellers.
  ///
  /// - Parameters:
  ///   - people: The number of people, at least 2.
  ///   - tellers: How many tell, at most `people`.
  ///   - told: How many distinct others each tells, at most `people - 1`.
  /// - Returns: (people - tellers) x ``hearingChance(people:tellers:told:)``.
  public static func distinctHearers(people: Int, tellers: Int, told: Int) -> Double {
    Double(people - tellers) * hearingChance(people: people, tellers: tellers, told: told)
  }
}
