internal import Randomness
internal import SocialGraph

// Contacts told by coins of their own: `each` and `weightedCascade`.
//
// `each`: not a coin for each contact but a jump from success to success; the k-th gap of a person is
// made of draw k. A batch of tellers jumps together: all once, then those again who landed on a contact,
// until nobody is left. Each jump is a loop over arrays without a branch, which compilers turn into
// vectors. Somebody of very many contacts takes sixteen jumps at a time instead, alone.
//
// `weightedCascade`: contact j succeeds if the unit of draw j is below 1 over the number of people who
// can tell it. Looking that number up is the dear part, so it is looked up only where the unit is below
// 1 over the *smallest* such number of anybody.

enum ContactCoins {
  /// With more successes expected than this a teller jumps alone.
  private static let mostSuccessesTogether = 12.0

  /// The most contacts of a teller who jumps with others.
  static func mostContactsTogether(chance: Double) -> UInt32 {
    let most = Double(UInt32.max)
    return UInt32(chance > 0 ? min(most, mostSuccessesTogether / chance) : most)
  }

  /// Room that choosing needs.
  struct Memory: ~Copyable {
    /// The tellers who still jump: their draws,
    fileprivate let bases = KernelBuffer<UInt64>(count: TellerBatch.capacity, 0)
    /// where they are,
    fileprivate let positions = KernelBuffer<UInt32>(count: TellerBatch.capacity, 0)
    /// and how many contacts they have (upper half) from where on (lower half).
    fileprivate let rows = KernelBuffer<UInt64>(count: TellerBatch.capacity, 0)
    fileprivate var jumpers = 0
    /// The jumps of one teller.
    fileprivate let gaps = KernelBuffer<UInt64>(count: 16, 0)
    /// The bits of coins that may succeed, for somebody with the most contacts.
    fileprivate var coins = KernelBuffer<UInt64>(0)

    /// Makes room for somebody with so many contacts.
    mutating func reserve(_ largest: Int) { coins.reserve(largest + 8, 0) }
  }

  /// Lets the tellers of a batch jump together for the first time, but those of very many contacts.
  ///
  /// - Returns: How many tell somebody.
  /// - Complexity: O(tellers).
  static func begin(
    _ batch: borrowing TellerBatch, mostContacts: UInt32, _ gap: GeometricGap, _ key: RandomKey,
    _ memory: inout Memory
  ) -> Int {
    // In bounds: a batch holds at most as many tellers as each array, a multiple of sixteen.
    let (bases, positions) = unsafe (memory.bases.elements, memory.positions.elements)
    let rows = unsafe memory.rows.elements
    for index in 0..<(batch.count &+ 15) & ~15 {
      let base = key.draws(of: batch[index].person).base
      unsafe bases[index] = base
      unsafe positions[index] = UInt32(truncatingIfNeeded: gap.failures(base))
    }
    var landed = 0
    for index in 0..<batch.count {
      let teller = batch[index]
      let (base, position) = unsafe (bases[index], positions[index])
      // Written always and kept where the jump landed: what is kept never overtakes what is read.
      unsafe (bases[landed], positions[landed]) = (base, position)
      unsafe rows[landed] = UInt64(teller.degree) << 32 | UInt64(teller.start)
      landed &+= teller.degree <= mostContacts && position < teller.degree ? 1 : 0
    }
    memory.jumpers = landed
    return landed
  }

