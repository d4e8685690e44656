internal import Randomness
internal import SocialGraph

/// Takes as many attempts as capacity allows: those with the smallest coins, of equals the lower id.
///
/// Coins that succeeded are spread evenly below the chance, so that a count of them in 256 equal parts
/// tells in which part the last one taken is; only that part is sorted.
enum AttemptChoice {
  /// Somebody whose attempt coin succeeded.
  struct Attempt {
    var coin: UInt64
    var person: PersonID
  }

  /// Leaves this many attempts in the words, if there are more.
  ///
  /// - Parameters:
  ///   - words: Everybody; `attempted` has those whose coin succeeded, and then those taken.
  ///   - capacity: The most that are taken.
  ///   - coin: The chance of an attempt.
  ///   - key: The key of attempts.
  ///   - attempts: Memory.
  /// - Complexity: O(people / 64 + attempts) unless many coins are nearly equal.
  static func limit(
    _ words: inout PeopleStates, to capacity: Int, _ coin: CoinThreshold, _ key: RandomKey,
    _ attempts: inout [Attempt]
  ) {
    let wanted = words.indices.reduce(0) { $0 + words[$1].attempted.nonzeroBitCount }
    if wanted <= capacity { return }
    attempts.removeAll(keepingCapacity: true)
    var parts = [Int](repeating: 0, count: 256)
    for word in words.indices {
      var rest = words[word].attempted
      while rest != 0 {
        let person = PersonID(truncatingIfNeeded: word << 6 + rest.trailingZeroBitCount)
        let draw = key.draws(of: person).bits(0) >> 11
        attempts.append(Attempt(coin: draw, person: person))
        parts[part(of: draw, coin)] += 1
        rest &= rest - 1
      }
      words[word].attempted = 0
    }
    var (border, before) = (0, 0)
    while before + parts[border] <= capacity {
      before += parts[border]
      border += 1
    }
    var close: [Attempt] = []
    for attempt in attempts {
      let part = part(of: attempt.coin, coin)
      if part < border {
        take(attempt, in: &words)
      } else if part == border {
        close.append(attempt)
      }
    }
    close.sort { ($0.coin, $0.person) < ($1.coin, $1.person) }
    for attempt in close.prefix(capacity - before) { take(attempt, in: &words) }
  }

  /// Which of 256 equal parts of the chance a coin that succeeded is in.
  private static func part(of draw: UInt64, _ coin: CoinThreshold) -> Int {
    // At most 2^53 * 2^8: no overflow.
    Int((draw << 8) / coin.value)
  }

  private static func take(_ attempt: Attempt, in words: inout PeopleStates) {
    words[Int(attempt.person >> 6)].attempted |= 1 << UInt64(attempt.person & 63)
  }
}
