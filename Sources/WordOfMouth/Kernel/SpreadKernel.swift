internal import Randomness
internal import SocialGraph

// The kernel's contract.
//
// In: a graph, groups of first-hand people who are in it, each person once, and compiled rules; the
// luck. Out: the outcome, a function of these alone. In between it keeps the rounds of the model:
//
//   1. the first-hand people are due in round 1;
//   2. whoever is due chooses contacts and tells them (`Telling`);
//   3. whoever was told something for the first time takes an opinion up (`Knowledge`), and by a coin
//      becomes due in the next round (`PersonList.keep`);
//   4. it ends when nobody tells, or at the limit.
//
// State: half a byte a person in bitmaps (`Knowledge`), and the lists of those who are due. Everything
// random is keyed by person, so that no order of people matters.
//
// Why it is fast: sixteen tellers choose side by side in vector lanes; choosing, looking contacts up and
// telling are passes of their own, so that cache misses overlap; a telling is a load, a store and no
// branch; a dense round is settled 64 people at a time, and a sparse one as it goes; who takes an opinion
// up in a dense round comes out in order of id, so that the next tellers' rows are read in order; once
// the memory is warm nothing is allocated but the outcome. It is compiled twice, for stored rows and
// for computed contacts.
//
// Waves too small to fill the lanes go sixteen at a time through the same passes: `SmallWaves`. Layers of
// ties, people who tell every round, messages from outside and opinions that turn take more steps a
// round, through the same passes too: `LayeredSpread`.
//
// Who replaces it keeps `SpreadKernel.run`, `Knowledge.knows`, and for small waves `begin`, `enter`,
// `spreadTogether` and `SmallWaves.outcome`; the reference simulator of the tests compares the first two,
// person by person, and small waves are compared with waves alone.

/// First-hand people with their rule compiled.
struct KernelGroup: Sendable {
  /// In `0..<count`, who they are.
  var people: [PersonID]
  var count: Int
  var opinion: Opinion
  var rule: CompiledRule
}

/// The hot loop of a wave: everything that does not depend on the luck.
struct SpreadKernel: Sendable {
  /// Who knows whom.
  let graph: Graph
  /// The largest number of contacts of anybody.
  let largest: Int
  /// The mean number of contacts.
  let meanContacts: Double
  /// About how many contacts those tell who took an opinion up by hearsay.
  let meanRetold: ByOpinion<Double>
  /// Whom those tell who took an opinion up by hearsay.
  let retells: ByOpinion<CompiledRule>
  /// The chance that they tell on, and the factor on it at each further hop.
  let retell: ByOpinion<Double>
  let fade: ByOpinion<Double>
  /// What decides between opinions that arrive together.
  let conflict: ConflictRule
  /// The last round in which anybody tells.
  let roundLimit: Int
  /// What takes more steps a round, where anything does.
  let layered: LayeredSpread?

  /// Prepares the kernel for a graph and rules.
  ///
  /// - Complexity: O(1), or what ``CompiledRule`` takes.
  init(graph: Graph, rules: WaveRules) {
    for opinion in Opinion.allCases {
      let voice = rules.voices[opinion]
      precondition(
        (0...1).contains(voice.retell) && (0...1).contains(voice.fade),
        "the chance of retelling and its fading are in 0...1")
    }
    self.graph = graph
    largest = graph.largestContactCount
    meanContacts =
      graph.people == 0
      ? 0 : Double(graph.ties) * (graph.isDirected ? 1 : 2) / Double(graph.people)
    retells = ByOpinion { CompiledRule(rules.voices[$0].retells, graph: graph) }
    let (compiled, mean) = (retells, meanContacts)
    meanRetold = ByOpinion { compiled[$0].meanTold(mean) }
    retell = ByOpinion { rules.voices[$0].retell }
    fade = ByOpinion { rules.voices[$0].fade }
    conflict = rules.conflict
    roundLimit = rules.roundLimit ?? .max
    layered = LayeredSpread(graph: graph, rules: rules, retells: retells)
  }

