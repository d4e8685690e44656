internal import Randomness
internal import SocialGraph

// People tell, a batch at a time, in three passes over each:
//
// 1. choose: which of their contacts, as places in the graph (`ContactChoice`, `ContactCoins`);
// 2. resolve: from place to contact (`ContactSource`);
// 3. scatter: set the contacts' told bits (`Knowledge`).
//
// The first reads only the luck, the second only the graph, the third only writes bits; none waits for
// what another telling did, so that many cache misses are on their way at the same time.

/// What the tellers of one rule share in one round.
struct Telling<Contacts: ContactSource> {
  let opinion: Opinion
  let rule: CompiledRule
  let luck: WaveKeys
  let contacts: Contacts
  /// Whether the round is sparse; see ``Knowledge``.
  let isListed: Bool
  /// Those who told somebody.
  private(set) var tellers = 0
  /// Times that one of them told one contact.
  private(set) var tellings = 0
  /// How many places wait to be resolved.
  private var waiting = 0

  /// Prepares telling.
  init(
    _ opinion: Opinion, _ rule: CompiledRule, _ luck: WaveKeys, _ contacts: Contacts, isListed: Bool
  ) {
    self.opinion = opinion
    self.rule = rule
    self.luck = luck
    self.contacts = contacts
    self.isListed = isListed
  }

  /// Lets people tell.
  ///
  /// - Parameter people: In `0..<count`, who tells.
  /// - Complexity: O(contacts told); for `weightedCascade` O(contacts); and O(K^2 / 16) for each who
  ///   tells K of its contacts in a lane.
  mutating func tell(_ people: [PersonID], _ count: Int, in memory: inout KernelMemory) {
    if case .nobody = rule { return }
    for first in stride(from: 0, to: count, by: TellerBatch.capacity) {
      memory.batch.load(
        people, from: first, count: min(TellerBatch.capacity, count - first), contacts)
      switch rule {
      case .nobody: break
      case .everyone(let silent):
        memory.batch.silence(silent, luck.count)
        tellEveryone(in: &memory)
      case .count(let sampler):
        tellers &+= memory.batch.drawCounts(sampler, luck.count)
        tellCounted(in: &memory)
      case .each(let gap, let mostInLanes, let silent):
        memory.batch.silence(silent, luck.count)
        tellEach(gap, mostInLanes, in: &memory)
      case .weightedCascade(let mostLikely, let silent):
        memory.batch.silence(silent, luck.count)
        tellWeighted(mostLikely, in: &memory)
      }
      flush(&memory)
    }
  }

  /// Tells the opinion to the contacts whose places wait; then none waits.
  @inline(__always)
  private mutating func flush(_ memory: inout KernelMemory) {
    contacts.resolve(&memory.places, waiting)
    memory.knowledge.scatter(memory.places, waiting, opinion, isListed: isListed)
    tellings &+= waiting
    waiting = 0
  }

  @inline(__always)
  private mutating func flushIfMany(_ memory: inout KernelMemory) {
    if waiting >= KernelMemory.mostWaiting { flush(&memory) }
  }

  private mutating func tellEveryone(in memory: inout KernelMemory) {
    for index in 0..<memory.batch.count {
      let start = memory.batch.starts[index]
      let degree = memory.batch.degrees[index]
      for position in 0..<degree {
        memory.places[waiting &+ Int(position)] = contacts.place(position, from: start)
      }
      waiting &+= Int(degree)
      tellers &+= degree > 0 ? 1 : 0
      flushIfMany(&memory)
    }
  }

  @inline(__always)
  private mutating func tellCounted(in memory: inout KernelMemory) {
    for group in stride(from: 0, to: memory.batch.count, by: 16) {
      let tellers = memory.batch.lanes(at: group)
      if ContactChoice.fitsLanes(tellers) {
        waiting = ContactChoice.choose(
          tellers, luck.choice, contacts, into: &memory.places, from: waiting,
          drawn: &memory.drawn, moved: &memory.moved)
      } else {
        for index in group..<min(group + 16, memory.batch.count) {
          chooseAlone(index, in: &memory)
          flushIfMany(&memory)
        }
      }
      flushIfMany(&memory)
    }
  }

  private mutating func chooseAlone(_ index: Int, in memory: inout KernelMemory) {
    let degree = memory.batch.degrees[index]
    let positions = UInt32(memory.positions.count)
    if positions < degree { memory.positions += positions..<degree }
    waiting = ContactChoice.choose(
      memory.batch.people[index], start: memory.batch.starts[index], degree: degree,
      count: memory.batch.counts[index], luck.choice, contacts, into: &memory.places,
      from: waiting, positions: &memory.positions)
  }

  private mutating func tellEach(
    _ gap: GeometricGap, _ mostInLanes: UInt32, in memory: inout KernelMemory
  ) {
    for group in stride(from: 0, to: memory.batch.count, by: 16) {
      var lanes = memory.batch.lanes(at: group)
      if any(lanes.degrees .> mostInLanes) {
        for index in group..<group + 16 where memory.batch.degrees[index] > mostInLanes {
          let before = waiting
          waiting = ContactCoins.choose(
            memory.batch.people[index], start: memory.batch.starts[index],
            degree: memory.batch.degrees[index], gap, luck.choice, contacts, into: &memory.places,
            from: waiting)
          tellers &+= waiting > before ? 1 : 0
          flushIfMany(&memory)
        }
        lanes.degrees.replace(with: 0, where: lanes.degrees .> mostInLanes)
      }
      waiting = ContactCoins.choose(
        people: lanes.people.evenWords, starts: lanes.starts.evenWords,
        degrees: lanes.degrees.evenWords, gap, luck.choice, contacts, into: &memory.places,
        from: waiting,
        tellers: &tellers)
      flushIfMany(&memory)
      waiting = ContactCoins.choose(
        people: lanes.people.oddWords, starts: lanes.starts.oddWords,
        degrees: lanes.degrees.oddWords, gap, luck.choice, contacts, into: &memory.places,
        from: waiting,
        tellers: &tellers)
      flushIfMany(&memory)
    }
  }

  private mutating func tellWeighted(_ mostLikely: CoinThreshold, in memory: inout KernelMemory) {
    for index in 0..<memory.batch.count {
      let before = waiting
      let degree = memory.batch.degrees[index]
      let missing = Int(degree) + 1 - memory.coins.count
      if missing > 0 { memory.coins += repeatElement(0, count: missing) }
      waiting = ContactCoins.chooseWeighted(
        memory.batch.people[index], start: memory.batch.starts[index], degree: degree,
        mostLikely: mostLikely, luck.choice, contacts, into: &memory.places, from: waiting,
        coins: &memory.coins)
      tellers &+= waiting > before ? 1 : 0
      flushIfMany(&memory)
    }
  }
}
