internal import Randomness

/// Who stays of customers with an ordinary moment, and who joins of prospects: one coin for each person,
/// a bit for each of the four things that they may have heard.
///
/// Nobody is both, so that one pass flips both kinds of coin, each lane under its own key. Otherwise it
/// is to a ``SwayedCoin`` what a ``CoinSheet`` is to two coins.
struct StayOrJoinSheet {
  /// A swayed coin and its luck.
  struct Toss {
    var coin = SwayedCoin(0, Market.Sway())
    var key = RandomKey(seed: 0, purpose: .visit)

    /// Flips the coins of some of 64 people, one after the other.
    @inline(__always)
    fileprivate func flip(
      _ people: UInt64, _ word: Int, heardGood: UInt64, heardBad: UInt64
    ) -> SwayedCoin.Flips {
      coin.flip(people, word, key, heardGood: heardGood, heardBad: heardBad)
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
  /// - Complexity: O(words), O(1) where few are asked or the chances leave nothing to luck.
  mutating func prepare(_ words: [PeopleWord], asked: Int, staying: Toss, joining: Toss) {
    self.staying = staying
    self.joining = joining
    isFlipped =
      CoinSheet.isWorthwhile(words: words.count, asked: asked)
      && !(staying.coin.isSettled && joining.coin.isSettled)
    if isFlipped { flipAll(words) }
  }

  /// Flips the coins of ordinary customers of a word, and of its prospects, by what they heard.
  @inline(__always)
  func flip(
    customers: UInt64, prospects: UInt64, _ word: Int, heardGood: UInt64, heardBad: UInt64
  ) -> (stay: SwayedCoin.Flips, join: SwayedCoin.Flips) {
    guard isFlipped else {
      return (
        staying.flip(customers, word, heardGood: heardGood, heardBad: heardBad),
        joining.flip(prospects, word, heardGood: heardGood, heardBad: heardBad)
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

  private mutating func flipAll(_ words: [PeopleWord]) {
    let blocks = (words.count + 7) / 8
    if answers.count != 4 * blocks { answers = .init(repeating: .zero, count: 4 * blocks) }
    let (stay, join) = (staying.coin, joining.coin)
    let change = staying.key.word &- joining.key.word
    for block in 0..<blocks {
      var (unmoved, good, bad, both) = (CoinLanes(), CoinLanes(), CoinLanes(), CoinLanes())
      // Their highest bits belong to the eight people whose turn it is.
      var customers = Self.customers(words, block)
      var counters = CoinLanes.lastCounters(ofBlock: block, joining.key)
      for _ in 0..<64 {
        // All bits for a customer, else none.
        let isCustomer = 0 &- (customers &>> 63)
        let draws = scattered(counters &+ (isCustomer & change)) &>> 11
        unmoved.add(draws, below: Self.chosen(isCustomer, stay.unmoved, join.unmoved))
        good.add(draws, below: Self.chosen(isCustomer, stay.good, join.good))
        bad.add(draws, below: Self.chosen(isCustomer, stay.bad, join.bad))
        both.add(draws, below: Self.chosen(isCustomer, stay.both, join.both))
        customers = customers &<< 1
        counters &-= RandomKey.counterStep
      }
      answers[4 * block] = unmoved.succeed
      answers[4 * block + 1] = good.succeed
      answers[4 * block + 2] = bad.succeed
      answers[4 * block + 3] = both.succeed
    }
  }

  /// The threshold of the one coin where somebody is a customer, else of the other.
  @inline(__always)
  private static func chosen(
    _ isCustomer: SIMD8<UInt64>, _ stay: Coin, _ join: Coin
  ) -> SIMD8<UInt64> {
    join.threshold ^ (isCustomer & (stay.threshold ^ join.threshold))
  }

  /// The customers of eight words, of fewer at the end.
  private static func customers(_ words: [PeopleWord], _ block: Int) -> SIMD8<UInt64> {
    var customers = SIMD8<UInt64>.zero
    for lane in 0..<min(8, words.count - 8 * block) {
      customers[lane] = words[8 * block + lane].customers
    }
    return customers
  }
}
