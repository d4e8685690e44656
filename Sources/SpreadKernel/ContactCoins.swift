internal import Randomness

// Contacts told by coins of their own: `each`, `weightedCascade` and `byWeight`.
//
// `each`: not a coin for each contact but a jump from success to success; the k-th gap of a person is
// made of draw k. A batch of tellers jumps together, three times each; then those again who landed on a
// contact each time, until few are left, who jump to the end one by one. The jumps are a loop over arrays
// without a branch, which compilers turn into vectors.
//
// `weightedCascade`: contact j succeeds if the bits of draw j + 1 are below 2^64 over the number of people
// who can tell it. That look-up dominates the cost, so it is made only where the bits are
// below 2^64 over the *smallest* such number of anybody; and of many tellers at once. Four passes, so
// that no branch waits for what another computes: find who may succeed, a bit each; list them; look up how
// many can tell them; decide.
//
// `byWeight` goes the same way: contact j succeeds if the upper 53 bits of draw j + 1 are below 2^53 times
// its chance, and its weight is looked up only where they are below that for the largest weight of all.

enum ContactCoins {
  /// So few tellers jump on one by one.
  static let few = 3

  /// The most contacts of a teller who jumps with others: three jumps more fit 32 bits.
  static let mostContactsTogether = 1 << 29

  /// Where the parts of the arrays of those who jump begin.
  private static let rowPart = TellerBatch.capacity
  private static let standingPart = TellerBatch.capacity
  private static let landedPart = 2 * TellerBatch.capacity
  private static let placePart = 3 * TellerBatch.capacity

  /// The contacts in a block.
  private static let blockSize: UInt64 = 16

  /// With this many blocks of contacts it is time to look them up.
  private static let mostBlocks = 256

  /// Room that choosing needs.
  struct Memory: ~Copyable {
    /// The draws of the tellers who still jump, then how many contacts they have (upper half) and from
    /// where on (lower half).
    fileprivate let jumping = KernelBuffer<UInt64>(count: 2 * TellerBatch.capacity, 0)
    /// Where they start from, where they stand after three jumps, how many of these landed, and the
    /// places where they did.
    ///
    /// In one piece, so that a compiler knows that the parts do not overlap.
    fileprivate let jumps = KernelBuffer<UInt32>(count: 6 * TellerBatch.capacity, 0)
    /// How many still jump.
    fileprivate(set) var jumpers = 0
    /// The gaps between those who are told, kept as long as the chance is the same.
    fileprivate(set) var gap = GeometricGap(chance: 0)
    /// Eight jumps of one teller.
    fileprivate let gaps = KernelBuffer<UInt64>(count: 8, 0)
    /// Of each block of contacts: which may succeed, whose they are, and the number of the first.
    fileprivate let bits = KernelBuffer<UInt64>(count: mostBlocks, 0)
    fileprivate let owners = KernelBuffer<UInt32>(count: mostBlocks, 0)
    fileprivate let firsts = KernelBuffer<UInt32>(count: mostBlocks, 0)
    /// How many blocks there are.
    fileprivate(set) var blocks = 0
    /// Of each place that waits: what its coin is made of, whose contact it is, and how many can tell
    /// it, or the bits of its weight.
    fileprivate var coins = KernelBuffer<UInt64>(0)
    fileprivate var tellers = KernelBuffer<UInt32>(0)
    fileprivate var others = KernelBuffer<UInt32>(0)
    /// 1 for each teller of a batch who told somebody.
    fileprivate let talked = KernelBuffer<UInt32>(count: TellerBatch.capacity, 0)

    /// Prepares for coins with one chance.
    mutating func prepare(chance: Double) {
      if chance != gap.chance { gap = GeometricGap(chance: chance) }
    }

    /// Makes room for coins of this many places that wait.
    mutating func reserve(waiting: Int) {
      coins.reserve(waiting, 0)
      tellers.reserve(waiting, 0)
      others.reserve(waiting, 0)
    }
  }

