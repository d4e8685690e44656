internal import Randomness
internal import SocialGraph
internal import SpreadTypes

// Waves whose rounds take more steps than telling once along ties of one kind: layers of ties and people
// met by chance, broadcasts, people who tell in every round, messages from outside, and good opinions that
// turn bad.
//
// The passes are those of `Telling` and `Knowledge`; what is new is who tells, and when:
//
//   1. for each opinion, the one that wins conflicts first, as in any sparse round: outside tells, then layer
//      by layer whoever is due, each layer with its own contacts, rule and random streams; in round 1 whoever
//      broadcasts follows, as if in one more layer of people met by chance;
//   2. the round is settled;
//   3. who adopted the positive opinion has a bad experience by a coin, and then holds the negative one;
//   4. by a coin whoever adopted an opinion becomes due: in the next round, or in every one.
//
// A voice that goes on and fades needs to know hops: then rounds are always heard at once, the nearest
// tellers first, so that whoever adopts an opinion does so from the nearest of them.
//
// Each teller is counted once in each layer and once in all, in however many rounds it tells. Where people
// tell in every round, one draw for each person and layer says who is silent, the same in each.
//
// State beside the kernel's: a bit a person where layers share tellers, one more for each layer where people
// tell in every round, and four bytes a person where hops are tracked.

/// What does not depend on random numbers.
struct LayeredRules: Sendable {
  /// Ties of one kind.
  struct Layer: Sendable {
    /// The name that keys its random streams, or nil for the graph itself.
    var name: String?
    /// The ties; complete where people are met by chance in each round.
    var graph: Graph
    /// How many people are met at most, where people are met by chance in each round.
    var mostMet: Int?
  }

  let layers: [Layer]
  /// Whom a broadcast can reach: everybody; nil where there are no broadcasts.
  let audience: Graph?
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

  /// Whether a wave needs more steps than a plain one.
  let isNeeded: Bool

  /// Prepares the steps.
  init(graph: Graph, rules: WaveRules, broadcasts: Bool) {
    let voices = rules.voices
    let all = Opinion.allCases.map { voices[$0] }
    precondition(voices.negative.quality == 1, "only the positive opinion turns")
    precondition(
      all.allSatisfy { (0...1).contains($0.quality) && (0...1).contains($0.outside) },
      "a chance is in 0...1")
    let goesOn = all.contains(where: \.goesOn)
    precondition(!goesOn || rules.roundLimit != nil, "a wave that goes on has a last round")
    isNeeded = !graph.layers.isEmpty || broadcasts || goesOn || voices.positive.quality < 1
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
    repeats = ByOpinion { voices[$0].repeats }
    outside = ByOpinion { voices[$0].outside }
    quality = voices.positive.quality
    audience = broadcasts ? Graph(completeWithPeople: graph.people) : nil
    largest = layers.reduce(audience?.largestContactCount ?? 0) {
      max($0, $1.graph.largestContactCount)
    }
    tracksHops = goesOn && all.contains { $0.fade < 1 }
  }
}

/// A wave under way.
struct LayeredWave {
  let wave: CompiledWave
  let layered: LayeredRules
  let groups: [TellingGroup]
  /// Those of them who broadcast, by what.
  let broadcasts: [TellingGroup]
  let random: RandomStream
  /// What takes down who tells and who knows, if anything.
  let trace: WaveTrace?
  private let streams: StreamWords
  /// For each opinion and hop, who tells it by hearsay; all in one list where hops do not matter.
  private var due = ByOpinion<[[PersonID]]> { _ in [[]] }
  /// For each opinion, how many know it.
  private var known = ByOpinion { _ in 0 }
  /// For each opinion, the chance to tell of those who adopt it in this round, where all are as far.
  private var chance: ByOpinion<Double>
  /// For each opinion, the chance at each hop, as far as it was asked for, and in front that of hop 1.
  private var chances: ByOpinion<[Double]>
  private var channels: ByOpinion<[WaveOutcome.Counts.Channel]>
  private var outside = ByOpinion { _ in WaveOutcome.Counts.Channel() }
  private var broadcast = ByOpinion { _ in WaveOutcome.Counts.Channel() }
  private var turned = 0
  private var rounds: [RoundCounts] = []
  /// Who told in the round under way, where that is taken down.
  private var tellers = ByOpinion { _ in [PersonID]() }

