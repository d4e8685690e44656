import Parallelism
import Randomness
import SocialGraph
import WordOfMouth

/// Spreading both opinions on one core, first-hand people drawn anew each time.
enum Spreading {
  static let benchmarks: [Benchmark] = [
    benchmark("two-three-eight-ten, retell .3", counts(retell: 0.3)),
    benchmark("two-three-eight-ten, retell .1", counts(retell: 0.1)),
    benchmark(
      "each(.05), everyone retells",
      rules(.each(0.05), .each(0.05), retell: 1)),
    benchmark(
      "weighted cascade",
      rules(TellingRule(.weightedCascade), TellingRule(.weightedCascade), retell: 1)),
  ]

  static func counts(retell: Double) -> WaveRules {
    rules(
      TellingRule(.count(.between(2, 3))), TellingRule(.count(.between(8, 10))), retell: retell)
  }

  private static func rules(
    _ positive: TellingRule, _ negative: TellingRule, retell: Double
  ) -> WaveRules {
    WaveRules(
      voices: ByOpinion(
        positive: Voice(tells: positive, retell: retell),
        negative: Voice(tells: negative, retell: retell)))
  }

  /// One in a thousand people is satisfied, one in five thousand is not.
  static func wave(people: Int, rules: WaveRules) throws -> Wave {
    let graph = try GraphModel.barabasiAlbert(people: people, attach: 10)
      .build(seed: 3, workers: Workers())
    return Wave(graph: graph, rules: rules, firstHand: customers(of: people))
  }

  /// 0.12 % of people, drawn anew each time, each of them dissatisfied with chance one in six.
  static func customers(of people: Int) -> FirstHand {
    .drawn(
      .count((12 * people + 5000) / 10_000), order: .random, satisfied: 5.0 / 6,
      dissatisfied: 1.0 / 6)
  }

  static func twoStories(_ graph: Graph, retell: Double) -> Wave {
    Wave(
      graph: graph, rules: counts(retell: retell), firstHand: customers(of: graph.people))
  }

  static func cascade(_ rule: TellingRule) -> WaveRules { rules(rule, rule, retell: 1) }

  private static func benchmark(_ name: String, _ rules: WaveRules) -> Benchmark {
    Benchmark(name: "spreading/\(name)", unit: "tellings") { size in
      let wave = try wave(people: size.choose(quick: 10_000, full: 1_000_000), rules: rules)
      let workspace = WaveWorkspace()
      return {
        var digest = Digest()
        var tellings = 0
        for replicate in 0..<4 {
          let outcome = wave.run(Luck(seed: 4, replicate: replicate), in: workspace)
          for opinion in Opinion.allCases {
            let counts = outcome.counts[opinion]
            try check(
              counts.tellings == counts.tellingsByRound.reduce(0, +)
                && counts.reach == counts.newlyReached.reduce(0, +)
                && counts.reach <= counts.tellings && counts.held <= counts.reach,
              "the counts of replicate \(replicate) contradict each other")
            tellings += counts.tellings
            digest.add(counts.reach)
            digest.add(counts.held)
          }
        }
        return Benchmark.Outcome(units: tellings, digest: digest.value)
      }
    }
  }
}
