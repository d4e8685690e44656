import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Waves whose tellers go on, but have nobody to tell.
@Suite struct StillWavesTests {
  /// Ties 0-1 and 2-3; 4 to 7 know nobody.
  private static let graph = SmallGraphs.graph(people: 8, ties: [(0, 1), (2, 3)])

  private static func rules(
    _ tells: TellingRule, fade: Double = 1, quality: Double = 1, rounds: Int
  ) -> WaveRules {
    WaveRules(
      voices: ByOpinion(
        positive: Voice(
          tells: .exactly(1), retell: 0.5, fade: fade, retells: .exactly(2), quality: quality),
        negative: Voice(
          tells: tells, retell: 1, fade: fade, retells: .exactly(1), repeats: true)),
      roundLimit: rounds)
  }

  private static func firstHand(_ positive: [PersonID], _ negative: [PersonID])
    -> KnownCustomers
  { .listed(ByOpinion(positive: positive, negative: negative)) }

  @Test(arguments: [TellingRule.nobody, .exactly(2), .each(0.5), .everyone])
  func `a wave that nobody can go on with ends, however many rounds it may have`(
    tells: TellingRule
  ) {
    // A billion rounds would take minutes and 100 GB.
    let rules = Self.rules(tells, rounds: 1_000_000_000)
    let outcome = Wave(graph: Self.graph, rules: rules, firstHand: Self.firstHand([0], [4, 5]))
      .run(RandomStream(seed: 3, replicate: 0), in: WaveWorkspace())
    #expect(outcome.counts.negative.tellings == 0 && outcome.counts.negative.visits == 0)
    #expect(outcome.counts.positive.tellings >= 1)
  }

  @Test(arguments: [1, 0.5])
  func `it comes to what the slow simulator counts in all rounds`(fade: Double) {
    let workspace = WaveWorkspace()
    let groups: [([PersonID], [PersonID])] = [
      ([0], [4, 5]), ([], [4]), ([4], [5]), ([2], [0, 6]), ([0, 1], [7]), ([], []),
    ]
    for tells in [TellingRule.nobody, .exactly(2), .each(0.5), .everyone] {
      for quality in [1, 0.5] {
        for (positive, negative) in groups {
          for replicate in 0..<10 {
            let random = RandomStream(seed: 3, replicate: replicate)
            let rules = Self.rules(tells, fade: fade, quality: quality, rounds: 40)
            let wave = Wave(
              graph: Self.graph, rules: rules, firstHand: Self.firstHand(positive, negative))
            let given = GivenFirstHand.groups(
              Opinion.allCases.map {
                FirstHandGroup(
                  people: $0 == .positive ? positive : negative, opinion: $0,
                  rule: rules.voices[$0].tells)
              })
            let slow = LayeredReferenceSimulator(
              graph: Self.graph, rules: rules, firstHand: given)
            #expect(wave.run(random, in: workspace) == slow.run(random).outcome, "\(rules)")
          }
        }
      }
    }
  }
}
