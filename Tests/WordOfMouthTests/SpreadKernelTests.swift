import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// The kernel against the reference simulator, person by person and round by round.
///
/// Mentions `SpreadKernel`, `KernelMemory`, `Telling`, `TellerBatch`, `Knowledge`, `PersonList`,
/// `CompiledRule`, `ContactSource` and `Standing`, all of which are reached through `Wave` alone.
@Suite struct SpreadKernelTests {
  static let graphs: [(name: String, graph: Graph)] = [
    ("nobody", SmallGraphs.graph(people: 0, ties: [])),
    ("one", SmallGraphs.graph(people: 1, ties: [])),
    ("isolated", SmallGraphs.graph(people: 9, ties: [])),
    ("pair and loner", SmallGraphs.graph(people: 3, ties: [(0, 2)])),
    ("path", SmallGraphs.path(12)),
    ("ring", SmallGraphs.ring(11)),
    ("star", SmallGraphs.star(leaves: 14)),
    ("complete rows", SmallGraphs.complete(13)),
    ("complete", Graph(completeWithPeople: 13)),
    ("complete of 2", Graph(completeWithPeople: 2)),
    ("complete of 1", Graph(completeWithPeople: 1)),
    ("complete of 0", Graph(completeWithPeople: 0)),
    ("sparse", SmallGraphs.random(people: 40, chance: 0.06, seed: 1)),
    ("dense", SmallGraphs.random(people: 30, chance: 0.4, seed: 2)),
    ("directed", SmallGraphs.random(people: 35, chance: 0.12, directed: true, seed: 3)),
    (
      "directed ring",
      SmallGraphs.graph(
        people: 8, ties: (0..<8).map { ($0, ($0 + 1) % 8) }, directed: true)
    ),
    (
      "two parts",
      SmallGraphs.graph(
        people: 20,
        ties: (0..<20).flatMap { a in (0..<20).filter { $0 / 10 == a / 10 }.map { (a, $0) } })
    ),
  ]

  static let rules: [TellingRule] = [
    .nobody, .everyone, .exactly(0), .exactly(1), .exactly(3), .exactly(12), .exactly(13),
    .exactly(CountDistribution.largestCount), TellingRule(.count(.between(0, 2))),
    TellingRule(.count(.between(2, 9))), .each(0), .each(0.2), .each(0.7), .each(1),
    TellingRule(.weightedCascade), TellingRule(.count(.poisson(mean: 3))),
    TellingRule(.count(.negativeBinomial(mean: 3, shape: 0.5))),
    TellingRule(
      .count(
        .shares([
          .init(count: 0, share: 0.4), .init(count: 1, share: 0.1), .init(count: 4, share: 0.5),
        ]))),
    TellingRule(.everyone, silent: 0.5), TellingRule(.each(0.5), silent: 0.3),
    TellingRule(.weightedCascade, silent: 0.2), TellingRule(.count(.exactly(4)), silent: 0.3),
    TellingRule(.count(.poisson(mean: 6)), silent: 0.25), TellingRule(.everyone, silent: 1),
    TellingRule(.each(1), silent: 1), TellingRule(.count(.exactly(2)), silent: 1),
  ]

  static let ties: [ConflictRule] = ConflictRule.allCases

