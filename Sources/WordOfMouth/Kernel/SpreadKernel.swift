internal import Randomness
internal import SocialGraph

// The kernel's contract.
//
// In: a graph, groups of first-hand people who are in it, each person once, and compiled rules; the
// luck. Out: the outcome, a function of these alone. In between it keeps the rounds of the model:
//
//   1. the first-hand people are due in round 1;
//   2. whoever is due chooses contacts and tells them (`Telling`);
//   3. whoever was told something for the first time takes an opinion up (`Knowledge.settle`), and by
//      a coin becomes due in the next round (`PersonList.keep`);
//   4. it ends when nobody tells, or at the limit.
//
// State: half a byte a person in bitmaps (`Knowledge`), and the lists of those who are due. Everything
// random is keyed by person, so that no order of people matters.
//
// Why it is fast: sixteen tellers choose side by side in vector lanes; choosing, looking contacts up and
// telling are passes of their own, so that cache misses overlap; a telling is a load, a store and no
// branch; a round that is over is settled 64 people at a time, and a sparse one only where somebody was
// told; who takes an opinion up comes out in order of id, so that the next tellers' rows are read in
// order; nothing is allocated once the memory is warm. It is compiled twice, for stored rows and for
// computed contacts.
//
// Who replaces it keeps `SpreadKernel.run` and `Knowledge.standings`; the reference simulator of the
// tests compares both, person by person.

/// First-hand people with their rule compiled.
struct KernelGroup: Sendable {
  var people: [PersonID]
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
  /// Whom those tell who took an opinion up by hearsay.
  let retells: ByOpinion<CompiledRule>
  /// The chance that they tell on, and the factor on it at each further hop.
  let retell: ByOpinion<Double>
  let fade: ByOpinion<Double>
  /// What decides between opinions that arrive together.
  let tie: TieRule
  /// The last round in which anybody tells.
  let roundLimit: Int

  /// Prepares the kernel for a graph and rules.
  ///
  /// - Complexity: O(people).
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
    retell = ByOpinion { rules.voices[$0].retell }
    fade = ByOpinion { rules.voices[$0].fade }
    tie = rules.tie
    roundLimit = rules.roundLimit ?? .max
  }

  /// Runs one wave.
  ///
  /// - Parameters:
  ///   - groups: The first-hand people.
  ///   - luck: Which luck the wave meets.
  ///   - memory: The worker's memory; afterwards it shows every person's standing.
  /// - Returns: The counts.
  /// - Complexity: O(first-hand people + tellings), and what ``KernelMemory/prepare(people:largest:)``
  ///   and the rules add.
  func run(_ groups: [KernelGroup], luck: Luck, in memory: inout KernelMemory) -> WaveOutcome {
    memory.prepare(people: graph.people, largest: largest)
    let keys = WaveKeys(luck)
    return switch graph.storage {
    case .rows(let offsets, let targets):
      spread(
        groups, keys, RowContacts(offsets: offsets, targets: targets, incoming: graph.incoming),
        &memory)
    case .complete:
      spread(groups, keys, CompleteContacts(people: graph.people), &memory)
    }
  }

  private func spread(
    _ groups: [KernelGroup], _ keys: WaveKeys, _ contacts: some ContactSource,
    _ memory: inout KernelMemory
  ) -> WaveOutcome {
    var counts = ByOpinion { _ in WaveOutcome.Counts() }
    for group in groups {
      counts[group.opinion].firstHand += group.people.count
      for person in group.people { memory.knowledge.placeFirstHand(person, group.opinion) }
    }

    var rounds = 0
    var chance = retell
    while rounds < roundLimit {
      let isSparse =
        tellingsExpected(rounds == 0 ? groups : nil, memory) * 64 < Double(graph.people)
      var round = ByOpinion { _ in RoundCounts() }
      func tell(_ people: [PersonID], _ count: Int, _ opinion: Opinion, _ rule: CompiledRule) {
        var telling = Telling(opinion, rule, keys, contacts, isListed: isSparse)
        telling.tell(people, count, in: &memory)
        round[opinion].tellers += telling.tellers
        round[opinion].tellings += telling.tellings
      }
      if rounds == 0 {
        for group in groups { tell(group.people, group.people.count, group.opinion, group.rule) }
      } else {
        for opinion in Opinion.allCases {
          tell(memory.due[opinion].people, memory.due[opinion].count, opinion, retells[opinion])
        }
      }
      if round.positive.tellings + round.negative.tellings == 0 { break }
      rounds += 1

      for opinion in Opinion.allCases {
        memory.due[opinion].removeAll()
        memory.due[opinion].isWanted = chance[opinion] > 0
      }
      let settled = memory.knowledge.settle(isListed: isSparse, takers: &memory.due) { word, both in
        negativeTakers(word, both, keys.tie)
      }
      for opinion in Opinion.allCases {
        memory.due[opinion].keep(chance: chance[opinion], keys.retelling)
        counts[opinion].add(round[opinion], settled[opinion])
        chance[opinion] *= fade[opinion]
      }
    }
    // Whoever was reached holds exactly one opinion. By hearsay: then the person counts for the reach
    // of that one, and if it counts for the other it knows both. First-hand: then it can count for
    // the other only, and knows both if it does.
    let reachBoth =
      counts.positive.reach + counts.negative.reach - counts.positive.held - counts.negative.held
    return WaveOutcome(
      people: graph.people, counts: counts, reachBoth: reachBoth, rounds: rounds)
  }

  /// About how many tellings the coming round brings: of the groups, or of those who are due.
  private func tellingsExpected(_ groups: [KernelGroup]?, _ memory: KernelMemory) -> Double {
    if let groups {
      return groups.reduce(0) { $0 + Double($1.people.count) * $1.rule.meanTold(meanContacts) }
    }
    return Opinion.allCases.reduce(0) {
      $0 + Double(memory.due[$1].count) * retells[$1].meanTold(meanContacts)
    }
  }

  /// Which of the people whose bits are set in a word take up the negative opinion, told both.
  @inline(__always)
  private func negativeTakers(_ word: Int, _ both: UInt64, _ key: RandomKey) -> UInt64 {
    switch tie {
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
}

/// The counts of one opinion in one round, before it is settled.
private struct RoundCounts {
  var tellers = 0
  var tellings = 0
}

extension WaveOutcome.Counts {
  fileprivate mutating func add(_ round: RoundCounts, _ settled: Knowledge.Settled) {
    tellers += round.tellers
    tellings += round.tellings
    reach += settled.newlyReached
    held += settled.held
    newlyReached.append(settled.newlyReached)
    tellingsByRound.append(round.tellings)
  }
}
