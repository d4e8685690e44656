import Randomness
import SocialGraph
import WordOfMouth

extension Verification {
  private static let ball = "Ball, Mollison, Scalia-Tomba 1997"

  /// C: circles of 5, told with chance .3 inside, and a Poisson number of random contacts.
  static let circlesTrials: [Trial] = [
    Trial(
      "C1", "circles of 5, 0.25 told outside", ball, circles(outside: 0.25), .cascade(0.3), 400,
      thorough: 1_000, .init("chance of take-off", 0, .takeOff)),
    fate(
      "C2", "circles of 5, 0.5 told outside", ball, circles(outside: 0.5), .cascade(0.3), 0.512),
    fate(
      "C2", "circles of 5, 0.5 met afresh in a second layer", ball,
      .circlesAndMeetings(people: 50_000, size: 5, met: 1_000),
      .one(
        Voice(
          tells: TellingRule(
            .layers([
              .init("circle", .each(0.3)), .init("met", TellingRule(.count(.poisson(mean: 0.5)))),
            ])), retell: 1)), 0.512),
  ]

  private static func circles(outside: Double) -> Trial.Ground {
    .large(people: 100_000) { .circles(people: $0, size: 5, weak: outside / 0.3) }
  }

  /// The same, computed.
  static let circlesFormulas: [KnownAnswer] = [
    KnownAnswer(
      "C1", "circles of 5, 0.25 told outside: circles that a circle tells, by formula", ball, 0.775,
      within: 5e-4,
      .worked { TwoLevelMixing(circle: 5, chance: 0.3, outside: 0.25).reproduction }),
    KnownAnswer(
      "C1", "the same number told without circles: share reached, by formula",
      "Kermack and McKendrick 1927", 0.549, within: 5e-4,
      .worked { TwoLevelMixing(circle: 5, chance: 0.3, outside: 0.25).reachWithoutCircles }),
  ]
}
