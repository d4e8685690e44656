internal import Randomness
internal import SpreadTypes

// Up to 64 small waves in one pass, with the answer that each gives alone.
//
// A wave that dies out after a hundred tellings has two or three tellers in a round: alone they leave
// most vector lanes empty, and each round's fixed work costs more than its tellings. So a power of two of
// replicates share rounds: each has the graph's people under ids of its own,
//
//     id = person << bits | replicate's place here,
//
// and nothing else in the kernel knows of it: who is due, who is told and who knows what are lists and
// bitmaps of such ids; `CopiedContacts` is the graph as many times over, without a tie between two
// copies; `CopiedStream` gives each id the random streams of its replicate. Only what is counted is counted for each
// replicate (`CopyTally`). The copies of a person are neighbours, so that those whom everybody talks to
// share a few cache lines.
//
// All rounds go the sparse way, so that it pays where stories die out; it is right for all.

/// What the waves of one pass share, and what each comes to.
struct SmallWaves: ~Copyable {
  /// The most waves in one pass.
  static var most: Int { SmallWaveLimits.waves }

  /// The bits of an id that say the wave.
  private(set) var bits: UInt32 = 0
  /// The number of copies: a power of two.
  var copies: Int { 1 &<< Int(bits) }
  /// The rounds so far.
  private(set) var rounds = 0
  /// The random streams of each wave for each purpose: count, choice, retelling, conflict.
  private let words = KernelBuffer<UInt64>(count: 4 * most, 0)
  /// Round by round, the counts of each wave: ``Row``.
  private var rows = KernelBuffer<UInt32>(0)
  /// The counts of each wave in all rounds: ``Sum``.
  private let sums = KernelBuffer<UInt32>(count: Sum.count * most, 0)

  /// What is counted of each wave in each round.
  private enum Row {
    static let tellings = 0
    static let newlyReached = 2
    static let count = 4
  }

  /// What is counted of each wave in all; of the adopters, those of the round under way besides.
  private enum Sum {
    static let tellers = 0
    static let visits = 2
    static let adopted = 4
    static let adoptedNow = 6
    static let tellings = 8
    static let reached = 10
    static let firstHand = 12
    static let lastRound = 14
    static let count = 15
  }

  /// Prepares for up to so many waves.
  mutating func begin(waves: Int) {
    precondition(waves <= Self.most)
    bits = UInt32(Int.bitWidth - max(0, waves - 1).leadingZeroBitCount)
    rounds = 0
    // In bounds: there are this many sums.
    for index in 0..<Sum.count * Self.most { unsafe sums.elements[index] = 0 }
  }

  /// Notes the random streams of a wave.
  mutating func enter(_ wave: Int, _ streams: StreamWords) {
    precondition(wave < copies)
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
    return unsafe CopiedStream(words: start, bits: bits)
  }

  /// Makes room for the counts of one more round.
  mutating func beginRound() {
    let (first, count) = (rounds * Row.count * copies, Row.count * copies)
    rows.reserve(first + count, 0)
    // In bounds: room has just been made.
    for index in 0..<count { unsafe rows.elements[first &+ index] = 0 }
    let now = Sum.adoptedNow * Self.most
    for index in 0..<2 * Self.most { unsafe sums.elements[now &+ index] = 0 }
  }

  /// Counts those who adopted the stories in the round under way, and ends it.
  ///
  /// - Parameters:
  ///   - adopters: Who did.
  ///   - countsReached: Whether they were counted as newly reached before.
  mutating func endRound(_ adopters: borrowing ByStory<PersonList>, countsReached: Bool) {
    let now = ByStory(
      positive: tally(sum: Sum.adoptedNow, .positive),
      negative: tally(sum: Sum.adoptedNow, .negative)
    )
    now.positive.add(adopters.positive)
    now.negative.add(adopters.negative)
    // In bounds: every row has an entry for each copy.
    let sums = unsafe self.sums.elements
    let row = unsafe rows.elements.baseAddress.unsafelyUnwrapped + rounds * Row.count * copies
    let (tellings, reached) = unsafe (row, row + Row.newlyReached * copies)
    let countsAdopters: UInt32 = countsReached ? 0 : .max
    for story in 0..<2 {
      let (from, to) = (story * copies, story * Self.most)
      for wave in 0..<copies {
        let adopted = unsafe sums[Sum.adoptedNow * Self.most &+ to &+ wave]
        let newly = unsafe reached[from &+ wave] &+ (adopted & countsAdopters)
        unsafe reached[from &+ wave] = newly
        unsafe sums[Sum.reached * Self.most &+ to &+ wave] &+= newly
        unsafe sums[Sum.adopted * Self.most &+ to &+ wave] &+= adopted
        unsafe sums[Sum.tellings * Self.most &+ to &+ wave] &+= tellings[from &+ wave]
      }
    }
    rounds += 1
    let last = UInt32(truncatingIfNeeded: rounds)
    for wave in 0..<copies {
      let told = unsafe tellings[wave] | tellings[copies &+ wave]
      let before = unsafe sums[Sum.lastRound * Self.most &+ wave]
      unsafe sums[Sum.lastRound * Self.most &+ wave] = told == 0 ? before : last
    }
  }

