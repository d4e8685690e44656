import Randomness
import SocialGraph
import WordOfMouth

extension Verification {
  private static let byHand = "by hand"
  private static let chen = "Chen and others 2011"

  /// R: single rules of the wave on graphs so small that the answer is worked out by hand.
  static let ruleTrials: [Trial] =
    ties + [
      // The next one is told for sure, the one after with 1/2, then 1/2 x 1/4, then that x 1/8.
      Trial(
        .path(5), Voice(tells: .everyone, retell: 0.5, fade: 0.5), from: .these(0), 20_000,
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
        20_000,
        [
          KnownAnswer(
            "R4", "star of 5 from a leaf, chance 1 over the hearer's contacts: mean who know",
            "Kempe, Kleinberg and Tardos 2003", 2, .size)
        ]),
      good(1, mean: 3.68559), good(0.5, mean: 1.606168),
      Trial(
        .path(2), Voice(tells: .each(0.3), retell: 1, repeats: true), from: .these(0), 20_000,
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
        from: .these(0), 20_000,
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
        from: .these(0), 20_000,
        [
          KnownAnswer(
            "R8", "a negative binomial number, mean 9, shape 0.5: chance of none", byHand,
            0.229416, within: 5e-7, .sizeIs(1))
        ]),
      // Any three of the five leaves, each as often: the last has chance 3/5.
      Trial(
        .star(leaves: 5), Voice(tells: .exactly(3)), from: .these(0), 20_000,
        [
          KnownAnswer(
            "R9", "star of 5, 3 told: number who know", byHand, 4, .always { $0.size })
        ]),
    ]

  /// Both ends of a path of three tell the one between.
  private static let ties: [Trial] = [
    (TieRule.negativeWins, 0.0), (.positiveWins, 1), (.coin, 0.5),
  ].map { tie, chance in
    Trial(
      .path(3),
      WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: .everyone, retell: 1), negative: Voice(tells: .everyone, retell: 1)
        ), tie: tie),
      from: .these(0, dissatisfied: [2]), 4_000,
      [
        KnownAnswer(
          "R1", "told both at once, \(words(of: tie)): chance to take the good story up", byHand,
          chance, .chance { $0.counts.positive.held == 1 }),
        KnownAnswer(
          "R1", "told both at once, \(words(of: tie)): people who know both", byHand,
          1, .chance { $0.reachBoth >= 1 }),
      ])
  }

  private static func words(of tie: TieRule) -> String {
    switch tie {
    case .negativeWins: "negative wins"
    case .positiveWins: "positive wins"
    case .coin: "by a coin"
    }
  }

  /// A path from an end whose good story turns wherever somebody has a bad experience of their own.
  private static func good(_ chance: Double, mean: Double) -> Trial {
    Trial(
      .path(5),
      WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: .each(chance), retell: 1, quality: 0.9),
          negative: Voice(tells: .each(chance), retell: 1))),
      from: .these(0), 20_000,
      [
        KnownAnswer(
          "R5", "path of 5, p = \(chance), one in ten turns bad: mean who hold it good", chen, mean,
          within: 5e-7, .size)
      ])
  }
}
