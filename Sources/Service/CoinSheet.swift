internal import Randomness

/// A coin of each of many people, compared with two chances and kept a bit each.
///
/// Where a good part of all people is asked, everybody's coin is flipped beforehand, side by side in
/// vectors; where few are, each is flipped when asked for. Both say the same, to the last bit.
struct CoinSheet {
  private var key = RandomKey(seed: 0, purpose: .visit)
  private var (lower, higher) = (Coin(0), Coin(0))
  private var isFlipped = false
  /// For each 512 people, lane l for word l of theirs: who succeeds at the lower chance, and the higher.
  private var answers: [SIMD8<UInt64>] = []

  /// Gets ready to be asked.
  ///
  /// - Parameters:
  ///   - words: How many words of 64 people there are.
  ///   - asked: How many people will be asked for.
  ///   - key: The luck; a person's coin is draw 0.
  ///   - lower: The lower chance.
  ///   - higher: The higher chance, or nil if there is but one.
  /// - Complexity: O(words), O(1) where few are asked or the chances leave nothing to luck.
  mutating func prepare(
    words: Int, asked: Int, _ key: RandomKey, _ lower: Coin, _ higher: Coin? = nil
  ) {
    self.key = key
    self.lower = lower
    self.higher = higher ?? lower
    isFlipped = Self.isWorthwhile(words: words, asked: asked) && !isSettled
    if isFlipped { flipAll(words) }
  }

  /// Whether flipping everybody's coin is sooner done than those asked for: an estimate, from the cost of
  /// a draw in vectors and of one alone; results do not depend on it.
  static func isWorthwhile(words: Int, asked: Int) -> Bool { asked >= words * 12 }

  private var isSettled: Bool { lower.isSettled && higher.isSettled }

  /// Flips the coins of some of 64 people.
  ///
  /// - Returns: Those whose coin succeeds at the lower chance, and at the higher.
  @inline(__always)
  func flip(_ people: UInt64, _ word: Int) -> (lower: UInt64, higher: UInt64) {
    if isFlipped {
      let place = (word &>> 3) &<< 1
      return (people & answers[place][word & 7], people & answers[place &+ 1][word & 7])
    }
    if isSettled {
      return (lower.flip(people, word, key), higher.flip(people, word, key))
    }
    return Coin.flip(people, word, key, lower, higher)
  }

  private mutating func flipAll(_ words: Int) {
    let blocks = (words + 7) / 8
    if answers.count != 2 * blocks { answers = .init(repeating: .zero, count: 2 * blocks) }
    for block in 0..<blocks {
      var (below, belowHigher) = (CoinLanes(), CoinLanes())
      let counters = CoinLanes.lastCounters(ofBlock: block, key)
      if lower == higher {
        Self.flip(counters) { below.add($0, lower) }
        belowHigher = below
      } else {
        Self.flip(counters) {
          below.add($0, lower)
          belowHigher.add($0, higher)
        }
      }
      answers[2 * block] = below.succeed
      answers[2 * block + 1] = belowHigher.succeed
    }
  }

  /// Draws 64 times, from the last bits' counters back to the first.
  @inline(__always)
  private static func flip(
    _ last: SIMD8<UInt64>, _ add: (_ draws: SIMD8<UInt64>) -> Void
  ) {
    var counters = last
    for _ in 0..<64 {
      add(scattered(counters) &>> 11)
      counters &-= RandomKey.counterStep
    }
  }
}

/// The coins of 512 people as they are flipped, eight at a time: one of each of eight words.
struct CoinLanes {
  /// Who succeeds, when all have been added: lane l for word l.
  private(set) var succeed = SIMD8<UInt64>.zero

  /// Compares the next eight draws of 53 bits with a chance.
  @inline(__always)
  mutating func add(_ draws: SIMD8<UInt64>, _ coin: Coin) {
    add(draws, below: SIMD8(repeating: coin.threshold))
  }

  /// Compares the next eight draws of 53 bits with a threshold each, at most 2^53.
  @inline(__always)
  mutating func add(_ draws: SIMD8<UInt64>, below thresholds: SIMD8<UInt64>) {
    // The sign of the difference enters at the bottom and moves up: the last ones come first.
    succeed = (succeed &<< 1) | ((draws &- thresholds) &>> 63)
  }

  /// The counters of the people of the last bit of each word; those of the bit before are
  /// ``RandomKey/counterStep`` less.
  @inline(__always)
  static func lastCounters(ofBlock block: Int, _ key: RandomKey) -> SIMD8<UInt64> {
    key.counters(
      of: SIMD8<UInt64>(63, 127, 191, 255, 319, 383, 447, 511)
        &+ UInt64(truncatingIfNeeded: block &<< 9))
  }
}
