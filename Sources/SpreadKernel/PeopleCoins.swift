internal import Randomness
public import SpreadTypes

// Coins of people, flipped side by side in vectors: lane l belongs to word l of a block. Where many people are
// asked, all bits of the words are gone through, whoever is asked; where few are, those who are, word by word the
// next of each.

extension Kernel {
  /// Flips coins of some people and compares each with two chances.
  ///
  /// - Complexity: O(people / 64 + people asked x coins).
  @unsafe public func flip(
    _ coins: UnsafePointer<PeopleCoin>, _ count: Int, of people: UnsafePointer<UInt64>,
    blocks: Int, into answers: UnsafeMutablePointer<UInt64>
  ) {
    let plane = 8 &* blocks
    for block in 0..<blocks {
      // In bounds: people and each of the answers have eight words a block.
      let asked = unsafe people + 8 &* block
      let answers = unsafe answers + 8 &* block
      let number = unsafe CoinLanes.count(CoinLanes.load(asked))
      if number == 0 { continue }
      if number >= CoinLanes.many {
        for coin in 0..<count {
          let answers = unsafe answers + 2 &* coin &* plane
          unsafe CoinLanes.flipAll(coins[coin], block, into: answers, answers + plane)
        }
      } else {
        unsafe CoinLanes.flipSome(
          coins, count, of: CoinLanes.load(asked), block, into: answers, plane)
      }
    }
  }
}

/// The lanes in which coins are flipped.
enum CoinLanes {
  /// From how many people on of a block it is sooner done to flip everybody's coin.
  static var many: Int { 96 }

  /// How many people there are in eight words.
  @inline(__always)
  static func count(_ words: Words) -> Int {
    words[0].nonzeroBitCount &+ words[1].nonzeroBitCount &+ words[2].nonzeroBitCount
      &+ words[3].nonzeroBitCount &+ words[4].nonzeroBitCount &+ words[5].nonzeroBitCount
      &+ words[6].nonzeroBitCount &+ words[7].nonzeroBitCount
  }

  /// Whether there is nobody in eight words.
  @inline(__always)
  static func isEmpty(_ words: Words) -> Bool {
    (words[0] | words[1] | words[2] | words[3] | words[4] | words[5] | words[6] | words[7]) == 0
  }

  // MARK: Everybody

  /// Flips a coin of everybody in a block.
  @inline(__always)
  fileprivate static func flipAll(
    _ coin: PeopleCoin, _ block: Int, into lower: UnsafeMutablePointer<UInt64>,
    _ higher: UnsafeMutablePointer<UInt64>
  ) {
    var (below, belowHigher) = (Words(), Words())
    if isCertain(coin.lower, coin.higher) {
      (below, belowHigher) = (Words(repeating: all(coin.lower)), Words(repeating: all(coin.higher)))
    } else {
      let low = Words(repeating: wholeThreshold(coin.lower))
      var counters = firstCounters(of: block, coin.word)
      var people = Words(repeating: 1)
      if coin.lower == coin.higher {
        for _ in 0..<64 {
          add(people, to: &below, where: scattered(counters) .< low)
          step(&counters, &people)
        }
        belowHigher = below
      } else {
        let high = Words(repeating: wholeLimit(coin.higher))
        for _ in 0..<64 {
          let draws = scattered(counters)
          add(people, to: &below, where: draws .< low)
          add(people, to: &belowHigher, where: draws .<= high)
          step(&counters, &people)
        }
      }
    }
    unsafe store(below, at: lower)
    unsafe store(belowHigher, at: higher)
  }

  /// What is scattered into the draws of the people of the first bit of each word; of the next bit it is
  /// `RandomKey.counterStep` more.
  @inline(__always)
  static func firstCounters(of block: Int, _ word: UInt64) -> Words {
    word
      &+ (Words(0, 64, 128, 192, 256, 320, 384, 448) &+ UInt64(truncatingIfNeeded: block &<< 9))
      &* RandomKey.counterStep
  }

  /// Goes on from one bit of each word to the next.
  @inline(__always)
  static func step(_ counters: inout Words, _ people: inout Words) {
    counters &+= RandomKey.counterStep
    people &+= people
  }

  /// Adds eight people, a bit of each word, to an answer where they succeed.
  ///
  /// A bit that moves, and no answer that is shifted: it is a single instruction in vectors with masks.
  @inline(__always)
  static func add(
    _ people: Words, to answer: inout Words, where isSuccess: SIMDMask<SIMD8<Int64>>
  ) {
    answer.replace(with: answer | people, where: isSuccess)
  }

