import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// A chance for each tie: the kernel against the reference simulator on every way a wave can go, and both
/// against the enumeration of all outcomes.
///
/// Mentions `CoinRule`, which is reached through `Wave` alone.
@Suite struct WeightedTellingTests {
  private static func byWeight(_ factor: Double = 1, silent: Double = 0) -> TellingRule {
    TellingRule(.byWeight(factor), silent: silent)
  }

  private static let graphs: [Graph] = [
    SmallGraphs.weighted(SmallGraphs.graph(people: 1, ties: [])),
    SmallGraphs.weighted(SmallGraphs.path(12)),
    SmallGraphs.weighted(SmallGraphs.star(leaves: 40), upTo: 0.3),
    SmallGraphs.weighted(SmallGraphs.complete(13), upTo: 4),
    SmallGraphs.weighted(SmallGraphs.random(people: 40, chance: 0.06, seed: 1)),
    SmallGraphs.weighted(SmallGraphs.random(people: 30, chance: 0.4, seed: 2), upTo: 0.2),
    SmallGraphs.weighted(
      SmallGraphs.random(people: 35, chance: 0.12, directed: true, seed: 3), upTo: 1),
    SmallGraphs.weighted(
      SmallGraphs.random(people: 20, chance: 0.5, directed: true, seed: 4), upTo: 1e-7),
    SmallGraphs.random(people: 25, chance: 0.2, seed: 5).weighted { _, _ in 0 },
    SmallGraphs.random(people: 25, chance: 0.2, seed: 5).weighted { _, _ in 1 },
  ]

  /// Rules that suit the weights of a graph.
  private static func rules(_ graph: Graph) -> [TellingRule] {
    let most = max(1e-9, graph.weights?.largest ?? 0)
    return [
      byWeight(1 / most), byWeight(0.3 / most), byWeight(0.7 / most, silent: 0.4),
      byWeight(1 / most, silent: 1), .exactly(2), .each(0.3), TellingRule(.weightedCascade),
    ]
  }

  // MARK: Against the reference simulator

  @Test(arguments: graphs.indices)
  func `agrees with the reference simulator in plain waves`(index: Int) {
    let graph = Self.graphs[index]
    let rules = Self.rules(graph)
    var generator = TestGenerator(seed: UInt64(index))
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    let workspace = WaveWorkspace()
    for _ in 0..<150 {
      let wave = WaveRules(
        voices: ByOpinion { _ in
          Voice(
            tells: pick(rules), retell: pick([0, 0.4, 1, 1]), fade: pick([1, 0.8]),
            retells: pick([nil, pick(rules)]))
        },
        conflict: pick(ConflictRule.allCases), roundLimit: pick([nil, nil, 1, 3]))
      let firstHand = GivenFirstHand.customers(
        .drawn(.count(pick([1, 3])), order: .random, satisfied: 0.5, dissatisfied: 0.5))
      let random = RandomStream(seed: generator.next(), replicate: pick([0, 1]))
      let outcome = Wave(graph: graph, rules: wave, given: firstHand).run(random, in: workspace)
      let reference = ReferenceSimulator(graph: graph, rules: wave, firstHand: firstHand).run(
        random)
      #expect(outcome == reference.outcome, "\(wave) \(random)")
    }
  }

  @Test(arguments: 0..<6)
  func `agrees with the slow simulator in layers, and where people tell again`(seed: UInt64) throws
  {
    var generator = TestGenerator(seed: seed)
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    let people = 40
    let near = SmallGraphs.weighted(
      SmallGraphs.random(people: people, chance: 0.1, seed: seed + 1), upTo: 3)
    let far = SmallGraphs.weighted(
      SmallGraphs.random(people: people, chance: 0.15, directed: seed % 2 == 1, seed: seed + 2))
    let layered = try Graph(
      layers: [
        GraphLayer("far", .ties(far)), GraphLayer("met", .meetings(3)),
        GraphLayer("near", .ties(near)),
      ], people: people, workers: .single)
    let workspace = WaveWorkspace()
    for graph in [near, layered] {
      func rule() -> TellingRule {
        if graph.layers.isEmpty { return pick(Self.rules(near)) }
        return TellingRule(
          .layers([
            .init("far", pick(Self.rules(far))), .init("met", pick([.exactly(1), .nobody])),
            .init("near", pick(Self.rules(near))),
          ]))
      }
      for _ in 0..<50 {
        let rules = WaveRules(
          voices: ByOpinion { opinion in
            Voice(
              tells: rule(), retell: pick([0, 0.5, 1]), fade: pick([1, 0.8]), retells: rule(),
              repeats: pick([false, true]), outside: pick([0, 0.02]),
              quality: opinion == .positive ? pick([1, 0.7]) : 1)
          },
          conflict: pick(ConflictRule.allCases), roundLimit: pick([1, 2, 6]))
        let firstHand = GivenFirstHand.customers(
          .drawn(.count(4), order: .random, satisfied: 0.5, dissatisfied: 0.5))
        let random = RandomStream(seed: generator.next(), replicate: 1)
        let outcome = Wave(graph: graph, rules: rules, given: firstHand).run(random, in: workspace)
        let reference = LayeredReferenceSimulator(graph: graph, rules: rules, firstHand: firstHand)
          .run(random)
        #expect(outcome == reference.outcome, "\(rules) \(random)")
      }
    }
  }

