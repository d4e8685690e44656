import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Waves with layers, repeated telling, messages from outside and opinions that turn: against the slow
/// simulator, person by person, and against closed forms.
@Suite struct LayeredWaveTests {
  static let workers = Workers(2)

  /// A graph of several layers over some people.
  private static func layered(people: Int, seed: UInt64, directed: Bool = false) throws -> Graph {
    try Graph(
      layers: [
        GraphLayer(
          "circle",
          .ties(
            SmallGraphs.graph(
              people: people,
              ties: (0..<people).flatMap { a in
                (0..<people).filter { $0 / 4 == a / 4 && $0 != a }.map { (a, $0) }
              }))),
        GraphLayer("met", .meetings(3)),
        GraphLayer(
          "weak",
          .ties(SmallGraphs.random(people: people, chance: 0.1, directed: directed, seed: seed))),
      ], people: people, workers: workers)
  }

  private static let rules: [TellingRule] = SpreadKernelTests.rules.filter {
    $0.form != .weightedCascade
  }

  private func pick<Value>(_ values: [Value], _ generator: inout TestGenerator) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private func rule(_ graph: Graph, _ generator: inout TestGenerator) -> TellingRule {
    if graph.layers.isEmpty { return pick(SpreadKernelTests.rules, &generator) }
    var layers: [TellingRule.LayerRule] = []
    for layer in graph.layers where Int.random(in: 0..<4, using: &generator) > 0 {
      layers.append(
        .init(
          layer.name,
          pick(layer.ties == nil ? Self.rules : SpreadKernelTests.rules, &generator)))
    }
    return TellingRule(.layers(layers))
  }

  private func voice(
    _ graph: Graph, quality: Double, _ generator: inout TestGenerator
  ) -> Voice {
    Voice(
      tells: rule(graph, &generator), retell: pick([0, 0.4, 0.8, 1], &generator),
      fade: pick([0.5, 0.9, 1, 1], &generator), retells: rule(graph, &generator),
      repeats: pick([false, false, true], &generator),
      outside: pick([0, 0, 0.02, 0.3], &generator), quality: quality)
  }

