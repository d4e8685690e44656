internal import Randomness
internal import SocialGraph

// Waves whose rounds take more steps than telling once along ties of one kind: layers of ties and people
// met afresh, people who tell in every round, messages from outside, and good opinions that turn bad.
//
// The passes are those of `Telling` and `Knowledge`; what is new is who tells, and when:
//
//   1. for each opinion, the one that wins ties first, as in any sparse round: outside tells, then layer
//      by layer whoever is due, each layer with its own contacts, rule and luck;
//   2. the round is settled;
//   3. who took the positive opinion up has a bad experience by a coin, and then holds the negative one;
//   4. by a coin whoever took an opinion up becomes due: in the next round, or in every one.
//
// A voice that goes on and fades needs to know hops: then rounds are always heard at once, the nearest
// tellers first, so that whoever takes an opinion up does so from the nearest of them.
//
// State beside the kernel's: a bit a person where layers share tellers, to count each once, and four bytes
// a person where hops are told apart.

/// What does not depend on the luck.
struct LayeredSpread: Sendable {
  /// Ties of one kind.
  struct Layer: Sendable {
    /// The name that keys its luck, or nil for the graph itself.
    var name: String?
    /// The ties; complete where people are met afresh.
    var graph: Graph
    /// How many people are met at most.
    var mostMet = Int.max
  }

  let layers: [Layer]
  /// Whom those tell in each layer who took an opinion up by hearsay.
  let retells: ByOpinion<[CompiledRule]>
  /// Whether they, and first-hand people, tell in every round.
  let repeats: ByOpinion<Bool>
  /// The chance to be told from outside in a round.
  let outside: ByOpinion<Double>
  /// The chance to keep the positive opinion on taking it up.
  let quality: Double
  /// The largest number of contacts of anybody in a layer.
  let largest: Int
  /// Whether it matters how many hops away somebody is, and rounds do not tell.
  let tracksHops: Bool

  /// Prepares the steps; nil where a wave does not need them.
  init?(graph: Graph, rules: WaveRules, retells: ByOpinion<CompiledRule>) {
    let voices = rules.voices
    let all = Opinion.allCases.map { voices[$0] }
    precondition(voices.negative.quality == 1, "only the positive opinion turns")
    precondition(
      all.allSatisfy { (0...1).contains($0.quality) && (0...1).contains($0.outside) },
      "a chance is in 0...1")
    let goesOn = all.contains(where: \.goesOn)
    precondition(!goesOn || rules.roundLimit != nil, "a wave that goes on has a last round")
    guard !graph.layers.isEmpty || goesOn || voices.positive.quality < 1 else { return nil }
    layers =
      graph.layers.isEmpty
      ? [Layer(name: nil, graph: graph)]
      : graph.layers.map {
        switch $0.contacts {
        case .ties(let ties): Layer(name: $0.name, graph: ties)
        case .meetings(let count):
          Layer(
            name: $0.name, graph: Graph(completeWithPeople: graph.people), mostMet: count)
        }
      }
    self.retells = ByOpinion { retells[$0].byLayer }
    repeats = ByOpinion { voices[$0].repeats }
    outside = ByOpinion { voices[$0].outside }
    quality = voices.positive.quality
    largest = layers.reduce(0) { max($0, $1.graph.largestContactCount) }
    tracksHops = goesOn && all.contains { $0.fade < 1 }
  }
}

/// What only these waves keep from one run to the next.
struct LayeredMemory: ~Copyable {
  /// Who has told in the round and opinion under way.
  fileprivate var tellers = KernelBuffer<UInt64>(0)
  /// How far everybody is from somebody with an experience, of those who took an opinion up.
  fileprivate var hops = KernelBuffer<UInt32>(0)

  fileprivate mutating func prepare(people: Int, _ layered: LayeredSpread) {
    if layered.layers.count > 1 { tellers.reserve((people + 63) / 64, 0) }
    if layered.tracksHops { hops.reserve(people, 0) }
  }
}

