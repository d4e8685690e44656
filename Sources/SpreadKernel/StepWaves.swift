internal import Randomness
internal import SpreadTypes

// Waves that are run step by step, by whoever knows which steps a round has: each step is a call.
//
// State beside the kernel's: a bit a person where layers share tellers, to count each once, and four bytes
// a person where hops are told apart.

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
  func noteHop(_ hop: Int, _ adopters: borrowing PersonList, from first: Int) {
    // In bounds: adopters are people of the graph.
    let people = unsafe adopters.people.elements
    for index in first..<adopters.count {
      unsafe hops.elements[Int(people[index])] = UInt32(truncatingIfNeeded: hop)
    }
  }

  /// By person, the hop that was noted last.
  @unsafe var allHops: UnsafePointer<UInt32> {
    // A buffer has an address, however short it is.
    unsafe UnsafePointer(hops.elements.baseAddress.unsafelyUnwrapped)
  }
}

extension KernelMemory {
  /// Lets groups that hold one story tell it.
  mutating func tell(
    _ rows: ContactRows, _ groups: UnsafePointer<TellerGroup>, _ count: Int,
    _ streams: StreamWords, _ conflict: StoryConflict, isSparse: Bool
  ) -> StoryCounts {
    if let contacts = RowContacts(rows) {
      return unsafe tell(contacts, groups, count, streams, conflict, isSparse)
    }
    let contacts = CompleteContacts(people: rows.people)
    return unsafe tell(contacts, groups, count, streams, conflict, isSparse)
  }

  private mutating func tell(
    _ contacts: some ContactSource, _ groups: UnsafePointer<TellerGroup>, _ count: Int,
    _ streams: StreamWords, _ conflict: StoryConflict, _ isSparse: Bool
  ) -> StoryCounts {
    var counts = StoryCounts()
    if count == 0 { return counts }
    let story = unsafe groups[0].story
    var telling = Telling(
      story, WaveStreams(streams), contacts, isSparse: isSparse, conflict, tellers: steps.tally,
      tellings: MarkingTally(), newlyReached: MarkingTally(), visits: MarkingTally())
    let before = isSparse ? 0 : knowledge.countNewlyTold(story)
    unsafe tell(groups, count, &telling)
    counts.tellers = telling.tellers.count
    counts.tellings = telling.tellings.count
    counts.visits = telling.visits.count
    counts.newlyReached =
      isSparse ? telling.newlyReached.count : knowledge.countNewlyTold(story) - before
    return counts
  }

  /// Tells people a story who are told by no contact.
  mutating func tellFromOutside(
    _ story: Story, chance: Double, _ coins: KeyStream, people: Int, _ streams: StreamWords,
    _ conflict: StoryConflict, isSparse: Bool
  ) -> StoryCounts {
    var telling = Telling(
      story, WaveStreams(streams), CompleteContacts(people: people), isSparse: isSparse, conflict,
      tellers: Total(), tellings: Total(), newlyReached: Total(), visits: Total())
    telling.tellFromOutside(people: people, chance: chance, coins, in: &self)
    var counts = StoryCounts()
    counts.visits = people
    counts.tellings = telling.tellings.count
    counts.newlyReached =
      isSparse ? telling.newlyReached.count : knowledge.countNewlyTold(story)
    return counts
  }

  /// Turns those who adopted the positive story in this round and do not keep it: they hold the negative
  /// one.
  mutating func turn(keep: Double, _ random: KeyStream) -> (turned: Int, knewNegative: Int) {
    adoptersNegative.reserve(adoptersNegative.count + adoptersPositive.count)
    // In bounds: the list holds so many; what is kept never overtakes what is read.
    let list = unsafe adoptersPositive.people.elements
    var (kept, turned, knewNegative) = (0, 0, 0)
    for index in 0..<adoptersPositive.count {
      let person = unsafe list[index]
      if random.draws(of: person).unit(0) < keep {
        unsafe list[kept] = person
        kept += 1
      } else {
        turned += 1
        if knowledge.turnNegative(person) { knewNegative += 1 }
        adoptersNegative.append(person)
      }
    }
    adoptersPositive.count = kept
    return (turned, knewNegative)
  }
}
