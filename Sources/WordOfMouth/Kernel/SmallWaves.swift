internal import Randomness
internal import SocialGraph

// Up to sixteen small waves in one pass, with the answer that each gives alone.
//
// A wave that dies out after a hundred tellings has two or three tellers in a round: alone they leave
// most vector lanes empty, and each round's fixed work is not worth its talk. So sixteen replicates
// share rounds: each has the graph's people under ids of its own,
//
//     id = replicate's place here << shift | person,
//
// and nothing else in the kernel knows of it: who is due, who is told and who knows what are lists and
// bitmaps of such ids; `CopiedContacts` is the graph sixteen times over, without a tie between two
// copies; `CopiedStream` gives each id the luck of its replicate. Only what is counted is counted for each
// replicate (`CopyTally`).
//
// All rounds go the sparse way, so that it pays where stories die out; it is right for all.

/// What sixteen waves in one pass share, and what each comes to.
struct SmallWaves: ~Copyable {
  /// The most waves in one pass: one for each lane.
  static let most = 16
  /// The most people of a graph that is copied: its bitmaps are to stay in a near cache.
  static let mostPeople = 1 << 16
  /// What is counted of each wave, opinion and round.
  private static let counts = 4

  /// The bits of an id that say the person.
  fileprivate(set) var shift: UInt32 = 0
  /// The rounds so far.
  fileprivate(set) var rounds = 0
  /// The luck of each wave for each purpose: count, choice, retelling, tie.
  private let words = KernelBuffer<UInt64>(count: 4 * most, 0)
  /// How many people hold each opinion first-hand in each wave.
  private let firstHand = KernelBuffer<UInt32>(count: 2 * most, 0)
  /// Round by round, opinion by opinion: tellers, tellings, newly reached and held of each wave.
  private var tallies = KernelBuffer<UInt32>(0)

  /// Makes ready for waves among so many people.
  mutating func begin(people: Int) {
    shift = Self.shift(people: people)
    rounds = 0
    unsafe firstHand.elements.update(repeating: 0)
  }

  /// The bits of an id that say the person, so that a copy starts with a word of its own.
  static func shift(people: Int) -> UInt32 {
    UInt32(max(6, Int.bitWidth - max(0, people - 1).leadingZeroBitCount))
  }

  /// Notes the luck of a wave and how many people hold each opinion first-hand.
  mutating func enter(_ wave: Int, _ keys: WaveKeys<RandomKey>, firstHand counts: ByOpinion<Int>) {
    precondition(wave < Self.most)
    for (place, key) in [keys.count, keys.choice, keys.retelling, keys.conflict].enumerated() {
      unsafe words.elements[place * Self.most + wave] = key.word
    }
    for opinion in Opinion.allCases {
      unsafe firstHand.elements[opinion.rawValue * Self.most + wave] =
        UInt32(truncatingIfNeeded: counts[opinion])
    }
  }

  /// The luck of all waves.
  var keys: WaveKeys<CopiedStream> {
    func random(_ place: Int) -> CopiedStream {
      unsafe CopiedStream(
        words: UnsafeBufferPointer(
          rebasing: words.elements[place * Self.most..<(place + 1) * Self.most]), shift: shift)
    }
    return WaveKeys(count: random(0), choice: random(1), retelling: random(2), conflict: random(3))
  }

  /// Makes room for the counts of one more round.
  mutating func beginRound() {
    let (first, count) = (rounds * 2 * Self.counts * Self.most, 2 * Self.counts * Self.most)
    tallies.reserve(first + count, 0)
    // In bounds: room has just been made.
    for index in first..<first + count { unsafe tallies.elements[index] = 0 }
  }

  /// Ends a round.
  mutating func endRound() { rounds += 1 }

  /// Tellings of all waves in the round under way.
  var tellingsInRound: Int {
    Opinion.allCases.reduce(0) { sum, opinion in
      let first = Self.row(rounds, .tellings, opinion)
      return (first..<first + Self.most).reduce(sum) { unsafe $0 + Int(tallies.elements[$1]) }
    }
  }

  /// What is counted of a wave in a round.
  enum Count: Int { case tellers, tellings, newlyReached, adopted }

  /// The counts of all waves in the round under way.
  func tally(_ count: Count, _ opinion: Opinion) -> CopyTally {
    let first = Self.row(rounds, count, opinion)
    return unsafe CopyTally(
      counts: UnsafeMutableBufferPointer(rebasing: tallies.elements[first..<first + Self.most]),
      shift: shift)
  }

  private static func row(_ round: Int, _ count: Count, _ opinion: Opinion) -> Int {
    ((round * 2 + opinion.rawValue) * counts + count.rawValue) * most
  }

