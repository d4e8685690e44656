import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

@Suite struct GroupWaveTests {
  private let rules = WaveRules(
    voices: ByOpinion(
      positive: Voice(tells: .nobody, retell: 0.4, retells: .exactly(2)),
      negative: Voice(tells: .nobody, retell: 0.3, retells: .exactly(3))))
  private let groups: [FirstHandStory] = [
    .init(.negative, tells: .exactly(4)), .init(.positive, tells: .exactly(2)),
    .init(.negative, tells: TellingRule(.everyone, silent: 0.5)),
  ]

  @Test(arguments: [0, 1, 63, 64, 65, 300])
  func `is the wave of the same groups, and says who heard what`(people: Int) {
    let graph = SmallGraphs.random(people: people, chance: 6 / Double(max(people, 7)), seed: 4)
    let wave = GroupWave(graph: graph, rules: rules, groups: groups)
    let workspace = WaveWorkspace()
    // What the words held before does not matter.
    var heard = ByOpinion<[UInt64]> { _ in [.max, .max, .max] }
    var generator = TestGenerator(seed: UInt64(people))
    for replicate in 0..<20 {
      let everybody = (0..<people).map { PersonID($0) }.shuffled(using: &generator)
      let lists = (0..<3).map { group in
        Array(everybody.dropFirst(group * people / 10).prefix(people / 10))
      }
      let random = RandomStream(seed: 9, replicate: replicate, period: replicate % 3)
      let outcome = wave.run(random, people: lists, in: workspace, heard: &heard)
      let given = zip(groups, lists).map {
        FirstHandGroup(people: $1, opinion: $0.opinion, rule: $0.tells)
      }
      let reference = ReferenceSimulator(graph: graph, rules: rules, firstHand: .groups(given)).run(
        random)
      #expect(outcome == reference.outcome)
      for opinion in Opinion.allCases {
        // Those who hold it first-hand among them, where somebody told them.
        let own = given.filter { $0.opinion == opinion }.flatMap(\.people)
        let expected = reference.heard[opinion].sorted()
        #expect(heard[opinion].count == (people + 63) / 64)
        let words = heard[opinion]
        var told: [PersonID] = []
        for person in 0..<PersonID(people) {
          let bit: UInt64 = 1 << UInt64(person % 64)
          if words[Int(person / 64)] & bit != 0 { told.append(person) }
        }
        #expect(told == expected)
        #expect(Set(told).subtracting(own).count == outcome.counts[opinion].reach)
      }
    }
  }

  private static let layered: Graph? = try? Graph(
    layers: [
      GraphLayer("weak", .ties(SmallGraphs.random(people: 70, chance: 0.1, seed: 2))),
      GraphLayer("met", .meetings(2)),
    ], people: 70, workers: Workers(1))

  private static let broadcastGraphs: [Graph] =
    [0, 1, 2, 40, 200].map {
      SmallGraphs.random(people: $0, chance: 6 / Double(max($0, 7)), seed: 4)
    } + [
      Graph(completeWithPeople: 50), LargeGraphs.erdosRenyi(people: 2_001, contacts: 9, seed: 2),
    ]
    + [layered].compactMap(\.self)