  init(
    wave: CompiledWave, layered: LayeredRules, groups: [TellingGroup], broadcasts: [TellingGroup],
    random: RandomStream, trace: WaveTrace?
  ) {
    self.wave = wave
    self.trace = trace
    self.layered = layered
    self.groups = groups
    self.broadcasts = broadcasts
    self.random = random
    streams = StreamWords(random)
    chance = ByOpinion { wave.rules[$0.story].chance }
    chances = ByOpinion { [wave.rules[$0.story].chance] }
    channels = ByOpinion { _ in layered.layers.map { .init(name: $0.name ?? "") } }
  }

  /// Runs the wave to its end.
  mutating func run(in worker: any WaveWorker) -> WaveOutcome {
    worker.beginSteps(
      ContactRows(people: wave.graph.people, largest: layered.largest),
      layers: layered.layers.count + (layered.audience == nil ? 0 : 1),
      repeats: layered.repeats.positive || layered.repeats.negative,
      notesHops: layered.tracksHops, notesTold: wave.rules.notesTold)
    worker.placeFirstHand(groups)
    let firstHand = groups.counts
    known = firstHand
    trace?.begin(known: everybodyKnowing(worker))
    while rounds.count < wave.rules.roundLimit, !isOver(round: rounds.count + 1, worker),
      !worker.stops(people: wave.graph.people)
    {
      let counts = spread(round: rounds.count + 1, worker)
      // Nobody whose turn it was has contacts: the same people would tell nobody in every later round.
      if Opinion.allCases.allSatisfy({ counts[$0.story].visits == 0 }) { break }
    }
    var outcome = WaveOutcome(rounds.span, firstHand: firstHand, people: wave.graph.people)
    for opinion in Opinion.allCases {
      outcome.counts[opinion].layers = channels[opinion]
      outcome.counts[opinion].outside = outside[opinion]
      outcome.counts[opinion].broadcast = broadcast[opinion]
    }
    outcome.counts.positive.turned = turned
    return outcome
  }

  /// Whether there is nothing left to tell, or nobody to tell it to for the first time: who holds it
  /// first-hand may be told it too, where that is noted.
  private func isOver(round: Int, _ worker: any WaveWorker) -> Bool {
    let people = wave.graph.people
    return Opinion.allCases.allSatisfy { opinion in
      let isNew =
        known[opinion] < people
        || wave.rules.notesTold && worker.countTold(opinion, people: people) < people
      let tells = steps(opinion, round: round).contains { !$0.isEmpty }
      return !(tells && (isNew || !layered.repeats[opinion]))
        && !(layered.outside[opinion] > 0 && isNew)
    }
  }

  /// Who tells an opinion in a round: those of one step are as near as each other.
  private func steps(_ opinion: Opinion, round: Int) -> [[TellingGroup]] {
    var first: [TellingGroup] = []
    if round == 1 || layered.repeats[opinion] {
      first = groups.filter { $0.opinion == opinion && $0.count > 0 }
    }
    let later = due[opinion].map { people in
      people.isEmpty ? [] : [TellingGroup(people, opinion, wave.retells[opinion])]
    }
    return layered.tracksHops ? [first] + later.dropFirst() : [first + later[0]]
  }

