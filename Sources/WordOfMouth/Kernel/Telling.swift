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
struct Telling<Contacts: ContactSource> {
  let opinion: Opinion
  let luck: WaveKeys
  let contacts: Contacts
  /// Whether the round is sparse; see ``Knowledge``.
  let isSparse: Bool
  /// The luck of ties where a coin decides, else nil.
  let contest: RandomKey?
  /// Those who told somebody.
  private(set) var tellers = 0
  /// Times that one of them told one contact.
  private(set) var tellings = 0
  /// In a sparse round, those who are newly reached.
  private(set) var newlyReached = 0

  /// Prepares telling.
  init(
    _ opinion: Opinion, _ luck: WaveKeys, _ contacts: Contacts, isSparse: Bool, contest: RandomKey?
  ) {
    self.opinion = opinion
    self.luck = luck
    self.contacts = contacts
    self.isSparse = isSparse
    self.contest = contest
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
      switch rule {
      case .nobody: return
      case .everyone(let silent):
        memory.batch.silence(silent, luck.count)
        tellEveryone(in: &memory)
      case .between(let lowest, let width):
        memory.batch.drawCounts(lowest: lowest, width: width, luck.count)
        tellCounted(in: &memory)
      case .count(let sampler):
        memory.batch.drawCounts(sampler, luck.count)
        tellCounted(in: &memory)
      case .each(let gap, let mostTogether, let silent):
        memory.batch.silence(silent, luck.count)
        tellEach(gap, mostTogether, in: &memory)
      case .weightedCascade(let fewest, let silent):
        memory.batch.silence(silent, luck.count)
        tellWeighted(fewest, in: &memory)
      }
      flush(&memory)
    }
  }

  /// Tells the opinion to the contacts whose places wait; then none waits.
  @inline(__always)
  private mutating func flush(_ memory: inout KernelMemory) {
    let count = memory.places.count
    let list = unsafe memory.places.elements
    // In bounds: `count` places are in the list. In place: what was a place is now a contact.
    for index in 0..<count { unsafe list[index] = contacts.contact(at: list[index]) }
    if !isSparse {
      unsafe memory.knowledge.mark(list, count, opinion)
    } else if opinion == .positive {
      newlyReached &+= unsafe memory.knowledge.hear(
        list, count, .positive, contest: contest, takers: &memory.takesPositive)
    } else {
      newlyReached &+= unsafe memory.knowledge.hear(
        list, count, .negative, contest: contest, takers: &memory.takesNegative)
    }
    tellings &+= count
    memory.places.count = 0
  }

  @inline(__always)
  private mutating func flushIfMany(_ memory: inout KernelMemory) {
    if memory.places.count >= PlaceList.many { flush(&memory) }
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
      tellers &+= teller.degree > 0 ? 1 : 0
      flushIfMany(&memory)
    }
  }

  @inline(__always)
  private mutating func tellCounted(in memory: inout KernelMemory) {
    tellers &+= memory.batch.talkers
    for group in stride(from: 0, to: memory.batch.count, by: 16) {
      let lanes = memory.batch.lanes(at: group)
      if ContactChoice.fitsLanes(lanes) {
        ContactChoice.choose(lanes, luck.choice, contacts, into: &memory.places, memory.choice)
        flushIfMany(&memory)
      } else {
        for index in group..<min(group + 16, memory.batch.count) {
          ContactChoice.choose(
            memory.batch[index], luck.choice, contacts, into: &memory.places, &memory.choice)
          flushIfMany(&memory)
        }
      }
    }
  }

  private mutating func tellEach(
    _ gap: GeometricGap, _ mostTogether: UInt32, in memory: inout KernelMemory
  ) {
    ContactCoins.begin(
      memory.batch, mostContacts: mostTogether, luck.choice, &memory.coins)
    tellers &+= ContactCoins.jump(0, gap, contacts, into: &memory.places, &memory.coins)
    var step = 3
    while memory.coins.jumpers > 0 {
      flushIfMany(&memory)
      _ = ContactCoins.jump(step, gap, contacts, into: &memory.places, &memory.coins)
      step &+= 3
    }
    flushIfMany(&memory)
    for index in 0..<memory.batch.count where memory.batch[index].degree > mostTogether {
      let before = memory.places.count
      ContactCoins.jumpAlone(
        memory.batch[index], gap, luck.choice, contacts, into: &memory.places, memory.coins)
      tellers &+= memory.places.count > before ? 1 : 0
      flushIfMany(&memory)
    }
  }

  private mutating func tellWeighted(_ fewest: UInt64, in memory: inout KernelMemory) {
    memory.coins.reserve(memory.largest, waiting: memory.places.capacity)
    for index in 0..<memory.batch.count {
      ContactCoins.addCandidates(
        index, memory.batch[index], fewest: fewest, luck.choice, contacts, into: &memory.places,
        memory.coins)
      if memory.places.count >= PlaceList.many {
        ContactCoins.decide(contacts, &memory.places, memory.coins)
        flush(&memory)
      }
    }
    ContactCoins.decide(contacts, &memory.places, memory.coins)
    tellers &+= ContactCoins.takeTalkers(memory.coins)
  }
}
