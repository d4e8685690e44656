import Foundation
import Randomness
import TestSupport
import Testing

@Suite struct RandomKeyTests {
  @Test func `draws from 1 on are splitmix64's published outputs for the seed that is their base`()
  {
    // Seed 1234567: the vectors published with Vigna's splitmix64.c (Rosetta Code, "Pseudo-random
    // numbers/Splitmix64").
    let draws = RandomDraws(base: 1_234_567)
    #expect(draws.bits(0) == 1_234_567)
    #expect(
      (1...5).map(draws.bits) == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  /// A tripwire, not a proof: these values were recorded from this program.
  ///
  /// Where any of them changes, every simulated number changes.
  @Test func `tripwire: keys and their draws never change their values`() {
    #expect(RandomKey(seed: 0, purpose: .graph).word == recorded[0])
    #expect(RandomKey(seed: 42, purpose: .tellingChoice, replicate: 7).word == recorded[1])
    #expect(
      RandomKey(seed: 42, purpose: .tellingChoice, replicate: 7, period: 3).word == recorded[2])
    #expect(
      RandomKey(seed: .max, purpose: .conflict, replicate: .max, period: .max).word == recorded[3])
    let draws = RandomKey(seed: 42, purpose: .retelling).draws(of: UInt32(123_456))
    #expect([draws.bits(0), draws.bits(1), draws.bits(1_000_000)] == Array(recorded[4...6]))
    #expect(draws == RandomKey(seed: 42, purpose: .retelling).draws(of: UInt64(123_456)))
  }

  private let recorded: [UInt64] = [
    6_124_137_898_512_233_454, 12_252_994_049_386_727_541, 694_756_082_605_501_162,
    12_669_871_298_369_704_078, 13_766_428_284_482_838_923, 12_414_276_903_451_537_560,
    1_468_068_499_896_014_547,
  ]

  @Test func `eight people drawn together draw what each draws alone`() {
    let key = RandomKey(seed: 42, purpose: .loyalty, replicate: 3, period: 5)
    let people = SIMD8<UInt64>(0, 1, 64, 99_999, 1 << 31, 1 << 32, 12_345_678, .max)
    var counters = key.word &+ people &* RandomKey.counterStep
    for step in UInt64(0)..<3 {
      let bases = scattered(counters)
      for lane in 0..<8 {
        #expect(bases[lane] == key.draws(of: people[lane] &+ step).base)
        #expect(bases[lane] == scattered(counters[lane]))
      }
      counters &+= RandomKey.counterStep
    }
  }

  @Test func `names are hashed by FNV-1a, and their keys never change`() {
    // The vectors published with the hash.
    #expect(nameHash("") == 0xCBF2_9CE4_8422_2325)
    #expect(nameHash("a") == 0xAF63_DC4C_8601_EC8C)
    #expect(nameHash("foobar") == 0x8594_4171_F739_67E8)
    let key = RandomKey(seed: 42, purpose: .asking, replicate: 7, period: 3)
    let names = ["", "survey", "surveys", "calls", "Survey"]
    #expect(Set(names.map { key.named($0).word } + [key.word]).count == names.count + 1)
    // The way Hearsay mixes a name into a key, written independently.
    var word = key.word &+ 0x9E37_79B9_7F4A_7C15
    word ^= 0xAF63_DC4C_8601_EC8C
    #expect(key.named("a").word == scattered(word))
  }

  @Test func `purposes keep their numbers`() {
    #expect(RandomPurpose.allCases.map(\.rawValue).sorted() == Array(1...39))
  }

  @Test func `every part of a key makes a different key`() {
    var words: Set<UInt64> = []
    for seed in UInt64(0)..<8 {
      for purpose in RandomPurpose.allCases {
        for replicate in UInt64(0)..<8 {
          for period in UInt64(0)..<8 {
            words.insert(
              RandomKey(seed: seed, purpose: purpose, replicate: replicate, period: period).word)
          }
        }
      }
    }
    #expect(words.count == 8 * RandomPurpose.allCases.count * 8 * 8)
  }

  @Test(arguments: [1, 2, 3, 7, 10, 64, 100, 1000] as [UInt64])
  func `whole numbers below a bound are in range and equally likely`(bound: UInt64) {
    let key = RandomKey(seed: 11, purpose: .tellingChoice)
    var counts = [Int](repeating: 0, count: Int(bound))
    for person in UInt32(0)..<20_000 {
      for index in 0..<3 { counts[Int(key.draws(of: person).below(bound, index))] += 1 }
    }
    let even = [Double](repeating: 1 / Double(bound), count: counts.count)
    #expect(misfit(observed: counts, chances: even) < 4)
  }

  @Test func `bounds up to the largest stay in range`() {
    for bound in [UInt64.max, 1 << 63, 4_294_967_295] {
      for index in 0..<1000 { #expect(RandomDraws(base: 3).below(bound, index) < bound) }
    }
    #expect(RandomDraws(base: .max).below(10, 0) == 9)
    #expect(RandomDraws(base: 0).below(10, 0) == 0)
    #expect(RandomDraws(base: .max).unit(0) < 1)
    #expect(RandomDraws(base: 0).unit(0) == 0)
  }

  @Test func `uniform numbers use every bit that fits them`() {
    let draws = RandomDraws(base: 0x8000_0001_7FFF_FFFF)
    #expect(draws.unit(0) == Double(UInt64(0x8000_0001_7FFF_FFFF) / 2048) / 0x1p53)
    // The high half of a product with 2^32 - 1 is one less than the half-word.
    #expect(draws.halfBelow(.max, 0) == 0x7FFF_FFFE)
    #expect(draws.halfBelow(.max, 1) == 0x8000_0000)
  }

  /// Pairs of draws that differ in one thing only, by name.
  static let neighbours: [(name: String, pair: @Sendable (UInt32) -> (RandomDraws, RandomDraws))] =
    [
      (
        "replicates",
        { person in
          let r = UInt64(person) / 1000
          let p = person % 1000
          return (
            RandomKey(seed: 42, purpose: .tellingChoice, replicate: r).draws(of: p),
            RandomKey(seed: 42, purpose: .tellingChoice, replicate: r + 1).draws(of: p)
          )
        }
      ),
      (
        "people",
        { person in
          let key = RandomKey(seed: 42, purpose: .tellingChoice)
          return (key.draws(of: person), key.draws(of: person + 1))
        }
      ),
      (
        "seeds",
        { person in
          let s = UInt64(person) / 1000
          let p = person % 1000
          return (
            RandomKey(seed: s, purpose: .tellingChoice).draws(of: p),
            RandomKey(seed: s + 1, purpose: .tellingChoice).draws(of: p)
          )
        }
      ),
      (
        "periods",
        { person in
          let t = UInt64(person) / 1000
          let p = person % 1000
          return (
            RandomKey(seed: 42, purpose: .retelling, replicate: 1, period: t).draws(of: p),
            RandomKey(seed: 42, purpose: .retelling, replicate: 1, period: t + 1).draws(of: p)
          )
        }
      ),
      (
        "replicate against period",
        { person in
          let t = UInt64(person) / 1000
          let p = person % 1000
          return (
            RandomKey(seed: 42, purpose: .retelling, replicate: t + 1, period: 0).draws(of: p),
            RandomKey(seed: 42, purpose: .retelling, replicate: 0, period: t + 1).draws(of: p)
          )
        }
      ),
      (
        "purposes",
        { person in
          (
            RandomKey(seed: 42, purpose: .tellingCount).draws(of: person),
            RandomKey(seed: 42, purpose: .tellingChoice).draws(of: person)
          )
        }
      ),
      (
        "draw indices 0 and 1",
        { person in
          let draws = RandomKey(seed: 42, purpose: .tellingChoice).draws(of: person)
          return (draws, RandomDraws(base: draws.bits(1)))
        }
      ),
      (
        "draw indices 1 and 2",
        { person in
          let draws = RandomKey(seed: 42, purpose: .tellingChoice).draws(of: person)
          return (RandomDraws(base: draws.bits(1)), RandomDraws(base: draws.bits(2)))
        }
      ),
      (
        "a person's draw 1 and the next person's draw 0",
        { person in
          let key = RandomKey(seed: 42, purpose: .tellingChoice)
          return (RandomDraws(base: key.draws(of: person).bits(1)), key.draws(of: person + 1))
        }
      ),
    ]

  @Test(arguments: neighbours.indices)
  func `neighbouring streams are uncorrelated`(index: Int) {
    let count = 100_000
    var product = 0.0
    var means = (0.0, 0.0)
    var agreeing = [Int](repeating: 0, count: 64)
    var table = [Int](repeating: 0, count: 256)
    for person in UInt32(0)..<UInt32(count) {
      let (a, b) = Self.neighbours[index].pair(person)
      let (u, v) = (a.unit(0), b.unit(0))
      product += (u - 0.5) * (v - 0.5)
      means.0 += u
      means.1 += v
      let same = ~(a.bits(0) ^ b.bits(0))
      for bit in 0..<64 { agreeing[bit] += Int(same >> UInt64(bit) & 1) }
      table[Int(u * 16) * 16 + Int(v * 16)] += 1
    }
    let n = Double(count)
    let name = Self.neighbours[index].name
    // Four standard errors each; 5 for the largest of 64 bits.
    #expect(abs(12 * product / n) < 4 / n.squareRoot(), "\(name)")
    #expect(abs(means.0 / n - 0.5) < 4 / (12 * n).squareRoot(), "\(name)")
    #expect(abs(means.1 / n - 0.5) < 4 / (12 * n).squareRoot(), "\(name)")
    for bit in 0..<64 {
      #expect(abs(Double(agreeing[bit]) / n - 0.5) < 5 * 0.5 / n.squareRoot(), "\(name) bit \(bit)")
    }
    let even = [Double](repeating: 1.0 / 256, count: 256)
    #expect(misfit(observed: table, chances: even) < 4, "\(name)")
  }
}
