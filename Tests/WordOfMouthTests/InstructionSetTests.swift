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

  /// Four blocks of people: most of them, everybody, few, and nobody but the last.
  private static let blocks: [UInt64] =
    (0..<8).map { 0xFEDC_BA98_7654_3210 | 0x0F0F << (8 * $0) }
    + [UInt64](repeating: .max, count: 8)
    + [0, 1, 1 << 63, 0x8100_0000_0001_0081, .max, 0, 0, 0x0000_0010_0000_0000]
    + [0, 0, 0, 0, 0, 0, 0, 1 << 63]

  private static func succeeds(_ person: Int, _ key: RandomKey, _ threshold: UInt64) -> Bool {
    key.draws(of: UInt64(person)).bits(0) >> 11 < threshold
  }

  private static func has(_ words: some Sequence<UInt64>, _ person: Int) -> Bool {
    Array(words)[person / 64] >> UInt64(person % 64) & 1 == 1
  }

  @Test(arguments: InstructionSet.available)
  func `coins are those flipped one by one`(instructions: InstructionSet) {
    let keys = [RandomPurpose.loyalty, .joining].map { RandomKey(seed: 1, purpose: $0) }
    let chances = [0, 0.2, 0.5, 1].map { CoinThreshold(chance: $0).value }
    let coins =
      [(0, 1, 2), (1, 2, 2), (0, 0, 3), (1, 3, 3), (0, 0, 1)].map { key, lower, higher in
        PeopleCoin(word: keys[key].word, lower: chances[lower], higher: chances[higher])
      }
    let people = Self.blocks
    var answers = [UInt64](repeating: 0xAAAA, count: 2 * coins.count * people.count)
    unsafe answers.withUnsafeMutableBufferPointer {
      unsafe instructions.kernel.flip(
        coins, coins.count, of: people, blocks: people.count / 8, into: $0.baseAddress!)
    }
    for (place, coin) in coins.enumerated() {
      let key = coin.word == keys[0].word ? keys[0] : keys[1]
      for (answer, chance) in [coin.lower, coin.higher].enumerated() {
        let words = answers.dropFirst((2 * place + answer) * people.count)
        for person in 0..<people.count * 64 where Self.has(people, person) {
          #expect(Self.has(words, person) == Self.succeeds(person, key, chance))
        }
      }
    }
  }

  /// Kinds 0 and 6 in turns, in one block with the others, and where their coins are certain.
  @Test(arguments: InstructionSet.available, [false, true])
  func `coins by hearing are those flipped one by one`(
    instructions: InstructionSet, isCertain: Bool
  ) {
    let keys = [RandomPurpose.loyalty, .joining].map { RandomKey(seed: 1, purpose: $0) }
    var coins = [UInt64](repeating: 0, count: 40)
    for kind in 0..<8 {
      coins[5 * kind] = keys[kind / 6].word
      for row in 1..<5 {
        coins[5 * kind + row] = CoinThreshold(chance: Double(row * 8 + kind) / 50).value
        if isCertain && kind % 6 == 0 {
          coins[5 * kind + row] = kind == 0 ? CoinThreshold.always : 0
        }
      }
    }
    // As far apart as chances can be, of the kinds that have ways of their own.
    for kind in isCertain ? [2] : [0, 2, 6] {
      (coins[5 * kind + 1], coins[5 * kind + 4]) = (0, CoinThreshold.always)
    }
    func kind(_ person: Int) -> Int {
      person % 5 == 0 ? (person / 5) % 8 : person % 3 == 0 ? 6 : 0
    }
    var people = Self.blocks
    let words = people.count
    for digit in 0..<3 {
      people += (0..<words).map { word in
        (0..<64).reduce(0) { $0 | UInt64(kind(word * 64 + $1) >> digit & 1) << UInt64($1) }
      }
    }
    let positive = (0..<words).map { 0xF0F0_F0F0_F0F0_F0F0 &* UInt64($0 + 1) }
    let negative = (0..<words).map { 0xCCCC_CCCC_CCCC_CCCC &* UInt64($0 + 1) }
    var answers = [UInt64](repeating: 0xAAAA, count: 4 * words)
    unsafe answers.withUnsafeMutableBufferPointer {
      unsafe instructions.kernel.flip(
        byHearing: coins, of: people, positive: positive, negative: negative, blocks: words / 8,
        into: $0.baseAddress!)
    }
    for person in 0..<words * 64 where Self.has(people, person) {
      let kind = kind(person)
      func succeeds(_ positive: Bool, _ negative: Bool) -> Bool {
        let place = 1 + (positive ? 1 : 0) + (negative ? 2 : 0)
        return Self.succeeds(person, keys[kind / 6], coins[5 * kind + place])
      }
      let (good, bad) = (Self.has(positive, person), Self.has(negative, person))
      let expected = [
        succeeds(good, bad), succeeds(false, false),
        succeeds(good, bad) && !succeeds(false, bad),
        !succeeds(good, bad) && succeeds(good, false),
      ]
      let found = (0..<4).map { Self.has(answers.dropFirst($0 * words), person) }
      #expect(found == expected)
    }
  }

  @Test(arguments: InstructionSet.available)
  func `people of kinds are counted and listed`(instructions: InstructionSet) {
    var people = Self.blocks
    let words = people.count
    for digit in 0..<3 {
      var ones = [UInt64](repeating: 0, count: words)
      for person in 0..<words * 64 where ((person % 7) >> digit) & 1 == 1 {
        ones[person / 64] |= 1 << UInt64(person % 64)
      }
      people += ones
    }
    func expected(_ kind: Int) -> [UInt32] {
      (0..<words * 64).filter { Self.has(people, $0) && $0 % 7 == kind }.map { UInt32($0) }
    }
    var counts = [UInt64](repeating: 0, count: 64)
    unsafe counts.withUnsafeMutableBufferPointer {
      unsafe instructions.kernel.count(
        kindsOf: people, blocks: words / 8, into: $0.baseAddress!)
    }
    for kind in 0..<8 {
      #expect(counts[8 * kind..<8 * kind + 8].reduce(0, +) == UInt64(expected(kind).count))
    }
    let wanted = (expected(1) + expected(5)).sorted()
    var list = [UInt32](repeating: 0, count: wanted.count + 4)
    unsafe list.withUnsafeMutableBufferPointer {
      unsafe instructions.kernel.list(
        0b10_0010, of: people, blocks: words / 8, into: $0.baseAddress!)
    }
    #expect(Array(list.dropLast(4)) == wanted)
  }

  @Test(arguments: InstructionSet.available)
  func `people of more blocks than a byte counts are counted`(instructions: InstructionSet) {
    let blocks = 70
    // Everybody, and of the last two blocks half; all of kind 0.
    var people = [UInt64](repeating: .max, count: 8 * blocks)
    for word in 8 * (blocks - 2)..<8 * blocks { people[word] = 0xFFFF_FFFF }
    people += [UInt64](repeating: 0, count: 3 * 8 * blocks)
    var counts = [UInt64](repeating: 0, count: 64)
    unsafe counts.withUnsafeMutableBufferPointer {
      unsafe instructions.kernel.count(kindsOf: people, blocks: blocks, into: $0.baseAddress!)
    }
    #expect(counts[..<8].reduce(0, +) == UInt64(512 * (blocks - 1)))
    #expect(counts[8...].allSatisfy { $0 == 0 })
  }

  @Test(arguments: InstructionSet.available)
  func `people are added to others, and new ones counted`(instructions: InstructionSet) {
    let people = Self.blocks
    var others = people.map { _ in UInt64(0x0F0F_0000_FFFF_1234) }
    let expected = zip(people, others).map { $0 | $1 }
    let new = zip(people, others).reduce(0) { $0 + ($1.0 & ~$1.1).nonzeroBitCount }
    unsafe others.withUnsafeMutableBufferPointer {
      #expect(
        unsafe instructions.kernel.add(people, to: $0.baseAddress!, words: people.count) == new)
    }
    #expect(others == expected)
  }
}
