import Randomness
import SocialGraph
import WordOfMouth

extension Verification {
  private static let byHand = "by hand"
  private static let chen = "Chen and others 2011"

  /// R: single rules of the wave on graphs small enough to compute the answer by hand.
  static let ruleTrials: [Trial] =
    ties + [
      // The next one is told for sure, the one after with 1/2, then 1/2 x 1/4, then that x 1/8.
      Trial(
        .path(5), Voice(tells: .everyone, retell: 0.5, fade: 0.5), from: .these(0), 40_000,
        [
          KnownAnswer(
            "R2", "path of 5, half retell, half as many at each hop: mean who know", byHand,
            2.640625, .size)
        ]),
      Trial(
        .path(9), Voice(tells: .everyone, retell: 1), from: .these(0), 100, rounds: 3,
        [
          KnownAnswer(
            "R3", "path of 9, all told, 3 rounds: number who know", byHand, 4, .always { $0.size }),
          KnownAnswer(
            "R3", "path of 9, all told, 3 rounds: tellings", byHand, 5,
            .always { Double($0.counts.positive.tellings) }),
          KnownAnswer(
            "R3", "path of 9, all told, 3 rounds: told twice or first-hand", byHand, 2,
            .always { Double($0.counts.positive.repeats) }),
        ]),
      // Contacts of the leaf: the centre, with 5 contacts; of the centre: leaves with 1.
      Trial(
        .star(leaves: 5), Voice(tells: TellingRule(.weightedCascade), retell: 1), from: .these(3),
        40_000,
        [
          KnownAnswer(
            "R4", "star of 5 from a leaf, chance 1 over the hearer's contacts: mean who know",
            "Kempe, Kleinberg and Tardos 2003", 2, .size)
        ]),
      good(1, mean: 3.68559), good(0.5, mean: 1.606168),
      Trial(
        .path(2), Voice(tells: .each(0.3), retell: 1, repeats: true), from: .these(0), 40_000,
        rounds: 5,
        [
          KnownAnswer(
            "R6", "one contact, told with chance 0.3 in each of 5 rounds: mean who know", byHand,
            1.83193, .size)
        ]),
      Trial(
        .path(100), Voice(tells: .nobody, outside: 0.05), from: .these(), 2_000, rounds: 10,
        [
          KnownAnswer(
            "R7", "100 people, told from outside with chance 0.05, 10 rounds: mean who know",
            byHand, 40.126306, within: 5e-7, .size)
        ]),
      Trial(
        .model(.complete(people: 200)), Voice(tells: TellingRule(.count(.poisson(mean: 2)))),
        from: .these(0), 40_000,
        [
          KnownAnswer(
            "R8", "a Poisson number told, 2 on average: mean told", byHand, 2,
            .mean { Double($0.counts.positive.tellings) }),
          KnownAnswer(
            "R8", "a Poisson number told, 2 on average: chance of none", byHand, 0.135335,
            within: 5e-7, .sizeIs(1)),
        ]),
      Trial(
        .model(.complete(people: 200)),
        Voice(tells: TellingRule(.count(.negativeBinomial(mean: 9, shape: 0.5)))),
        from: .these(0), 40_000,
        [
          KnownAnswer(
            "R8", "a negative binomial number, mean 9, shape 0.5: chance of none", byHand,
            0.229416, within: 5e-7, .sizeIs(1))
        ]),
      chosen(3, of: 5), chosen(80, of: 100),
      // No contact is told twice by one teller.
      Trial(
        .star(leaves: 5), Voice(tells: .each(0.5)), from: .these(0), 40_000,
        [
          KnownAnswer(
            "R11", "star of 5, each told with chance 0.5: told twice", byHand, 0,
            .always { Double($0.counts.positive.repeats) }),
          KnownAnswer(
            "R11", "star of 5, each told with chance 0.5: mean tellings", byHand, 2.5,
            .mean { Double($0.counts.positive.tellings) }),
        ]),
      silent(TellingRule(.everyone, silent: 0.5), "all told", mean: 3.5),
      silent(TellingRule(.each(0.4), silent: 0.5), "each told with chance 0.4", mean: 2),
      // The first tells the end, or with 1/2 the next; who tells the other end, or with 1/2 back.
      Trial(
        .path(4), Voice(tells: .exactly(1), retell: 1), from: .these(1), 40_000,
        [
          KnownAnswer(
            "R10", "path of 4, each tells one of its contacts: mean who know", byHand, 2.25, .size),
          KnownAnswer(
            "R10", "path of 4, each tells one of its contacts: chance of 3", byHand, 0.25,
            .sizeIs(3)),
        ]),
    ]

  /// The two people beside somebody on a path tell them opposite stories in one round: on a short path, and
  /// on one so long that few of all people are told, which takes other ways through the program.
  private static let ties: [Trial] = [3, 200].flatMap { people in
    [(ConflictRule.negativeWins, 0.0), (.positiveWins, 1), (.coin, 0.5)].map { conflict, chance in
      let told = Voice(tells: .everyone)
      let setting = "told both at once on a path of \(people), \(words(of: conflict))"
      return Trial(
        .path(people),
        WaveRules(voices: ByOpinion(positive: told, negative: told), conflict: conflict),
        from: .these(0, dissatisfied: [2]), 4_000,
        [
          KnownAnswer(
            "R1", "\(setting): chance to take the good one up", byHand, chance,
            .chance { $0.counts.positive.adopted == 1 }),
          KnownAnswer(
            "R1", "\(setting): people who know both", byHand, 1, .always { Double($0.reachBoth) }),
        ])
    }
  }

  private static func words(of conflict: ConflictRule) -> String {
    switch conflict {
    case .negativeWins: "negative wins"
    case .positiveWins: "positive wins"
    case .coin: "by a coin"
    }
  }

  /// Half of those who could tell the five leaves of a star keep silent.
  private static func silent(_ rule: TellingRule, _ words: String, mean: Double) -> Trial {
    Trial(
      .star(leaves: 5), Voice(tells: rule), from: .these(0), 40_000,
      [
        KnownAnswer(
          "R12", "star of 5, half are silent, else \(words): mean who know", byHand, mean, .size)
      ])
  }

  /// Whoever tells so many tells so many different ones.
  private static func chosen(_ told: Int, of contacts: Int) -> Trial {
    Trial(
      .star(leaves: contacts), Voice(tells: .exactly(told)), from: .these(0), 200,
      [
        KnownAnswer(
          "R9", "\(told) of \(contacts) contacts told: number who hear", byHand, Double(told),
          .always { Double($0.counts.positive.reach) })
      ])
  }

  /// A path from an end whose good story turns wherever somebody has a bad experience of their own.
  private static func good(_ chance: Double, mean: Double) -> Trial {
    Trial(
      .path(5),
      WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: .each(chance), retell: 1, quality: 0.9),
          negative: Voice(tells: .each(chance), retell: 1))),
      from: .these(0), 40_000,
      [
        KnownAnswer(
          "R5", "path of 5, p = \(chance), one in ten turns bad: mean who hold it good", chen, mean,
          within: 5e-7, .size)
      ])
  }
}
