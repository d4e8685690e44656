import Parallelism
import Randomness
import SocialGraph
import SpreadTypes
import Testing
import WordOfMouth

/// Waves that run together give what each gives alone; and alone they are compared with the
/// reference simulator elsewhere.
@Suite("Small waves")
struct SmallWavesTests {
  private static let graphs: [GraphModel] = [
    .barabasiAlbert(people: 300, attach: 3),
    .erdosRenyi(people: 1000, contacts: 6),
    .wattsStrogatz(people: 65, contacts: 8, rewire: 0.2),
    .ringLattice(people: 64, contacts: 4),
    .ringLattice(people: 5, contacts: 2),
  ]

  private static let rules: [TellingRule] = [
    TellingRule(.count(.between(2, 3))), TellingRule(.count(.poisson(mean: 2)), silent: 0.3),
    .exactly(70), .each(0.3), TellingRule(.weightedCascade), .everyone, .nobody,
    TellingRule(.each(0.5), silent: 0.5),
  ]

  private static func wave(
    _ graph: Graph, _ rule: TellingRule, _ conflict: ConflictRule, retell: Double, limit: Int? = nil
  ) -> Wave {
    let voice = Voice(tells: rule, retell: retell, fade: 0.9, retells: .exactly(1))
    let negative = Voice(
      tells: .exactly(2), retell: 0.4, retells: TellingRule(.count(.between(1, 2))))
    return Wave(
      graph: graph,
      rules: WaveRules(
        voices: ByOpinion(positive: voice, negative: negative), conflict: conflict,
        roundLimit: limit),
      firstHand: .drawn(.count(5), order: .random, satisfied: 0.5, dissatisfied: 0.4))
  }

  @Test("Together as one by one: every rule, tie and graph, part-filled passes", arguments: graphs)
  func togetherAsAlone(model: GraphModel) throws {
    let graph = try model.build(seed: 3, workers: .single)
    let together = WaveWorkspace()
    for rule in Self.rules {
      for conflict in ConflictRule.allCases {
        for limit in [nil, 0, 2] {
          let wave = Self.wave(graph, rule, conflict, retell: 0.7, limit: limit)
          #expect(wave.runsTogether)
          let randoms = (0..<20).map { RandomStream(seed: 9, replicate: $0 * 3, period: $0 % 2) }
          var outcomes: [WaveOutcome] = []
          wave.run(randoms, in: together) { outcomes.append($0) }
          let alone = WaveWorkspace()
          #expect(outcomes == randoms.map { wave.run($0, in: alone) })
          // The memory that waves shared serves one alone, and the other way round.
          #expect(wave.run(randoms[7], in: together) == outcomes[7])
        }
      }
    }
  }

  @Test("A share of people, and those with the most contacts")
  func otherCustomers() throws {
    let graph = try GraphModel.barabasiAlbert(people: 500, attach: 2).build(
      seed: 1, workers: .single)
    for (size, order) in [
      (CustomerCount.share(0.02), CustomerOrder.random), (.count(9), .mostContacts),
    ] {
      let wave = Wave(
        graph: graph,
        rules: WaveRules(
          voices: ByOpinion { _ in Voice(tells: .exactly(3), retell: 0.2) }),
        firstHand: .drawn(size, order: order, satisfied: 0.5, dissatisfied: 0.5))
      #expect(wave.runsTogether)
      let randoms = (0..<20).map { RandomStream(seed: 2, replicate: $0) }
      var outcomes: [WaveOutcome] = []
      wave.run(randoms, in: WaveWorkspace()) { outcomes.append($0) }
      #expect(outcomes == randoms.map { wave.run($0, in: WaveWorkspace()) })
    }
  }