  /// Runs one wave.
  ///
  /// - Parameters:
  ///   - groups: The first-hand people.
  ///   - random: Which luck the wave meets.
  ///   - memory: The worker's memory; afterwards it shows every person's standing.
  /// - Returns: The counts.
  /// - Complexity: O(first-hand people + tellings), and what ``KernelMemory/prepare(people:largest:)``
  ///   and the rules add.
  func run(_ groups: [KernelGroup], random: RandomStream, in memory: inout KernelMemory)
    -> WaveOutcome
  {
    if let layered { return run(groups, random: random, in: &memory, layered) }
    memory.prepare(people: graph.people, largest: largest)
    let keys = WaveKeys(random)
    switch graph.storage {
    case .rows(let offsets, let targets):
      unsafe offsets.withUnsafeBufferPointer { offsets in
        unsafe targets.withUnsafeBufferPointer { targets in
          unsafe graph.incoming.withUnsafeBufferPointer { incoming in
            let contacts = unsafe RowContacts(
              offsets: offsets, targets: targets, incoming: incoming)
            spread(groups, keys, contacts, &memory)
          }
        }
      }
    case .complete:
      spread(groups, keys, CompleteContacts(people: graph.people), &memory)
    }
    return outcome(of: memory.rounds, groups)
  }

  /// Goes through the rounds and leaves their counts in memory.
  private func spread(
    _ groups: [KernelGroup], _ keys: WaveKeys<RandomKey>, _ contacts: some ContactSource,
    _ memory: inout KernelMemory
  ) {
    for group in groups {
      for person in group.people.prefix(group.count) {
        memory.knowledge.placeFirstHand(person, group.opinion)
      }
    }
    var chance = retell
    while memory.rounds.count < roundLimit {
      var round = RoundCounts()
      let isFirst = memory.rounds.isEmpty
      let isSparse = isSparseRound(
        isFirst ? tellingsExpected(of: groups) : tellingsExpected(ofDueIn: memory))
      for opinion in tellingOrder {
        var telling = Telling(
          opinion, keys, contacts, isSparse: isSparse, conflict: conflict, tellers: Total(),
          tellings: Total(), newlyReached: Total())
        if isFirst {
          for group in groups where group.opinion == opinion {
            unsafe group.people.withUnsafeBufferPointer { people in
              let tellers = unsafe UnsafeBufferPointer(rebasing: people[..<group.count])
              unsafe telling.tell(tellers, by: group.rule, in: &memory)
            }
          }
        } else {
          unsafe telling.tell(memory.due(opinion), by: retells[opinion], in: &memory)
        }
        round.tellers[opinion] = telling.tellers.count
        round.tellings[opinion] = telling.tellings.count
        round.settled[opinion].newlyReached = telling.newlyReached.count
      }
      if round.tellings.positive + round.tellings.negative == 0 { return }
      settle(&round, isSparse: isSparse, chance, keys, &memory)
      memory.takesPositive.keep(chance: chance.positive, keys.retelling)
      memory.takesNegative.keep(chance: chance.negative, keys.retelling)
      memory.passOn()
      memory.rounds.append(round)
      chance.positive *= fade.positive
      chance.negative *= fade.negative
    }
  }

  /// Counts who took each opinion up, and leaves them in the lists if anybody tells on.
  @inline(__always)
  func settle(
    _ round: inout RoundCounts, isSparse: Bool, _ chance: ByOpinion<Double>,
    _ keys: WaveKeys<RandomKey>,
    _ memory: inout KernelMemory
  ) {
    if isSparse {
      if conflict == .coin { memory.knowledge.endConflict(&memory.takesNegative) }
      round.settled.positive.adopted = memory.takesPositive.count
      round.settled.negative.adopted = memory.takesNegative.count
    } else {
      memory.takesPositive.reserve(
        chance.positive > 0 ? min(round.tellings.positive, graph.people) : 0)
      memory.takesNegative.reserve(
        chance.negative > 0 ? min(round.tellings.negative, graph.people) : 0)
      round.settled = memory.knowledge.settle(
        conflict: { negativeTakers($0, $1, keys.conflict) }, positives: &memory.takesPositive,
        negatives: &memory.takesNegative,
        wanted: ByOpinion(positive: chance.positive > 0, negative: chance.negative > 0))
    }
    if chance.positive <= 0 { memory.takesPositive.removeAll() }
    if chance.negative <= 0 { memory.takesNegative.removeAll() }
  }

