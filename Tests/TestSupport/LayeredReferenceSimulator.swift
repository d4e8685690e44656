internal import Randomness
public import SocialGraph
public import WordOfMouth

/// The model of a wave with layers, broadcasts, repeated telling, messages from outside and opinions that
/// turn, slow and obvious: people hold an opinion, stand at a hop, and are asked one by one.
///
/// Whom one person tells in one layer it leaves to ``ReferenceSimulator``.
public struct LayeredReferenceSimulator {
  private let graph: Graph
  private let rules: WaveRules
  private let firstHand: GivenFirstHand
  private let broadcasts: [Post]?

  /// A broadcast, and who broadcasts it.
  public struct Post: Sendable {
    /// What is broadcast.
    public var story: BroadcastStory
    /// Who broadcasts it.
    public var people: [PersonID]

    /// Makes a post.
    public init(_ story: BroadcastStory, people: [PersonID]) {
      self.story = story
      self.people = people
    }
  }

  /// Makes a simulator; without broadcasts they are nil.
  public init(
    graph: Graph, rules: WaveRules, firstHand: GivenFirstHand, broadcasts: [Post]? = nil
  ) {
    self.graph = graph
    self.rules = rules
    self.firstHand = firstHand
    self.broadcasts = broadcasts
  }

  /// Somebody who tells.
  private struct Teller {
    var person: PersonID
    var hop: Int
    var rule: TellingRule
  }