  private func check(
    _ graph: Graph, _ generator: inout TestGenerator, _ workspace: WaveWorkspace
  ) {
    let rules = WaveRules(
      voices: ByOpinion(
        positive: voice(graph, quality: pick([1, 1, 0.7, 0], &generator), &generator),
        negative: voice(graph, quality: 1, &generator)),
      conflict: pick(ConflictRule.allCases, &generator),
      roundLimit: pick([0, 1, 2, 5, 12], &generator))
    let firstHand: GivenFirstHand
    if Bool.random(using: &generator) {
      firstHand = .customers(
        .drawn(
          .share(pick([0, 0.05, 0.3], &generator)),
          order: pick(CustomerOrder.allCases, &generator), satisfied: 0.5, dissatisfied: 0.3))
    } else {
      let shuffled = (0..<graph.people).map { PersonID($0) }.shuffled(using: &generator)
      firstHand = .groups(
        (0..<3).map { group in
          FirstHandGroup(
            people: Array(shuffled.dropFirst(group * 2).prefix(2)),
            opinion: pick(Opinion.allCases, &generator), rule: rule(graph, &generator))
        })
    }
    let random = RandomStream(
      seed: generator.next(), replicate: Int.random(in: 0..<3, using: &generator),
      period: Int.random(in: 0..<3, using: &generator))
    let outcome = Wave(graph: graph, rules: rules, given: firstHand).run(random, in: workspace)
    let reference = LayeredReferenceSimulator(graph: graph, rules: rules, firstHand: firstHand)
      .run(random)
    #expect(outcome == reference.outcome, "\(rules) \(firstHand) \(random)")
    let expected = (0..<PersonID(graph.people)).map { person in
      ByOpinion { reference.knows[person, default: []].contains($0) }
    }
    #expect(
      workspace.knowledge(people: graph.people) == expected, "\(rules) \(firstHand) \(random)")
  }

  @Test(arguments: 0..<8)
  func `agrees with the slow simulator on layers`(seed: UInt64) throws {
    var generator = TestGenerator(seed: seed)
    let workspace = WaveWorkspace()
    for people in [1, 5, 23, 60] {
      let graph = try Self.layered(people: people, seed: seed, directed: seed % 2 == 1)
      for _ in 0..<60 { check(graph, &generator, workspace) }
    }
  }

  @Test(arguments: SpreadKernelTests.graphs.indices)
  func `agrees with the slow simulator without layers`(index: Int) {
    var generator = TestGenerator(seed: 100 + UInt64(index))
    let workspace = WaveWorkspace()
    for _ in 0..<120 { check(SpreadKernelTests.graphs[index].graph, &generator, workspace) }
  }

  @Test func `agrees with the slow simulator in long batches, sparse and dense`() throws {
    var generator = TestGenerator(seed: 300)
    let workspace = WaveWorkspace()
    let graph = try Graph(
      layers: [
        GraphLayer("circle", .ties(LargeGraphs.circles(people: 2_001, size: 5, weak: 0, seed: 1))),
        GraphLayer("weak", .ties(LargeGraphs.erdosRenyi(people: 2_001, contacts: 9, seed: 2))),
        GraphLayer("met", .meetings(2)),
      ], people: 2_001, workers: Self.workers)
    for _ in 0..<25 { check(graph, &generator, workspace) }
  }

  // MARK: People who tell in every round

  /// Pairs of people who know each other: 0 and 1, 2 and 3, …; and one person who knows nobody, so that
  /// there is always somebody left to hear.
  private static func pairs(_ count: Int) -> Graph {
    SmallGraphs.graph(people: 2 * count + 1, ties: (0..<count).map { (2 * $0, 2 * $0 + 1) })
  }

  /// The first of each pair tells the positive story in every round, up to the limit.
  private func tellPairs(
    _ count: Int, in graph: Graph, _ tells: TellingRule, rounds: Int, repeats: Bool = true,
    replicate: Int
  ) -> WaveOutcome.Counts {
    let wave = Wave(
      graph: graph,
      rules: WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: tells, repeats: repeats), negative: Voice(tells: .nobody)),
        roundLimit: rounds),
      firstHand: .listed(
        ByOpinion(positive: (0..<PersonID(count)).map { 2 * $0 }, negative: [])))
    return wave.run(RandomStream(seed: 9, replicate: replicate), in: WaveWorkspace()).counts
      .positive
  }

  @Test func `tellers are people, however often each tells`() {
    let graph = Graph(completeWithPeople: 4)
    func tellers(retell: Double, _ replicate: Int) -> Int {
      let voice = Voice(tells: .exactly(1), retell: retell, repeats: true)
      let wave = Wave(
        graph: graph,
        rules: WaveRules(
          voices: ByOpinion(positive: voice, negative: Voice(tells: .nobody)), roundLimit: 20),
        firstHand: .drawn(.count(1), order: .random, satisfied: 1, dissatisfied: 0))
      let counts = wave.run(
        RandomStream(seed: 1, replicate: replicate), in: WaveWorkspace()
      ).counts.positive
      #expect(counts.layers[0].tellers == counts.tellers)
      return counts.tellers
    }
    for replicate in 0..<100 {
      #expect(tellers(retell: 0, replicate) == 1)
      #expect((2...4).contains(tellers(retell: 1, replicate)))
    }
  }

  @Test
  func `whoever tells with chance p in each of n rounds is a teller with chance 1 - (1 - p)^n`() {
    let graph = Self.pairs(200)
    var tellers = SampleMean()
    var tellings = SampleMean()
    for replicate in 0..<200 {
      let counts = tellPairs(200, in: graph, .each(0.1), rounds: 5, replicate: replicate)
      tellers.add(Double(counts.tellers))
      tellings.add(Double(counts.tellings))
      // The only contact hears from whoever tells.
      #expect(counts.reach == counts.tellers)
    }
    #expect(tellers.agrees(with: 200 * (1 - 0.59049)))
    #expect(tellings.agrees(with: 100))
  }

  /// Two layers of the same pairs.
  private static func twoLayers(_ count: Int) throws -> Graph {
    try Graph(
      layers: ["near", "far"].map { GraphLayer($0, .ties(pairs(count))) }, people: 2 * count + 1,
      workers: workers)
  }

  @Test func `a teller counts once in each layer and once in all, in any number of rounds`() throws
  {
    let graph = try Self.twoLayers(200)
    let rule = TellingRule(.layers([.init("near", .each(0.1)), .init("far", .each(0.2))]))
    for rounds in [1, 4] {
      var (near, far, all) = (SampleMean(), SampleMean(), SampleMean())
      for replicate in 0..<200 {
        let counts = tellPairs(200, in: graph, rule, rounds: rounds, replicate: replicate)
        near.add(Double(counts.layers[0].tellers))
        far.add(Double(counts.layers[1].tellers))
        all.add(Double(counts.tellers))
        #expect(counts.tellers == counts.reach)
      }
      func chance(_ silence: Double) -> Double {
        1 - (0..<rounds).reduce(1) { product, _ in product * silence }
      }
      #expect(near.agrees(with: 200 * chance(0.9)))
      #expect(far.agrees(with: 200 * chance(0.8)))
      #expect(all.agrees(with: 200 * chance(0.72)))
    }
  }

  @Test func `whoever is silent is so in every round, and the same people as if they told once`() {
    let graph = Self.pairs(200)
    let rules = [
      TellingRule(.everyone, silent: 0.3), TellingRule(.count(.exactly(1)), silent: 0.3),
      TellingRule(.each(1), silent: 0.3), TellingRule(.weightedCascade, silent: 0.3),
      TellingRule(.count(.shares([.init(count: 1, share: 1)])), silent: 0.3),
    ]
    var talkers = SampleMean()
    for replicate in 0..<100 {
      let once = tellPairs(
        200, in: graph, rules[0], rounds: 1, repeats: false, replicate: replicate)
      talkers.add(Double(once.tellers))
      for rule in rules {
        let counts = tellPairs(200, in: graph, rule, rounds: 10, replicate: replicate)
        #expect(counts.tellers == once.tellers && counts.reach == once.tellers)
        #expect(counts.tellings == 10 * once.tellers)
        // The turn to tell is that of the silent, too.
        #expect(counts.visits == 10 * 200)
      }
    }
    #expect(talkers.agrees(with: 140))
  }

  @Test func `who is silent in one layer is so in every round of it, whatever the other layers`()
    throws
  {
    let graph = try Self.twoLayers(200)
    let near = TellingRule.LayerRule("near", TellingRule(.everyone, silent: 0.3))
    let far = TellingRule.LayerRule("far", TellingRule(.each(1), silent: 0.6))
    var all = SampleMean()
    for replicate in 0..<200 {
      let counts = tellPairs(
        200, in: graph, TellingRule(.layers([near, far])), rounds: 6, replicate: replicate)
      let alone = tellPairs(
        200, in: graph, TellingRule(.layers([near])), rounds: 6, replicate: replicate)
      #expect(counts.layers[0].tellers == alone.tellers)
      #expect(counts.layers[0].tellings == 6 * alone.tellers)
      #expect(counts.layers[1].tellings == 6 * counts.layers[1].tellers)
      all.add(Double(counts.tellers))
    }
    #expect(all.agrees(with: 200 * (1 - 0.3 * 0.6)))
  }

  @Test func `the silent among people who meet at random are so in every round`() throws {
    // Whoever is not silent tells one of 8 others in each of 200 rounds: all but surely all of them.
    let graph = try Graph(
      layers: [GraphLayer("met", .meetings(2))], people: 9, workers: Self.workers)
    var reached = SampleMean()
    for replicate in 0..<4_000 {
      let counts = tellPairs(
        1, in: graph,
        TellingRule(.layers([.init("met", TellingRule(.count(.exactly(1)), silent: 0.4))])),
        rounds: 200, replicate: replicate)
      #expect([0, 8].contains(counts.reach))
      #expect(counts.tellers == (counts.reach > 0 ? 1 : 0))
      reached.add(Double(counts.reach))
    }
    #expect(reached.agrees(with: 8 * 0.6))
  }

  /// Numbers of people around whole words of 64.
  @Test(arguments: [1, 2, 63, 64, 65, 128, 200], [0.004, 0.3, 1])
  func `outside tells whoever's coin succeeds`(people: Int, chance: Double) {
    let graph = SmallGraphs.graph(people: people, ties: [])
    for replicate in 0..<8 {
      let random = RandomStream(seed: 15, replicate: replicate)
      let units = (0..<people).map {
        random.key(.outside).numbered(1).draws(of: UInt64($0)).unit(0)
      }
      for opinion in Opinion.allCases {
        var voices = ByOpinion { _ in Voice(tells: .nobody, retell: 0) }
        voices[opinion].outside = chance
        let wave = Wave(
          graph: graph, rules: WaveRules(voices: voices, roundLimit: 1),
          firstHand: .listed(ByOpinion { _ in [] }))
        let told = units.indices.filter {
          opinion == .negative ? units[$0] < chance : units[$0] >= 1 - chance
        }
        let workspace = WaveWorkspace()
        let counts = wave.run(random, in: workspace).counts
        #expect(counts[opinion].outside.tellings == told.count)
        #expect(counts[opinion].reach == told.count && counts[opinion.opposite].reach == 0)
        let known = workspace.known(opinion, people: people)
        #expect(
          (0..<people).filter { known[$0 / 64] >> UInt64($0 % 64) & 1 == 1 } == Array(told))
      }
    }
  }
}
