public import Randomness

/// Everybody's coins, flipped side by side in vectors: for models in which most people flip one.
///
/// Eight words of 64 people are a block; lane l of an answer belongs to word l, a bit each. A person's
/// coin is draw 0 of a key, so that the answers are those of coins flipped one by one.
public enum PeopleCoins {
  /// Flips one coin for each person and compares it with two chances.
  ///
  /// - Parameters:
  ///   - blocks: The number of blocks.
  ///   - key: The key of the coins.
  ///   - lower: The lower chance.
  ///   - higher: The higher chance.
  ///   - answers: Takes two answers a block: who succeeds at the lower chance, and at the higher.
  /// - Complexity: O(people).
  @unsafe public static func flip(
    _ blocks: Int, _ key: RandomKey, _ lower: CoinThreshold, _ higher: CoinThreshold,
    into answers: UnsafeMutablePointer<SIMD8<UInt64>>
  ) {
    let (low, high) = (Words(repeating: lower.value), Words(repeating: higher.value))
    for block in 0..<blocks {
      var (below, belowHigher) = (Words(), Words())
      var counters = lastCounters(of: block, key)
      if lower == higher {
        for _ in 0..<64 { add(next(&counters), below: low, to: &below) }
        belowHigher = below
      } else {
        for _ in 0..<64 {
          let draws = next(&counters)
          add(draws, below: low, to: &below)
          add(draws, below: high, to: &belowHigher)
        }
      }
      // In bounds: there are two answers a block.
      unsafe answers[2 &* block] = below
      unsafe answers[2 &* block &+ 1] = belowHigher
    }
  }

  /// A coin whose chance depends on what somebody heard: its key, and the chances of those who heard nothing, good, bad,
  /// both.
  public typealias HearingCoin = (key: RandomKey, thresholds: SIMD4<UInt64>)

  /// Flips one coin for each person, of one of two kinds, and compares it with the four chances of that
  /// kind.
  ///
  /// - Parameters:
  ///   - blocks: The number of blocks.
  ///   - first: The coin of those whose bit is set.
  ///   - second: The coin of the others.
  ///   - answers: Four words a block, the first of which says whose bit is set; takes who succeeds at
  ///     each chance.
  /// - Complexity: O(people).
  @unsafe public static func flip(
    _ blocks: Int, _ first: HearingCoin, _ second: HearingCoin,
    into answers: UnsafeMutablePointer<SIMD8<UInt64>>
  ) {
    let change = first.key.word &- second.key.word
    let (other, either) = (second.thresholds, first.thresholds ^ second.thresholds)
    for block in 0..<blocks {
      // In bounds: there are four answers a block.
      let block4 = unsafe answers + 4 &* block
      // Their highest bits belong to the eight people whose turn it is.
      var isSet = unsafe block4[0]
      var (nothing, good, bad, both) = (Words(), Words(), Words(), Words())
      var counters = lastCounters(of: block, second.key)
      for _ in 0..<64 {
        // All bits for somebody of the first kind, else none.
        let isFirst = 0 &- (isSet &>> 63)
        let draws = scattered(counters &+ (isFirst & change)) &>> 11
        add(draws, below: other[0] ^ (isFirst & either[0]), to: &nothing)
        add(draws, below: other[1] ^ (isFirst & either[1]), to: &good)
        add(draws, below: other[2] ^ (isFirst & either[2]), to: &bad)
        add(draws, below: other[3] ^ (isFirst & either[3]), to: &both)
        isSet = isSet &<< 1
        counters &-= RandomKey.counterStep
      }
      unsafe (block4[0], block4[1], block4[2], block4[3]) = (nothing, good, bad, both)
    }
  }

  /// The counters of the people of the last bit of each word; those of the bit before are
  /// ``RandomKey/counterStep`` less.
  @inline(__always)
  private static func lastCounters(of block: Int, _ key: RandomKey) -> Words {
    key.counters(
      of: Words(63, 127, 191, 255, 319, 383, 447, 511) &+ UInt64(truncatingIfNeeded: block &<< 9))
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