  /// What a wave came to.
  func outcome(of wave: Int, people: Int) -> WaveOutcome {
    precondition(wave < Self.most)
    func count(_ round: Int, _ count: Count, _ opinion: Opinion) -> Int {
      Int(unsafe tallies.elements[Self.row(round, count, opinion) + wave])
    }
    // Whose round passes without a telling has nobody due any more.
    var rounds = 0
    while rounds < self.rounds,
      count(rounds, .tellings, .positive) + count(rounds, .tellings, .negative) > 0
    {
      rounds += 1
    }
    let counts = ByOpinion { opinion in
      var counts = WaveOutcome.Counts()
      counts.firstHand = Int(unsafe firstHand.elements[opinion.rawValue * Self.most + wave])
      counts.newlyReached.reserveCapacity(rounds)
      counts.tellingsByRound.reserveCapacity(rounds)
      for round in 0..<rounds {
        let newly = count(round, .newlyReached, opinion)
        let tellings = count(round, .tellings, opinion)
        counts.newlyReached.append(newly)
        counts.tellingsByRound.append(tellings)
        counts.tellers += count(round, .tellers, opinion)
        counts.tellings += tellings
        counts.reach += newly
        counts.adopted += count(round, .adopted, opinion)
      }
      return counts
    }
    return WaveOutcome(people: people, counts: counts, rounds: rounds)
  }
}

/// The luck of one purpose where ids say the replicate.
///
/// It points into ``SmallWaves`` and must not outlive the pass. In bounds: ids are those of at most
/// sixteen copies.
@safe struct CopiedStream: PersonStream {
  @unsafe let words: UnsafeBufferPointer<UInt64>
  let shift: UInt32

  @inline(__always)
  func draws(of person: PersonID) -> RandomDraws {
    let key = unsafe words[Int(person &>> shift)]
    return RandomDraws(key: key, person: UInt64(person & (1 &<< shift &- 1)))
  }

  @inline(__always)
  func draws(of people: Words) -> DrawLanes {
    let copies = people &>> UInt64(shift)
    var keys = Words()
    for lane in 0..<8 { keys[lane] = unsafe words[Int(truncatingIfNeeded: copies[lane])] }
    return DrawLanes(keys: keys, people: people & (1 &<< UInt64(shift) &- 1))
  }
}

/// Counts the people of each copy.
///
/// It points into ``SmallWaves`` and must not outlive the pass. In bounds: ids are those of at most
/// sixteen copies.
@safe struct CopyTally: PersonTally {
  static var tellsPeopleApart: Bool { true }

  @unsafe let counts: UnsafeMutableBufferPointer<UInt32>
  let shift: UInt32

  @inline(__always)
  func add(_ count: Int, of person: PersonID) {
    unsafe counts[Int(person &>> shift)] &+= UInt32(truncatingIfNeeded: count)
  }

  @inline(__always)
  @unsafe func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int) {
    for index in 0..<count { unsafe add(1, of: people[index]) }
  }

  /// Counts everybody in a list.
  @inline(__always)
  func add(_ list: borrowing PersonList) { unsafe add(each: list.people.elements, list.count) }
}

/// A graph sixteen times over: the copy is in the upper bits of ids, and in the upper four of places.
struct CopiedContacts: ContactSource {
  let rows: RowContacts
  let shift: UInt32
  /// Places of one copy are below this.
  static let mostPlaces = 1 << 28

  @inline(__always)
  private func person(_ id: PersonID) -> PersonID { id & (1 &<< shift &- 1) }

  @inline(__always)
  func start(of id: PersonID) -> UInt32 { rows.start(of: person(id)) | (id &>> shift) &<< 28 }

  @inline(__always)
  func count(of id: PersonID) -> UInt32 { rows.count(of: person(id)) }

  @inline(__always)
  func place(_ index: UInt32, from start: UInt32) -> UInt32 { start &+ index }

  @inline(__always)
  func places(_ indices: Halves, from starts: Halves) -> Halves { starts &+ indices }

  @inline(__always)
  func contact(at place: UInt32) -> PersonID {
    rows.contact(at: place & 0x0FFF_FFFF) | (place &>> 28) &<< shift
  }

  @inline(__always)
  func incomingCount(of id: PersonID) -> UInt32 { rows.incomingCount(of: person(id)) }
}

