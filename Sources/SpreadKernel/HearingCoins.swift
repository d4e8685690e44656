internal import Randomness
internal import SpreadTypes

// Coins whose chance depends on what people heard, and on what kind of people they are. Those of the usual kinds
// are flipped side by side, and compared with the lowest and the highest of their four chances: between the two,
// which few are, it matters what somebody heard, and they are looked at closely. Of the others those of kind 2, where
// they are many, are compared with all four side by side, the next of each word; the rest are looked at closely too.

extension Kernel {
  /// Flips one coin of some people, each of one of eight kinds, and compares it with the four chances that the
  /// kind has by what somebody heard: as things are, and as if they had not heard one of the stories.
  ///
  /// - Complexity: O(people / 64 + people asked).
  @unsafe public func flip(
    byHearing coins: UnsafePointer<UInt64>, of people: UnsafePointer<UInt64>,
    positive: UnsafePointer<UInt64>, negative: UnsafePointer<UInt64>, blocks: Int,
    into answers: UnsafeMutablePointer<UInt64>
  ) {
    let plane = 8 &* blocks
    let (first, second) = unsafe (UsualCoin(coins, kind: 0), UsualCoin(coins, kind: 6))
    let certainKinds = unsafe HearingCoins.certainKinds(coins)
    let turns = CoinTurns()
    for block in 0..<blocks {
      // In bounds: each of the four has eight words a block.
      let people = unsafe people + 8 &* block
      let answers = unsafe answers + 8 &* block
      let asked = unsafe CoinLanes.load(people)
      if CoinLanes.isEmpty(asked) { continue }
      let ones = unsafe CoinLanes.load(people + plane)
      let twos = unsafe CoinLanes.load(people + 2 &* plane)
      let fours = unsafe CoinLanes.load(people + 3 &* plane)
      let isSecond = asked & twos & fours & ~ones
      let isFirst = asked & ~(ones | twos | fours)
      var (below, close) = unsafe HearingCoins.settle(
        certainKinds, coins, asked, ones, twos, fours)
      let usual = close & (isFirst | isSecond)
      if CoinLanes.count(usual) >= HearingCoins.manyUsual {
        let flipped = HearingCoins.flipUsual(first, second, isSecond: isSecond, block)
        below |= usual & flipped.below
        close &= ~usual | flipped.undecided
      }
      // Many of the others are of this kind.
      let third = close & twos & ~(ones | fours)
      var chances = HearingChances()
      if CoinLanes.count(third) >= HearingCoins.manyThird {
        chances = unsafe HearingChances(coins + 5 &* 2, turns, turns.take(third, block))
        close &= ~third
      }
      // Until its turn comes, who is to be looked at closely is where the last answer goes.
      unsafe CoinLanes.store(below, at: answers)
      unsafe CoinLanes.store(close, at: answers + 3 &* plane)
      unsafe chances.store(in: turns.scratch)
      for word in 0..<8 {
        if unsafe people[word] == 0 { continue }
        let number = 8 &* block &+ word
        unsafe HearingCoins.look(
          at: answers[3 &* plane &+ word], number, coins, people + word, positive: positive[number],
          negative: negative[number], into: answers + word, plane, turns.scratch + word)
      }
    }
  }
}

/// The coin of a usual kind: its stream, and the ends of its chances.
struct UsualCoin {
  let word: UInt64
  private(set) var lowest: UInt64
  private(set) var highest: UInt64

  /// Takes the coin of a kind.
  @inline(__always)
  init(_ coins: UnsafePointer<UInt64>, kind: Int) {
    // In bounds: eight times five words.
    let coin = unsafe coins + 5 &* kind
    unsafe (word, lowest, highest) = (coin[0], coin[1], coin[1])
    for place in 2..<5 {
      let chance = unsafe coin[place]
      if chance < lowest { lowest = chance }
      if chance > highest { highest = chance }
    }
  }
}

