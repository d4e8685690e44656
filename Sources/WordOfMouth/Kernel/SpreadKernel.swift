internal import Randomness
internal import SocialGraph

// The kernel's contract.
//
// In: a graph, groups of first-hand people who are in it, each person once, and compiled rules; the
// luck. Out: the outcome, a function of these alone. In between it keeps the rounds of the model:
//
//   1. the first-hand people are due in round 1;
//   2. whoever is due chooses contacts (`Gathering.swift`) and tells them (`KernelMemory.scatter`);
//   3. whoever was told something for the first time takes an opinion up, and by a coin becomes due
//      in the next round (`KernelMemory.settle`);
//   4. it ends when nobody tells, or at the limit.
//
// State: a byte a person (`Standing.swift`), the list of everyone whose byte is not zero, and the due.
// Everything random is keyed by person, so no order of people matters and no list is sorted.
//
// Why it is fast: tellers choose in batches before anybody is told, so that cache misses overlap; a
// telling is one load, one store and no unpredictable branch; a run touches only people whom talk
// reaches, and wipes only those; nothing is allocated once the memory is warm. It is compiled twice,
// for stored rows and for computed contacts.
//
// Who replaces it keeps `SpreadKernel.run` and `KernelMemory.standings`; the reference simulator of
// the tests compares both, person by person.

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
    retells = ByOpinion { CompiledRule(rules.voices[$0].retells) }
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
      for person in group.people { memory.placeFirstHand(person, group.opinion) }
    }

    var rounds = 0
    var chance = retell
    while rounds < roundLimit {
      let first = memory.holders
      var round = ByOpinion { _ in RoundCounts() }
      if rounds == 0 {
        for group in groups {
          round[group.opinion] += tell(
            group.people, group.opinion, group.rule, keys, contacts, &memory)
        }
      } else {
        for opinion in Opinion.allCases {
          var tellers: [PersonID] = []
          swap(&tellers, &memory.due[opinion])
          round[opinion] += tell(
            tellers, opinion, retells[opinion], keys, contacts, &memory)
          tellers.removeAll(keepingCapacity: true)
          swap(&tellers, &memory.due[opinion])
        }
      }
      if round.positive.tellings + round.negative.tellings == 0 { break }
      rounds += 1

      let held = memory.settle(
        from: first,
        takesUp: { person in
          switch tie {
          case .negativeWins: .negative
          case .positiveWins: .positive
          case .coin: keys.tie.draws(of: person).unit(0) < 0.5 ? .negative : .positive
          }
        },
        tellsOn: { person, opinion in
          chance[opinion] > 0 && keys.retelling.draws(of: person).unit(0) < chance[opinion]
        })
      for opinion in Opinion.allCases {
        counts[opinion].add(round[opinion], held: held[opinion])
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

  /// Lets people tell an opinion, batch by batch.
  private func tell(
    _ people: [PersonID], _ opinion: Opinion, _ rule: CompiledRule, _ keys: WaveKeys,
    _ contacts: some ContactSource, _ memory: inout KernelMemory
  ) -> RoundCounts {
    var round = RoundCounts()
    var next = 0
    while next < people.count {
      let batch = memory.gather(people, from: next, by: rule, luck: keys, contacts: contacts)
      round.tellers += batch.tellers
      round.tellings += batch.tellings
      round.newlyReached += memory.scatter(batch.tellings, opinion)
      next = batch.next
    }
    return round
  }
}

/// The counts of one opinion in one round.
private struct RoundCounts {
  var tellers = 0
  var tellings = 0
  var newlyReached = 0

  static func += (sum: inout RoundCounts, more: RoundCounts) {
    sum.tellers += more.tellers
    sum.tellings += more.tellings
    sum.newlyReached += more.newlyReached
  }
}

extension WaveOutcome.Counts {
  fileprivate mutating func add(_ round: RoundCounts, held: Int) {
    tellers += round.tellers
    tellings += round.tellings
    reach += round.newlyReached
    self.held += held
    newlyReached.append(round.newlyReached)
    tellingsByRound.append(round.tellings)
  }
}