  private mutating func spread(round: Int, _ worker: any WaveWorker) -> RoundCounts {
    var counts = RoundCounts()
    let steps = ByOpinion { self.steps($0, round: round) }
    let shared = StepRound(
      people: wave.graph.people, streams: streams, conflict: wave.rules.conflict,
      isSparse: layered.tracksHops
        || SpreadRules.isSparseRound(
          tellings: tellingsExpected(steps, round: round), people: wave.graph.people)
    )
    let first: Opinion = wave.rules.conflict.firstTold == .positive ? .positive : .negative
    for opinion in [first, first.opposite] {
      counts[opinion.story] = tellAll(steps[opinion], opinion, round: round, shared, worker)
    }
    worker.settle(shared, &counts)
    if layered.quality < 1 { turn(&counts, worker) }
    for opinion in Opinion.allCases { known[opinion] += counts[opinion.story].newlyReached }
    passOn(worker)
    rounds.append(counts)
    trace?.end(WaveTrace.Round(tellers: tellers, known: everybodyKnowing(worker)))
    tellers = ByOpinion { _ in [] }
    return counts
  }

  /// Who knows each opinion, a bit a person.
  private func everybodyKnowing(_ worker: any WaveWorker) -> ByOpinion<[UInt64]> {
    ByOpinion { opinion in
      var bits: [UInt64] = []
      worker.copyKnown(opinion, people: wave.graph.people, into: &bits)
      return bits
    }
  }

  private func tellingsExpected(
    _ steps: ByOpinion<[[TellingGroup]]>, round: Int
  ) -> Double {
    let people = Double(wave.graph.people)
    let broadcast = broadcasts.reduce(0) { $0 + Double($1.count) * $1.rule.meanTold(people) }
    return Opinion.allCases.reduce(round == 1 ? broadcast : 0) { sum, opinion in
      steps[opinion].joined().reduce(
        sum + layered.outside[opinion] * people
      ) { sum, group in
        group.rule.byLayer.reduce(sum) {
          $0 + Double(group.count) * $1.meanTold(wave.rules.meanContacts)
        }
      }
    }
  }

  // MARK: Telling

  /// Tells an opinion from outside, and then step by step and layer by layer; in round 1 broadcasts come
  /// after the layers.
  private mutating func tellAll(
    _ steps: [[TellingGroup]], _ opinion: Opinion, round: Int, _ shared: StepRound,
    _ worker: any WaveWorker
  ) -> StoryCounts {
    var counts = StoryCounts()
    func add(_ part: StoryCounts, to channel: inout WaveOutcome.Counts.Channel) {
      channel.tellers += part.tellers
      channel.tellings += part.tellings
      channel.newlyReached += part.newlyReached
      channel.visits += part.visits
      counts.tellings += part.tellings
      counts.newlyReached += part.newlyReached
      counts.visits += part.visits
    }
    if layered.outside[opinion] > 0 {
      let part = worker.tellFromOutside(
        opinion.story, chance: layered.outside[opinion],
        word: random.key(.outside).numbered(round).word, shared)
      add(part, to: &outside[opinion])
    }
    var noted = 0
    for (hop, step) in steps.enumerated() {
      for (place, layer) in layered.layers.enumerated() {
        let tellers = step.filter {
          if case .nobody = $0.rule.byLayer[place] { false } else { true }
        }
        if tellers.isEmpty { continue }
        let own = shared.of(layer.name, random, round: layered.repeats[opinion] ? round : nil)
        var part = tell(tellers, opinion, layer: place, of: layer.graph, own, worker)
        if let most = layer.mostMet {
          // Not everybody in the graph is visited, but those who are met.
          part.visits =
            tellers.reduce(0) { $0 + $1.count } * min(most, layer.graph.largestContactCount)
        }
        add(part, to: &channels[opinion][place])
      }
      if round == 1, hop == 0 {
        add(tellBroadcasts(opinion, shared, worker), to: &broadcast[opinion])
      }
      if layered.tracksHops { noted = worker.noteHop(hop + 1, opinion.story, from: noted) }
    }
    counts.tellers = worker.takeNewTellers()
    return counts
  }

