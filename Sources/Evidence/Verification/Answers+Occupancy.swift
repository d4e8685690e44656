import SocialGraph
import WordOfMouth

extension Verification {
  private static let feller = "occupancy; Feller, IV.2"

  /// M: tellers choose others at random, nobody retells, and some are told twice.
  static let occupancyTrials: [Trial] = tens + [hundreds]

  private static let tens: [Trial] = [("M2", 2_000, 749.33), ("M3", 1_000, 570.90)].map {
    id, people, hearers in
    Trial(
      id, "100 of \(people) tell 10 each", feller, .model(.complete(people: people)),
      .one(Voice(tells: .exactly(10))), from: .anybody(100), 4_000, thorough: 20_000,
      .init("tellings", 1_000, source: "100 x 10", .tellings),
      .init("distinct hearers", hearers, within: 0.005, .reach))
  }

  /// Each tells so many that they are chosen one by one.
  private static let hundreds = Trial(
    "M1", "7 of 500 tell 100 each", feller, .model(.complete(people: 500)),
    .one(Voice(tells: .exactly(100))), from: .anybody(7), 4_000,
    .init("distinct hearers", 389.9725, within: 5e-5, .reach))

  /// The same, computed.
  static let occupancyFormulas: [KnownAnswer] = [
    KnownAnswer(
      "M1", "chance to hear where 100 of 2000 tell 10 each, by formula", feller, 0.394383,
      within: 5e-6,
      .worked { Occupancy.hearingChance(people: 2_000, tellers: 100, told: 10) }),
    KnownAnswer(
      "M4", "100 of 10000 tell 50 each: distinct hearers, by formula", feller, 3_903.17,
      within: 0.005,
      .worked { Occupancy.distinctHearers(people: 10_000, tellers: 100, told: 50) }),
  ]
}