  /// Runs the wave.
  ///
  /// - Returns: The counts, who was told each opinion or holds it from own experience, and who was told it.
  public func run(
    _ random: RandomStream
  ) -> (outcome: WaveOutcome, knows: [PersonID: Set<Opinion>], heard: ByOpinion<Set<PersonID>>) {
    var knows: [PersonID: Set<Opinion>] = [:]
    var heard = ByOpinion<Set<PersonID>> { _ in [] }
    var counts = ByOpinion { _ in WaveOutcome.Counts() }
    var tellers = ByOpinion<[Teller]> { _ in [] }
    var firstHandPeople = ByOpinion<Set<PersonID>> { _ in [] }
    // Who has told anybody, at all and by layer.
    var spoke = ByOpinion<Set<PersonID>> { _ in [] }
    var spokeIn = ByOpinion<[Set<PersonID>]> { _ in layers.map { _ in [] } }
    for group in ReferenceSimulator(graph: graph, rules: rules, firstHand: firstHand)
      .firstHandGroups(random)
    {
      for person in group.people {
        let turns = group.opinion == .positive && !keeps(person, random)
        let opinion = turns ? .negative : group.opinion
        let rule = turns ? rules.voices.negative.tells : group.rule
        knows[person] = [opinion]
        firstHandPeople[opinion].insert(person)
        tellers[opinion].append(Teller(person: person, hop: 0, rule: rule))
      }
    }
    for opinion in Opinion.allCases {
      counts[opinion].firstHand = firstHandPeople[opinion].count
      counts[opinion].layers = needsSteps ? layers.map { .init(name: $0?.name ?? "") } : []
    }
    let tracksHops =
      Opinion.allCases.contains { rules.voices[$0].goesOn }
      && Opinion.allCases.contains { rules.voices[$0].fade < 1 }

    var round = 0
    while round < rules.roundLimit ?? .max {
      let goesOn = Opinion.allCases.contains { opinion in
        let voice = rules.voices[opinion]
        // Where there are broadcasts it is noted who is told, whatever they hold.
        let everybody =
          knows.values.count { $0.contains(opinion) } == graph.people
          && (broadcasts == nil || heard[opinion].count == graph.people)
        return !tellers[opinion].isEmpty && !(voice.repeats && everybody)
          || voice.outside > 0 && !everybody
      }
      if !goesOn { break }
      round += 1
      // For each opinion, whom each way told, in the order in which ways count.
      var told = ByOpinion<[PersonID: Int]> { _ in [:] }
      for opinion in Opinion.allCases {
        var tellings = 0
        func hear(_ person: PersonID, hop: Int) -> Int {
          tellings += 1
          heard[opinion].insert(person)
          let known = knows[person, default: []].contains(opinion)
          if known || told[opinion][person] != nil { return 0 }
          told[opinion][person] = hop
          return 1
        }
        if rules.voices[opinion].outside > 0 { counts[opinion].outside.visits += graph.people }
        for person in toldOutside(opinion, round, random) {
          counts[opinion].outside.tellings += 1
          counts[opinion].outside.newlyReached += hear(person, hop: 1)
        }
        let hops = tracksHops ? Set(tellers[opinion].map(\.hop)).sorted() : [-1]
        for hop in hops {
          for (index, layer) in layers.enumerated() {
            for teller in tellers[opinion] where hop < 0 || teller.hop == hop {
              let contacts = contacts(of: teller, in: layer, opinion, round, random)
              for contact in contacts {
                let new = hear(contact, hop: teller.hop + 1)
                if needsSteps { counts[opinion].layers[index].newlyReached += new }
              }
              if !contacts.isEmpty {
                spoke[opinion].insert(teller.person)
                spokeIn[opinion][index].insert(teller.person)
              }
              if !needsSteps { counts[opinion].visits += graph.contactCount(of: teller.person) }
              if needsSteps {
                counts[opinion].layers[index].visits += visits(of: teller, in: layer)
                counts[opinion].layers[index].tellings += contacts.count
              }
            }
          }
        }
        for post in broadcasts ?? [] where round == 1 && post.story.opinion == opinion {
          for person in post.people {
            let people = reached(by: person, post.story.reaches, random)
            for person in people { counts[opinion].broadcast.newlyReached += hear(person, hop: 1) }
            counts[opinion].broadcast.tellings += people.count
            counts[opinion].broadcast.visits += people.count
            counts[opinion].broadcast.tellers += people.isEmpty ? 0 : 1
            if !people.isEmpty { spoke[opinion].insert(person) }
          }
        }
        counts[opinion].tellings += tellings
        counts[opinion].reach += told[opinion].count
        counts[opinion].newlyReached.append(told[opinion].count)
        counts[opinion].tellingsByRound.append(tellings)
        if !rules.voices[opinion].repeats { tellers[opinion] = [] }
      }
      for person in Set(told.positive.keys).union(told.negative.keys).sorted() {
        let before = knows[person, default: []]
        for opinion in Opinion.allCases where told[opinion][person] != nil {
          knows[person, default: []].insert(opinion)
        }
        if !before.isEmpty { continue }
        var opinion = opinionTaken(person, told, random)
        let hop = told[opinion][person] ?? 0
        if opinion == .positive, !keeps(person, random) {
          opinion = .negative
          if told.negative[person] != nil {
            counts.negative.adopted += 1
          } else {
            counts.positive.turned += 1
            knows[person, default: []].insert(.negative)
          }
        } else {
          counts[opinion].adopted += 1
        }
        let voice = rules.voices[opinion]
        var chance = voice.retell
        for _ in 1..<(tracksHops ? hop : round) { chance *= voice.fade }
        if unit(.retelling, person, random) < chance {
          tellers[opinion].append(Teller(person: person, hop: hop, rule: voice.retells))
        }
      }
    }
    for opinion in Opinion.allCases {
      counts[opinion].tellers = spoke[opinion].count
      for index in counts[opinion].layers.indices {
        counts[opinion].layers[index].tellers = spokeIn[opinion][index].count
      }
    }
    return (outcome(counts, knows), knows, heard)
  }

  private func outcome(
    _ counts: ByOpinion<WaveOutcome.Counts>, _ knows: [PersonID: Set<Opinion>]
  ) -> WaveOutcome {
    var counts = counts
    if needsSteps {
      for opinion in Opinion.allCases {
        counts[opinion].visits = counts[opinion].layers.reduce(
          counts[opinion].outside.visits + counts[opinion].broadcast.visits
        ) { $0 + $1.visits }
      }
    }
    while let positive = counts.positive.tellingsByRound.last,
      let negative = counts.negative.tellingsByRound.last, positive + negative == 0
    {
      for opinion in Opinion.allCases {
        counts[opinion].tellingsByRound.removeLast()
        counts[opinion].newlyReached.removeLast()
      }
    }
    return WaveOutcome(
      people: graph.people, counts: counts, reachBoth: knows.values.count { $0.count == 2 },
      rounds: counts.positive.tellingsByRound.count)
  }

