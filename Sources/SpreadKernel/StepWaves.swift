internal import Randomness
internal import SpreadTypes

// Waves that are run step by step, by whoever knows which steps a round has: each step is a call.
//
// State beside the kernel's: where people tell in several layers, or again in later rounds, a bit a person to
// count each once, and for layers and rounds together one more for each layer; and four bytes a person where
// hops are tracked.

/// What only waves keep from one run to the next that run step by step.
struct StepMemory: ~Copyable {
  /// Who has told, in sets of a bit a person: in any layer, where there are several, and where people tell
  /// again in later rounds, in each.
  private var tellers = KernelBuffer<UInt64>(0)
  /// The words of a set.
  private var words = 0
  private var hasLayers = false
  private var repeats = false
  /// How many people told for the first time since they were last taken.
  private var newTellers = 0
  /// Those of a group who are not silent.
  private var speakers = PersonList()
  /// How far everybody is from somebody with an experience, of those who adopted a story.
  private var hops = KernelBuffer<UInt32>(0)

  /// Makes room for what is kept of people.
  mutating func prepare(people: Int, layers: Int, repeats: Bool, notesHops: Bool) {
    self.repeats = repeats
    hasLayers = layers > 1
    words = (people + 63) / 64
    newTellers = 0
    let all = words * ((hasLayers ? 1 : 0) + (repeats ? layers : 0))
    tellers.reserve(all, 0)
    // In bounds: room has just been made.
    for index in 0..<all { unsafe tellers.elements[index] = 0 }
    if notesHops { hops.reserve(people, 0) }
  }

  /// A tally of those who tell in a layer: each is counted once in the wave.
  func tally(layer: Int) -> MarkingTally {
    unsafe MarkingTally(
      layerMarks: set(repeats ? (hasLayers ? 1 : 0) + layer : nil),
      marks: set(hasLayers ? 0 : nil))
  }

