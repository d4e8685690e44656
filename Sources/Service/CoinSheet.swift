internal import Randomness
internal import SocialGraph
internal import SpreadTypes
internal import WordOfMouth

// Coins of many people, kept a bit each: flipped beforehand, side by side in vectors (`KernelBuild`). The border to
// the kernel: arrays become pointers here, and nowhere else in this module.

/// Coins of the same people, each compared with two chances.
struct CoinSheet {
  private var coins: [PeopleCoin] = []
  private var answers: [SIMD8<UInt64>] = []
  /// How many blocks there are of an answer.
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
  mutating func flip(of people: PeopleBlocks) {
    plane = people.blocks.count
    let room = 2 * coins.count * plane
    if answers.count < room { answers = .init(repeating: .zero, count: room) }
    let (coins, blocks) = (coins, plane)
    unsafe people.blocks.withWords { people in
      unsafe coins.withUnsafeBufferPointer { coins in
        unsafe answers.withMutableWords { answers in
          guard let start = coins.baseAddress else { return }
          unsafe InstructionSet.inUse.kernel.flip(
            start, coins.count, of: people, blocks: blocks, into: answers)
        }
      }
    }
  }

  /// Those of a block of people whose coin succeeds at the lower chance.
  @inline(__always)
  func lower(_ coin: Int, block: Int) -> SIMD8<UInt64> { answers[2 &* coin &* plane &+ block] }

  /// Those of a block of people whose coin succeeds at the higher chance.
  @inline(__always)
  func higher(_ coin: Int, block: Int) -> SIMD8<UInt64> {
    answers[(2 &* coin &+ 1) &* plane &+ block]
  }

  /// Those of a word of people whose coin succeeds at the lower chance.
  @inline(__always)
  func lower(_ coin: Int, _ word: Int) -> UInt64 { lower(coin, block: word &>> 3)[word & 7] }
}

/// Who stays of customers, and who joins of prospects: one coin for each person, by their class compared with the
/// chances of the four things that they may have heard.
struct StayOrJoinSheet {
  /// Who is asked, and whose class has a one, a two and a four among its binary digits, one list after the other.
  private var people: [SIMD8<UInt64>] = []
  private var answers: [SIMD8<UInt64>] = []
  private var coins: [UInt64] = []
  /// How many customers there are of each class.
  private(set) var byClass = ByClass { _ in 0 }
  /// How many blocks there are of a list.
  private var plane: Int { people.count / 4 }

  /// The number of prospects among those of classes.
  private static let prospects = 6

  /// Notes everybody's class and counts them.
  ///
  /// - Parameters:
  ///   - blocks: Everybody.
  ///   - active: The numbers of blocks with customers.
  ///   - asksProspects: Whether prospects may join.
  /// - Complexity: O(blocks).
  mutating func sort(_ blocks: [PeopleBlock], _ active: [Int], asksProspects: Bool) {
    if !asksProspects || people.count != 4 * blocks.count {
      people.removeAll(keepingCapacity: true)
      people.append(contentsOf: repeatElement(.zero, count: 4 * blocks.count))
    }
    let plane = blocks.count
    var all = people.mutableSpan
    if asksProspects {
      for index in blocks.indices {
        Self.note(blocks[index], index, prospects: blocks[index].prospects, &all, plane)
      }
    } else {
      for index in active { Self.note(blocks[index], index, prospects: .zero, &all, plane) }
    }
    countClasses()
  }

  private mutating func countClasses() {
    var counts = [UInt64](repeating: 0, count: 64)
    let blocks = plane
    unsafe people.withWords { people in
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        guard let counts = counts.baseAddress else { return }
        unsafe InstructionSet.inUse.kernel.count(kindsOf: people, blocks: blocks, into: counts)
      }
    }
    byClass = ByClass { kind in
      Int(counts[8 * kind.rawValue..<8 * kind.rawValue + 8].reduce(0, +))
    }
  }

  @inline(__always)
  private static func note(
    _ block: PeopleBlock, _ index: Int, prospects: SIMD8<UInt64>,
    _ all: inout MutableSpan<SIMD8<UInt64>>, _ plane: Int
  ) {
    let code = block.classCode
    all[index] = block.customers | prospects
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
    if answers.count != people.count { answers = .init(repeating: .zero, count: people.count) }
    let (all, blocks) = (coins, plane)
    unsafe heard.positive.withUnsafeBufferPointer { positive in
      unsafe heard.negative.withUnsafeBufferPointer { negative in
        unsafe all.withUnsafeBufferPointer { coins in
          guard let positive = positive.baseAddress, let negative = negative.baseAddress,
            let coins = coins.baseAddress
          else { return }
          unsafe people.withWords { people in
            unsafe answers.withMutableWords { answers in
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

  /// Who was asked of a block of people.
  @inline(__always)
  func asked(block: Int) -> SIMD8<UInt64> { people[block] }

  /// What came of the coins of some of a block of people.
  @inline(__always)
  func flips(of some: SIMD8<UInt64>, block: Int) -> SwayedCoin.Flips {
    let plane = plane
    return SwayedCoin.Flips(
      succeed: some & answers[block], unmoved: some & answers[plane &+ block],
      won: some & answers[2 &* plane &+ block], lost: some & answers[3 &* plane &+ block])
  }

  /// Adds the customers of some classes to a list, in order of id.
  ///
  /// - Complexity: O(people / 64 + those added).
  func add(_ kinds: [CustomerClass], to list: inout [PersonID]) {
    let end = list.count
    // Four more places, for what is written of a word that has fewer people.
    list.append(
      contentsOf: repeatElement(0, count: kinds.reduce(4) { $0 + byClass[$1] }))
    unsafe people.withWords { people in
      unsafe list.withUnsafeMutableBufferPointer { list in
        guard let list = list.baseAddress else { return }
        // In bounds: there has just been made room.
        unsafe InstructionSet.inUse.kernel.list(
          kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) }, of: people, blocks: plane,
          into: list + end)
      }
    }
    list.removeLast(4)
  }
}

/// Adds people to others.
///
/// - Returns: How many were not among them.
/// - Complexity: O(people / 64).
func addPeople(_ people: [UInt64], to others: inout [UInt64]) -> Int {
  precondition(people.count == others.count, "the same people")
  return unsafe people.withUnsafeBufferPointer { people in
    unsafe others.withUnsafeMutableBufferPointer { others in
      guard let start = people.baseAddress, let others = others.baseAddress else { return 0 }
      return unsafe InstructionSet.inUse.kernel.add(start, to: others, words: people.count)
    }
  }
}

extension [SIMD8<UInt64>] {
  /// Hands out the words of blocks, unless there are none.
  @unsafe
  fileprivate func withWords(_ body: (UnsafePointer<UInt64>) -> Void) {
    unsafe withUnsafeBufferPointer { blocks in
      unsafe blocks.withMemoryRebound(to: UInt64.self) { words in
        if let start = words.baseAddress { unsafe body(start) }
      }
    }
  }

  /// Hands out the words of blocks to be changed, unless there are none.
  @unsafe
  fileprivate mutating func withMutableWords(_ body: (UnsafeMutablePointer<UInt64>) -> Void) {
    unsafe withUnsafeMutableBufferPointer { blocks in
      unsafe blocks.withMemoryRebound(to: UInt64.self) { words in
        if let start = words.baseAddress { unsafe body(start) }
      }
    }
  }
}