  /// What counts the tellings of all waves in the round under way.
  func tellings(_ story: Story) -> CopyTally { tally(row: Row.tellings, story) }

  /// What counts those newly reached.
  func newlyReached(_ story: Story) -> CopyTally { tally(row: Row.newlyReached, story) }

  /// What counts those who hold a story first-hand.
  func firstHand(_ story: Story) -> CopyTally { tally(sum: Sum.firstHand, story) }

  /// What counts those who tell.
  func tellers(_ story: Story) -> CopyTally { tally(sum: Sum.tellers, story) }

  /// What counts the contacts of those whose turn it is.
  func visits(_ story: Story) -> CopyTally { tally(sum: Sum.visits, story) }

  private func tally(row: Int, _ story: Story) -> CopyTally {
    let start = unsafe rows.elements.baseAddress.unsafelyUnwrapped
    let place = (rounds * Row.count + row + story.rawValue) * copies
    return unsafe CopyTally(counts: start + place, bits: bits)
  }

  private func tally(sum: Int, _ story: Story) -> CopyTally {
    let start = unsafe sums.elements.baseAddress.unsafelyUnwrapped
    return unsafe CopyTally(counts: start + (sum + story.rawValue) * Self.most, bits: bits)
  }

  /// What a wave came to, valid until the next pass.
  func outcome(of wave: Int) -> SmallWaveOutcome {
    precondition(wave < copies)
    let rounds = Int(unsafe sums.elements[Sum.lastRound * Self.most + wave])
    // In bounds: there are rows of as many rounds.
    let start = unsafe rows.elements.baseAddress.unsafelyUnwrapped + wave
    return unsafe SmallWaveOutcome(
      positive: counts(.positive, wave), negative: counts(.negative, wave),
      positiveFirstHand: sum(Sum.firstHand, .positive, wave),
      negativeFirstHand: sum(Sum.firstHand, .negative, wave), rounds: rounds,
      tellings: start, newlyReached: start + Row.newlyReached * copies, storyStride: copies,
      roundStride: Row.count * copies)
  }

  private func counts(_ story: Story, _ wave: Int) -> StoryCounts {
    var counts = StoryCounts()
    counts.tellers = sum(Sum.tellers, story, wave)
    counts.tellings = sum(Sum.tellings, story, wave)
    counts.newlyReached = sum(Sum.reached, story, wave)
    counts.adopted = sum(Sum.adopted, story, wave)
    counts.visits = sum(Sum.visits, story, wave)
    return counts
  }

  private func sum(_ sum: Int, _ story: Story, _ wave: Int) -> Int {
    Int(unsafe sums.elements[(sum + story.rawValue) * Self.most + wave])
  }
}

/// The random stream of one purpose where ids contain the replicate.
///
/// It points into ``SmallWaves`` and must not outlive the pass. In bounds: ids are those of at most
/// as many copies as there are words.
@safe struct CopiedStream: PersonStream {
  @unsafe let words: UnsafePointer<UInt64>
  let bits: UInt32

  @inline(__always)
  func draws(of id: PersonID) -> RandomDraws {
    let key = unsafe words[Int(id & (1 &<< bits &- 1))]
    return RandomDraws(key: key, person: UInt64(id &>> bits))
  }

  @inline(__always)
  func draws(of ids: Words) -> DrawLanes {
    let copies = ids & (1 &<< UInt64(bits) &- 1)
    var keys = Words()
    for lane in 0..<8 { keys[lane] = unsafe words[Int(truncatingIfNeeded: copies[lane])] }
    return DrawLanes(keys: keys, people: ids &>> UInt64(bits))
  }
}

/// Counts the people of each copy.
///
/// It points into ``SmallWaves`` and must not outlive the pass. In bounds: ids are those of at most
/// as many copies as there are counts.
@safe struct CopyTally: PersonTally {
  static var tellsPeopleApart: Bool { true }
  static var countsAdoptersLater: Bool { true }