  /// The opinions, in the order in which they are told: in a sparse round whoever wins ties is heard
  /// first.
  var tellingOrder: [Opinion] {
    conflict == .positiveWins ? [.positive, .negative] : [.negative, .positive]
  }

  /// About how many tellings the first-hand people bring.
  func tellingsExpected(of groups: [KernelGroup]) -> Double {
    groups.reduce(0) { $0 + Double($1.count) * $1.rule.meanTold(meanContacts) }
  }

  /// About how many tellings those bring who are due.
  private func tellingsExpected(ofDueIn memory: borrowing KernelMemory) -> Double {
    Double(memory.duePositive.count) * meanRetold.positive
      + Double(memory.dueNegative.count) * meanRetold.negative
  }

  /// Whether so many tellings cost less to hear at once than a look at all words.
  func isSparseRound(_ tellings: Double) -> Bool {
    tellings * 8 < Double(graph.people)
  }

  /// Which of the people whose bits are set in a word take up the negative opinion, told both.
  @inline(__always)
  private func negativeTakers(_ word: Int, _ both: UInt64, _ key: RandomKey) -> UInt64 {
    switch conflict {
    case .negativeWins: return both
    case .positiveWins: return 0
    case .coin:
      var negative: UInt64 = 0
      var rest = both
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        let person = PersonID(truncatingIfNeeded: word << 6 + bit)
        if key.draws(of: person).unit(0) < 0.5 { negative |= 1 << UInt64(bit) }
        rest &= rest - 1
      }
      return negative
    }
  }

  /// Adds rounds up.
  func outcome(of rounds: [RoundCounts], _ groups: [KernelGroup]) -> WaveOutcome {
    let counts = ByOpinion { opinion in
      var counts = WaveOutcome.Counts()
      for group in groups where group.opinion == opinion {
        counts.firstHand += group.count
      }
      counts.newlyReached.reserveCapacity(rounds.count)
      counts.tellingsByRound.reserveCapacity(rounds.count)
      for round in rounds {
        counts.newlyReached.append(round.settled[opinion].newlyReached)
        counts.tellingsByRound.append(round.tellings[opinion])
        counts.tellers += round.tellers[opinion]
        counts.tellings += round.tellings[opinion]
        counts.reach += round.settled[opinion].newlyReached
        counts.adopted += round.settled[opinion].adopted
      }
      return counts
    }
    return WaveOutcome(people: graph.people, counts: counts, rounds: rounds.count)
  }
}

extension WaveOutcome {
  /// Makes an outcome of the counts of both opinions.
  init(people: Int, counts: ByOpinion<Counts>, rounds: Int) {
    // Whoever was reached holds exactly one opinion. By hearsay: then the person counts for the reach
    // of that one, and if it counts for the other it knows both. First-hand: then it can count for
    // the other only, and knows both if it does.
    let reachBoth =
      counts.positive.reach + counts.negative.reach - counts.positive.adopted
      - counts.negative.adopted
    self.init(people: people, counts: counts, reachBoth: reachBoth, rounds: rounds)
  }
}

extension KernelMemory {
  /// Ends a round: those who took an opinion up and tell it on are due.
  mutating func passOn() {
    swap(&duePositive, &takesPositive)
    swap(&dueNegative, &takesNegative)
    takesPositive.removeAll()
    takesNegative.removeAll()
  }

  /// Who tells an opinion in the coming round.
  @unsafe func due(_ opinion: Opinion) -> UnsafeBufferPointer<PersonID> {
    // In bounds: the lists hold as many people as they count. They are not touched before all of these
    // have told.
    let (people, count) =
      unsafe opinion == .positive
      ? (duePositive.people.elements, duePositive.count)
      : (dueNegative.people.elements, dueNegative.count)
    return unsafe UnsafeBufferPointer(rebasing: people[0..<count])
  }
}
