import Randomness
import SocialGraph
import WordOfMouth

extension Verification {
  private static let newman = "Newman 2002"

  /// N: on large random graphs stories take off or die; reach within .01 of the limit of many people.
  static let percolationTrials: [Trial] = [
    fate("N1", "everybody has 3 contacts, p = 0.6", newman, tied(3), .cascade(0.6), 0.703704),
    Trial(
      "N2", "everybody has 3 contacts, p = 0.4", newman, tied(3), .cascade(0.4), 20_000,
      thorough: 100_000, .init("mean number who know", 7, within: 0.05, .size),
      .init("chance of take-off", 0, .takeOff)),
    fate("N3", "everybody has 10 contacts, p = 0.2", newman, tied(10), .cascade(0.2), 0.818747),
    fate("N4", "5 contacts on average, p = 0.3", newman, random(5), .cascade(0.3), 0.582812),
    fate(
      "N5", "20 contacts on average, p = 0.1", "Kermack and McKendrick 1927", random(20),
      .cascade(0.1), 0.796812),
  ]

  /// T: with 10 contacts each, it matters how the number told varies.
  static let tellingTrials: [Trial] = [
    fate(
      "T1", "each of 10 contacts told with chance 0.2", newman, tied(10), .cascade(0.2), 0.818747),
    fate(
      "T2", "2 of 10 contacts told", arcs, tied(10), .one(Voice(tells: .exactly(2), retell: 1)),
      0.818747, takeOff: 1),
    fate(
      "T3", "70 % tell nobody, 30 % tell 5 of 10", arcs, tied(10),
      .one(
        Voice(
          tells: TellingRule(
            .count(.shares([.init(count: 0, share: 0.7), .init(count: 5, share: 0.3)]))), retell: 1)
      ),
      0.552410, takeOff: 0.181179),
    fate(
      "T3", "5 of 10 told, 70 % silent", arcs, tied(10),
      .one(Voice(tells: TellingRule(.count(.exactly(5)), silent: 0.7), retell: 1)), 0.552410,
      takeOff: 0.181179),
  ]

  private static let arcs = "Meester and Trapman 2011"

  private static func tied(_ contacts: Int) -> Trial.Ground {
    .large(people: 100_000) { .randomRegular(people: $0, contacts: contacts) }
  }

  private static func random(_ contacts: Double) -> Trial.Ground {
    .large(people: 100_000) { .erdosRenyi(people: $0, contacts: contacts) }
  }

  /// The share reached given take-off, and the chance of take-off, which is by default the same.
  static func fate(
    _ id: String, _ setting: String, _ source: String, _ ground: Trial.Ground, _ rules: WaveRules,
    _ reach: Double, takeOff: Double? = nil
  ) -> Trial {
    Trial(
      id, setting, source, ground, rules, 400, thorough: 1_000,
      .init("share reached given take-off", reach, within: 0.01, .reachGivenTakeOff),
      .init("chance of take-off", takeOff ?? reach, within: 5e-4, .takeOff))
  }
}
