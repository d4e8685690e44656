import Randomness
import SocialGraph
import TestSupport
import Testing
@testable import WordOfMouth

@Suite struct WaveTraceTests {
  @Test func `a story on a path is taken down, round by round`() {
    let trace = WaveTrace()
    let workspace = WaveWorkspace()
    workspace.trace = trace
    let loud = Voice(tells: .everyone, retell: 1)
    _ = Wave(
      graph: SmallGraphs.path(4),
      rules: WaveRules(voices: ByOpinion(positive: loud, negative: loud)),
      firstHand: .listed(ByOpinion(positive: [0], negative: []))
    ).run(RandomStream(seed: 1), in: workspace)
    let rounds = trace.waves[0]
    #expect(trace.waves.count == 1)
    #expect(rounds.prefix(5).map(\.known.positive) == [[1], [3], [7], [15], [15]])
    #expect(rounds.prefix(5).map(\.tellers.positive) == [[], [0], [1], [2], [3]])
    #expect(rounds.allSatisfy { $0.known.negative == [0] && $0.tellers.negative.isEmpty })
  }

  @Test(arguments: SpreadKernelTests.graphs.indices)
  func `taking down changes no count, and agrees with it`(index: Int) {
    let graph = SpreadKernelTests.graphs[index].graph
    var generator = TestGenerator(seed: 5 + UInt64(index))
    for replicate in 0..<40 {
      func voice() -> Voice {
        Voice(
          tells: SpreadKernelTests.rules.randomElement(using: &generator) ?? .everyone,
          retell: [0, 0.5, 1].randomElement(using: &generator) ?? 1,
          retells: SpreadKernelTests.rules.randomElement(using: &generator) ?? .everyone)
      }
      let wave = Wave(
        graph: graph,
        rules: WaveRules(
          voices: ByOpinion(positive: voice(), negative: voice()),
          conflict: ConflictRule.allCases.randomElement(using: &generator) ?? .coin),
        firstHand: .drawn(.share(0.2), order: .random, satisfied: 0.5, dissatisfied: 0.3))
      let random = RandomStream(seed: 3, replicate: replicate)
      let plain = wave.run(random, in: WaveWorkspace())
      let trace = WaveTrace()
      let workspace = WaveWorkspace()
      workspace.trace = trace
      let traced = wave.run(random, in: workspace)
      #expect(traced.rounds == plain.rounds && traced.reachBoth == plain.reachBoth)
      let rounds = trace.waves[0]
      for opinion in Opinion.allCases {
        let (one, other) = (traced.counts[opinion], plain.counts[opinion])
        #expect(one.newlyReached == other.newlyReached)
        #expect(one.tellingsByRound == other.tellingsByRound)
        #expect(one.tellers == other.tellers && one.adopted == other.adopted)
        #expect(rounds.reduce(0) { $0 + $1.tellers[opinion].count } == other.tellers)
        let known = rounds.map { $0.known[opinion].reduce(0) { $0 + $1.nonzeroBitCount } }
        let sums = other.newlyReached.reduce(into: [other.firstHand]) {
          $0.append($0[$0.count - 1] + $1)
        }
        #expect(Array(known.prefix(sums.count)) == sums)
      }
    }
  }
}