extension SpreadKernel {
  /// Runs one wave a step at a time.
  func run(
    _ groups: [KernelGroup], random: RandomStream, in memory: inout KernelMemory,
    _ layered: LayeredSpread
  ) -> WaveOutcome {
    memory.prepare(people: graph.people, largest: layered.largest)
    memory.layered.prepare(people: graph.people, layered)
    var wave = LayeredWave(kernel: self, layered: layered, groups: groups, random: random)
    wave.run(in: &memory)
    return wave.outcome(memory.rounds)
  }
}

/// A wave under way.
private struct LayeredWave {
  let kernel: SpreadKernel
  let layered: LayeredSpread
  let groups: [KernelGroup]
  let random: RandomStream
  /// For each opinion and hop, who tells it by hearsay; all in one list where hops do not matter.
  private var due = ByOpinion<[[PersonID]]> { _ in [[]] }
  /// For each opinion, how many know it.
  private var known = ByOpinion { _ in 0 }
  /// For each opinion, the chance to tell on of those who take it up in this round, where all are as far.
  private var chance: ByOpinion<Double>
  /// For each opinion, the chance at each hop, as far as it was asked for, and in front that of hop 1.
  private var chances: ByOpinion<[Double]>
  private var channels: ByOpinion<[WaveOutcome.Counts.Channel]>
  private var outside = ByOpinion { _ in WaveOutcome.Counts.Channel() }
  private var turned = 0

  init(kernel: SpreadKernel, layered: LayeredSpread, groups: [KernelGroup], random: RandomStream) {
    self.kernel = kernel
    self.layered = layered
    self.groups = groups
    self.random = random
    chance = kernel.retell
    chances = ByOpinion { [kernel.retell[$0]] }
    channels = ByOpinion { _ in layered.layers.map { .init(name: $0.name ?? "") } }
  }

  /// Tellers of one rule, or of one for each layer.
  private struct Talk {
    let people: [PersonID]
    let count: Int
    let rules: [CompiledRule]
  }

  mutating func run(in memory: inout KernelMemory) {
    for group in groups {
      for person in group.people.prefix(group.count) {
        memory.knowledge.placeFirstHand(person, group.opinion)
      }
      known[group.opinion] += group.count
    }
    while memory.rounds.count < kernel.roundLimit, !isOver(round: memory.rounds.count + 1) {
      spread(round: memory.rounds.count + 1, &memory)
    }
  }

  /// Whether there is nothing left to tell, or nobody to tell it to for the first time.
  private func isOver(round: Int) -> Bool {
    Opinion.allCases.allSatisfy { opinion in
      let isNew = known[opinion] < kernel.graph.people
      let tells = steps(opinion, round: round).contains { !$0.isEmpty }
      return !(tells && (isNew || !layered.repeats[opinion]))
        && !(layered.outside[opinion] > 0 && isNew)
    }
  }

  /// Who tells an opinion in a round: those of one step are as near as each other.
  private func steps(_ opinion: Opinion, round: Int) -> [[Talk]] {
    var first: [Talk] = []
    if round == 1 || layered.repeats[opinion] {
      first = groups.filter { $0.opinion == opinion && $0.count > 0 }.map {
        Talk(people: $0.people, count: $0.count, rules: $0.rule.byLayer)
      }
    }
    let later = due[opinion].map { people in
      people.isEmpty
        ? []
        : [Talk(people: people, count: people.count, rules: layered.retells[opinion])]
    }
    return layered.tracksHops ? [first] + later.dropFirst() : [first + later[0]]
  }