  @Test(arguments: broadcastGraphs.indices)
  func `broadcasts reach people drawn from everybody else, beside the contacts`(index: Int) {
    let graph = Self.broadcastGraphs[index]
    func rule(_ telling: TellingRule) -> TellingRule {
      graph.layers.isEmpty
        ? telling : TellingRule(.layers(graph.layers.map { .init($0.name, telling) }))
    }
    let counts: [CountDistribution] = [
      .exactly(0), .exactly(1), .exactly(70), .between(0, 9), .poisson(mean: 4),
      .shares([.init(count: 0, share: 0.5), .init(count: 30, share: 0.5)]),
    ]
    let workspace = WaveWorkspace()
    var heard = ByOpinion<[UInt64]> { _ in [] }
    var generator = TestGenerator(seed: UInt64(index))
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    for _ in 0..<(graph.people > 1_000 ? 15 : 60) {
      let repeats = pick([false, false, true])
      let rules = WaveRules(
        voices: ByOpinion { _ in
          Voice(
            tells: .nobody, retell: pick([0, 0.3, 1]), fade: pick([1, 0.7]),
            retells: rule(.exactly(2)), repeats: repeats && pick([false, true]),
            outside: repeats ? pick([0, 0.05]) : 0)
        }, conflict: pick(ConflictRule.allCases),
        roundLimit: repeats ? pick([0, 1, 3]) : pick([nil, 0, 1]))
      let groups: [FirstHandStory] = [
        .init(.negative, tells: rule(.exactly(4))), .init(.positive, tells: rule(.exactly(2))),
        .init(.negative, tells: .nobody),
      ]
      let stories = [
        BroadcastStory(.negative, reaches: pick(counts)),
        BroadcastStory(.positive, reaches: pick(counts)),
        BroadcastStory(.negative, reaches: pick(counts)),
      ]
      let everybody = (0..<graph.people).map { PersonID($0) }.shuffled(using: &generator)
      let lists = (0..<3).map { group in
        Array(everybody.dropFirst(group * graph.people / 10).prefix(graph.people / 10))
      }
      // Some of each group, and nobody twice.
      let posters = lists.map { list in list.filter { _ in pick([false, false, true]) } }
      let wave = GroupWave(graph: graph, rules: rules, groups: groups, broadcasts: stories)
      let random = RandomStream(seed: generator.next(), replicate: 1, period: 2)
      let outcome = wave.run(
        random, people: lists, broadcasters: posters, in: workspace, heard: &heard)
      let reference = LayeredReferenceSimulator(
        graph: graph, rules: rules,
        firstHand: .groups(
          zip(groups, lists).map {
            FirstHandGroup(people: $1, opinion: $0.opinion, rule: $0.tells)
          }),
        broadcasts: zip(stories, posters).map { .init($0, people: $1) }
      ).run(random)
      #expect(outcome == reference.outcome, "\(rules) \(stories) \(posters)")
      for opinion in Opinion.allCases {
        let told = (0..<PersonID(graph.people)).filter {
          heard[opinion][Int($0 / 64)] >> UInt64($0 % 64) & 1 == 1
        }
        #expect(told == reference.heard[opinion].sorted(), "\(rules) \(stories)")
      }
    }
  }

  @Test func `a broadcast that reaches more adds people, and moves nobody's talk`() {
    let graph = SmallGraphs.ring(500)
    let silent = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    let talk: [FirstHandStory] = [.init(.negative, tells: .exactly(1))]
    let people: [[PersonID]] = [(0..<40).map { PersonID($0) * 3 }]
    let workspace = WaveWorkspace()
    var before = ByOpinion<[UInt64]> { _ in [] }
    let plain = GroupWave(graph: graph, rules: silent, groups: talk).run(
      RandomStream(seed: 3), people: people, in: workspace, heard: &before)
    for count in [0, 1, 2, 50, 100, 499, 10_000] {
      let wave = GroupWave(
        graph: graph, rules: silent, groups: talk,
        broadcasts: [BroadcastStory(.negative, reaches: .exactly(count))])
      var heard = ByOpinion<[UInt64]> { _ in [] }
      let counts = wave.run(
        RandomStream(seed: 3), people: people, broadcasters: [[0, 3, 9]], in: workspace,
        heard: &heard
      ).counts.negative
      #expect(counts.layers[0].tellings == plain.counts.negative.tellings)
      #expect(counts.broadcast.tellings == 3 * min(count, 499))
      #expect(counts.broadcast.tellers == (count == 0 ? 0 : 3))
      #expect(counts.tellings == counts.layers[0].tellings + counts.broadcast.tellings)
      #expect(counts.reach == counts.layers[0].newlyReached + counts.broadcast.newlyReached)
      for word in heard.negative.indices {
        #expect(before.negative[word] & ~heard.negative[word] == 0)
      }
      before = heard
    }
    #expect(before.negative.reduce(0) { $0 + $1.nonzeroBitCount } == 500)
  }

  @Test func `a wave without groups tells nothing`() {
    let graph = SmallGraphs.ring(10)
    var heard = ByOpinion<[UInt64]> { _ in [] }
    let outcome = GroupWave(graph: graph, rules: rules, groups: []).run(
      RandomStream(seed: 1), people: [], in: WaveWorkspace(), heard: &heard)
    #expect(outcome.rounds == 0 && outcome.people == 10)
    #expect(heard.positive == [0] && heard.negative == [0])
  }
}