  /// Lets the tellers of a batch stand at their first contacts.
  ///
  /// - Complexity: O(tellers).
  @inline(__always)
  static func begin(
    _ batch: borrowing TellerBatch, _ random: some PersonStream, _ memory: inout Memory
  ) {
    // In bounds: a batch holds at most as many tellers as each part of the arrays.
    let (jumping, jumps) = unsafe (memory.jumping.elements, memory.jumps.elements)
    for index in 0..<batch.count {
      let teller = batch[index]
      unsafe jumping[index] = random.draws(of: teller.person).base
      unsafe jumping[rowPart &+ index] = UInt64(teller.degree) << 32 | UInt64(teller.start)
      unsafe jumps[index] = 0
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
    // In bounds: there are at most as many jumpers as tellers in a batch, a multiple of eight.
    let (jumping, jumps) = unsafe (memory.jumping.elements, memory.jumps.elements)
    let counter = UInt64(truncatingIfNeeded: step) &* goldenStep
    // Draw 0 is the base itself, and not the scattered counter.
    let isFirst: UInt64 = step == 0 ? .max : 0
    for index in 0..<(memory.jumpers &+ 7) & ~7 {
      let (base, row) = unsafe (jumping[index], jumping[rowPart &+ index])
      let (degree, from) = (UInt32(truncatingIfNeeded: row >> 32), UInt32(truncatingIfNeeded: row))
      let draw = scattered(base &+ counter)
      let a = unsafe jumps[index] &+ gap.fewFailures(draw ^ ((draw ^ base) & isFirst))
      let b = a &+ 1 &+ gap.fewFailures(scattered(base &+ counter &+ goldenStep))
      let c = b &+ 1 &+ gap.fewFailures(scattered(base &+ counter &+ 2 &* goldenStep))
      unsafe jumps[standingPart &+ index] = c &+ 1
      unsafe jumps[landedPart &+ index] =
        (a < degree ? 1 : 0) &+ (b < degree ? 1 : 0) &+ (c < degree ? 1 : 0)
      unsafe jumps[placePart &+ index] = contacts.place(a, from: from)
      unsafe jumps[placePart &+ TellerBatch.capacity &+ index] = contacts.place(b, from: from)
      unsafe jumps[placePart &+ 2 &* TellerBatch.capacity &+ index] = contacts.place(c, from: from)
    }
    var tellers = 0
    if step == 0 {
      let talked = unsafe memory.talked.elements
      for index in 0..<memory.jumpers {
        let talks = unsafe min(jumps[landedPart &+ index], 1)
        tellers &+= Int(truncatingIfNeeded: talks)
        if marksTalkers { unsafe talked[index] = talks }
      }
    }
    let list = unsafe places.elements
    var end = places.count
    var staying = 0
    for index in 0..<memory.jumpers {
      // Whoever does not land does not land later either. All three places are written, and those
      // where nobody landed are overwritten: no branch that nothing predicts. The same with those who
      // stay, who never overtake those who are read.
      let landed = unsafe jumps[landedPart &+ index]
      unsafe list[end] = jumps[placePart &+ index]
      unsafe list[end &+ 1] = jumps[placePart &+ TellerBatch.capacity &+ index]
      unsafe list[end &+ 2] = jumps[placePart &+ 2 &* TellerBatch.capacity &+ index]
      end &+= Int(truncatingIfNeeded: landed)
      unsafe jumping[staying] = jumping[index]
      unsafe jumping[rowPart &+ staying] = jumping[rowPart &+ index]
      unsafe jumps[staying] = jumps[standingPart &+ index]
      staying &+= Int(truncatingIfNeeded: (landed &+ 1) >> 2)
    }
    places.count = end
    memory.jumpers = staying
    return tellers
  }

  /// Lets one of the tellers jump to the end, eight jumps at a time, and adds the places where it lands.
  ///
  /// - Parameters:
  ///   - index: Which of those who still jump.
  ///   - step: How many times they jumped before.
  ///   - gap: The lengths of jumps.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places, with room for all contacts.
  ///   - memory: The tellers.
  /// - Complexity: O(number told).
  @inline(__always)
  static func jumpOn(
    _ index: Int, _ step: Int, _ gap: GeometricGap, _ contacts: some ContactSource,
    into places: inout PlaceList, _ memory: borrowing Memory
  ) {
    // In bounds: the index is that of a teller; there are eight gaps.
    let list = unsafe places.elements
    let gaps = unsafe memory.gaps.elements
    let base = unsafe memory.jumping.elements[index]
    let row = unsafe memory.jumping.elements[rowPart &+ index]
    let (degree, from) = (row >> 32, UInt32(truncatingIfNeeded: row))
    var position = unsafe UInt64(memory.jumps.elements[index])
    var counter = UInt64(truncatingIfNeeded: step) &* goldenStep
    var end = places.count
    while true {
      for lane in 0..<8 {
        let draw = scattered(base &+ counter &+ UInt64(truncatingIfNeeded: lane) &* goldenStep)
        unsafe gaps[lane] = gap.failures(draw)
      }
      // Draw 0 is the base itself.
      if counter == 0 { unsafe gaps[0] = gap.failures(base) }
      for lane in 0..<8 {
        position &+= unsafe gaps[lane]
        if position >= degree {
          places.count = end
          return
        }
        // In bounds: positions rise and are below the number of contacts.
        unsafe list[end] = contacts.place(UInt32(truncatingIfNeeded: position), from: from)
        end &+= 1
        position &+= 1
      }
      counter &+= 8 &* goldenStep
    }
  }

  /// Sixteen contacts of a teller, or as many as there are from one on.
  struct Block {
    /// The teller's index in its batch, which stands at its first contacts.
    var teller = 0
    /// The number of the first of these contacts.
    var first: UInt64 = 0
  }

  /// Flips coins for the contacts of tellers, a block at a time, and notes who may succeed.
  ///
  /// All coins of a block are flipped, however many contacts there are: to stop earlier would be a branch
  /// that nothing predicts.
  ///
  /// - Parameters:
  ///   - next: Which contacts are next; afterwards those after the last for which there was room.
  ///   - tellers: How many tellers there are.
  ///   - limit: Who may succeed: those whose draws, halved, are below it.
  ///   - memory: The tellers.
  /// - Complexity: O(contacts).
  static func findCandidates(
    from next: inout Block, tellers: Int, below limit: UInt64, _ memory: inout Memory
  ) {
    // In bounds: there are as many blocks as each array is long, and as many tellers as their part.
    let (jumping, bits) = unsafe (memory.jumping.elements, memory.bits.elements)
    let (owners, firsts) = unsafe (memory.owners.elements, memory.firsts.elements)
    var block = next
    var blocks = 0
    while block.teller < tellers && blocks < mostBlocks {
      let (base, degree) = unsafe (jumping[block.teller], jumping[rowPart &+ block.teller] >> 32)
      let counter = base &+ (block.first &+ 1) &* goldenStep
      var found: UInt64 = 0
      for offset in 0..<blockSize {
        found |= (((scattered(counter &+ offset &* goldenStep) >> 1) &- limit) >> 63) &<< offset
      }
      // No bits of contacts who are not there.
      let contacts = min(blockSize, degree &- block.first)
      unsafe bits[blocks] = found & (1 &<< contacts &- 1)
      unsafe owners[blocks] = UInt32(truncatingIfNeeded: block.teller)
      unsafe firsts[blocks] = UInt32(truncatingIfNeeded: block.first)
      blocks &+= 1
      block.first &+= blockSize
      if block.first >= degree { block = Block(teller: block.teller &+ 1) }
    }
    memory.blocks = blocks
    next = block
  }

  /// Adds the places of those who may succeed.
  ///
  /// - Parameters:
  ///   - block: Which of the blocks found.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places, with room for a block and four more; it holds nothing
  ///     but what this function added.
  ///   - memory: The tellers, and what was found.
  /// - Complexity: O(places).
  @inline(__always)
  static func addCandidates(
    _ block: Int, _ contacts: some ContactSource, into places: inout PlaceList,
    _ memory: borrowing Memory
  ) {
    // In bounds: the memory has room for as many coins as the list for places.
    let list = unsafe places.elements
    let (coins, tellers) = unsafe (memory.coins.elements, memory.tellers.elements)
    let teller = unsafe memory.owners.elements[block]
    let first = unsafe memory.firsts.elements[block]
    let base = unsafe memory.jumping.elements[Int(teller)]
    let from = unsafe UInt32(truncatingIfNeeded: memory.jumping.elements[rowPart &+ Int(teller)])
    var bits = unsafe memory.bits.elements[block]
    var end = places.count
    // Four at a time, kept as far as there are: a branch for each would be one that nothing predicts.
    repeat {
      let found = bits.nonzeroBitCount
      for offset in 0..<4 {
        let contact = first &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
        unsafe coins[end &+ offset] = base &+ UInt64(contact &+ 1) &* goldenStep
        unsafe tellers[end &+ offset] = teller
        unsafe list[end &+ offset] = contacts.place(contact, from: from)
        bits &= bits &- 1
      }
      end &+= min(found, 4)
    } while bits != 0
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
    let (coins, tellers) = unsafe (memory.coins.elements, memory.tellers.elements)
    let (others, talked) = unsafe (memory.others.elements, memory.talked.elements)
    // In bounds: the memory has room for as many as the list, and tellers are indices in a batch.
    for index in 0..<places.count {
      unsafe others[index] = contacts.incomingCount(of: contacts.contact(at: list[index]))
    }
    for index in 0..<places.count { unsafe coins[index] = scattered(coins[index]) }
    var end = 0
    for index in 0..<places.count {
      let over = unsafe coins[index].multipliedFullWidth(by: UInt64(others[index])).high
      let succeeds: UInt32 = over == 0 ? 1 : 0
      unsafe list[end] = list[index]
      unsafe talked[Int(tellers[index])] |= succeeds
      end &+= Int(truncatingIfNeeded: succeeds)
    }
    places.count = end
  }

  /// Keeps the places whose coins succeed by the weights of the contacts.
  ///
  /// - Parameters:
  ///   - factor: The factor on weights.
  ///   - contacts: Who knows whom.
  ///   - places: The list of those who may succeed.
  ///   - memory: What was noted of them.
  /// - Complexity: O(places); its cache misses overlap.
  @inline(__always)
  static func decide(
    byWeightTimes factor: Double, _ contacts: some ContactSource, _ places: inout PlaceList,
    _ memory: borrowing Memory
  ) {
    let list = unsafe places.elements
    let (coins, tellers) = unsafe (memory.coins.elements, memory.tellers.elements)
    let (others, talked) = unsafe (memory.others.elements, memory.talked.elements)
    // In bounds: the memory has room for as many as the list, and tellers are indices in a batch.
    for index in 0..<places.count {
      unsafe others[index] = contacts.weight(at: list[index]).bitPattern
    }
    for index in 0..<places.count { unsafe coins[index] = scattered(coins[index]) }
    let scale = factor * 0x1p53
    var end = 0
    for index in 0..<places.count {
      let weight = unsafe Double(Float(bitPattern: others[index]))
      let draw = unsafe Double(coins[index] >> 11)
      let succeeds: UInt32 = draw < weight * scale ? 1 : 0
      unsafe list[end] = list[index]
      unsafe talked[Int(tellers[index])] |= succeeds
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