  @Test func `small waves give together what each gives alone`() throws {
    for model in [
      GraphModel.barabasiAlbert(people: 300, attach: 3), .erdosRenyi(people: 1000, contacts: 6),
    ] {
      let graph = SmallGraphs.weighted(try model.build(seed: 3, workers: .single), upTo: 0.2)
      for rule in [Self.byWeight(), Self.byWeight(5, silent: 0.3), Self.byWeight(0.001)] {
        let wave = Wave(
          graph: graph,
          rules: WaveRules(
            voices: ByOpinion(
              positive: Voice(tells: rule, retell: 0.1),
              negative: Voice(tells: .exactly(2), retell: 0.2, retells: Self.byWeight(2)))),
          firstHand: .drawn(.count(5), order: .random, satisfied: 0.5, dissatisfied: 0.4))
        let isSmall = wave.runsTogether
        #expect(isSmall)
        let randoms = (0..<37).map { RandomStream(seed: 9, replicate: $0) }
        var outcomes: [WaveOutcome] = []
        wave.run(randoms, in: WaveWorkspace()) { outcomes.append($0) }
        let alone = WaveWorkspace()
        #expect(outcomes == randoms.map { wave.run($0, in: alone) })
      }
    }
  }

  @Test func `agrees with the reference simulator in long batches, sparse and dense`() throws {
    let graph = SmallGraphs.weighted(
      try GraphModel.barabasiAlbert(people: 3000, attach: 8).build(seed: 5, workers: .single),
      upTo: 1)
    let workspace = WaveWorkspace()
    for (factor, count) in [(0.02, 400), (0.9, 300), (1, 1)] {
      let rules = WaveRules(
        voices: ByOpinion { _ in Voice(tells: Self.byWeight(factor), retell: 1) },
        conflict: .coin)
      let firstHand = GivenFirstHand.customers(
        .drawn(.count(count), order: .random, satisfied: 0.5, dissatisfied: 0.5))
      let random = RandomStream(seed: 4, replicate: count)
      let outcome = Wave(graph: graph, rules: rules, given: firstHand).run(random, in: workspace)
      #expect(
        outcome
          == ReferenceSimulator(graph: graph, rules: rules, firstHand: firstHand).run(random)
          .outcome)
    }
  }

  @Test func `groups of the service tell by weight as a wave does`() {
    let graph = Self.graphs[4]
    let rules = WaveRules(
      voices: ByOpinion { _ in Voice(tells: Self.byWeight(), retell: 1) })
    let people: [[PersonID]] = [[1, 5], [7, 20]]
    let groups = GroupWave(
      graph: graph, rules: rules,
      groups: [
        .init(.positive, tells: Self.byWeight()), .init(.negative, tells: Self.byWeight(0.5)),
      ])
    for replicate in 0..<30 {
      let random = RandomStream(seed: 8, replicate: replicate)
      var heard = ByOpinion<[UInt64]> { _ in [] }
      let outcome = groups.run(random, people: people, in: WaveWorkspace(), heard: &heard)
      let firstHand = GivenFirstHand.groups([
        FirstHandGroup(people: people[0], opinion: .positive, rule: Self.byWeight()),
        FirstHandGroup(people: people[1], opinion: .negative, rule: Self.byWeight(0.5)),
      ])
      let reference = ReferenceSimulator(graph: graph, rules: rules, firstHand: firstHand).run(
        random)
      #expect(outcome == reference.outcome)
    }
  }

  // MARK: Against all outcomes

  @Test(arguments: 61..<67)
  func `undirected ties follow the enumeration of all outcomes`(seed: Int) {
    let graph = SmallGraphs.weighted(
      SmallGraphs.random(people: 8, chance: 0.4, seed: UInt64(seed)), upTo: 2, seed: UInt64(seed))
    check(graph, factor: 0.5, seeds: [0, 3])
  }

  @Test(arguments: 71..<75)
  func `directed ties follow the enumeration of all outcomes`(seed: Int) {
    let graph = SmallGraphs.weighted(
      SmallGraphs.random(people: 7, chance: 0.3, directed: true, seed: UInt64(seed)),
      upTo: 0.8, seed: UInt64(seed))
    check(graph, factor: 1.1, seeds: [0])
  }

  /// Compares the distribution of sizes and its mean with the enumeration of 2^ties outcomes.
  private func check(_ graph: Graph, factor: Double, seeds: [PersonID]) {
    #expect(graph.ties <= 20)
    let exact = ExactSpread.liveEdges(graph, seeds: seeds) { from, to in
      let place = Array(graph.contacts(of: from)).firstIndex(of: to) ?? 0
      return (graph.weight(place, of: from) ?? 0) * factor
    }
    let story = OneStory(graph, Voice(tells: Self.byWeight(factor), retell: 1), seeds: seeds)
    let sizes = story.sizes(30_000)
    #expect(misfit(observed: sizes, chances: exact) < 4)
    let mean = SampleMean(
      sizes.enumerated().flatMap { repeatElement(Double($0.offset), count: $0.element) })
    #expect(mean.agrees(with: exact.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }))
  }

  // MARK: Against other rules

  @Test func `equal weights are the independent cascade`() {
    let plain = SmallGraphs.random(people: 9, chance: 0.3, seed: 81)
    for chance in [0.1, 0.5, 0.9] {
      let graph = plain.weighted { _, _ in chance * 4 }
      let exact = ExactSpread.liveEdges(plain, seeds: [0], chance: chance)
      let voice = Voice(tells: Self.byWeight(0.25), retell: 1)
      #expect(
        misfit(observed: OneStory(graph, voice, seeds: [0]).sizes(30_000), chances: exact) < 4)
    }
  }

  @Test(arguments: [false, true])
  func `one over who can tell is the weighted cascade`(directed: Bool) {
    let plain = SmallGraphs.random(people: 60, chance: 0.1, directed: true, seed: 82)
    let graph = (directed ? plain : SmallGraphs.random(people: 60, chance: 0.07, seed: 83))
    // An undirected tie has one weight, and the cascade two chances: there they differ.
    let weighted = SmallGraphs.graph(
      people: 60,
      ties: (0..<60).flatMap { a in graph.contacts(of: PersonID(a)).map { (a, Int($0)) } },
      directed: true
    ).weighted { _, to in 1 / Double(graph.incomingCount(of: to)) }
    func reach(_ graph: Graph, _ rule: TellingRule) -> SampleMean {
      SampleMean(
        OneStory(graph, Voice(tells: rule, retell: 1), seeds: [0, 1, 2]).runs(20_000).map {
          Double($0.reach)
        })
    }
    let (a, b) = (reach(weighted, Self.byWeight()), reach(graph, TellingRule(.weightedCascade)))
    let error =
      (a.standardError * a.standardError + b.standardError * b.standardError).squareRoot()
    #expect(abs(a.mean - b.mean) < 4 * error && error < 0.2)
  }

  @Test func `chances of 1 and 0 are certain`() {
    let graph = SmallGraphs.path(6).weighted { from, to in max(from, to) == 4 ? 0 : 3 }
    let story = OneStory(graph, Voice(tells: Self.byWeight(1 / 3.0), retell: 1), seeds: [0])
    #expect(story.runs(200).allSatisfy { $0.reach == 3 })
  }

  @Test func `a larger factor tells whom a smaller one tells`() {
    let graph = Self.graphs[5]
    let workspace = WaveWorkspace()
    for replicate in 0..<50 {
      let reach = [0.5, 1, 2, 5].map { factor in
        Wave(
          graph: graph,
          rules: WaveRules(
            voices: ByOpinion(
              positive: Voice(tells: Self.byWeight(factor), retell: 1),
              negative: Voice(tells: .nobody))),
          firstHand: .listed(ByOpinion(positive: [0], negative: []))
        ).run(RandomStream(seed: 3, replicate: replicate), in: workspace).counts.positive.reach
      }
      #expect(reach == reach.sorted())
    }
  }

  @Test func `rules say what is allowed and scale by their factor`() {
    #expect(Self.byWeight(2).problem == nil)
    #expect(Self.byWeight(0).problem != nil && Self.byWeight(-1).problem != nil)
    #expect(Self.byWeight(.infinity).problem != nil)
    #expect(Self.byWeight(2).scaled(by: 3) == Self.byWeight(6))
    #expect(Self.byWeight(2).scaled(by: 0) == .nobody)
    #expect(Self.byWeight(2).meanCount == nil)
  }
}
