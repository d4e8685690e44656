internal import Randomness
internal import SocialGraph

// Contacts told by coins of their own: `each` and `weightedCascade`.
//
// `each`: not a coin for each contact but a jump from success to success; the k-th gap of a person is
// made of draw k. A batch of tellers jumps together, three times each; then those again who landed on a
// contact each time, until nobody is left. The jumps are a loop over arrays without a branch, which
// compilers turn into vectors. Somebody of very many contacts takes sixteen jumps at a time, alone.
//
// `weightedCascade`: contact j succeeds if the bits of draw j are below 2^64 over the number of people
// who can tell it. Looking that number up is the dear part, so it is looked up only where the bits are
// below 2^64 over the *smallest* such number of anybody; and of many tellers at once.

enum ContactCoins {
  /// With more successes expected than this a teller jumps alone.
  private static let mostSuccessesTogether = 12.0

  /// A longer jump together is no longer than this: three of them fit 32 bits.
  private static let longestJump: UInt64 = 1 << 30

  /// The most contacts of a teller who jumps with others: below the longest jump.
  static func mostContactsTogether(chance: Double) -> UInt32 {
    let most = Double(1 << 29)
    return UInt32(chance > 0 ? min(most, mostSuccessesTogether / chance) : most)
  }

  /// Room that choosing needs.
  struct Memory: ~Copyable {
    /// The draws of the tellers who still jump.
    fileprivate let bases = KernelBuffer<UInt64>(count: TellerBatch.capacity, 0)
    /// How many contacts they have (upper half), from where on (lower half).
    fileprivate let rows = KernelBuffer<UInt64>(count: TellerBatch.capacity, 0)
    /// Where they start from, and where each of three jumps takes them.
    fileprivate let origins = KernelBuffer<UInt32>(count: TellerBatch.capacity, 0)
    fileprivate let first = KernelBuffer<UInt32>(count: TellerBatch.capacity, 0)
    fileprivate let second = KernelBuffer<UInt32>(count: TellerBatch.capacity, 0)
    fileprivate let third = KernelBuffer<UInt32>(count: TellerBatch.capacity, 0)
    /// How many still jump.
    fileprivate(set) var jumpers = 0
    /// The jumps of one teller.
    fileprivate let gaps = KernelBuffer<UInt64>(count: 16, 0)
    /// The draws of one teller.
    fileprivate var draws = KernelBuffer<UInt64>(0)
    /// Of each place that waits: the bits of its coin, whose contact it is, and how many can tell it.
    fileprivate var coins = KernelBuffer<UInt64>(0)
    fileprivate var owners = KernelBuffer<UInt32>(0)
    fileprivate var others = KernelBuffer<UInt32>(0)
    /// 1 for each teller of a batch who told somebody.
    fileprivate let talked = KernelBuffer<UInt32>(count: TellerBatch.capacity, 0)

    /// Makes room for coins of as many contacts as somebody has, where `waiting` places may wait.
    mutating func reserve(_ largest: Int, waiting: Int) {
      draws.reserve(largest + 8, 0)
      coins.reserve(waiting, 0)
      owners.reserve(waiting, 0)
      others.reserve(waiting, 0)
    }
  }

  /// Lets the tellers of a batch stand at their first contacts, but those of very many contacts.
  ///
  /// - Complexity: O(tellers).
  @inline(__always)
  static func begin(
    _ batch: borrowing TellerBatch, mostContacts: UInt32, _ luck: some PersonLuck,
    _ memory: inout Memory
  ) {
    // In bounds: a batch holds at most as many tellers as each array.
    let (bases, rows) = unsafe (memory.bases.elements, memory.rows.elements)
    let origins = unsafe memory.origins.elements
    for index in 0..<batch.count {
      let teller = batch[index]
      let degree = teller.degree <= mostContacts ? teller.degree : 0
      unsafe bases[index] = luck.draws(of: teller.person).base
      unsafe rows[index] = UInt64(degree) << 32 | UInt64(teller.start)
      unsafe origins[index] = 0
    }
    memory.jumpers = batch.count
  }

