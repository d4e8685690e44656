import SocialGraph
import WordOfMouth

extension Verification {
  private static let harris = "Harris 1963"
  private static let borel = "Borel 1942; Otter 1949"

  /// B: on large graphs with few customers hardly anybody is told twice, so that every hearer is new.
  ///
  /// Allowances are for the one graph that is drawn, whose mean number of contacts differs slightly
  /// from the one asked for, and for overlap.
  static let branchingTrials: [Trial] = [
    Trial(
      "B1", "10 know, each hearer brings 0.5 new", harris, sparse(50_000), .cascade(0.05),
      from: .anybody(10), 20_000, .init("mean number who know", 20, within: 0.15, .size)),
    Trial(
      "B2", "one knows, each hearer brings 0.5 new", harris, sparse(100_000), .cascade(0.05),
      40_000,
      .init("mean number who know", 2, within: 0.01, .size),
      .init("variance", 4, within: 0.1, source: borel, .variance { $0.size }),
      also: sizes([0.606531, 0.183940, 0.083674], within: 0.001, source: borel)),
    // On 20 contacts a hearer who tells 2 brings 2 x 19/20 new ones: m = 0.3 x 1.9 = 0.57.
    Trial(
      "B3", "3 told, 0.3 of hearers tell 2 of 20 contacts", harris, twentyEach,
      .one(Voice(tells: .exactly(3), retell: 0.3, retells: .exactly(2))), from: .anybody(5), 8_000,
      .init("reach per customer", 6.976744, within: 0.035, .reachPerCustomer)),
    // The first reproduction number is 0.8 x 1.9 = 1.52, and half as much at each further hop.
    Trial(
      "B3", "3 told, 0.8 tell 2 of 20, half at each hop", harris, twentyEach,
      .one(Voice(tells: .exactly(3), retell: 0.8, fade: 0.5, retells: .exactly(2))),
      from: .anybody(5), 8_000,
      .init("reach per customer", 12.617671, within: 0.065, .reachPerCustomer)),
    // So few are told on that waves run together: 0.4 x 1.9 = 0.76, then half as much. The
    // story is a good or a bad one, by a coin.
    Trial(
      "B3", "3 told, 0.4 tell 2 of 20, half at each hop", harris,
      .model(.randomRegular(people: 50_000, contacts: 20)),
      .both(Voice(tells: .exactly(3), retell: 0.4, fade: 0.5, retells: .exactly(2))),
      from: .drawn(.count(1), order: .random, satisfied: 0.5, dissatisfied: 0.5), 20_000,
      .init("reach per customer", 6.327415, within: 0.01, .reachPerCustomer)),
  ]

  private static func sparse(_ people: Int) -> Trial.Ground {
    .large(people: people) { .erdosRenyi(people: $0, contacts: 10) }
  }

  private static let twentyEach = Trial.Ground.large(people: 100_000) {
    .randomRegular(people: $0, contacts: 20)
  }

  /// What slogans imply, computed.
  static let branchingFormulas: [KnownAnswer] = [
    KnownAnswer(
      "B4", "2.5 told and 50 hear: new hearers each hearer brings, by formula", harris, 0.950,
      .worked { SloganStory(told: 2.5, reach: 50).reproduction }),
    KnownAnswer(
      "B4", "9 told and 250 hear: new hearers each hearer brings, by formula", harris, 0.964,
      .worked { SloganStory(told: 9, reach: 250).reproduction }),
  ]
}
