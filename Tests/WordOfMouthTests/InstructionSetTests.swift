import Randomness
import SocialGraph
import SpreadTypes
import TestSupport
import Testing
import WordOfMouth

/// Every build of the kernel that this machine can run, against the baseline.
@Suite struct InstructionSetTests {
  @Test func `the baseline is always there, and the best is in use`() {
    #expect(InstructionSet.available.first == .baseline)
    #expect(InstructionSet.available.contains(.inUse))
    #expect(InstructionSet.best == InstructionSet.available.last)
    #expect(Set(InstructionSet.allCases.map(\.name)).count == InstructionSet.allCases.count)
  }

  @Test(arguments: InstructionSet.available)
  func `waves come to the same`(instructions: InstructionSet) {
    let graphs = [
      SmallGraphs.random(people: 700, chance: 0.02, seed: 1),
      SmallGraphs.random(people: 300, chance: 0.3, directed: true, seed: 2),
      Graph(completeWithPeople: 90),
    ]
    let (baseline, other) = (
      WaveWorkspace(instructions: .baseline), WaveWorkspace(instructions: instructions)
    )
    let randoms = (0..<5).map { RandomStream(seed: 42, replicate: $0) }
    for graph in graphs {
      for rule in SpreadKernelTests.rules {
        for (conflict, share) in zip(ConflictRule.allCases, [0.01, 0.1, 0.5]) {
          let voice = Voice(tells: rule, retell: 0.4, fade: 0.9)
          let wave = Wave(
            graph: graph,
            rules: WaveRules(
              voices: ByOpinion(positive: voice, negative: voice), conflict: conflict),
            firstHand: .drawn(
              .share(share), order: .random, satisfied: 0.5, dissatisfied: 0.3))
          for random in randoms {
            #expect(wave.run(random, in: other) == wave.run(random, in: baseline))
            for opinion in Opinion.allCases {
              #expect(
                other.known(opinion, people: graph.people)
                  == baseline.known(opinion, people: graph.people))
            }
          }
          var outcomes: [[WaveOutcome]] = [[], []]
          wave.run(randoms, in: baseline) { outcomes[0].append($0) }
          wave.run(randoms, in: other) { outcomes[1].append($0) }
          #expect(outcomes[0] == outcomes[1])
        }
      }
    }
  }

  @Test(arguments: InstructionSet.available)
  func `coins are those flipped one by one`(instructions: InstructionSet) {
    let (key, otherKey) = (
      RandomKey(seed: 1, purpose: .loyalty), RandomKey(seed: 1, purpose: .joining)
    )
    let chances = [0, 0.2, 0.5, 1].map { CoinThreshold(chance: $0).value }
    let blocks = 3
    func succeeds(_ person: Int, _ key: RandomKey, _ threshold: UInt64) -> Bool {
      key.draws(of: UInt64(person)).bits(0) >> 11 < threshold
    }
    func bit(_ answers: [SIMD8<UInt64>], _ person: Int, _ answer: Int, of count: Int) -> Bool {
      let word = person / 64
      return answers[word / 8 * count + answer][word % 8] >> UInt64(person % 64) & 1 == 1
    }
    for (lower, higher) in [(chances[1], chances[2]), (chances[2], chances[2])] {
      var answers = [SIMD8<UInt64>](repeating: .zero, count: 2 * blocks)
      unsafe answers.withUnsafeMutableBufferPointer {
        unsafe instructions.kernel.flip(
          blocks, word: key.word, lower, higher, into: $0.baseAddress!)
      }
      for person in 0..<blocks * 512 {
        #expect(bit(answers, person, 0, of: 2) == succeeds(person, key, lower))
        #expect(bit(answers, person, 1, of: 2) == succeeds(person, key, higher))
      }
    }
    func coin(_ key: RandomKey, _ chances: [UInt64]) -> HearingCoin {
      HearingCoin(
        word: key.word, nothing: chances[0], good: chances[1], bad: chances[2], both: chances[3])
    }
    let isFirst: UInt64 = 0xF0F0_1234_5678_9ABC
    var answers = [SIMD8<UInt64>](repeating: SIMD8(repeating: isFirst), count: 4 * blocks)
    unsafe answers.withUnsafeMutableBufferPointer {
      unsafe instructions.kernel.flip(
        blocks, coin(key, chances), coin(otherKey, chances.reversed()), into: $0.baseAddress!)
    }
    for person in 0..<blocks * 512 {
      let kind = isFirst >> UInt64(person % 64) & 1 == 1
      for answer in 0..<4 {
        let threshold = kind ? chances[answer] : chances[3 - answer]
        #expect(
          bit(answers, person, answer, of: 4)
            == succeeds(person, kind ? key : otherKey, threshold))
      }
    }
  }
}
