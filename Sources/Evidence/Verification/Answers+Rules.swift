import Randomness
import SocialGraph
import WordOfMouth

extension Verification {
  private static let byHand = "by hand"
  private static let chen = "Chen and others 2011"

  /// R: single rules of the wave on graphs small enough to compute the answer by hand.
  static let ruleTrials: [Trial] =
    conflicts + meetings + weights + [
      // From each end the next one is told for sure, the one after with 1/2, then 1/2 x 1/4, then that
      // x 1/8; after four rounds the stories have not met.
      Trial(
        "R2", "path of 10 from both ends, half retell, fade 0.5, 4 rounds", byHand,
        .path(10), .both(Voice(tells: .everyone, retell: 0.5, fade: 0.5), rounds: 4),
        from: .these(0, dissatisfied: [9]), 40_000,
        .init("mean who hold it good", 2.640625, .size),
        .init("mean who hold it bad", 2.640625, .negativeSize)),
      Trial(
        "R3", "path of 9, all told, 3 rounds", byHand, .path(9),
        .one(Voice(tells: .everyone, retell: 1), rounds: 3), from: .these(0), 100,
        .init("number who know", 4, .always { $0.size }), .init("tellings", 5, .tellings),
        .init("told twice or first-hand", 2, .repeats)),
      // Contacts of the leaf: the centre, with 5 contacts; of the centre: leaves with 1.
      Trial(
        "R4", "star of 5 from a leaf, chance 1 over the hearer's contacts",
        "Kempe, Kleinberg and Tardos 2003", .star(leaves: 5),
        .one(Voice(tells: TellingRule(.weightedCascade), retell: 1)), from: .these(3), 40_000,
        .init("mean who know", 2, .size)),
      good(1, mean: 3.68559, bad: 1.31441), good(0.5, mean: 1.606168, bad: 0.331332),
      good(0.5, fade: 0.5, mean: 1.532869, bad: 0.287443),
      repeating(3, mean: 2.30371), repeating(4, fade: 0.5, mean: 2.38525),
      // In a round at most one story comes from outside, either with 0.05: half of 1 - 0.9^10.
      Trial(
        "R7", "100 people, either story from outside, chance 0.05, 10 rounds", byHand,
        .path(100), .both(Voice(tells: .nobody, outside: 0.05), rounds: 10), from: .these(), 2_000,
        .init("mean who hold it good", 32.566078, within: 5e-7, .size),
        .init("mean who hold it bad", 32.566078, within: 5e-7, .negativeSize)),
      Trial(
        "R8", "a Poisson number told, 2 on average", byHand, .model(.complete(people: 200)),
        .one(Voice(tells: TellingRule(.count(.poisson(mean: 2))))), from: .these(0), 40_000,
        .init("mean told", 2, .meanTellings),
        .init("chance of none", 0.135335, within: 5e-7, .sizeIs(1))),
      Trial(
        "R8", "a negative binomial number, mean 9, shape 0.5", byHand,
        .model(.complete(people: 200)),
        .one(Voice(tells: TellingRule(.count(.negativeBinomial(mean: 9, shape: 0.5))))),
        from: .these(0), 40_000, .init("chance of none", 0.229416, within: 5e-7, .sizeIs(1))),
      chosen(3, of: 5), chosen(80, of: 100),
      // No contact is told twice by one teller.
      Trial(
        "R11", "star of 5, each told with chance 0.5", byHand, .star(leaves: 5),
        .one(Voice(tells: .each(0.5))), from: .these(0), 40_000, .init("told twice", 0, .repeats),
        .init("mean tellings", 2.5, .meanTellings)),
      silent(TellingRule(.everyone, silent: 0.5), "all told", mean: 3.5),
      silent(TellingRule(.each(0.4), silent: 0.5), "each told with chance 0.4", mean: 2),
      // Whoever is silent is so in every round.
      Trial(
        "R14", "one contact, told in each of 5 rounds, half are silent", byHand, .path(2),
        .one(Voice(tells: TellingRule(.everyone, silent: 0.5), repeats: true), rounds: 5),
        from: .these(0), 40_000, .init("mean who know", 1.5, .size)),
      // The first tells the end, or with 1/2 the next; who tells the other end, or with 1/2 back.
      Trial(
        "R10", "path of 4, each tells one of its contacts", byHand, .path(4),
        .one(Voice(tells: .exactly(1), retell: 1)), from: .these(1), 40_000,
        .init("mean who know", 2.25, .size), .init("chance of 3", 0.25, .sizeIs(3))),
    ]

  /// The two people beside somebody on a path tell them opposite stories in one round: on a short path, and
  /// on one so long that few of all people are told, which takes other ways through the program.
  private static let conflicts: [Trial] = [3, 200].flatMap { people in
    [
      (ConflictRule.negativeWins, "negative wins", 0.0), (.positiveWins, "positive wins", 1),
      (.coin, "by a coin", 0.5),
    ].map { conflict, words, chance in
      Trial(
        "R1", "told both at once on a path of \(people), \(words)", byHand, .path(people),
        .both(Voice(tells: .everyone), conflict: conflict),
        from: .these(0, dissatisfied: [2]), 4_000,
        .init(
          "chance to adopt the good one", chance, .chance { $0.counts.positive.adopted == 1 }),
        .init("people who know both", 1, .always { Double($0.reachBoth) }))
    }
  }