  private mutating func spread(round: Int, _ memory: inout KernelMemory) {
    var counts = RoundCounts()
    let steps = ByOpinion { self.steps($0, round: round) }
    let isSparse = layered.tracksHops || kernel.isSparseRound(tellingsExpected(steps))
    for opinion in kernel.tellingOrder {
      let before = channels[opinion]
      let beforeOutside = outside[opinion]
      tellOutside(opinion, round: round, isSparse: isSparse, &memory)
      var noted = 0
      for (hop, step) in steps[opinion].enumerated() {
        for layer in layered.layers.indices {
          tell(step, opinion, layer, round: round, isSparse: isSparse, &memory)
        }
        if layered.tracksHops { noted = noteHop(hop + 1, opinion, from: noted, &memory) }
      }
      let pairs = zip(channels[opinion], before) + [(outside[opinion], beforeOutside)]
      counts.tellings[opinion] = pairs.reduce(0) { $0 + $1.0.tellings - $1.1.tellings }
      if isSparse {
        counts.settled[opinion].newlyReached = pairs.reduce(0) {
          $0 + $1.0.newlyReached - $1.1.newlyReached
        }
      }
      counts.tellers[opinion] =
        layered.layers.count > 1
        ? countTellers(steps[opinion], &memory)
        : channels[opinion][0].tellers - before[0].tellers
    }
    let keys = WaveKeys(random)
    kernel.settle(
      &counts, isSparse: isSparse, ByOpinion(positive: 1, negative: 1), keys, &memory)
    if layered.quality < 1 { turn(&counts, &memory) }
    for opinion in Opinion.allCases { known[opinion] += counts.settled[opinion].newlyReached }
    passOn(keys, &memory)
    memory.rounds.append(counts)
  }

  private func tellingsExpected(_ steps: ByOpinion<[[Talk]]>) -> Double {
    Opinion.allCases.reduce(0) { sum, opinion in
      steps[opinion].joined().reduce(
        sum + layered.outside[opinion] * Double(kernel.graph.people)
      ) { sum, talk in
        talk.rules.reduce(sum) { $0 + Double(talk.count) * $1.meanTold(kernel.meanContacts) }
      }
    }
  }

  // MARK: Telling

  /// Lets those of a step tell in one layer.
  private mutating func tell(
    _ step: [Talk], _ opinion: Opinion, _ layer: Int, round: Int, isSparse: Bool,
    _ memory: inout KernelMemory
  ) {
    if step.isEmpty { return }
    let graph = layered.layers[layer].graph
    switch graph.storage {
    case .rows(let offsets, let targets):
      unsafe offsets.withUnsafeBufferPointer { offsets in
        unsafe targets.withUnsafeBufferPointer { targets in
          unsafe graph.incoming.withUnsafeBufferPointer { incoming in
            let contacts = unsafe RowContacts(
              offsets: offsets, targets: targets, incoming: incoming)
            tell(step, opinion, layer, contacts, round: round, isSparse: isSparse, &memory)
          }
        }
      }
    case .complete:
      tell(
        step, opinion, layer, CompleteContacts(people: graph.people), round: round,
        isSparse: isSparse, &memory)
    }
  }

  private mutating func tell(
    _ step: [Talk], _ opinion: Opinion, _ layer: Int, _ contacts: some ContactSource, round: Int,
    isSparse: Bool, _ memory: inout KernelMemory
  ) {
    let keys = keys(opinion, layered.layers[layer].name, round: round)
    // The marks stay where they are until the memory is prepared again.
    let marks = unsafe memory.layered.tellers.elements
    var telling = unsafe Telling(
      opinion, keys, contacts, isSparse: isSparse, conflict: kernel.conflict,
      tellers: layered.layers.count > 1 ? MarkingTally(marks: marks) : MarkingTally(),
      tellings: MarkingTally(), newlyReached: MarkingTally())
    let before = isSparse ? 0 : memory.knowledge.countNewlyTold(opinion)
    for talk in step {
      if case .nobody = talk.rules[layer] { continue }
      let most = layered.layers[layer].mostMet
      channels[opinion][layer].visits += talk.people.prefix(talk.count).reduce(0) {
        $0 + min(most, Int(contacts.count(of: $1)))
      }
      unsafe talk.people.withUnsafeBufferPointer { people in
        let tellers = unsafe UnsafeBufferPointer(rebasing: people[..<talk.count])
        unsafe telling.tell(tellers, by: talk.rules[layer], in: &memory)
      }
    }
    channels[opinion][layer].tellers += telling.tellers.count
    channels[opinion][layer].tellings += telling.tellings.count
    channels[opinion][layer].newlyReached +=
      isSparse
      ? telling.newlyReached.count : memory.knowledge.countNewlyTold(opinion) - before
  }