  private func opinionTaken(
    _ person: PersonID, _ told: ByOpinion<[PersonID: Int]>, _ random: RandomStream
  ) -> Opinion {
    guard told.positive[person] != nil else { return .negative }
    guard told.negative[person] != nil else { return .positive }
    switch rules.conflict {
    case .negativeWins: return .negative
    case .positiveWins: return .positive
    case .coin: return unit(.conflict, person, random) < 0.5 ? .negative : .positive
    }
  }

  /// The layers, or the graph as its only one.
  private var layers: [GraphLayer?] { graph.layers.isEmpty ? [nil] : graph.layers }

  /// Whether a wave is none of the plain ones.
  private var needsSteps: Bool {
    !graph.layers.isEmpty || broadcasts != nil
      || Opinion.allCases.contains { rules.voices[$0].goesOn }
      || rules.voices.positive.quality < 1
  }

  private func visits(of teller: Teller, in layer: GraphLayer?) -> Int {
    let rule = layer.map { teller.rule.rule(in: $0.name) } ?? teller.rule
    if rule.form == .nobody { return 0 }
    switch layer?.contacts {
    case .meetings(let most): return min(most, graph.people - 1)
    case .ties(let ties): return ties.contactCount(of: teller.person)
    case nil: return graph.contactCount(of: teller.person)
    }
  }

  private func contacts(
    of teller: Teller, in layer: GraphLayer?, _ opinion: Opinion, _ round: Int,
    _ random: RandomStream
  ) -> [PersonID] {
    var simulator = ReferenceSimulator(
      graph: layer.map { $0.ties ?? Graph(completeWithPeople: graph.people) } ?? graph,
      rules: WaveRules(
        voices: ByOpinion { _ in
          Voice(tells: layer.map { teller.rule.rule(in: $0.name) } ?? teller.rule)
        }),
      firstHand: firstHand)
    if case .meetings(let most)? = layer?.contacts { simulator.meetings = most }
    let repeats = rules.voices[opinion].repeats
    simulator.telling = { key in
      let named = layer.map { key.named($0.name) } ?? key
      return repeats ? named.numbered(round) : named
    }
    if repeats { simulator.silence = { key in layer.map { key.named($0.name) } ?? key } }
    return simulator.contactsTold(
      by: teller.person, layer.map { teller.rule.rule(in: $0.name) } ?? teller.rule, random)
  }

  /// Whom a broadcast reaches: so many of all others.
  private func reached(
    by person: PersonID, _ count: CountDistribution, _ random: RandomStream
  ) -> [PersonID] {
    var simulator = ReferenceSimulator(
      graph: Graph(completeWithPeople: graph.people), rules: rules, firstHand: firstHand)
    let (reach, choice) = (key(.broadcastReach, random), key(.broadcastChoice, random))
    let tellingCount = key(.tellingCount, random)
    simulator.telling = { $0 == tellingCount ? reach : choice }
    return simulator.contactsTold(by: person, TellingRule(.count(count)), random)
  }

  private func toldOutside(_ opinion: Opinion, _ round: Int, _ random: RandomStream) -> [PersonID] {
    let chance = rules.voices[opinion].outside
    if chance == 0 { return [] }
    return (0..<PersonID(graph.people)).filter { person in
      let u = key(.outside, random).numbered(round).draws(of: person).unit(0)
      return opinion == .negative ? u < chance : u >= 1 - chance
    }
  }

  private func keeps(_ person: PersonID, _ random: RandomStream) -> Bool {
    unit(.quality, person, random) < rules.voices.positive.quality
  }

  private func key(_ purpose: RandomPurpose, _ random: RandomStream) -> RandomKey {
    RandomKey(
      seed: random.seed, purpose: purpose, replicate: UInt64(random.replicate),
      period: UInt64(random.period))
  }

  private func unit(_ purpose: RandomPurpose, _ person: PersonID, _ random: RandomStream) -> Double
  {
    key(purpose, random).draws(of: person).unit(0)
  }
}