  /// A chance for each tie: weight times factor.
  ///
  /// On a cycle each person can be told two ways, which share no tie: with chance 1 - (1 - a)(1 - b), a and b
  /// the products of the chances along them; all know if at most one tie fails. On a long path every second tie
  /// has the same chance: (1 + 1/2) / (1 - 1/2 x 1/4).
  private static let weights: [Trial] = [
    Trial(
      "R15", "path of 4 with a chance for each tie, 0.5, 0.25 and 0.75", byHand,
      .weighted([(0, 1, 0.5), (1, 2, 0.25), (2, 3, 0.75)]),
      .one(Voice(tells: TellingRule(.byWeight(1)), retell: 1)), from: .these(0), 40_000,
      .init("mean who know", 1.71875, .size), .init("chance of 4", 0.09375, .sizeIs(4))),
    Trial(
      "R15", "cycle of 4 with weights 2, 2, 3 and 1 times 0.25", byHand,
      .weighted([(0, 1, 2), (1, 2, 2), (2, 3, 3), (3, 0, 1)]),
      .one(Voice(tells: TellingRule(.byWeight(0.25)), retell: 1)), from: .these(0), 40_000,
      .init("mean who know", 2.328125, .size), .init("chance of 4", 0.296875, .sizeIs(4))),
    Trial(
      "R15", "path of 200 with chances 0.5 and 0.25 in turn", byHand,
      .weighted((0..<199).map { ($0, $0 + 1, $0.isMultiple(of: 2) ? 0.5 : 0.25) }),
      .one(Voice(tells: TellingRule(.byWeight(1)), retell: 1)), from: .these(0), 40_000,
      .init("mean who know", 1.714286, within: 5e-7, .size)),
  ]

  /// The two people between two who hold opposite stories adopt the one they hear first, and keep it.
  ///
  /// After the second round both know both. On a short path, and on a long one, as above.
  private static let meetings: [Trial] = [4, 200].map { people in
    Trial(
      "R13", "two stories meet on a path of \(people), 2 rounds", byHand, .path(people),
      .both(Voice(tells: .everyone, retell: 1), rounds: 2), from: .these(0, dissatisfied: [3]), 100,
      .init("people who adopt the good one", 1, .always { Double($0.counts.positive.adopted) }),
      .init("people who know both", 2, .always { Double($0.reachBoth) }))
  }

  /// A path from an end, where who tells does so in each of 5 rounds.
  ///
  /// Person k has heard it if at least k of five coins succeed. On a path of 4 the last one also needs
  /// the one before, two hops from the end, to tell on: half do if it fades by 0.5.
  private static func repeating(_ people: Int, fade: Double = 1, mean: Double) -> Trial {
    Trial(
      "R6", "path of \(people), told with chance 0.3 in each of 5 rounds, fade \(fade)", byHand,
      .path(people),
      .one(Voice(tells: .each(0.3), retell: 1, fade: fade, repeats: true), rounds: 5),
      from: .these(0), 20_000, .init("mean who know", mean, .size))
  }

  /// Half of those who could tell the five leaves of a star keep silent.
  private static func silent(_ rule: TellingRule, _ words: String, mean: Double) -> Trial {
    Trial(
      "R12", "star of 5, half are silent, else \(words)", byHand, .star(leaves: 5),
      .one(Voice(tells: rule)), from: .these(0), 40_000, .init("mean who know", mean, .size))
  }

  /// A teller of this many tells this many different ones.
  private static func chosen(_ told: Int, of contacts: Int) -> Trial {
    Trial(
      "R9", "\(told) of \(contacts) contacts told", byHand, .star(leaves: contacts),
      .one(Voice(tells: .exactly(told))), from: .these(0), 200,
      .init("number who hear", Double(told), .always { Double($0.counts.positive.reach) }))
  }

  /// A path from an end whose good story turns wherever somebody has a bad experience of their own.
  ///
  /// Whoever hears either story adopts it: as many hold one as without bad experiences.
  private static func good(
    _ chance: Double, fade: Double = 1, mean: Double, bad: Double
  ) -> Trial {
    Trial(
      "R5", "path of 5, p = \(chance), fade \(fade), one in ten turns bad", chen, .path(5),
      WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: .each(chance), retell: 1, fade: fade, quality: 0.9),
          negative: Voice(tells: .each(chance), retell: 1, fade: fade))), from: .these(0), 40_000,
      .init("mean who hold it good", mean, within: 5e-7, .size),
      .init("mean who hold it bad", bad, within: 5e-7, .negativeSize))
  }
}
