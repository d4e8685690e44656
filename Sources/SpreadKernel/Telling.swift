internal import Randomness
internal import SpreadTypes

// People tell, a batch at a time, in three passes over each:
//
// 1. choose: which of their contacts, as places in the graph (`ContactChoice`, `ContactCoins`);
// 2. resolve: from place to contact (`ContactSource`);
// 3. tell: mark the contacts' bits, or let them hear at once (`Knowledge`).
//
// The first reads only random numbers, the second only the graph, the third only bits; none waits for
// what another telling did, so that many cache misses are on their way at the same time.

/// What the tellers of one rule share in one round.
struct Telling<Contacts: ContactSource, Stream: PersonStream, Tally: PersonTally> {
  let story: Story
  let random: WaveStreams<Stream>
  let contacts: Contacts
  /// Whether the round is sparse; see ``Knowledge``.
  let isSparse: Bool
  /// Whether a coin decides between stories that arrive together.
  let hasConflict: Bool
  /// Those who told somebody.
  var tellers: Tally
  /// Times that one of them told one contact, by the contact.
  var tellings: Tally
  /// In a sparse round, those who are newly reached.
  var newlyReached: Tally
  /// Contacts of those whose turn it was to tell.
  var visits: Tally

  /// Lets people tell.
  ///
  /// - Parameters:
  ///   - people: In `0..<count`, who tells.
  ///   - count: How many.
  ///   - rule: Which contacts they tell.
  ///   - memory: Where it is noted who was told.
  /// - Complexity: O(contacts told); for `weightedCascade` and `byWeight` O(contacts); and O(K^2 / 16)
  ///   for each who tells K of its contacts in a lane.
  @inline(__always)
  mutating func tell(
    _ people: UnsafePointer<PersonID>, _ count: Int, by rule: SpreadRule,
    in memory: inout KernelMemory
  ) {
    if case .each(let chance, _) = rule { memory.coins.prepare(chance: chance) }
    for first in stride(from: 0, to: count, by: TellerBatch.capacity) where !memory.stop.afterStep()
    {
      unsafe memory.batch.load(
        people + first, min(TellerBatch.capacity, count &- first), contacts, visits: &visits)
      var countsTellings = false
      switch rule {
      case .nobody: continue
      case .everyone(let silent):
        memory.batch.silence(silent, random.count)
        tellEveryone(in: &memory)
      case .between(let lowest, let width):
        memory.batch.drawCounts(lowest: lowest, width: width, random.count)
        tellCounted(in: &memory)
      case .count(let table):
        memory.batch.drawCounts(table, random.count)
        tellCounted(in: &memory)
      case .each(_, let silent):
        memory.batch.silence(silent, random.count)
        tellEach(memory.coins.gap, in: &memory)
        countsTellings = true
      case .weightedCascade(let fewest, let silent):
        memory.batch.silence(silent, random.count)
        tellByCoins(CascadeCoins(fewest: fewest), in: &memory)
        countsTellings = true
      case .byWeight(let chances, let silent):
        memory.batch.silence(silent, random.count)
        tellByCoins(WeightCoins(chances), in: &memory)
        countsTellings = true
      }
      flush(&memory, countsTellings: countsTellings)
    }
  }

  /// Tells people the story who are told by no contact: those whose coin succeeds.
  ///
  /// One coin for both stories, at its two ends, as customers are asked what they think.
  ///
  /// - Precondition: a place is a contact.
  /// - Complexity: O(people).
  mutating func tellFromOutside(
    people: Int, chance: Double, _ coins: KeyStream, in memory: inout KernelMemory
  ) {
    let threshold = CoinThreshold(chance: story == .negative ? chance : 1 - chance)
    let otherwise: UInt64 = story == .negative ? 0 : .max
    for first in stride(from: 0, to: people, by: 64) {
      var told = coins.successes(of: first, threshold) ^ otherwise
      // No bits of people behind the last.
      told &= .max &>> UInt64(truncatingIfNeeded: 64 &- min(64, people &- first))
      while told != 0 {
        // In bounds: there is room for 64 more than many places.
        unsafe memory.places.elements[memory.places.count] = PersonID(
          truncatingIfNeeded: first &+ told.trailingZeroBitCount)
        memory.places.count &+= 1
        told &= told &- 1
      }
      flushIfMany(&memory, countsTellings: true)
    }
    flush(&memory, countsTellings: true)
  }