  /// A wave's ingredients from a few random numbers, so that every rule meets every graph and ties,
  /// limits, fading and first-hand people vary beside.
  private func setting(
    _ graph: Graph, _ rule: TellingRule, _ generator: inout TestGenerator
  ) -> (WaveRules, GivenFirstHand) {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    func voice(_ tells: TellingRule) -> Voice {
      Voice(
        tells: tells, retell: pick([0, 0.3, 0.7, 1, 1]), fade: pick([0, 0.5, 0.9, 1, 1]),
        retells: pick([nil, pick(Self.rules)]))
    }
    let other = voice(pick(Self.rules))
    let this = voice(rule)
    let isPositive = Bool.random(using: &generator)
    let rules = WaveRules(
      voices: isPositive
        ? ByOpinion(positive: this, negative: other) : ByOpinion(positive: other, negative: this),
      conflict: pick(Self.ties), roundLimit: pick([nil, nil, nil, 0, 1, 2, 5]))
    let satisfied = pick([0.0, 0.3, 0.6, 1])
    let dissatisfied = pick([0.0, 0.1, 0.4, 1 - satisfied])
    let shuffled = (0..<graph.people).map { PersonID($0) }.shuffled(using: &generator)
    let order: CustomerOrder = pick(CustomerOrder.allCases)
    let firstHand: GivenFirstHand
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      firstHand = .customers(
        .drawn(
          .share(pick([0, 0.1, 0.5, 1])), order: order, satisfied: satisfied,
          dissatisfied: dissatisfied))
    case 1:
      firstHand = .customers(
        .drawn(
          .count(pick([0, 1, 2, 5, 1_000_000])), order: order, satisfied: satisfied,
          dissatisfied: dissatisfied))
    case 2:
      firstHand = .customers(
        .listed(
          ByOpinion(
            positive: Array(shuffled.prefix(2)), negative: Array(shuffled.dropFirst(2).prefix(2)))))
    default:
      firstHand = .groups(
        (0..<4).map { group in
          FirstHandGroup(
            people: Array(shuffled.dropFirst(group * 2).prefix(2)),
            opinion: pick(Opinion.allCases), rule: pick([rule, pick(Self.rules)]))
        })
    }
    return (rules, firstHand)
  }

  @Test(arguments: graphs.indices)
  func `agrees with the reference simulator on every person, round and count`(index: Int) {
    let graph = Self.graphs[index].graph
    var generator = TestGenerator(seed: UInt64(index))
    // One workspace throughout: what it held before must not matter.
    let workspace = WaveWorkspace()
    for rule in Self.rules {
      for _ in 0..<40 {
        let (rules, firstHand) = setting(graph, rule, &generator)
        let random = RandomStream(
          seed: generator.next(), replicate: Int.random(in: 0..<3, using: &generator),
          period: Int.random(in: 0..<3, using: &generator))
        compare(graph, rules, firstHand, random, workspace)
      }
    }
  }

  @Test func `agrees with the reference simulator when stopped after every round`() {
    let workspace = WaveWorkspace()
    for (index, (_, graph)) in Self.graphs.enumerated() {
      var generator = TestGenerator(seed: 1_000 + UInt64(index))
      for rule in Self.rules {
        var (rules, firstHand) = setting(graph, rule, &generator)
        let random = RandomStream(seed: generator.next())
        rules.roundLimit = nil
        let complete = Wave(graph: graph, rules: rules, given: firstHand).run(
          random, in: workspace)
        for limit in 0...complete.rounds + 1 {
          rules.roundLimit = limit
          let stopped = compare(graph, rules, firstHand, random, workspace)
          for opinion in Opinion.allCases {
            #expect(
              stopped.counts[opinion].newlyReached
                == Array(complete.counts[opinion].newlyReached.prefix(limit)))
            #expect(
              stopped.counts[opinion].tellingsByRound
                == Array(complete.counts[opinion].tellingsByRound.prefix(limit)))
          }
        }
      }
    }
  }

  @discardableResult
  private func compare(
    _ graph: Graph, _ rules: WaveRules, _ firstHand: GivenFirstHand, _ random: RandomStream,
    _ workspace: WaveWorkspace
  ) -> WaveOutcome {
    let outcome = Wave(graph: graph, rules: rules, given: firstHand).run(random, in: workspace)
    let reference = ReferenceSimulator(graph: graph, rules: rules, firstHand: firstHand).run(random)
    #expect(outcome == reference.outcome, "\(rules) \(firstHand) \(random)")
    let firstHandPeople = ByOpinion { opinion in
      Set(
        reference.groups.filter { $0.opinion == opinion }.flatMap(\.people))
    }
    let expected = (0..<graph.people).map { index in
      ByOpinion {
        reference.heard[$0].contains(PersonID(index))
          || firstHandPeople[$0].contains(PersonID(index))
      }
    }
    #expect(
      workspace.knowledge(people: graph.people) == expected, "\(rules) \(firstHand) \(random)")
    return outcome
  }

  /// Graphs large enough that rounds are sparse and dense by turns, with hubs and with more tellers at a
  /// time than a batch holds.
  static let largeGraphs: [(name: String, graph: Graph)] = [
    ("random", LargeGraphs.erdosRenyi(people: 6_000, contacts: 7, seed: 31)),
    ("circles", LargeGraphs.circles(people: 4_001, size: 6, weak: 1, seed: 32)),
    ("hubs", hubs(people: 3_000, hubs: 4, contactsOfHub: 700)),
    ("long path", SmallGraphs.path(1_200)),
  ]

  /// A sparse random graph in which some people know very many.
  private static func hubs(people: Int, hubs: Int, contactsOfHub: Int) -> Graph {
    var generator = TestGenerator(seed: 33)
    var ties = (0..<2 * people).map { _ in
      (
        Int.random(in: 0..<people, using: &generator), Int.random(in: 0..<people, using: &generator)
      )
    }
    for hub in 0..<hubs {
      for _ in 0..<contactsOfHub {
        ties.append((hub * people / hubs, Int.random(in: 0..<people, using: &generator)))
      }
    }
    return SmallGraphs.graph(people: people, ties: ties)
  }

  @Test(arguments: largeGraphs.indices)
  func `agrees with the reference simulator in sparse and dense rounds, with hubs and long batches`(
    index: Int
  ) {
    let graph = Self.largeGraphs[index].graph
    let workspace = WaveWorkspace()
    let rules: [TellingRule] = [
      .exactly(2), TellingRule(.count(.between(2, 3))), TellingRule(.count(.between(8, 10))),
      .exactly(64), .exactly(65), TellingRule(.count(.negativeBinomial(mean: 3, shape: 0.2))),
      .each(0.05), .each(0.3), .each(0.9), TellingRule(.weightedCascade), .everyone,
      TellingRule(.everyone, silent: 0.7), TellingRule(.each(0.4), silent: 0.4),
    ]
    for (number, rule) in rules.enumerated() {
      for (few, retell) in [(1, 1.0), (3, 0.6), (400, 0.3)] {
        let other = rules[(number * 5 + few) % rules.count]
        let wave = WaveRules(
          voices: ByOpinion(
            positive: Voice(tells: rule, retell: retell),
            negative: Voice(tells: other, retell: retell, fade: 0.9)),
          conflict: ConflictRule.allCases[number % 3])
        let outcome = compare(
          graph, wave,
          .drawn(.count(2 * few), order: .random, satisfied: 0.5, dissatisfied: 0.5),
          RandomStream(seed: 40, replicate: number), workspace)
        #expect(outcome.people == graph.people)
      }
    }
  }

  @Test func `a wave goes from sparse rounds to dense ones and back`() {
    let graph = Self.largeGraphs[0].graph
    let voice = Voice(tells: .exactly(3), retell: 1)
    let outcome = Wave(
      graph: graph, rules: WaveRules(voices: ByOpinion(positive: voice, negative: voice)),
      firstHand: .listed(ByOpinion(positive: [0], negative: [1]))
    ).run(RandomStream(seed: 1), in: WaveWorkspace())
    let tellings = (0..<outcome.rounds).map { round in
      Opinion.allCases.reduce(0) { $0 + outcome.counts[$1].tellingsByRound[round] }
    }
    // By a wide margin on either side of people / 64, about 94.
    #expect(tellings.first.map { $0 < 20 } == true)
    #expect(tellings.contains { $0 > 2_000 })
    #expect(tellings.last.map { $0 < 20 } == true)
  }

  @Test func `who has 65,536 contacts or more draws whole words, who has fewer draws half-words`() {
    for people in [65_536, 65_537, 70_000] {
      for rule in [TellingRule.exactly(1), .exactly(7), .exactly(100)] {
        compare(
          Graph(completeWithPeople: people),
          WaveRules(
            voices: ByOpinion(positive: Voice(tells: rule), negative: Voice(tells: .exactly(3)))),
          .listed(ByOpinion(positive: [0, 40_000], negative: [65_000])), RandomStream(seed: 8),
          WaveWorkspace())
      }
    }
  }

  @Test(arguments: [15, 16, 17, 31, 32, 33, 255, 256, 257])
  func `no lane of a vector that is not full tells anybody`(tellers: Int) {
    // Pairs, so that a teller who is made up would be seen at person 1, the contact of person 0.
    let graph = SmallGraphs.graph(people: 1_000, ties: (0..<500).map { (2 * $0, 2 * $0 + 1) })
    for rule in Self.rules {
      let people = (1...tellers).map { PersonID(2 * $0 % 1_000) }
      compare(
        graph,
        WaveRules(voices: ByOpinion(positive: Voice(tells: rule), negative: Voice(tells: .nobody))),
        .listed(ByOpinion(positive: people, negative: [])), RandomStream(seed: 12), WaveWorkspace())
    }
  }

  @Test func `a weighted cascade of more candidates than wait at a time flips every coin`() {
    // Everybody of 600 can be told by 12 people, so that few coins succeed; but all wait for their coin,
    // since two people beside can be told by one only.
    let ties = (0..<12).flatMap { hub in (12..<612).map { (hub, $0) } } + [(612, 613)]
    let graph = SmallGraphs.graph(people: 614, ties: ties)
    for replicate in 0..<3 {
      let outcome = compare(
        graph,
        WaveRules(
          voices: ByOpinion(
            positive: Voice(tells: TellingRule(.weightedCascade)), negative: Voice(tells: .nobody))),
        .listed(ByOpinion(positive: Array(0..<12), negative: [])),
        RandomStream(seed: 21, replicate: replicate), WaveWorkspace())
      #expect(outcome.counts.positive.tellings < 1_000)
    }
  }

  @Test func `whose first success lies behind the last of very many contacts is no teller`() throws
  {
    // So many contacts that a teller jumps alone, and that a first jump beyond them all is rare.
    let (chance, contacts) = (0.001, 12_001)
    let gap = GeometricGap(chance: chance)
    let replicate = try #require(
      (0..<2_000_000).first { replicate in
        let key = RandomKey(
          seed: 22, purpose: .tellingChoice, replicate: UInt64(replicate), period: 0)
        return gap.failures(key.draws(of: PersonID(0)).bits(0), limit: contacts) == contacts
      })
    let outcome = compare(
      Graph(completeWithPeople: contacts + 1),
      WaveRules(
        voices: ByOpinion(positive: Voice(tells: .each(chance)), negative: Voice(tells: .nobody))),
      .listed(ByOpinion(positive: [0, 1], negative: [])),
      RandomStream(seed: 22, replicate: replicate),
      WaveWorkspace())
    // A round of one who tells, so that it is counted, and one who does not.
    #expect(outcome.counts.positive.tellers == 1 && outcome.rounds == 1)
  }

  @Test func `complete graphs give the same spread whether computed or stored`() {
    let workspace = WaveWorkspace()
    for (index, rule) in Self.rules.enumerated() {
      let voice = Voice(tells: rule, retell: 0.8)
      let rules = WaveRules(voices: ByOpinion(positive: voice, negative: voice), conflict: .coin)
      let firstHand = KnownCustomers.drawn(
        .share(0.2), order: .random, satisfied: 0.5, dissatisfied: 0.3)
      let random = RandomStream(seed: 5, replicate: index)
      let stored = Wave(graph: SmallGraphs.complete(40), rules: rules, firstHand: firstHand)
      let computed = Wave(
        graph: Graph(completeWithPeople: 40), rules: rules, firstHand: firstHand)
      let outcome = stored.run(random, in: workspace)
      let known = workspace.knowledge(people: 40)
      #expect(outcome == computed.run(random, in: workspace))
      #expect(known == workspace.knowledge(people: 40))
    }
  }

  @Test func `batches of tellers do not show, however many and however many they tell`() {
    // 30 tellers of 300 contacts each overflow a batch.
    let graph = Graph(completeWithPeople: 301)
    for rule in [TellingRule.everyone, .exactly(290), .exactly(300), .each(0.9)] {
      let voice = Voice(tells: rule, retell: 1, retells: .exactly(150))
      compare(
        graph, WaveRules(voices: ByOpinion(positive: voice, negative: voice), roundLimit: 2),
        .listed(ByOpinion(positive: Array(0..<30), negative: Array(30..<60))),
        RandomStream(seed: 9), WaveWorkspace())
    }
  }

  @Test func `a workspace forgets both large and small waves`() {
    let workspace = WaveWorkspace()
    for (_, graph) in Self.graphs + Self.graphs.reversed() {
      for retell in [0.0, 1.0] {
        let voice = Voice(tells: .exactly(1), retell: retell, retells: .everyone)
        let first = graph.people > 0 ? [PersonID(graph.people / 2)] : []
        compare(
          graph, WaveRules(voices: ByOpinion(positive: voice, negative: voice)),
          .listed(ByOpinion(positive: first, negative: [])), RandomStream(seed: 3), workspace)
      }
    }
  }

  @Test func `a workspace forgets people who were told only in dense rounds`() {
    // One first-hand person in sixteen words of people: fewer than make forgetting wipe them all.
    let workspace = WaveWorkspace()
    let voice = Voice(tells: .everyone)
    for person: PersonID in [0, 999, 400] {
      compare(
        Graph(completeWithPeople: 1_000),
        WaveRules(voices: ByOpinion(positive: voice, negative: voice)),
        .listed(ByOpinion(positive: [person], negative: [])), RandomStream(seed: 23), workspace)
    }
  }
}
