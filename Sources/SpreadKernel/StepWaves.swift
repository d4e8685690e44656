internal import Randomness
public import SpreadTypes

// Waves that are run step by step, by whoever knows which steps a round has: each step is a call.
//
// State beside the kernel's: a bit a person where layers share tellers, to count each once, and four bytes
// a person where hops are tracked.

/// What only waves keep from one run to the next that run step by step.
struct StepMemory: ~Copyable {
  /// Who has told in the round and story under way, or nothing.
  private var tellers = KernelBuffer<UInt64>(0)
  private var marksTellers = false
  /// How far everybody is from somebody with an experience, of those who adopted a story.
  private var hops = KernelBuffer<UInt32>(0)

  /// Makes room for what is kept of people.
  mutating func prepare(people: Int, marksTellers: Bool, notesHops: Bool) {
    self.marksTellers = marksTellers
    if marksTellers { tellers.reserve((people + 63) / 64, 0) }
    if notesHops { hops.reserve(people, 0) }
  }

  /// A tally of tellers, who are marked where they are to be counted later.
  var tally: MarkingTally {
    unsafe marksTellers ? MarkingTally(marks: tellers.elements) : MarkingTally()
  }

  /// Counts those who are marked, and clears their marks.
  func countTellers(_ people: UnsafePointer<PersonID>, _ count: Int) -> Int {
    // In bounds: tellers are people of the graph, and each has a bit.
    let marks = unsafe tellers.elements
    var marked = 0
    for index in 0..<count {
      let person = unsafe people[index]
      let (word, bit) = (Int(person >> 6), UInt64(1) << UInt64(person & 63))
      marked += unsafe marks[word] & bit == 0 ? 0 : 1
      unsafe marks[word] &= ~bit
    }
    return marked
  }

  /// Notes the hop of those in a list from an index on.
  @unsafe func noteHop(
    _ hop: Int, _ adopters: UnsafePointer<PersonID>, _ count: Int, from first: Int
  ) {
    // In bounds: adopters are people of the graph.
    for index in first..<count {
      unsafe hops.elements[Int(adopters[index])] = UInt32(truncatingIfNeeded: hop)
    }
  }

  /// By person, the hop that was noted last.
  @unsafe var allHops: UnsafePointer<UInt32> {
    // A buffer has an address, however short it is.
    unsafe UnsafePointer(hops.elements.baseAddress.unsafelyUnwrapped)
  }
}

extension KernelWorker {
  /// Begins a wave that is run step by step.
  public func beginSteps(_ rows: ContactRows, marksTellers: Bool, notesHops: Bool) {
    memory.prepare(people: rows.people, largest: rows.largest)
    memory.steps.prepare(
      people: rows.people, marksTellers: marksTellers, notesHops: notesHops)
  }

  /// Lets people know a story first-hand.
  public func placeFirstHand(_ group: TellerGroup) { memory.placeFirstHand(group) }

  /// Lets groups that hold one story tell it.
  @unsafe public func tell(
    _ rows: ContactRows, _ groups: UnsafePointer<TellerGroup>, _ count: Int, _ round: StepRound
  ) -> StoryCounts {
    if count == 0 { return StoryCounts() }
    if let contacts = RowContacts(rows) {
      return unsafe tell(contacts, groups, count, round)
    }
    return unsafe tell(CompleteContacts(people: rows.people), groups, count, round)
  }

  private func tell(
    _ contacts: some ContactSource, _ groups: UnsafePointer<TellerGroup>, _ count: Int,
    _ round: StepRound
  ) -> StoryCounts {
    let story = unsafe groups[0].story
    var telling = Telling(
      story, round, contacts, tellers: memory.steps.tally, others: MarkingTally())
    let before = round.isSparse ? 0 : memory.knowledge.countNewlyTold(story)
    unsafe memory.tell(groups, count, &telling)
    var counts = telling.counts
    if !round.isSparse { counts.newlyReached = memory.knowledge.countNewlyTold(story) - before }
    return counts
  }

