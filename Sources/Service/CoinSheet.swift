internal import Randomness
internal import SpreadTypes
internal import WordOfMouth

// Everybody's coins, kept a bit each. Where a good part of all people is asked, everybody's coin is flipped
// beforehand, side by side in vectors (`KernelBuild`); where few are, each is flipped when asked for.
// Both give the same answers, to the last bit. The border to the kernel: arrays become pointers here, and
// nowhere else in this module.

/// A coin of each of many people, compared with two chances.
struct CoinSheet {
  private var key = RandomKey(seed: 0, purpose: .visit)
  private var (lower, higher) = (CoinThreshold(chance: 0), CoinThreshold(chance: 0))
  private var isFlipped = false
  /// For each 512 people, lane l for word l of theirs: who succeeds at the lower chance, and the higher.
  private var answers: [SIMD8<UInt64>] = []

  /// Gets ready to be asked.
  ///
  /// - Parameters:
  ///   - words: How many words of 64 people there are.
  ///   - asked: How many people will be asked for.
  ///   - key: The key of the coins; a person's coin is draw 0.
  ///   - lower: The lower chance.
  ///   - higher: The higher chance, or nil if there is but one.
  /// - Complexity: O(words), O(1) where few are asked or the outcome is certain.
  mutating func prepare(
    words: Int, asked: Int, _ key: RandomKey, _ lower: CoinThreshold,
    _ higher: CoinThreshold? = nil
  ) {
    self.key = key
    self.lower = lower
    self.higher = higher ?? lower
    isFlipped = Self.isWorthwhile(words: words, asked: asked) && !isCertain
    if !isFlipped { return }
    let blocks = (words + 7) / 8
    if answers.count != 2 * blocks { answers = .init(repeating: .zero, count: 2 * blocks) }
    unsafe answers.withUnsafeMutableBufferPointer {
      guard let start = $0.baseAddress else { return }
      unsafe InstructionSet.inUse.kernel.flip(
        blocks, word: key.word, self.lower.value, self.higher.value, into: start)
    }
  }

  /// Whether flipping everybody's coin is sooner done than those asked for: an estimate, from the cost of
  /// a draw in vectors and of one alone; results do not depend on it.
  static func isWorthwhile(words: Int, asked: Int) -> Bool { asked >= words * 12 }

  private var isCertain: Bool { lower.isCertain && higher.isCertain }

  /// Flips the coins of some of 64 people.
  ///
  /// - Returns: Those whose coin succeeds at the lower chance, and at the higher.
  @inline(__always)
  func flip(_ people: UInt64, _ word: Int) -> (lower: UInt64, higher: UInt64) {
    if isFlipped {
      let place = (word &>> 3) &<< 1
      return (people & answers[place][word & 7], people & answers[place &+ 1][word & 7])
    }
    if isCertain {
      return (lower.flip(people, word, key), higher.flip(people, word, key))
    }
    return CoinThreshold.flip(people, word, key, lower, higher)
  }
}

/// Who stays of customers with an ordinary experience, and who joins of prospects: one coin for
/// each person, compared with the chances of the four things that they may have heard.
///
/// Nobody is both, so that one pass flips both kinds of coin.
struct StayOrJoinSheet {
  /// A swayed coin and its key.
  struct Toss {
    var coin = SwayedCoin(0, Market.Sway())
    var key = RandomKey(seed: 0, purpose: .visit)

    fileprivate var ready: HearingCoin {
      HearingCoin(
        word: key.word, nothing: coin.unmoved.value, good: coin.good.value,
        bad: coin.bad.value, both: coin.both.value)
    }
  }

  private var (staying, joining) = (Toss(), Toss())
  private var isFlipped = false
  /// For each 512 people, lane l for word l of theirs: who succeeds unmoved, by good, bad, both.
  private var answers: [SIMD8<UInt64>] = []

  /// Gets ready to be asked.
  ///
  /// - Parameters:
  ///   - words: Everybody.
  ///   - asked: How many people will be asked for.
  ///   - staying: How customers stay.
  ///   - joining: How prospects join.
  /// - Complexity: O(words), O(1) where few are asked or the outcome is certain.
  mutating func prepare(_ words: [PeopleWord], asked: Int, staying: Toss, joining: Toss) {
    self.staying = staying
    self.joining = joining
    isFlipped =
      CoinSheet.isWorthwhile(words: words.count, asked: asked)
      && !(staying.coin.isCertain && joining.coin.isCertain)
    if !isFlipped { return }
    let blocks = (words.count + 7) / 8
    if answers.count != 4 * blocks { answers = .init(repeating: .zero, count: 4 * blocks) }
    for (word, people) in words.enumerated() {
      answers[(word &>> 3) &<< 2][word & 7] = people.customers
    }
    unsafe answers.withUnsafeMutableBufferPointer {
      guard let start = $0.baseAddress else { return }
      unsafe InstructionSet.inUse.kernel.flip(blocks, staying.ready, joining.ready, into: start)
    }
  }

  /// Flips the coins of ordinary customers of a word, and of its prospects, by what they heard.
  @inline(__always)
  func flip(
    customers: UInt64, prospects: UInt64, _ word: Int, heardGood: UInt64, heardBad: UInt64
  ) -> (stay: SwayedCoin.Flips, join: SwayedCoin.Flips) {
    guard isFlipped else {
      return (
        staying.coin.flip(
          customers, word, staying.key, heardGood: heardGood, heardBad: heardBad),
        joining.coin.flip(
          prospects, word, joining.key, heardGood: heardGood, heardBad: heardBad)
      )
    }
    let (place, lane) = ((word &>> 3) &<< 2, word & 7)
    let below = SwayedCoin.Below(
      unmoved: answers[place][lane], good: answers[place &+ 1][lane],
      bad: answers[place &+ 2][lane], both: answers[place &+ 3][lane])
    return (
      below.flips(of: customers, heardGood: heardGood, heardBad: heardBad),
      below.flips(of: prospects, heardGood: heardGood, heardBad: heardBad)
    )
  }
}
