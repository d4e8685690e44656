internal import Randomness
internal import SocialGraph

// People tell, a batch at a time, in three passes over each:
//
// 1. choose: which of their contacts, as places in the graph (`ContactChoice`, `ContactCoins`);
// 2. resolve: from place to contact (`ContactSource`);
// 3. tell: mark the contacts' bits, or let them hear at once (`Knowledge`).
//
// The first reads only the luck, the second only the graph, the third only bits; none waits for
// what another telling did, so that many cache misses are on their way at the same time.

/// What the tellers of one rule share in one round.
struct Telling<Contacts: ContactSource, Key: PersonStream, Tally: PersonTally> {
  let opinion: Opinion
  let random: WaveKeys<Key>
  let contacts: Contacts
  /// Whether the round is sparse; see ``Knowledge``.
  let isSparse: Bool
  /// Whether a coin decides ties.
  let hasConflict: Bool
  /// Those who told somebody.
  private(set) var tellers: Tally
  /// Times that one of them told one contact, by the contact.
  private(set) var tellings: Tally
  /// In a sparse round, those who are newly reached.
  private(set) var newlyReached: Tally

  /// Prepares telling; the tallies stand at nothing.
  init(
    _ opinion: Opinion, _ random: WaveKeys<Key>, _ contacts: Contacts, isSparse: Bool,
    conflict: ConflictRule,
    tellers: Tally, tellings: Tally, newlyReached: Tally
  ) {
    self.opinion = opinion
    self.random = random
    self.contacts = contacts
    self.isSparse = isSparse
    hasConflict = conflict == .coin
    self.tellers = tellers
    self.tellings = tellings
    self.newlyReached = newlyReached
  }

  /// Lets people tell.
  ///
  /// - Parameters:
  ///   - people: Who tells.
  ///   - rule: Whom they tell.
  ///   - memory: Where it is noted who was told.
  /// - Complexity: O(contacts told); for `weightedCascade` O(contacts); and O(K^2 / 16) for each who
  ///   tells K of its contacts in a lane.
  @inline(__always)
  mutating func tell(
    _ people: UnsafeBufferPointer<PersonID>, by rule: borrowing CompiledRule,
    in memory: inout KernelMemory
  ) {
    for first in stride(from: 0, to: people.count, by: TellerBatch.capacity) {
      let last = min(first &+ TellerBatch.capacity, people.count)
      unsafe memory.batch.load(UnsafeBufferPointer(rebasing: people[first..<last]), contacts)
      var countsTellings = false
      switch rule {
      case .nobody, .layers: return
      case .everyone(let silent):
        memory.batch.silence(silent, random.count)
        tellEveryone(in: &memory)
      case .between(let lowest, let width):
        memory.batch.drawCounts(lowest: lowest, width: width, random.count)
        tellCounted(in: &memory)
      case .count(let sampler):
        memory.batch.drawCounts(sampler, random.count)
        tellCounted(in: &memory)
      case .each(let gap, let silent):
        memory.batch.silence(silent, random.count)
        tellEach(gap, in: &memory)
        countsTellings = true
      case .weightedCascade(let fewest, let silent):
        memory.batch.silence(silent, random.count)
        tellWeighted(fewest, in: &memory)
        countsTellings = true
      }
      flush(&memory, countsTellings: countsTellings)
    }
  }

  /// Tells people the opinion whom no contact tells.
  ///
  /// - Precondition: a place is a contact.
  /// - Complexity: O(people).
  mutating func tellFromOutside(
    _ people: UnsafeBufferPointer<PersonID>, in memory: inout KernelMemory
  ) {
    for first in stride(from: 0, to: people.count, by: PlaceList.many) {
      let last = min(first &+ PlaceList.many, people.count)
      // In bounds: there is room for more than many places.
      let places = unsafe memory.places.elements
      for index in first..<last { unsafe places[index &- first] = people[index] }
      memory.places.count = last &- first
      flush(&memory, countsTellings: true)
    }
  }

  /// Tells the opinion to the contacts whose places wait; then none waits.
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
    if !isSparse {
      unsafe memory.knowledge.mark(list, count, opinion)
    } else if opinion == .positive {
      if hasConflict {
        unsafe memory.knowledge.conflict(
          list, count, random.conflict, takers: &memory.takesPositive)
      }
      unsafe memory.knowledge.hear(
        list, count, .positive, takers: &memory.takesPositive, newly: &newlyReached)
    } else {
      if hasConflict { unsafe memory.knowledge.beginConflict(list, count) }
      unsafe memory.knowledge.hear(
        list, count, .negative, takers: &memory.takesNegative, newly: &newlyReached)
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

  private mutating func tellWeighted(_ fewest: UInt64, in memory: inout KernelMemory) {
    memory.coins.reserve(waiting: memory.places.capacity)
    ContactCoins.begin(memory.batch, random.choice, &memory.coins)
    var next = ContactCoins.Block()
    while next.teller < memory.batch.count {
      ContactCoins.findCandidates(
        from: &next, tellers: memory.batch.count, fewest: fewest, &memory.coins)
      for block in 0..<memory.coins.blocks {
        ContactCoins.addCandidates(block, contacts, into: &memory.places, memory.coins)
        if memory.places.count >= PlaceList.many {
          ContactCoins.decide(contacts, &memory.places, memory.coins)
          flush(&memory, countsTellings: true)
        }
      }
    }
    ContactCoins.decide(contacts, &memory.places, memory.coins)
    ContactCoins.countTellers(memory.batch, in: &tellers, memory.coins)
  }
}
