internal import Randomness
internal import SocialGraph
internal import SpreadTypes
internal import WordOfMouth

// Coins of many people, kept a bit each: flipped beforehand, side by side in vectors (`KernelBuild`). The border to
// the kernel: arrays become pointers here, and nowhere else in this module.

/// People, a bit each: whole blocks of eight words, as the kernel takes them.
enum PeopleBlocks {
  /// How many words there are for this many words of people.
  static func words(_ count: Int) -> Int { (count + 7) / 8 * 8 }

  /// Makes room for people and forgets who there are.
  static func clear(_ people: inout [UInt64], words count: Int, lists: Int = 1) {
    people.removeAll(keepingCapacity: true)
    people.append(contentsOf: repeatElement(0, count: lists * words(count)))
  }
}

/// Coins of the same people, each compared with two chances.
struct CoinSheet {
  private var coins: [PeopleCoin] = []
  private var answers: [UInt64] = []
  /// How many words there are of an answer.
  private var plane = 0

  /// Puts down a coin that is to be flipped with others; the first is number 0.
  ///
  /// - Parameters:
  ///   - key: The key of the coins; a person's coin is draw 0.
  ///   - lower: The lower chance.
  ///   - higher: The higher chance, or nil if there is but one.
  mutating func add(_ key: RandomKey, _ lower: CoinThreshold, _ higher: CoinThreshold? = nil) {
    coins.append(
      PeopleCoin(word: key.word, lower: lower.value, higher: (higher ?? lower).value))
  }

  /// Takes the coins away that were put down.
  mutating func removeCoins() { coins.removeAll(keepingCapacity: true) }

  /// Flips the coins.
  ///
  /// - Parameter people: Whose; of others the answers mean nothing.
  /// - Complexity: O(people / 64 + people asked x coins).
  mutating func flip(of people: [UInt64]) {
    plane = people.count
    let (count, blocks) = (coins.count, plane / 8)
    let room = 2 * count * plane
    if answers.count < room { answers = .init(repeating: 0, count: room) }
    unsafe people.withUnsafeBufferPointer { people in
      unsafe coins.withUnsafeBufferPointer { coins in
        unsafe answers.withUnsafeMutableBufferPointer { answers in
          guard let people = people.baseAddress, let coins = coins.baseAddress,
            let answers = answers.baseAddress
          else { return }
          unsafe InstructionSet.inUse.kernel.flip(
            coins, count, of: people, blocks: blocks, into: answers)
        }
      }
    }
  }

  /// Those of a word of people whose coin succeeds at the lower chance.
  @inline(__always)
  func lower(_ coin: Int, _ word: Int) -> UInt64 { answers[2 &* coin &* plane &+ word] }

  /// Those of a word of people whose coin succeeds at the higher chance.
  @inline(__always)
  func higher(_ coin: Int, _ word: Int) -> UInt64 { answers[(2 &* coin &+ 1) &* plane &+ word] }
}

/// Who stays of customers, and who joins of prospects: one coin for each person, by their class compared with the
/// chances of the four things that they may have heard.
struct StayOrJoinSheet {
  /// Who is asked, and whose class has a one, a two and a four among its binary digits, one list after the other.
  private var people: [UInt64] = []
  private var answers: [UInt64] = []
  private var coins: [UInt64] = []
  /// How many customers there are of each class.
  private(set) var byClass = ByClass { _ in 0 }
  private var plane: Int { people.count / 4 }

  /// The number of prospects among those of classes.
  private static let prospects = 6

  /// Notes everybody's class and counts them.
  ///
  /// - Parameters:
  ///   - words: Everybody.
  ///   - active: The numbers of words with customers.
  ///   - asksProspects: Whether prospects may join.
  /// - Complexity: O(words).
  mutating func sort(_ words: [PeopleWord], _ active: [Int], asksProspects: Bool) {
    PeopleBlocks.clear(&people, words: words.count, lists: 4)
    let plane = plane
    var all = people.mutableSpan
    if asksProspects {
      for index in words.indices {
        Self.note(words[index], index, prospects: words[index].prospects, &all, plane)
      }
    } else {
      for index in active { Self.note(words[index], index, prospects: 0, &all, plane) }
    }
    countClasses()
  }