  /// One set of tellers, or nothing.
  private func set(_ index: Int?) -> UnsafeMutableBufferPointer<UInt64> {
    // In bounds: there is room for all sets.
    let all = unsafe tellers.elements
    guard let index, let start = all.baseAddress else {
      return unsafe UnsafeMutableBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeMutableBufferPointer(start: start + index * words, count: words)
  }

  /// Adds people who told for the first time.
  mutating func addTellers(_ count: Int) { newTellers += count }

  /// How many people told for the first time since this was last asked.
  mutating func takeNewTellers() -> Int {
    let taken = newTellers
    newTellers = 0
    return taken
  }

  /// Keeps those of a group who are not silent; the list is valid until this is next called.
  ///
  /// - Parameters:
  ///   - group: The group; its rule is then one for people who are not silent.
  ///   - random: The random stream: a person's draw 0 decides.
  ///   - contacts: Their contacts.
  ///   - visits: Takes the contacts of the silent: it was their turn to tell, too.
  /// - Complexity: O(people in the group) where some are silent.
  mutating func keepSpeakers(
    of group: inout TellerGroup, _ random: KeyStream, _ contacts: some ContactSource,
    visits: inout MarkingTally
  ) {
    let silent = group.rule.silent
    guard silent > 0, let people = unsafe group.people else { return }
    speakers.removeAll()
    speakers.reserve(group.count)
    for index in 0..<group.count {
      let person = unsafe people[index]
      if random.draws(of: person).unit(0) < silent {
        visits.add(Int(contacts.count(of: person)), of: person)
      } else {
        speakers.append(person)
      }
    }
    unsafe group.people = speakers.start
    group.count = speakers.count
    group.rule = group.rule.ofSpeakers
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
  func beginSteps(
    _ rows: ContactRows, layers: Int, repeats: Bool, notesHops: Bool, notesTold: Bool
  ) {
    memory.prepare(people: rows.people, largest: rows.largest, notesTold: notesTold)
    memory.steps.prepare(
      people: rows.people, layers: layers, repeats: repeats, notesHops: notesHops)
  }

  /// Lets people know a story first-hand.
  func placeFirstHand(_ group: TellerGroup) { memory.placeFirstHand(group) }

  /// Lets groups that hold one story tell it in a layer.
  @unsafe func tell(
    _ rows: ContactRows, _ groups: UnsafePointer<TellerGroup>, _ count: Int, layer: Int,
    _ round: StepRound
  ) -> StoryCounts {
    if count == 0 { return StoryCounts() }
    if let contacts = RowContacts(rows) {
      return unsafe tell(contacts, groups, count, layer, round)
    }
    return unsafe tell(CompleteContacts(people: rows.people), groups, count, layer, round)
  }

  private func tell(
    _ contacts: some ContactSource, _ groups: UnsafePointer<TellerGroup>, _ count: Int,
    _ layer: Int, _ round: StepRound
  ) -> StoryCounts {
    let story = unsafe groups[0].story
    var telling = Telling(
      story, round, contacts, tellers: memory.steps.tally(layer: layer), others: MarkingTally())
    let before = round.isSparse ? 0 : memory.knowledge.countNewlyTold(story)
    for index in 0..<count {
      var group = unsafe groups[index]
      if let word = round.silence {
        memory.steps.keepSpeakers(
          of: &group, KeyStream(word: word), contacts, visits: &telling.visits)
      }
      guard let people = unsafe group.people else { continue }
      unsafe telling.tell(people, group.count, by: group.rule, in: &memory)
    }
    memory.steps.addTellers(telling.tellers.countInAll)
    var counts = telling.counts
    if !round.isSparse { counts.newlyReached = memory.knowledge.countNewlyTold(story) - before }
    return counts
  }

  /// Tells people a story who are told by no contact.
  func tellFromOutside(
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

  /// How many people told somebody for the first time in this wave, since this was last asked.
  func takeNewTellers() -> Int { memory.steps.takeNewTellers() }

  /// Notes the hop of those who adopted a story in this round, from an index of the list on.
  func noteHop(_ hop: Int, _ story: Story, from first: Int) -> Int {
    let (people, count) = unsafe memory.adopters.people(of: story)
    unsafe memory.steps.noteHop(hop, people, count, from: first)
    return count
  }

  /// Ends the telling of a round.
  func settle(_ round: StepRound, _ counts: inout RoundCounts) {
    memory.settle(
      people: round.people, isSparse: round.isSparse, round.conflict,
      KeyStream(word: round.streams.conflict), wanted: ByStory(positive: true, negative: true),
      &counts)
  }

  /// Turns those who adopted the positive story in this round and do not keep it: they hold the negative
  /// one.
  func turn(keep: Double, word: UInt64) -> (turned: Int, knewNegative: Int) {
    memory.turn(keep: keep, KeyStream(word: word))
  }

  /// Those who adopted a story in this round.
  @unsafe func adopters(of story: Story) -> UnsafeBufferPointer<UInt32> {
    let (people, count) = unsafe memory.adopters.people(of: story)
    return unsafe UnsafeBufferPointer(start: people, count: count)
  }

  /// By person, the hop that was noted last.
  @unsafe var hops: UnsafePointer<UInt32> { unsafe memory.steps.allHops }

  /// Keeps those who adopted a story in this round and whose coin succeeds.
  func keepAdopters(of story: Story, chance: Double, word: UInt64) {
    let random = KeyStream(word: word)
    if story == .positive {
      memory.adopters.positive.keep(chance: chance, random)
    } else {
      memory.adopters.negative.keep(chance: chance, random)
    }
  }

  /// Forgets who adopted a story in this round.
  func forgetAdopters() { memory.forgetAdopters() }
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

extension SpreadRule {
  /// The share of people who tell nobody.
  fileprivate var silent: Double {
    switch self {
    case .between, .nobody: 0
    case .count(let table): table.silent
    case .each(_, let silent), .weightedCascade(_, let silent), .byWeight(_, let silent),
      .everyone(let silent):
      silent
    }
  }

  /// The rule for those who are not silent.
  fileprivate var ofSpeakers: SpreadRule {
    switch self {
    case .between, .nobody: return self
    case .count(var table):
      table.silent = 0
      return .count(table)
    case .each(let chance, _): return .each(chance: chance, silent: 0)
    case .weightedCascade(let fewest, _): return .weightedCascade(fewest: fewest, silent: 0)
    case .byWeight(let chances, _): return .byWeight(chances, silent: 0)
    case .everyone: return .everyone(silent: 0)
    }
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
