internal import Randomness
public import SpreadTypes

// Everybody's coins, flipped side by side in vectors: for models in which most people flip one.

extension Kernel {
  /// Flips one coin for each person and compares it with two chances.
  ///
  /// - Complexity: O(people).
  @unsafe public func flip(
    _ blocks: Int, word: UInt64, _ lower: UInt64, _ higher: UInt64,
    into answers: UnsafeMutablePointer<SIMD8<UInt64>>
  ) {
    let (low, high) = (Words(repeating: lower), Words(repeating: higher))
    for block in 0..<blocks {
      var (below, belowHigher) = (Words(), Words())
      var counters = Self.lastCounters(of: block, word)
      if lower == higher {
        for _ in 0..<64 { Self.add(Self.next(&counters), below: low, to: &below) }
        belowHigher = below
      } else {
        for _ in 0..<64 {
          let draws = Self.next(&counters)
          Self.add(draws, below: low, to: &below)
          Self.add(draws, below: high, to: &belowHigher)
        }
      }
      // In bounds: there are two answers a block.
      unsafe answers[2 &* block] = below
      unsafe answers[2 &* block &+ 1] = belowHigher
    }
  }

  /// Flips one coin for each person, of one of two kinds, and compares it with the four chances of that
  /// kind.
  ///
  /// - Complexity: O(people).
  @unsafe public func flip(
    _ blocks: Int, _ first: HearingCoin, _ second: HearingCoin,
    into answers: UnsafeMutablePointer<SIMD8<UInt64>>
  ) {
    let change = first.word &- second.word
    // What the two kinds differ in, so that one mask chooses.
    let nothingEither = first.nothing ^ second.nothing
    let goodEither = first.good ^ second.good
    let badEither = first.bad ^ second.bad
    let bothEither = first.both ^ second.both
    for block in 0..<blocks {
      // In bounds: there are four answers a block.
      let block4 = unsafe answers + 4 &* block
      // Their highest bits belong to the eight people whose turn it is.
      var isSet = unsafe block4[0]
      var (nothing, good, bad, both) = (Words(), Words(), Words(), Words())
      var counters = Self.lastCounters(of: block, second.word)
      for _ in 0..<64 {
        // All bits for somebody of the first kind, else none.
        let isFirst = 0 &- (isSet &>> 63)
        let draws = scattered(counters &+ (isFirst & change)) &>> 11
        Self.add(draws, below: second.nothing ^ (isFirst & nothingEither), to: &nothing)
        Self.add(draws, below: second.good ^ (isFirst & goodEither), to: &good)
        Self.add(draws, below: second.bad ^ (isFirst & badEither), to: &bad)
        Self.add(draws, below: second.both ^ (isFirst & bothEither), to: &both)
        isSet = isSet &<< 1
        counters &-= RandomKey.counterStep
      }
      unsafe (block4[0], block4[1], block4[2], block4[3]) = (nothing, good, bad, both)
    }
  }

  /// What is scattered into the draws of the people of the last bit of each word; of the bit before it is
  /// `RandomKey.counterStep` less.
  @inline(__always)
  private static func lastCounters(of block: Int, _ word: UInt64) -> Words {
    word
      &+ (Words(63, 127, 191, 255, 319, 383, 447, 511) &+ UInt64(truncatingIfNeeded: block &<< 9))
      &* RandomKey.counterStep
  }

  /// The next eight draws of 53 bits, one of each word, from the last bit to the first.
  @inline(__always)
  private static func next(_ counters: inout Words) -> Words {
    let draws = scattered(counters) &>> 11
    counters &-= RandomKey.counterStep
    return draws
  }

  /// Adds the outcome of eight draws of 53 bits to an answer.
  @inline(__always)
  private static func add(_ draws: Words, below thresholds: Words, to answer: inout Words) {
    // The sign of the difference enters at the bottom and moves up: the last ones come first.
    answer = (answer &<< 1) | ((draws &- thresholds) &>> 63)
  }
}