  private mutating func countClasses() {
    var counts = [UInt64](repeating: 0, count: 64)
    unsafe people.withUnsafeBufferPointer { people in
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        guard let people = people.baseAddress, let counts = counts.baseAddress else { return }
        unsafe InstructionSet.inUse.kernel.count(
          kindsOf: people, blocks: plane / 8, into: counts)
      }
    }
    byClass = ByClass { kind in
      Int(counts[8 * kind.rawValue..<8 * kind.rawValue + 8].reduce(0, +))
    }
  }

  @inline(__always)
  private static func note(
    _ word: PeopleWord, _ index: Int, prospects: UInt64, _ all: inout MutableSpan<UInt64>,
    _ plane: Int
  ) {
    let code = word.classCode
    all[index] = word.customers | prospects
    all[plane &+ index] = code.ones
    all[2 &* plane &+ index] = code.twos | prospects
    all[3 &* plane &+ index] = code.fours | prospects
  }

  /// Flips the coins.
  ///
  /// - Parameters:
  ///   - stay: Who stays, by class.
  ///   - loyalty: The key of these coins.
  ///   - join: Who joins.
  ///   - joining: The key of these coins.
  ///   - heard: Who heard each opinion.
  /// - Complexity: O(people / 64 + people asked).
  mutating func flip(
    _ stay: [SwayedCoin], _ loyalty: RandomKey, _ join: SwayedCoin, _ joining: RandomKey,
    _ heard: ByOpinion<[UInt64]>
  ) {
    coins.removeAll(keepingCapacity: true)
    coins.append(contentsOf: repeatElement(0, count: 40))
    func put(_ coin: SwayedCoin, _ key: RandomKey, kind: Int) {
      coins[5 * kind] = key.word
      coins[5 * kind + 1] = coin.unmoved.value
      coins[5 * kind + 2] = coin.good.value
      coins[5 * kind + 3] = coin.bad.value
      coins[5 * kind + 4] = coin.both.value
    }
    for (kind, coin) in stay.enumerated() { put(coin, loyalty, kind: kind) }
    put(join, joining, kind: Self.prospects)
    let blocks = plane / 8
    if answers.count != people.count { answers = .init(repeating: 0, count: people.count) }
    unsafe heard.positive.withUnsafeBufferPointer { positive in
      unsafe heard.negative.withUnsafeBufferPointer { negative in
        guard let positive = positive.baseAddress, let negative = negative.baseAddress else {
          return
        }
        unsafe people.withUnsafeBufferPointer { people in
          unsafe coins.withUnsafeBufferPointer { coins in
            unsafe answers.withUnsafeMutableBufferPointer { answers in
              guard let people = people.baseAddress, let coins = coins.baseAddress,
                let answers = answers.baseAddress
              else { return }
              // In bounds: there is a word of who heard for each that has people.
              unsafe InstructionSet.inUse.kernel.flip(
                byHearing: coins, of: people, positive: positive, negative: negative,
                blocks: blocks, into: answers)
            }
          }
        }
      }
    }
  }

  /// Who was asked of a word of people.
  @inline(__always)
  func asked(_ word: Int) -> UInt64 { people[word] }

  /// What came of the coins of some of a word of people.
  @inline(__always)
  func flips(of some: UInt64, _ word: Int) -> SwayedCoin.Flips {
    let plane = plane
    return SwayedCoin.Flips(
      succeed: some & answers[word], unmoved: some & answers[plane &+ word],
      won: some & answers[2 &* plane &+ word], lost: some & answers[3 &* plane &+ word])
  }

  /// Adds the customers of some classes to a list, in order of id.
  ///
  /// - Complexity: O(people / 64 + those added).
  func add(_ kinds: [CustomerClass], to list: inout [PersonID]) {
    let end = list.count
    // One more place, for what is written of a word that has no more people.
    list.append(
      contentsOf: repeatElement(0, count: kinds.reduce(1) { $0 + byClass[$1] }))
    unsafe people.withUnsafeBufferPointer { people in
      unsafe list.withUnsafeMutableBufferPointer { list in
        guard let start = people.baseAddress, let list = list.baseAddress else { return }
        // In bounds: there has just been made room.
        unsafe InstructionSet.inUse.kernel.list(
          kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) }, of: start, blocks: plane / 8,
          into: list + end)
      }
    }
    list.removeLast()
  }
}