  @Test("Waves that grow, or start with many, or on a graph that is not stored, run one by one")
  func alone() throws {
    let graph = try GraphModel.erdosRenyi(people: 2000, contacts: 8).build(
      seed: 1, workers: .single)
    func wave(_ graph: Graph, _ retell: Double, _ count: Int) -> Wave {
      Wave(
        graph: graph,
        rules: WaveRules(voices: ByOpinion { _ in Voice(tells: .exactly(4), retell: retell) }),
        firstHand: .drawn(.count(count), order: .random, satisfied: 0.5, dissatisfied: 0.5))
    }
    #expect(wave(graph, 0.2, 10).runsTogether)
    #expect(wave(graph, 0.25, 10).runsTogether)
    #expect(!wave(graph, 0.26, 10).runsTogether)
    #expect(!wave(graph, 0.2, 1000).runsTogether)
    // Where a few know many, those who hear know more people than others do, and stories grow.
    let hubs = try GraphModel.barabasiAlbert(people: 2000, attach: 4).build(
      seed: 1, workers: .single)
    func cascade(_ rule: TellingRule) -> Wave {
      Wave(
        graph: hubs,
        rules: WaveRules(
          voices: ByOpinion(
            positive: Voice(tells: rule, retell: 1), negative: Voice(tells: .nobody, retell: 0))),
        firstHand: .drawn(.count(10), order: .random, satisfied: 1, dissatisfied: 0))
    }
    #expect(!cascade(.each(0.1)).runsTogether)
    #expect(cascade(.each(0.02)).runsTogether)
    #expect(cascade(TellingRule(.weightedCascade)).runsTogether)
    let complete = try GraphModel.complete(people: 2000).build(seed: 1, workers: .single)
    let waves = [wave(graph, 0.5, 10), wave(graph, 0.2, 1000), wave(complete, 0.2, 10)]
    for wave in waves {
      #expect(!wave.runsTogether)
      let randoms = (0..<3).map { RandomStream(seed: 2, replicate: $0) }
      var outcomes: [WaveOutcome] = []
      wave.run(randoms, in: WaveWorkspace()) { outcomes.append($0) }
      #expect(outcomes == randoms.map { wave.run($0, in: WaveWorkspace()) })
    }
  }

  @Test(
    "One wave, two, any number up to a pass and one more; on graphs of more people fewer in a pass")
  func passes() throws {
    for (people, counts) in [(70, [1, 2, 3, 5, 16, 17, 63, 64, 65]), (90_000, [3, 33])] {
      let graph = try GraphModel.erdosRenyi(people: people, contacts: 6).build(
        seed: 2, workers: .single)
      let wave = Self.wave(graph, .exactly(3), .negativeWins, retell: 0.3)
      #expect(wave.runsTogether)
      let (alone, together) = (WaveWorkspace(), WaveWorkspace())
      for count in counts {
        let randoms = (0..<count).map { RandomStream(seed: 5, replicate: $0) }
        var outcomes: [WaveOutcome] = []
        wave.run(randoms, in: together) { outcomes.append($0) }
        #expect(outcomes == randoms.map { wave.run($0, in: alone) })
      }
    }
    #expect(SmallWaveLimits.waves(people: 0) == 64)
    #expect(SmallWaveLimits.waves(people: 65_536) == 64)
    #expect(SmallWaveLimits.waves(people: 65_537) == 32)
    #expect(SmallWaveLimits.waves(people: SmallWaveLimits.people) == 16)
  }

  @Test("No people, no random streams, nobody first-hand")
  func nothing() throws {
    let graph = try GraphModel.erdosRenyi(people: 0, contacts: 0).build(seed: 1, workers: .single)
    let wave = Wave(
      graph: graph,
      rules: WaveRules(voices: ByOpinion { _ in Voice(tells: .exactly(4)) }),
      firstHand: .drawn(.count(3), order: .random, satisfied: 0.5, dissatisfied: 0.5))
    var outcomes = 0
    wave.run([], in: WaveWorkspace()) { _ in outcomes += 1 }
    #expect(outcomes == 0)
    wave.run([RandomStream(seed: 1)], in: WaveWorkspace()) {
      outcomes += 1
      #expect($0 == wave.run(RandomStream(seed: 1), in: WaveWorkspace()))
    }
    #expect(outcomes == 1)
  }
}