  /// Lets everybody hear an opinion from outside whose coin succeeds.
  ///
  /// One coin for both opinions, at its two ends, as customers are asked what they think.
  private mutating func tellOutside(
    _ opinion: Opinion, round: Int, isSparse: Bool, _ memory: inout KernelMemory
  ) {
    let chance = layered.outside[opinion]
    if chance == 0 { return }
    let key = random.key(.outside).numbered(round)
    let coin = CoinThreshold(chance: opinion == .negative ? chance : 1 - chance)
    let told = (0..<PersonID(truncatingIfNeeded: kernel.graph.people)).filter { person in
      let isBelow = coin.sign(key.draws(of: person).bits(0)) >> 63 == 1
      return isBelow == (opinion == .negative)
    }
    var telling = Telling(
      opinion, WaveKeys(random), CompleteContacts(people: kernel.graph.people), isSparse: isSparse,
      conflict: kernel.conflict, tellers: Total(), tellings: Total(), newlyReached: Total())
    unsafe told.withUnsafeBufferPointer { unsafe telling.tellFromOutside($0, in: &memory) }
    outside[opinion].visits += kernel.graph.people
    outside[opinion].tellings += telling.tellings.count
    outside[opinion].newlyReached +=
      isSparse ? telling.newlyReached.count : memory.knowledge.countNewlyTold(opinion)
  }

  /// The luck of a layer; that of a round where people tell in every one.
  private func keys(_ opinion: Opinion, _ layer: String?, round: Int) -> WaveKeys<RandomKey> {
    func key(_ purpose: RandomPurpose) -> RandomKey {
      let key = random.key(purpose)
      let named = layer.map(key.named) ?? key
      return layered.repeats[opinion] ? named.numbered(round) : named
    }
    return WaveKeys(
      count: key(.tellingCount), choice: key(.tellingChoice), retelling: random.key(.retelling),
      conflict: random.key(.conflict))
  }

  /// Counts those who told somebody in any layer, and forgets them.
  private func countTellers(_ steps: [[Talk]], _ memory: inout KernelMemory) -> Int {
    // In bounds: tellers are people of the graph, and each has a bit.
    let marks = unsafe memory.layered.tellers.elements
    var count = 0
    for talk in steps.joined() {
      for person in talk.people.prefix(talk.count) {
        let (word, bit) = (Int(person >> 6), UInt64(1) << UInt64(person & 63))
        count += unsafe marks[word] & bit == 0 ? 0 : 1
        unsafe marks[word] &= ~bit
      }
    }
    return count
  }

  /// Notes how far those are who took an opinion up from an index of the list on.
  ///
  /// - Returns: The end of the list.
  private func noteHop(
    _ hop: Int, _ opinion: Opinion, from first: Int, _ memory: inout KernelMemory
  ) -> Int {
    // In bounds: takers are people of the graph.
    let hops = unsafe memory.layered.hops.elements
    let takers =
      unsafe opinion == .positive
      ? memory.takesPositive.elements : memory.takesNegative.elements
    for index in first..<takers.count {
      unsafe hops[Int(takers[index])] = UInt32(truncatingIfNeeded: hop)
    }
    return takers.count
  }

  // MARK: Ending a round

  /// Turns those who took the positive opinion up and have a bad experience.
  private mutating func turn(_ counts: inout RoundCounts, _ memory: inout KernelMemory) {
    let quality = Quality(layered.quality, random)
    var turning: [PersonID] = []
    memory.takesPositive.keep { person in
      let keeps = quality.keeps(person)
      if !keeps { turning.append(person) }
      return keeps
    }
    memory.takesNegative.reserve(memory.takesNegative.count + turning.count)
    for person in turning {
      // Who was told both stories at once holds the bad one by hearsay after all.
      if memory.knowledge.turnNegative(person) {
        counts.settled.negative.adopted += 1
      } else {
        turned += 1
        known.negative += 1
      }
      memory.takesNegative.append(person)
    }
    counts.settled.positive.adopted -= turning.count
  }