  @unsafe let counts: UnsafeMutablePointer<UInt32>
  let bits: UInt32

  @inline(__always)
  func add(_ count: Int, of id: PersonID) {
    unsafe counts[Int(id & (1 &<< bits &- 1))] &+= UInt32(truncatingIfNeeded: count)
  }

  @inline(__always)
  @unsafe func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int) {
    for index in 0..<count { unsafe add(1, of: people[index]) }
  }

  /// Counts everybody in a list.
  @inline(__always)
  func add(_ list: borrowing PersonList) { unsafe add(each: list.people.elements, list.count) }
}

/// A graph many times over: the copy is in the lowest bits of ids, and in the highest of places.
struct CopiedContacts: ContactSource {
  let rows: RowContacts
  let bits: UInt32
  /// The bits of a place in the graph itself.
  private var placeBits: UInt32 { 32 &- bits }

  @inline(__always)
  private func person(_ id: PersonID) -> PersonID { id &>> bits }

  @inline(__always)
  func start(of id: PersonID) -> UInt32 {
    // Without copies there is nothing to shift by all bits.
    rows.start(of: person(id)) | UInt32(truncatingIfNeeded: UInt64(id) &<< UInt64(placeBits))
  }

  @inline(__always)
  func count(of id: PersonID) -> UInt32 { rows.count(of: person(id)) }

  @inline(__always)
  func place(_ index: UInt32, from start: UInt32) -> UInt32 { start &+ index }

  @inline(__always)
  func places(_ indices: Halves, from starts: Halves) -> Halves { starts &+ indices }

  @inline(__always)
  func contact(at place: UInt32) -> PersonID {
    let copy = UInt32(truncatingIfNeeded: UInt64(place) &>> UInt64(placeBits))
    return rows.contact(at: inGraph(place)) &<< bits | copy
  }

  @inline(__always)
  func incomingCount(of id: PersonID) -> UInt32 { rows.incomingCount(of: person(id)) }

  @inline(__always)
  func weight(at place: UInt32) -> Float { rows.weight(at: inGraph(place)) }

  @inline(__always)
  private func inGraph(_ place: UInt32) -> UInt32 { place & (UInt32.max &>> bits) }
}

extension KernelMemory {
  /// Enters those who hold a story first-hand in a wave: they are due.
  mutating func enter(
    _ wave: Int, _ streams: StreamWords, _ story: Story, _ people: UnsafePointer<PersonID>,
    _ count: Int
  ) {
    small.enter(wave, streams)
    small.firstHand(story).add(count, of: PersonID(truncatingIfNeeded: wave))
    let copy = PersonID(truncatingIfNeeded: wave)
    if story == .positive {
      unsafe due.positive.append(people, count, copy, small.bits)
    } else {
      unsafe due.negative.append(people, count, copy, small.bits)
    }
    for index in 0..<count {
      unsafe knowledge.placeFirstHand(people[index] &<< small.bits | copy, story)
    }
  }

  /// Runs the waves that were entered to their ends.
  ///
  /// - Complexity: O(first-hand people + tellings), and O(waves) a round.
  mutating func spreadTogether(
    _ rows: RowContacts, _ rules: SpreadRules, _ tells: ByStory<SpreadRule>
  ) {
    let contacts = CopiedContacts(rows: rows, bits: small.bits)
    let streams = small.streams
    let hasConflict = rules.conflict == .coin
    var chance = ByStory(positive: rules.positive.chance, negative: rules.negative.chance)
    while small.rounds < rules.roundLimit, due.positive.count + due.negative.count > 0,
      !stop.afterStep()
    {
      small.beginRound()
      var story = rules.conflict.firstTold
      for _ in 0..<2 {
        var telling = Telling(
          story: story, random: streams, contacts: contacts, isSparse: true,
          hasConflict: hasConflict, tellers: small.tellers(story),
          tellings: small.tellings(story), newlyReached: small.newlyReached(story),
          visits: small.visits(story))
        let rule = small.rounds == 0 ? tells[story] : rules[story].rule
        let (people, count) = unsafe due.people(of: story)
        unsafe telling.tell(people, count, by: rule, in: &self)
        story = story.other
      }
      if hasConflict { knowledge.endConflict(&adopters.negative) }
      small.endRound(adopters, countsReached: hasConflict)
      passOn(chance, streams.retelling)
      chance.positive *= rules.positive.fade
      chance.negative *= rules.negative.fade
    }
  }
}