extension SpreadKernel {
  /// Whether waves of these first-hand people are better run sixteen at a time.
  ///
  /// They are where the graph is small, stories die out, and those who begin them fill few lanes.
  ///
  /// - Parameter firstHand: About how many people hold an opinion first-hand.
  /// - Returns: Whether they are; results are the same either way.
  /// - Complexity: O(people).
  func runsTogether(firstHand: Int) -> Bool {
    guard layered == nil, case .rows(_, let targets) = graph.storage,
      targets.count < CopiedContacts.mostPlaces,
      graph.people <= SmallWaves.mostPeople, firstHand <= 4 * SmallWaves.most
    else { return false }
    return Opinion.allCases.allSatisfy {
      retell[$0] * retells[$0].meanTold(meanContactsOfHearers) <= 1
    }
  }

  /// The mean number of contacts of a contact: people of many hear more often.
  private var meanContactsOfHearers: Double {
    let (sum, squares) = (0..<graph.people).reduce(into: (0.0, 0.0)) { sums, person in
      let contacts = Double(graph.contactCount(of: PersonID(truncatingIfNeeded: person)))
      sums.0 += contacts
      sums.1 += contacts * contacts
    }
    return sum > 0 ? squares / sum : 0
  }

  /// Begins a pass.
  func begin(_ memory: inout KernelMemory) {
    let shift = SmallWaves.shift(people: graph.people)
    memory.prepare(people: SmallWaves.most << Int(shift), largest: largest)
    memory.small.begin(people: graph.people)
  }

  /// Enters a wave into a pass.
  ///
  /// - Parameters:
  ///   - wave: Its place in the pass, from 0.
  ///   - random: The luck it meets.
  ///   - holders: For each opinion, who holds it first-hand: in `0..<counts`.
  ///   - counts: How many they are.
  ///   - memory: The worker's memory.
  func enter(
    _ wave: Int, _ random: RandomStream, holders: borrowing ByOpinion<[PersonID]>,
    counts: ByOpinion<Int>,
    _ memory: inout KernelMemory
  ) {
    memory.small.enter(wave, WaveKeys(random), firstHand: counts)
    let copy = PersonID(truncatingIfNeeded: wave) &<< memory.small.shift
    memory.duePositive.reserve(memory.duePositive.count + counts.positive)
    memory.dueNegative.reserve(memory.dueNegative.count + counts.negative)
    for index in 0..<counts.positive {
      let id = holders.positive[index] | copy
      memory.knowledge.placeFirstHand(id, .positive)
      memory.duePositive.append(id)
    }
    for index in 0..<counts.negative {
      let id = holders.negative[index] | copy
      memory.knowledge.placeFirstHand(id, .negative)
      memory.dueNegative.append(id)
    }
  }

  /// Runs the waves that were entered to their ends.
  ///
  /// - Complexity: O(first-hand people + tellings).
  func spreadTogether(_ tells: ByOpinion<CompiledRule>, _ memory: inout KernelMemory) {
    guard case .rows(let offsets, let targets) = graph.storage else { return }
    unsafe offsets.withUnsafeBufferPointer { offsets in
      unsafe targets.withUnsafeBufferPointer { targets in
        unsafe graph.incoming.withUnsafeBufferPointer { incoming in
          let rows = unsafe RowContacts(
            offsets: offsets, targets: targets, incoming: incoming)
          spreadTogether(tells, CopiedContacts(rows: rows, shift: memory.small.shift), &memory)
        }
      }
    }
  }

  private func spreadTogether(
    _ tells: ByOpinion<CompiledRule>, _ contacts: CopiedContacts, _ memory: inout KernelMemory
  ) {
    let keys = memory.small.keys
    var chance = retell
    while memory.small.rounds < roundLimit {
      memory.small.beginRound()
      let rules = memory.small.rounds == 0 ? tells : retells
      for opinion in tellingOrder {
        var telling = Telling(
          opinion, keys, contacts, isSparse: true, conflict: conflict,
          tellers: memory.small.tally(.tellers, opinion),
          tellings: memory.small.tally(.tellings, opinion),
          newlyReached: memory.small.tally(.newlyReached, opinion))
        unsafe telling.tell(memory.due(opinion), by: rules[opinion], in: &memory)
      }
      if memory.small.tellingsInRound == 0 { return }
      if conflict == .coin { memory.knowledge.endConflict(&memory.takesNegative) }
      memory.small.tally(.adopted, .positive).add(memory.takesPositive)
      memory.small.tally(.adopted, .negative).add(memory.takesNegative)
      memory.takesPositive.keep(chance: chance.positive, keys.retelling)
      memory.takesNegative.keep(chance: chance.negative, keys.retelling)
      memory.passOn()
      memory.small.endRound()
      chance.positive *= fade.positive
      chance.negative *= fade.negative
    }
  }
}