  /// Adds the places where the tellers landed, and lets them jump once more.
  ///
  /// - Parameters:
  ///   - step: How many times they jumped before.
  ///   - gap: The lengths of jumps.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places, with room for a batch of them.
  ///   - memory: The tellers.
  /// - Returns: Whether anybody landed again.
  /// - Complexity: O(tellers who landed).
  static func jump(
    _ step: Int, _ gap: GeometricGap, _ contacts: some ContactSource, into places: inout PlaceList,
    _ memory: inout Memory
  ) -> Bool {
    // In bounds: there are at most as many jumpers as tellers in a batch.
    let (bases, positions) = unsafe (memory.bases.elements, memory.positions.elements)
    let rows = unsafe memory.rows.elements
    let list = unsafe places.elements
    let end = places.count
    for index in 0..<memory.jumpers {
      unsafe list[end &+ index] = contacts.place(
        positions[index], from: UInt32(truncatingIfNeeded: rows[index]))
    }
    places.count = end &+ memory.jumpers
    let counter = UInt64(truncatingIfNeeded: step) &* goldenStep
    for index in 0..<(memory.jumpers &+ 15) & ~15 {
      let jump = unsafe gap.failures(scattered(bases[index] &+ counter))
      unsafe positions[index] &+= 1 &+ UInt32(truncatingIfNeeded: jump)
    }
    var landed = 0
    for index in 0..<memory.jumpers {
      let (base, position, row) = unsafe (bases[index], positions[index], rows[index])
      unsafe (bases[landed], positions[landed], rows[landed]) = (base, position, row)
      landed &+= UInt64(position) < row >> 32 ? 1 : 0
    }
    memory.jumpers = landed
    return landed > 0
  }

  /// One teller jumps alone, sixteen times at a time.
  ///
  /// - Parameters:
  ///   - teller: Who.
  ///   - gap: The lengths of jumps.
  ///   - key: The luck.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places of the contacts, with room for all.
  ///   - memory: Room to work in.
  /// - Complexity: O(number told).
  static func jumpAlone(
    _ teller: Teller, _ gap: GeometricGap, _ key: RandomKey, _ contacts: some ContactSource,
    into places: inout PlaceList, _ memory: borrowing Memory
  ) {
    let list = unsafe places.elements
    let gaps = unsafe memory.gaps.elements
    let draws = key.draws(of: teller.person)
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

  /// One teller flips a coin for each contact, of chance 1 over the number who can tell the contact.
  ///
  /// - Parameters:
  ///   - teller: Who.
  ///   - mostLikely: The chance of the contact whom the fewest can tell.
  ///   - key: The luck.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places of the contacts, with room for all and eight more.
  ///   - memory: Room to work in.
  /// - Complexity: O(contacts / 8) vector operations, and a look at each contact who may succeed.
  @inline(__always)
  static func chooseWeighted(
    _ teller: Teller, mostLikely: CoinThreshold, _ key: RandomKey, _ contacts: some ContactSource,
    into places: inout PlaceList, _ memory: borrowing Memory
  ) {
    let list = unsafe places.elements
    let coins = unsafe memory.coins.elements
    let draws = PersonDraws(key, teller.person)
    let first = places.count
    // First the contacts whose coins may succeed, without looking at them. In bounds: see `places`
    // and `memory`; lanes beyond the last contact never count.
    var possible = first
    for index in stride(from: 0, to: teller.degree, by: 8) {
      let bits = draws.eight(from: Int(index))
      let may = mostLikely.signs(bits) &>> 63
      for lane: UInt32 in 0..<8 {
        unsafe list[possible] = contacts.place(index &+ lane, from: teller.start)
        unsafe coins[possible &- first] = bits[Int(lane)]
        possible &+= index &+ lane < teller.degree ? Int(truncatingIfNeeded: may[Int(lane)]) : 0
      }
    }
    // Then those whose coins do.
    var kept = first
    for index in first..<possible {
      let place = unsafe list[index]
      let others = contacts.incomingCount(of: contacts.contact(at: place))
      unsafe list[kept] = place
      let unit = unsafe Double(coins[index &- first] >> 11) * 0x1p-53
      kept &+= unit < 1 / Double(others) ? 1 : 0
    }
    places.count = kept
  }
}

/// The draws of one person, eight indices at a time.
private struct PersonDraws {
  let base: UInt64

  @inline(__always)
  init(_ key: RandomKey, _ person: PersonID) { base = key.draws(of: person).base }

  /// Draws `first`, `first` + 1, …
  @inline(__always)
  func eight(from first: Int) -> Words {
    let indices = Words(0, 1, 2, 3, 4, 5, 6, 7) &+ UInt64(truncatingIfNeeded: first)
    var bits = scattered(base &+ indices &* goldenStep)
    // Draw 0 is the base itself.
    if first == 0 { bits[0] = base }
    return bits
  }
}