/// Coins of several kinds.
enum HearingCoins {
  /// From how many people of the usual kinds on of a block it is sooner done to flip everybody's coin.
  static var manyUsual: Int { 64 }
  /// The same of those of kind 2, of whom the next of each word are flipped side by side.
  static var manyThird: Int { 8 }

  /// Flips everybody's coin in a block, as if all were of the usual kinds.
  ///
  /// - Returns: Who succeeds whatever they heard, and for whom it matters.
  @inline(__always)
  static func flipUsual(
    _ first: UsualCoin, _ second: UsualCoin, isSecond: Words, _ block: Int
  ) -> (below: Words, undecided: Words) {
    let change = second.word &- first.word
    let lowest = CoinLanes.wholeThreshold(first.lowest)
    let highest = CoinLanes.wholeLimit(first.highest)
    // What the two kinds differ in, so that one mask chooses.
    let lowestEither = lowest ^ CoinLanes.wholeThreshold(second.lowest)
    let highestEither = highest ^ CoinLanes.wholeLimit(second.highest)
    // Their lowest bits belong to the eight people whose turn it is.
    var kinds = isSecond
    var (below, belowHighest) = (Words(), Words())
    var (counters, people) = (CoinLanes.firstCounters(of: block, first.word), Words(repeating: 1))
    for _ in 0..<64 {
      // All bits for somebody of the second kind, else none.
      let isSecond = 0 &- (kinds & 1)
      let draws = scattered(counters &+ (isSecond & change))
      CoinLanes.add(people, to: &below, where: draws .< (lowest ^ (isSecond & lowestEither)))
      CoinLanes.add(
        people, to: &belowHighest, where: draws .<= (highest ^ (isSecond & highestEither)))
      kinds &>>= 1
      CoinLanes.step(&counters, &people)
    }
    return (below, belowHighest & ~below)
  }

  /// The kinds whose coins have one outcome, whatever is drawn or heard: a bit each.
  @inline(__always)
  static func certainKinds(_ coins: UnsafePointer<UInt64>) -> UInt64 {
    var kinds: UInt64 = 0
    for kind in 0..<8 {
      let coin = unsafe UsualCoin(coins, kind: kind)
      if coin.highest == 0 || coin.lowest >= CoinThreshold.always {
        kinds |= 1 &<< UInt64(truncatingIfNeeded: kind)
      }
    }
    return kinds
  }

  /// Settles the kinds whose coins have one outcome.
  ///
  /// - Returns: Of these kinds who succeeds, and everybody of other kinds.
  @inline(__always)
  static func settle(
    _ kinds: UInt64, _ coins: UnsafePointer<UInt64>, _ asked: Words, _ ones: Words,
    _ twos: Words, _ fours: Words
  ) -> (succeed: Words, others: Words) {
    var (succeed, others, rest) = (Words(), asked, kinds)
    while rest != 0 {
      let number = UInt64(truncatingIfNeeded: rest.trailingZeroBitCount)
      rest &= rest &- 1
      // All bits where the digit is 0: it is to be missing.
      let people =
        others & (ones ^ ((number & 1) &- 1)) & (twos ^ (((number &>> 1) & 1) &- 1))
        & (fours ^ ((number &>> 2) &- 1))
      unsafe succeed |= people & CoinLanes.all(coins[5 &* Int(truncatingIfNeeded: number) &+ 1])
      others &= ~people
    }
    return (succeed, others)
  }

