internal import Randomness
internal import SpreadTypes

// Up to sixteen small waves in one pass, with the answer that each gives alone.
//
// A wave that dies out after a hundred tellings has two or three tellers in a round: alone they leave
// most vector lanes empty, and each round's fixed work costs more than its tellings. So sixteen
// replicates share rounds: each has the graph's people under ids of its own,
//
//     id = replicate's place here << shift | person,
//
// and nothing else in the kernel knows of it: who is due, who is told and who knows what are lists and
// bitmaps of such ids; `CopiedContacts` is the graph sixteen times over, without a tie between two
// copies; `CopiedStream` gives each id the random streams of its replicate. Only what is counted is counted for each
// replicate (`CopyTally`).
//
// All rounds go the sparse way, so that it pays where stories die out; it is right for all.

/// What sixteen waves in one pass share, and what each comes to.
struct SmallWaves: ~Copyable {
  /// The most waves in one pass: one for each lane.
  static var most: Int { SmallWaveLimits.waves }
  /// What is counted of each wave, story and round.
  private static let counts = 5

  /// The bits of an id that say the person.
  private(set) var shift: UInt32 = 0
  /// The rounds so far.
  private(set) var rounds = 0
  /// The random streams of each wave for each purpose: count, choice, retelling, conflict.
  private let words = KernelBuffer<UInt64>(count: 4 * most, 0)
  /// Round by round, story by story: the counts of each wave.
  private var tallies = KernelBuffer<UInt32>(0)

  /// Prepares for waves among this many people.
  mutating func begin(people: Int) {
    // A copy starts with a word of its own.
    shift = UInt32(max(6, Int.bitWidth - max(0, people - 1).leadingZeroBitCount))
    rounds = 0
  }

  /// Notes the random streams of a wave.
  mutating func enter(_ wave: Int, _ streams: StreamWords) {
    precondition(wave < Self.most)
    let words = unsafe self.words.elements
    unsafe words[wave] = streams.count
    unsafe words[Self.most + wave] = streams.choice
    unsafe words[2 * Self.most + wave] = streams.retelling
    unsafe words[3 * Self.most + wave] = streams.conflict
  }

  /// The random streams of all waves.
  var streams: WaveStreams<CopiedStream> {
    WaveStreams(count: stream(0), choice: stream(1), retelling: stream(2), conflict: stream(3))
  }

  private func stream(_ place: Int) -> CopiedStream {
    let start = unsafe words.elements.baseAddress.unsafelyUnwrapped + place * Self.most
    return unsafe CopiedStream(words: start, shift: shift)
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
    var sum = 0
    for wave in 0..<Self.most {
      sum += count(rounds, .tellings, .positive, wave) + count(rounds, .tellings, .negative, wave)
    }
    return sum
  }

  /// What is counted of a wave in a round.
  enum Count: Int { case tellers, tellings, newlyReached, adopted, visits }

  /// The counts of all waves in the round under way.
  func tally(_ count: Count, _ story: Story) -> CopyTally {
    let start = unsafe tallies.elements.baseAddress.unsafelyUnwrapped
    return unsafe CopyTally(counts: start + Self.row(rounds, count, story), shift: shift)
  }

  private static func row(_ round: Int, _ count: Count, _ story: Story) -> Int {
    ((round * 2 + story.rawValue) * counts + count.rawValue) * most
  }

  private func count(_ round: Int, _ count: Count, _ story: Story, _ wave: Int) -> Int {
    Int(unsafe tallies.elements[Self.row(round, count, story) + wave])
  }

  /// Puts the rounds of a wave into a list.
  func copyRounds(of wave: Int, into list: inout RoundList) {
    precondition(wave < Self.most)
    list.removeAll()
    for round in 0..<rounds {
      var counts = RoundCounts()
      counts.positive = self.counts(round, .positive, wave)
      counts.negative = self.counts(round, .negative, wave)
      list.append(counts)
      // After a round without a telling nobody is due.
      if counts.tellings == 0 { return }
    }
  }

  private func counts(_ round: Int, _ story: Story, _ wave: Int) -> StoryCounts {
    var counts = StoryCounts()
    counts.tellers = count(round, .tellers, story, wave)
    counts.tellings = count(round, .tellings, story, wave)
    counts.newlyReached = count(round, .newlyReached, story, wave)
    counts.adopted = count(round, .adopted, story, wave)
    counts.visits = count(round, .visits, story, wave)
    return counts
  }
}

/// The random stream of one purpose where ids contain the replicate.
///
/// It points into ``SmallWaves`` and must not outlive the pass. In bounds: ids are those of at most
/// sixteen copies.
@safe struct CopiedStream: PersonStream {
  @unsafe let words: UnsafePointer<UInt64>
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

  @unsafe let counts: UnsafeMutablePointer<UInt32>
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

  @inline(__always)
  func weight(at place: UInt32) -> Float { rows.weight(at: place & 0x0FFF_FFFF) }
}

extension KernelMemory {
  /// Leaves the rounds of one of the waves in memory.
  mutating func copyRounds(ofSmall wave: Int) { small.copyRounds(of: wave, into: &rounds) }

  /// Enters those who hold a story first-hand in a wave: they are due.
  mutating func enter(
    _ wave: Int, _ streams: StreamWords, _ story: Story, _ people: UnsafePointer<PersonID>,
    _ count: Int
  ) {
    small.enter(wave, streams)
    let copy = PersonID(truncatingIfNeeded: wave) &<< small.shift
    if story == .positive {
      unsafe due.positive.append(people, count, copy)
    } else {
      unsafe due.negative.append(people, count, copy)
    }
    for index in 0..<count { unsafe knowledge.placeFirstHand(people[index] | copy, story) }
  }

  /// Runs the waves that were entered to their ends.
  ///
  /// - Complexity: O(first-hand people + tellings).
  mutating func spreadTogether(
    _ rows: RowContacts, _ rules: SpreadRules, _ tells: ByStory<SpreadRule>
  ) {
    let contacts = CopiedContacts(rows: rows, shift: small.shift)
    let streams = small.streams
    var chance = ByStory(positive: rules.positive.chance, negative: rules.negative.chance)
    while small.rounds < rules.roundLimit, !stop.afterStep() {
      small.beginRound()
      var story = rules.conflict.firstTold
      for _ in 0..<2 {
        var telling = Telling(
          story: story, random: streams, contacts: contacts, isSparse: true,
          hasConflict: rules.conflict == .coin, tellers: small.tally(.tellers, story),
          tellings: small.tally(.tellings, story),
          newlyReached: small.tally(.newlyReached, story), visits: small.tally(.visits, story))
        let rule = small.rounds == 0 ? tells[story] : rules[story].rule
        let (people, count) = unsafe due.people(of: story)
        unsafe telling.tell(people, count, by: rule, in: &self)
        story = story.other
      }
      let isOver = small.tellingsInRound == 0
      if rules.conflict == .coin { knowledge.endConflict(&adopters.negative) }
      small.tally(.adopted, .positive).add(adopters.positive)
      small.tally(.adopted, .negative).add(adopters.negative)
      passOn(chance, streams.retelling)
      small.endRound()
      if isOver { return }
      chance.positive *= rules.positive.fade
      chance.negative *= rules.negative.fade
    }
  }
}