  /// Lets the tellers jump three times, adds the places where they land, and keeps those who landed
  /// each time.
  ///
  /// - Parameters:
  ///   - step: How many times they jumped before.
  ///   - gap: The lengths of jumps.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places, with room for three of each in a batch.
  ///   - memory: The tellers.
  ///   - marksTalkers: Whether to mark those who land, for ``countTellers(_:in:_:)``; only when all of the
  ///     batch jump.
  /// - Returns: How many landed the first time.
  /// - Complexity: O(tellers).
  static func jump(
    _ step: Int, _ gap: GeometricGap, _ contacts: some ContactSource, into places: inout PlaceList,
    _ memory: inout Memory, marksTalkers: Bool = false
  ) -> Int {
    // In bounds: there are at most as many jumpers as tellers in a batch, a multiple of sixteen.
    let (bases, rows) = unsafe (memory.bases.elements, memory.rows.elements)
    let (origins, first) = unsafe (memory.origins.elements, memory.first.elements)
    let (second, third) = unsafe (memory.second.elements, memory.third.elements)
    let counter = UInt64(truncatingIfNeeded: step) &* goldenStep
    // Draw 0 is the base itself, and not the scattered counter.
    let isFirst: UInt64 = step == 0 ? .max : 0
    for index in 0..<(memory.jumpers &+ 15) & ~15 {
      let base = unsafe bases[index]
      let draw = scattered(base &+ counter)
      let a = unsafe origins[index] &+ length(gap, draw ^ ((draw ^ base) & isFirst))
      let b = a &+ 1 &+ length(gap, scattered(base &+ counter &+ goldenStep))
      let c = b &+ 1 &+ length(gap, scattered(base &+ counter &+ 2 &* goldenStep))
      unsafe (first[index], second[index], third[index]) = (a, b, c)
    }
    let list = unsafe places.elements
    let start = places.count
    var end = start
    var landed = 0
    var tellers = 0
    if marksTalkers {
      let talked = unsafe memory.talked.elements
      for index in 0..<memory.jumpers {
        unsafe talked[index] = first[index] < UInt32(truncatingIfNeeded: rows[index] >> 32) ? 1 : 0
      }
    }
    for index in 0..<memory.jumpers {
      let (base, row) = unsafe (bases[index], rows[index])
      let (a, b, c) = unsafe (first[index], second[index], third[index])
      let (degree, from) = (UInt32(truncatingIfNeeded: row >> 32), UInt32(truncatingIfNeeded: row))
      // Written always and kept where the jump landed; what is kept never overtakes what is read.
      unsafe list[end] = contacts.place(a, from: from)
      end &+= a < degree ? 1 : 0
      tellers &+= a < degree ? 1 : 0
      unsafe list[end] = contacts.place(b, from: from)
      end &+= b < degree ? 1 : 0
      unsafe list[end] = contacts.place(c, from: from)
      end &+= c < degree ? 1 : 0
      unsafe (bases[landed], rows[landed], origins[landed]) = (base, row, c &+ 1)
      landed &+= c < degree ? 1 : 0
    }
    places.count = end
    memory.jumpers = landed
    return tellers
  }