  /// Flips the coins of those who took an opinion up: who succeeds is due.
  private mutating func passOn(_ keys: WaveKeys<RandomKey>, _ memory: inout KernelMemory) {
    for opinion in Opinion.allCases where !layered.repeats[opinion] {
      for hop in due[opinion].indices { due[opinion][hop].removeAll(keepingCapacity: true) }
    }
    if layered.tracksHops {
      addDue(.positive, memory.takesPositive, keys.retelling, memory.layered)
      addDue(.negative, memory.takesNegative, keys.retelling, memory.layered)
    } else {
      memory.takesPositive.keep(chance: chance.positive, keys.retelling)
      memory.takesNegative.keep(chance: chance.negative, keys.retelling)
      unsafe due.positive[0].append(contentsOf: memory.takesPositive.elements)
      unsafe due.negative[0].append(contentsOf: memory.takesNegative.elements)
      // Where a voice goes on it does not fade: hops would be told apart.
      chance.positive *= kernel.fade.positive
      chance.negative *= kernel.fade.negative
    }
    memory.takesPositive.removeAll()
    memory.takesNegative.removeAll()
  }

  /// Adds those of a list to the due of their hop whose coin succeeds.
  private mutating func addDue(
    _ opinion: Opinion, _ takers: borrowing PersonList, _ key: RandomKey,
    _ memory: borrowing LayeredMemory
  ) {
    // In bounds: takers are people of the graph.
    let people = unsafe takers.elements
    for index in people.indices {
      let person = unsafe people[index]
      let hop = unsafe Int(memory.hops.elements[Int(person)])
      while chances[opinion].count <= hop {
        // At hop 1 it has not faded yet.
        let last = chances[opinion][chances[opinion].count - 1]
        chances[opinion].append(
          chances[opinion].count == 1 ? last : last * kernel.fade[opinion])
      }
      if key.draws(of: person).unit(0) < chances[opinion][hop] {
        while due[opinion].count <= hop { due[opinion].append([]) }
        due[opinion][hop].append(person)
      }
    }
  }

  // MARK: Outcome

  /// Adds everything up; rounds in which nobody told behind the last in which somebody did are left out.
  func outcome(_ rounds: [RoundCounts]) -> WaveOutcome {
    let end =
      rounds.lastIndex { $0.tellings.positive + $0.tellings.negative > 0 }.map { $0 + 1 } ?? 0
    var outcome = kernel.outcome(of: Array(rounds.prefix(end)), groups)
    for opinion in Opinion.allCases {
      outcome.counts[opinion].layers = channels[opinion]
      outcome.counts[opinion].outside = outside[opinion]
    }
    outcome.counts.positive.turned = turned
    return outcome
  }
}

/// Counts people's doings, and marks who did anything where there are marks.
///
/// It points into the memory of a wave and must not outlive the telling.
@safe private struct MarkingTally: PersonTally {
  static var tellsPeopleApart: Bool { true }

  /// A bit a person, or nothing.
  @unsafe private let marks: UnsafeMutableBufferPointer<UInt64>
  /// The count.
  private(set) var count = 0

  /// Makes a tally that marks nobody.
  init() { unsafe marks = UnsafeMutableBufferPointer(start: nil, count: 0) }

  /// Makes a tally that marks people, where there is room for a bit each.
  @unsafe init(marks: UnsafeMutableBufferPointer<UInt64>) { unsafe self.marks = marks }

  @inline(__always)
  mutating func add(_ count: Int, of person: PersonID) {
    self.count &+= count
    if unsafe count > 0 && !marks.isEmpty {
      // In bounds: there is a bit for everybody in the graph.
      unsafe marks[Int(person &>> 6)] |= 1 &<< UInt64(person & 63)
    }
  }

  @inline(__always)
  @unsafe mutating func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int) {
    self.count &+= count
  }
}
