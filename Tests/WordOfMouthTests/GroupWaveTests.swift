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

  @Test func `a wave without groups tells nothing`() {
    let graph = SmallGraphs.ring(10)
    var heard = ByOpinion<[UInt64]> { _ in [] }
    let outcome = GroupWave(graph: graph, rules: rules, groups: []).run(
      RandomStream(seed: 1), people: [], in: WaveWorkspace(), heard: &heard)
    #expect(outcome.rounds == 0 && outcome.people == 10)
    #expect(heard.positive == [0] && heard.negative == [0])
  }
}