  /// Lets groups tell; where it is taken down who does, person by person.
  private mutating func tell(
    _ groups: [TellingGroup], _ opinion: Opinion, layer: Int, of graph: Graph, _ round: StepRound,
    _ worker: any WaveWorker
  ) -> StoryCounts {
    guard trace != nil else { return worker.tell(groups, layer: layer, of: graph, round) }
    var all = StoryCounts()
    for group in groups {
      for person in group.people.prefix(group.count) {
        let part = worker.tell(
          [TellingGroup([person], opinion, group.rule)], layer: layer, of: graph, round)
        all.tellers += part.tellers
        all.tellings += part.tellings
        all.newlyReached += part.newlyReached
        all.visits += part.visits
        if part.tellings > 0, !tellers[opinion].contains(person) { tellers[opinion].append(person) }
      }
    }
    return all
  }

  /// Lets those who broadcast an opinion reach people.
  private mutating func tellBroadcasts(
    _ opinion: Opinion, _ shared: StepRound, _ worker: any WaveWorker
  ) -> StoryCounts {
    let tellers = broadcasts.filter { $0.opinion == opinion && $0.count > 0 }
    guard let audience = layered.audience, !tellers.isEmpty else { return StoryCounts() }
    var own = shared
    own.streams.count = random.key(.broadcastReach).word
    own.streams.choice = random.key(.broadcastChoice).word
    var part = tell(tellers, opinion, layer: layered.layers.count, of: audience, own, worker)
    // Not everybody is visited, but those who are reached.
    part.visits = part.tellings
    return part
  }

  // MARK: Ending a round

  /// Turns those who adopted the positive opinion and have a bad experience.
  private mutating func turn(_ counts: inout RoundCounts, _ worker: any WaveWorker) {
    let result = worker.turn(keep: layered.quality, word: random.key(.quality).word)
    // Who was told both stories at once holds the bad one by hearsay after all.
    counts.negative.adopted += result.knewNegative
    turned += result.turned - result.knewNegative
    known.negative += result.turned - result.knewNegative
    counts.positive.adopted -= result.turned
  }

  /// Flips the coins of those who adopted an opinion: who succeeds is due.
  private mutating func passOn(_ worker: any WaveWorker) {
    let key = random.key(.retelling)
    for opinion in Opinion.allCases {
      if !layered.repeats[opinion] {
        for hop in due[opinion].indices { due[opinion][hop].removeAll(keepingCapacity: true) }
      }
      if layered.tracksHops {
        worker.forEachAdopter(of: opinion) { person, hop in
          if key.draws(of: person).unit(0) < chance(opinion, hop: hop) {
            while due[opinion].count <= hop { due[opinion].append([]) }
            due[opinion][hop].append(person)
          }
        }
      } else {
        worker.addDue(opinion, chance: chance[opinion], key, to: &due[opinion][0])
        // Where a voice goes on it does not fade: hops would be tracked.
        chance[opinion] *= wave.rules[opinion.story].fade
      }
    }
    worker.forgetAdopters()
  }

  /// The chance to tell of those who adopt an opinion at a hop.
  private mutating func chance(_ opinion: Opinion, hop: Int) -> Double {
    while chances[opinion].count <= hop {
      // At hop 1 it has not faded yet.
      let last = chances[opinion][chances[opinion].count - 1]
      chances[opinion].append(
        chances[opinion].count == 1 ? last : last * wave.rules[opinion.story].fade)
    }
    return chances[opinion][hop]
  }
}

extension StepRound {
  /// The round with the random streams of a layer, and of its number where people tell in every round.
  fileprivate func of(_ layer: String?, _ random: RandomStream, round: Int?) -> StepRound {
    func key(_ purpose: RandomPurpose) -> RandomKey {
      let key = random.key(purpose)
      return layer.map(key.named) ?? key
    }
    func word(_ key: RandomKey) -> UInt64 { (round.map(key.numbered) ?? key).word }
    var own = self
    own.streams.count = word(key(.tellingCount))
    own.streams.choice = word(key(.tellingChoice))
    own.silence = round == nil ? nil : key(.tellingCount).word
    return own
  }
}