  // MARK: Some

  /// Flips coins of some people of a block.
  @inline(__always)
  fileprivate static func flipSome(
    _ coins: UnsafePointer<PeopleCoin>, _ count: Int, of people: Words, _ block: Int,
    into answers: UnsafeMutablePointer<UInt64>, _ plane: Int
  ) {
    // In bounds: there are two answers a coin.
    for index in 0..<count {
      let coin = unsafe coins[index]
      let isCertain = Self.isCertain(coin.lower, coin.higher)
      let lower = isCertain ? all(coin.lower) : 0
      let higher = isCertain ? all(coin.higher) : 0
      unsafe store(Words(repeating: lower), at: answers + 2 &* index &* plane)
      unsafe store(Words(repeating: higher), at: answers + (2 &* index &+ 1) &* plane)
    }
    let start = firstCounters(of: block, 0)
    var rest = people
    while !isEmpty(rest) {
      // The next of each word; none where there are no more.
      let person = rest & (0 &- rest)
      rest &= rest &- 1
      let counters = start &+ bitCount(person &- 1) &* RandomKey.counterStep
      for index in 0..<count {
        let coin = unsafe coins[index]
        if isCertain(coin.lower, coin.higher) { continue }
        let draws = scattered(counters &+ coin.word) &>> 11
        let lower = unsafe answers + 2 &* index &* plane
        let below = unsafe load(lower) | Self.people(person, draws, below: coin.lower)
        unsafe store(below, at: lower)
        let higher = unsafe lower + plane
        if coin.higher == coin.lower {
          unsafe store(below, at: higher)
        } else {
          unsafe store(load(higher) | Self.people(person, draws, below: coin.higher), at: higher)
        }
      }
    }
  }

  /// Those people, a bit at most in each word, whose draw of 53 bits is below a threshold.
  @inline(__always)
  private static func people(_ person: Words, _ draws: Words, below threshold: UInt64) -> Words {
    person & (0 &- ((draws &- threshold) &>> 63))
  }

  /// How many bits are set in each word.
  @inline(__always)
  static func bitCount(_ words: Words) -> Words {
    (bitsOfBytes(words) &* 0x0101_0101_0101_0101) &>> 56
  }

  /// How many bits are set in each byte of each word.
  @inline(__always)
  static func bitsOfBytes(_ words: Words) -> Words {
    var counts = words &- ((words &>> 1) & 0x5555_5555_5555_5555)
    counts = (counts & 0x3333_3333_3333_3333) &+ ((counts &>> 2) & 0x3333_3333_3333_3333)
    return (counts &+ (counts &>> 4)) & 0x0F0F_0F0F_0F0F_0F0F
  }

  /// The sum of the bytes of each word.
  @inline(__always)
  static func sumOfBytes(_ words: Words) -> Words {
    let pairs = (words & 0x00FF_00FF_00FF_00FF) &+ ((words &>> 8) & 0x00FF_00FF_00FF_00FF)
    return (pairs &* 0x0001_0001_0001_0001) &>> 48
  }

  // MARK: Both

  /// What all 64 bits of a draw are below if its upper 53 are below a threshold; not for certain success.
  @inline(__always)
  static func wholeThreshold(_ threshold: UInt64) -> UInt64 { threshold &<< 11 }

  /// What they are then at most; not for certain failure.
  @inline(__always)
  static func wholeLimit(_ threshold: UInt64) -> UInt64 { (threshold &<< 11) &- 1 }

  /// Whether coins of two chances have one outcome each, whatever is drawn.
  @inline(__always)
  static func isCertain(_ lower: UInt64, _ higher: UInt64) -> Bool {
    (lower == 0 || lower >= CoinThreshold.always) && (higher == 0 || higher >= CoinThreshold.always)
  }

  /// Everybody where a chance is certain, else nobody.
  @inline(__always)
  static func all(_ chance: UInt64) -> UInt64 { chance >= CoinThreshold.always ? .max : 0 }

  /// The eight words at an address.
  @inline(__always)
  static func load(_ words: UnsafePointer<UInt64>) -> Words {
    unsafe UnsafeRawPointer(words).loadUnaligned(as: Words.self)
  }

  /// Writes eight words.
  @inline(__always)
  static func store(_ words: Words, at address: UnsafeMutablePointer<UInt64>) {
    unsafe UnsafeMutableRawPointer(address).storeBytes(of: words, as: Words.self)
  }
}