  /// Flips the coins of some people of a word by their kinds, beside answers that there are of others.
  ///
  /// One by one: what differs from lane to lane would take longer to gather than to do.
  ///
  /// - Parameters:
  ///   - close: Who they are.
  ///   - word: The number of their word.
  ///   - coins: The coins of all kinds.
  ///   - people: The word of who is asked; behind it the digits of their kinds.
  ///   - positive: Who heard the positive story.
  ///   - negative: Who heard the negative one.
  ///   - answers: The words of the answers; in the first stands who succeeds of others, whatever they heard.
  ///   - plane: How many words lie between one and the next.
  ///   - known: Four words, eight apart: of people who were looked at before, who succeeds at each chance.
  @inline(__always)
  static func look(
    at close: UInt64, _ word: Int, _ coins: UnsafePointer<UInt64>,
    _ people: UnsafePointer<UInt64>, positive: UInt64, negative: UInt64,
    into answers: UnsafeMutablePointer<UInt64>, _ plane: Int, _ known: UnsafePointer<UInt64>
  ) {
    // In bounds: there are four answers, four words of people, and five of each kind.
    let others = unsafe answers[0]
    let (ones, twos, fours) = unsafe (people[plane], people[2 &* plane], people[3 &* plane])
    let first = UInt64(truncatingIfNeeded: word) &<< 6
    var (nothing, good, bad, both) = unsafe (known[0], known[8], known[16], known[24])
    var rest = close
    while rest != 0 {
      let place = UInt64(truncatingIfNeeded: rest.trailingZeroBitCount)
      rest &= rest &- 1
      let (one, two, four) = ((ones &>> place) & 1, (twos &>> place) & 1, (fours &>> place) & 1)
      let coin = unsafe coins + 5 &* Int(truncatingIfNeeded: one | two &<< 1 | four &<< 2)
      let draw = unsafe RandomDraws(key: coin[0], person: first &+ place).base &>> 11
      unsafe nothing |= ((draw &- coin[1]) &>> 63) &<< place
      unsafe good |= ((draw &- coin[2]) &>> 63) &<< place
      unsafe bad |= ((draw &- coin[3]) &>> 63) &<< place
      unsafe both |= ((draw &- coin[4]) &>> 63) &<< place
    }
    let withoutPositive = (negative & bad) | (~negative & nothing)
    let withoutNegative = (positive & good) | (~positive & nothing)
    let withPositive = (negative & both) | (~negative & good)
    let succeed = (positive & withPositive) | (~positive & withoutPositive)
    unsafe answers[0] = others | succeed
    unsafe answers[plane] = others | nothing
    unsafe answers[2 &* plane] = succeed & positive & ~withoutPositive
    unsafe answers[3 &* plane] = withoutNegative & negative & ~succeed
  }
}

/// Who of some people succeeds at each of the four chances of their kind.
struct HearingChances {
  private var nothing = Words()
  private var good = Words()
  private var bad = Words()
  private var both = Words()

  /// Nobody.
  init() {}

  /// Flips the coin of those whose turns were taken, all of one kind.
  @inline(__always)
  init(_ coin: UnsafePointer<UInt64>, _ turns: borrowing CoinTurns, _ number: Int) {
    // In bounds: a kind has five words.
    let word = unsafe coin[0]
    let (ifNothing, ifGood) = unsafe (Words(repeating: coin[1]), Words(repeating: coin[2]))
    let (ifBad, ifBoth) = unsafe (Words(repeating: coin[3]), Words(repeating: coin[4]))
    for turn in 0..<number {
      let (people, draws) = (turns.people(turn), scattered(turns.counters(turn) &+ word) &>> 11)
      CoinLanes.add(people, to: &nothing, where: draws .< ifNothing)
      CoinLanes.add(people, to: &good, where: draws .< ifGood)
      CoinLanes.add(people, to: &bad, where: draws .< ifBad)
      CoinLanes.add(people, to: &both, where: draws .< ifBoth)
    }
  }

  /// Writes who succeeds, eight words for each chance.
  @inline(__always)
  func store(in words: UnsafeMutablePointer<UInt64>) {
    unsafe CoinLanes.store(nothing, at: words)
    unsafe CoinLanes.store(good, at: words + 8)
    unsafe CoinLanes.store(bad, at: words + 16)
    unsafe CoinLanes.store(both, at: words + 24)
  }
}