  /// Tells people a story who are told by no contact.
  public func tellFromOutside(
    _ story: Story, chance: Double, word: UInt64, _ round: StepRound
  ) -> StoryCounts {
    var telling = Telling(
      story, round, CompleteContacts(people: round.people), tellers: Total(), others: Total())
    telling.tellFromOutside(
      people: round.people, chance: chance, KeyStream(word: word), in: &memory)
    var counts = telling.counts
    counts.visits = round.people
    if !round.isSparse { counts.newlyReached = memory.knowledge.countNewlyTold(story) }
    return counts
  }

  /// Counts those of the people who told somebody since they were last counted, and forgets it.
  @unsafe public func countTellers(_ people: UnsafePointer<UInt32>, _ count: Int) -> Int {
    unsafe memory.steps.countTellers(people, count)
  }

  /// Notes the hop of those who adopted a story in this round, from an index of the list on.
  public func noteHop(_ hop: Int, _ story: Story, from first: Int) -> Int {
    let (people, count) = unsafe memory.adopters.people(of: story)
    unsafe memory.steps.noteHop(hop, people, count, from: first)
    return count
  }

  /// Ends the telling of a round.
  public func settle(_ round: StepRound, _ counts: inout RoundCounts) {
    memory.settle(
      people: round.people, isSparse: round.isSparse, round.conflict,
      KeyStream(word: round.streams.conflict), wanted: ByStory(positive: true, negative: true),
      &counts)
  }

  /// Turns those who adopted the positive story in this round and do not keep it: they hold the negative
  /// one.
  public func turn(keep: Double, word: UInt64) -> (turned: Int, knewNegative: Int) {
    memory.turn(keep: keep, KeyStream(word: word))
  }

  /// Those who adopted a story in this round.
  @unsafe public func adopters(of story: Story) -> UnsafeBufferPointer<UInt32> {
    let (people, count) = unsafe memory.adopters.people(of: story)
    return unsafe UnsafeBufferPointer(start: people, count: count)
  }

  /// By person, the hop that was noted last.
  @unsafe public var hops: UnsafePointer<UInt32> { unsafe memory.steps.allHops }

  /// Keeps those who adopted a story in this round and whose coin succeeds.
  public func keepAdopters(of story: Story, chance: Double, word: UInt64) {
    let random = KeyStream(word: word)
    if story == .positive {
      memory.adopters.positive.keep(chance: chance, random)
    } else {
      memory.adopters.negative.keep(chance: chance, random)
    }
  }

  /// Forgets who adopted a story in this round.
  public func forgetAdopters() { memory.forgetAdopters() }
}

extension Telling where Stream == KeyStream {
  /// Prepares telling in a step of a round.
  fileprivate init(
    _ story: Story, _ round: StepRound, _ contacts: Contacts, tellers: Tally, others: Tally
  ) {
    self.init(
      story: story, random: WaveStreams(round.streams), contacts: contacts,
      isSparse: round.isSparse, hasConflict: round.conflict == .coin, tellers: tellers,
      tellings: others, newlyReached: others, visits: others)
  }
}

extension KernelMemory {
  fileprivate mutating func turn(keep: Double, _ random: KeyStream) -> (
    turned: Int, knewNegative: Int
  ) {
    adopters.negative.reserve(adopters.negative.count + adopters.positive.count)
    // In bounds: the list holds this many; what is kept never overtakes what is read.
    let list = unsafe adopters.positive.people.elements
    var (kept, turned, knewNegative) = (0, 0, 0)
    for index in 0..<adopters.positive.count {
      let person = unsafe list[index]
      if random.draws(of: person).unit(0) < keep {
        unsafe list[kept] = person
        kept += 1
      } else {
        turned += 1
        if knowledge.turnNegative(person) { knewNegative += 1 }
        adopters.negative.append(person)
      }
    }
    adopters.positive.count = kept
    return (turned, knewNegative)
  }
}