  @inline(__always)
  private static func length(_ gap: GeometricGap, _ bits: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: min(gap.failures(bits), longestJump))
  }

  /// One teller jumps alone, sixteen times at a time.
  ///
  /// - Parameters:
  ///   - teller: Who.
  ///   - gap: The lengths of jumps.
  ///   - luck: The luck.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places of the contacts, with room for all.
  ///   - memory: Room to work in.
  /// - Complexity: O(number told).
  static func jumpAlone(
    _ teller: Teller, _ gap: GeometricGap, _ luck: some PersonLuck, _ contacts: some ContactSource,
    into places: inout PlaceList, _ memory: borrowing Memory
  ) {
    let list = unsafe places.elements
    let gaps = unsafe memory.gaps.elements
    let draws = luck.draws(of: teller.person)
    var position: UInt64 = 0
    for step in stride(from: 0, to: Int.max, by: 16) {
      // In bounds: there are sixteen gaps.
      for lane in 0..<16 {
        let counter = UInt64(truncatingIfNeeded: step &+ lane) &* goldenStep
        unsafe gaps[lane] = gap.failures(scattered(draws.base &+ counter))
      }
      // Draw 0 is the base itself.
      if step == 0 { unsafe gaps[0] = gap.failures(draws.base) }
      for lane in 0..<16 {
        position &+= unsafe gaps[lane]
        if position >= UInt64(teller.degree) { return }
        // In bounds: positions rise and are below the number of contacts.
        unsafe list[places.count] = contacts.place(
          UInt32(truncatingIfNeeded: position), from: teller.start)
        places.count &+= 1
        position &+= 1
      }
    }
  }

  /// One teller flips a coin for each contact, and adds the places of those who may succeed.
  ///
  /// - Parameters:
  ///   - index: The teller's index in its batch.
  ///   - teller: Who.
  ///   - fewest: The smallest number of people who can tell anybody.
  ///   - luck: The luck.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places of the contacts, with room for all and one more; it
  ///     holds nothing but what this function added.
  ///   - memory: Room to work in.
  /// - Complexity: O(contacts).
  @inline(__always)
  static func addCandidates(
    _ index: Int, _ teller: Teller, fewest: UInt64, _ luck: some PersonLuck,
    _ contacts: some ContactSource, into places: inout PlaceList, _ memory: borrowing Memory
  ) {
    let list = unsafe places.elements
    let (coins, owners) = unsafe (memory.coins.elements, memory.owners.elements)
    let draws = unsafe memory.draws.elements
    let base = luck.draws(of: teller.person).base
    // In bounds: see `places`; the memory has room for as much, and for all draws of anybody.
    for contact in 0..<(Int(teller.degree) &+ 7) & ~7 {
      unsafe draws[contact] = scattered(base &+ UInt64(truncatingIfNeeded: contact) &* goldenStep)
    }
    // Draw 0 is the base itself.
    unsafe draws[0] = base
    // Half of 2^64 / fewest, rounded up, to be compared by the sign of a difference.
    let limit = UInt64.max / fewest / 2 &+ 1
    let first = places.count
    var end = first
    for contact in 0..<teller.degree {
      // Written always and kept where the coin may succeed.
      unsafe list[end] = contact
      end &+= unsafe Int(truncatingIfNeeded: ((draws[Int(contact)] >> 1) &- limit) >> 63)
    }
    for candidate in first..<end {
      let contact = unsafe list[candidate]
      unsafe coins[candidate] = draws[Int(contact)]
      unsafe owners[candidate] = UInt32(truncatingIfNeeded: index)
      unsafe list[candidate] = contacts.place(contact, from: teller.start)
    }
    places.count = end
  }

  /// Keeps the places whose coins succeed.
  ///
  /// - Parameters:
  ///   - contacts: Who knows whom.
  ///   - places: The list of those who may succeed.
  ///   - memory: What was noted of them.
  /// - Complexity: O(places); its cache misses overlap.
  @inline(__always)
  static func decide(
    _ contacts: some ContactSource, _ places: inout PlaceList, _ memory: borrowing Memory
  ) {
    let list = unsafe places.elements
    let (coins, owners) = unsafe (memory.coins.elements, memory.owners.elements)
    let (others, talked) = unsafe (memory.others.elements, memory.talked.elements)
    // In bounds: the memory has room for as many as the list, and owners are indices in a batch.
    for index in 0..<places.count {
      unsafe others[index] = contacts.incomingCount(of: contacts.contact(at: list[index]))
    }
    var end = 0
    for index in 0..<places.count {
      let over = unsafe coins[index].multipliedFullWidth(by: UInt64(others[index])).high
      let succeeds: UInt32 = over == 0 ? 1 : 0
      unsafe list[end] = list[index]
      unsafe talked[Int(owners[index])] |= succeeds
      end &+= Int(truncatingIfNeeded: succeeds)
    }
    places.count = end
  }

  /// Counts the tellers of a batch who told somebody since this was last asked.
  @inline(__always)
  static func countTellers(
    _ batch: borrowing TellerBatch, in tellers: inout some PersonTally, _ memory: borrowing Memory
  ) {
    let talked = unsafe memory.talked.elements
    // In bounds: a batch holds at most as many tellers as the array.
    for index in 0..<batch.count {
      tellers.add(unsafe Int(truncatingIfNeeded: talked[index]), of: batch[index].person)
      unsafe talked[index] = 0
    }
  }
}
