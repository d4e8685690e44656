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
    let turns = CoinTurns()
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
        let number = unsafe turns.take(CoinLanes.load(asked), block)
        for coin in 0..<count {
          let answers = unsafe answers + 2 &* coin &* plane
          unsafe CoinLanes.flip(coins[coin], turns, number, into: answers, answers + plane)
        }
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

  /// Flips a coin of those whose turns were taken.
  @inline(__always)
  fileprivate static func flip(
    _ coin: PeopleCoin, _ turns: borrowing CoinTurns, _ number: Int,
    into lower: UnsafeMutablePointer<UInt64>, _ higher: UnsafeMutablePointer<UInt64>
  ) {
    var (below, belowHigher) = (Words(), Words())
    if isCertain(coin.lower, coin.higher) {
      (below, belowHigher) = (Words(repeating: all(coin.lower)), Words(repeating: all(coin.higher)))
    } else {
      let low = Words(repeating: wholeThreshold(coin.lower))
      if coin.lower == coin.higher {
        for turn in 0..<number {
          let draws = scattered(turns.counters(turn) &+ coin.word)
          add(turns.people(turn), to: &below, where: draws .< low)
        }
        belowHigher = below
      } else {
        let high = Words(repeating: wholeLimit(coin.higher))
        for turn in 0..<number {
          let draws = scattered(turns.counters(turn) &+ coin.word)
          add(turns.people(turn), to: &below, where: draws .< low)
          add(turns.people(turn), to: &belowHigher, where: draws .<= high)
        }
      }
    }
    unsafe store(below, at: lower)
    unsafe store(belowHigher, at: higher)
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

/// Some people of a block in turns: in each the next of each word, or nobody where there are no more.
struct CoinTurns: ~Copyable {
  /// Of each turn eight words with a bit at most, then eight counters.
  private let words = KernelBuffer<UInt64>(count: 64 * 16 + 32, 0)

  /// Room for 32 words more.
  var scratch: UnsafeMutablePointer<UInt64> {
    // In bounds: it is behind all turns.
    @inline(__always) get { unsafe words.elements.baseAddress.unsafelyUnwrapped + 64 * 16 }
  }

  /// Takes people of a block.
  ///
  /// - Returns: The number of turns.
  /// - Complexity: O(the most people of a word).
  @inline(__always)
  func take(_ people: Words, _ block: Int) -> Int {
    let start = CoinLanes.firstCounters(of: block, 0)
    var (rest, turn) = (people, 0)
    // In bounds: a word has 64 bits.
    let words = unsafe words.elements.baseAddress.unsafelyUnwrapped
    while !CoinLanes.isEmpty(rest) {
      let person = rest & (0 &- rest)
      rest &= rest &- 1
      let counters = start &+ CoinLanes.bitCount(person &- 1) &* RandomKey.counterStep
      unsafe CoinLanes.store(person, at: words + 16 &* turn)
      unsafe CoinLanes.store(counters, at: words + (16 &* turn &+ 8))
      turn &+= 1
    }
    return turn
  }

  /// Whose turn it is, a bit at most in each word.
  @inline(__always)
  func people(_ turn: Int) -> Words { words(16 &* turn) }

  /// What is scattered into their draws, but for the word of the stream.
  @inline(__always)
  func counters(_ turn: Int) -> Words { words(16 &* turn &+ 8) }

  @inline(__always)
  private func words(_ index: Int) -> Words {
    // In bounds: a turn is one of those taken.
    unsafe CoinLanes.load(UnsafePointer(words.elements.baseAddress.unsafelyUnwrapped) + index)
  }
}