  /// Tells the story to the contacts whose places wait; then none waits.
  ///
  /// - Parameters:
  ///   - memory: Where they wait.
  ///   - countsTellings: Whether these tellings are to be counted: they are not where the tellers'
  ///     numbers were known before, and counted then.
  @inline(__always)
  private mutating func flush(_ memory: inout KernelMemory, countsTellings: Bool) {
    let count = memory.places.count
    let list = unsafe memory.places.elements
    // In bounds: `count` places are in the list. In place: what was a place is now a contact.
    for index in 0..<count { unsafe list[index] = contacts.contact(at: list[index]) }
    if countsTellings { unsafe tellings.add(each: list, count) }
    // A call for each story, so that each is compiled to a loop of its own: a shared call is slower.
    if isSparse && memory.knowledge.notesTold { unsafe memory.knowledge.note(list, count, story) }
    if !isSparse {
      unsafe memory.knowledge.mark(list, count, story)
    } else if story == .positive {
      if hasConflict {
        unsafe memory.knowledge.conflict(
          list, count, random.conflict, adopters: &memory.adopters.positive)
      }
      unsafe memory.knowledge.hear(
        list, count, .positive, adopters: &memory.adopters.positive, newly: &newlyReached,
        countsAdopters: hasConflict)
    } else {
      if hasConflict { unsafe memory.knowledge.beginConflict(list, count) }
      unsafe memory.knowledge.hear(
        list, count, .negative, adopters: &memory.adopters.negative, newly: &newlyReached,
        countsAdopters: hasConflict)
    }
    memory.places.count = 0
  }

  @inline(__always)
  private mutating func flushIfMany(_ memory: inout KernelMemory, countsTellings: Bool) {
    if memory.places.count >= PlaceList.many { flush(&memory, countsTellings: countsTellings) }
  }

  private mutating func tellEveryone(in memory: inout KernelMemory) {
    for index in 0..<memory.batch.count {
      let teller = memory.batch[index]
      let list = unsafe memory.places.elements
      let end = memory.places.count
      // In bounds: less than many wait, and there is room for all contacts of anybody beyond.
      for position in 0..<teller.degree {
        unsafe list[end &+ Int(position)] = contacts.place(position, from: teller.start)
      }
      memory.places.count = end &+ Int(teller.degree)
      tellers.add(teller.degree > 0 ? 1 : 0, of: teller.person)
      tellings.add(Int(teller.degree), of: teller.person)
      flushIfMany(&memory, countsTellings: false)
    }
  }

  @inline(__always)
  private mutating func tellCounted(in memory: inout KernelMemory) {
    memory.batch.tally(tellers: &tellers, tellings: &tellings)
    for group in stride(from: 0, to: memory.batch.count, by: 16) {
      let lanes = memory.batch.lanes(at: group)
      if ContactChoice.fitsLanes(lanes) {
        ContactChoice.choose(lanes, random.choice, contacts, into: &memory.places, memory.choice)
        flushIfMany(&memory, countsTellings: false)
      } else {
        for index in group..<min(group + 16, memory.batch.count) {
          ContactChoice.choose(
            memory.batch[index], random.choice, contacts, into: &memory.places, &memory.choice)
          flushIfMany(&memory, countsTellings: false)
        }
      }
    }
  }

  private mutating func tellEach(_ gap: GeometricGap, in memory: inout KernelMemory) {
    ContactCoins.begin(memory.batch, random.choice, &memory.coins)
    // Steps before the tellers' first landing counts are known.
    var step = 0
    if memory.largest <= ContactCoins.mostContactsTogether {
      while memory.coins.jumpers > ContactCoins.few {
        let landed = ContactCoins.jump(
          step, gap, contacts, into: &memory.places, &memory.coins,
          marksTalkers: Tally.tellsPeopleApart)
        if step == 0 {
          if Tally.tellsPeopleApart {
            ContactCoins.countTellers(memory.batch, in: &tellers, memory.coins)
          } else {
            tellers.add(landed, of: 0)
          }
        }
        step &+= 3
        flushIfMany(&memory, countsTellings: true)
      }
    }
    for index in 0..<memory.coins.jumpers {
      let before = memory.places.count
      ContactCoins.jumpOn(index, step, gap, contacts, into: &memory.places, memory.coins)
      if step == 0 {
        tellers.add(memory.places.count > before ? 1 : 0, of: memory.batch[index].person)
      }
      flushIfMany(&memory, countsTellings: true)
    }
  }

  private mutating func tellByCoins(_ rule: some CoinRule, in memory: inout KernelMemory) {
    let limit = rule.limit
    memory.coins.reserve(waiting: memory.places.capacity)
    ContactCoins.begin(memory.batch, random.choice, &memory.coins)
    var next = ContactCoins.Block()
    while next.teller < memory.batch.count {
      ContactCoins.findCandidates(
        from: &next, tellers: memory.batch.count, below: limit, &memory.coins)
      for block in 0..<memory.coins.blocks {
        ContactCoins.addCandidates(block, contacts, into: &memory.places, memory.coins)
        if memory.places.count >= PlaceList.many {
          rule.decide(contacts, &memory.places, memory.coins)
          flush(&memory, countsTellings: true)
        }
      }
    }
    rule.decide(contacts, &memory.places, memory.coins)
    ContactCoins.countTellers(memory.batch, in: &tellers, memory.coins)
  }
}

extension Telling where Tally: WaveTally {
  /// What the telling came to, but for those who adopted the story.
  var counts: StoryCounts {
    var counts = StoryCounts()
    counts.tellers = tellers.count
    counts.tellings = tellings.count
    counts.newlyReached = newlyReached.count
    counts.visits = visits.count
    return counts
  }
}
