internal import SocialGraph
internal import SpreadTypes

/// A wave without its first-hand people, compiled: everything that does not depend on random numbers.
struct CompiledWave: Sendable {
  /// Who knows whom.
  let graph: Graph
  /// The rules as the kernel reads them; those of a graph without layers.
  let rules: SpreadRules
  /// Which contacts people who adopted an opinion tell.
  let retells: ByOpinion<CompiledRule>
  /// Its steps, if it is run step by step.
  private let steps: LayeredRules
  /// What takes more steps a round, where anything does.
  var layered: LayeredRules? { steps.isNeeded ? steps : nil }

  /// Compiles rules for a graph.
  ///
  /// - Parameters:
  ///   - graph: Who knows whom.
  ///   - rules: The rules.
  ///   - notesTold: Whether waves note who is told, whatever they hold.
  ///   - broadcasts: Whether there are broadcasts.
  /// - Complexity: O(1), or what ``CompiledRule`` takes.
  init(graph: Graph, rules: WaveRules, notesTold: Bool = false, broadcasts: Bool = false) {
    for opinion in Opinion.allCases {
      let voice = rules.voices[opinion]
      precondition(
        (0...1).contains(voice.retell) && (0...1).contains(voice.fade),
        "the chance of retelling and its fading are in 0...1")
    }
    self.graph = graph
    let retells = ByOpinion { CompiledRule(rules.voices[$0].retells, graph: graph) }
    self.retells = retells
    let retelling = ByOpinion {
      RetellRules(
        rule: retells[$0].byLayer[0], chance: rules.voices[$0].retell, fade: rules.voices[$0].fade)
    }
    self.rules = SpreadRules(
      positive: retelling.positive, negative: retelling.negative,
      conflict: StoryConflict(rules.conflict), roundLimit: rules.roundLimit ?? .max,
      meanContacts: graph.people == 0
        ? 0 : Double(graph.ties) * (graph.isDirected ? 1 : 2) / Double(graph.people),
      notesTold: notesTold)
    steps = LayeredRules(graph: graph, rules: rules, broadcasts: broadcasts)
  }

  /// Runs one wave.
  ///
  /// - Parameters:
  ///   - groups: The first-hand people, each in one group, once.
  ///   - broadcasts: Those of them who broadcast, each in one group, once.
  ///   - random: The random stream of the wave.
  ///   - worker: The worker's memory; afterwards it knows who knows what.
  ///   - trace: What takes down who tells and who knows, if anything.
  /// - Returns: The counts.
  /// - Complexity: O(first-hand people + tellings), and what the rules add.
  func run(
    _ groups: [TellingGroup], broadcasts: [TellingGroup] = [], _ random: RandomStream,
    in worker: any WaveWorker, trace: WaveTrace? = nil
  ) -> WaveOutcome {
    if steps.isNeeded || trace != nil {
      var wave = LayeredWave(
        wave: self, layered: steps, groups: groups, broadcasts: broadcasts, random: random,
        trace: trace)
      return wave.run(in: worker)
    }
    return worker.run(self, groups, random)
  }

  /// Whether waves of these first-hand people are better run together.
  ///
  /// They are where the graph is small, stories die out, and those who begin them fill few vector lanes.
  ///
  /// - Parameter firstHand: About how many people hold an opinion first-hand.
  /// - Returns: Whether they are; results are the same either way.
  /// - Complexity: O(people).
  func runsTogether(firstHand: Int) -> Bool {
    guard layered == nil, case .rows(_, let targets) = graph.storage,
      targets.count <= SmallWaveLimits.contacts, graph.people <= SmallWaveLimits.people,
      firstHand <= SmallWaveLimits.firstHand
    else { return false }
    let contacts = meanContactsOfHearers
    return [rules.positive, rules.negative].allSatisfy {
      $0.chance * $0.rule.meanTold(contacts) <= 1
    }
  }

  /// The mean number of contacts of a contact: people with many hear more often.
  private var meanContactsOfHearers: Double {
    let (sum, squares) = (0..<graph.people).reduce(into: (0.0, 0.0)) { sums, person in
      let contacts = Double(graph.contactCount(of: PersonID(truncatingIfNeeded: person)))
      sums.0 += contacts
      sums.1 += contacts * contacts
    }
    return sum > 0 ? squares / sum : 0
  }
}

extension StoryConflict {
  /// The rule as the kernel knows it.
  init(_ rule: ConflictRule) {
    switch rule {
    case .negativeWins: self = .negativeWins
    case .positiveWins: self = .positiveWins
    case .coin: self = .coin
    }
  }
}

extension WaveOutcome {
  /// Adds up the rounds of a wave; those behind the last one with a telling are left out.
  init(_ rounds: Span<RoundCounts>, firstHand: ByOpinion<Int>, people: Int) {
    var last = rounds.count
    while last > 0, rounds[last - 1].tellings == 0 {
      last -= 1
    }
    self.init(
      people: people, counts: ByOpinion { .init(rounds, $0.story, last: last) }, reachBoth: 0,
      rounds: last)
    complete(firstHand: firstHand)
  }

  /// Becomes the outcome of another small wave of as many people, in the memory it has.
  ///
  /// Small waves take two microseconds each, of which four new arrays would be a good part.
  mutating func take(_ wave: SmallWaveOutcome) {
    rounds = wave.rounds
    counts.positive.take(wave, .positive)
    counts.negative.take(wave, .negative)
    complete(
      firstHand: ByOpinion(positive: wave.positiveFirstHand, negative: wave.negativeFirstHand))
  }

  /// Adds what follows from the counts of both opinions.
  private mutating func complete(firstHand: ByOpinion<Int>) {
    counts.positive.firstHand = firstHand.positive
    counts.negative.firstHand = firstHand.negative
    // Whoever was reached holds exactly one opinion. By hearsay: then the person counts for the reach
    // of that one, and if it counts for the other it knows both. First-hand: then it can count for
    // the other only, and knows both if it does.
    reachBoth =
      counts.positive.reach + counts.negative.reach - counts.positive.adopted
      - counts.negative.adopted
  }
}

extension WaveOutcome.Counts {
  /// Adds up the rounds of a story, of which this many count.
  fileprivate init(_ rounds: Span<RoundCounts>, _ story: Story, last: Int) {
    self.init()
    newlyReached.reserveCapacity(last)
    tellingsByRound.reserveCapacity(last)
    for index in 0..<rounds.count {
      let round = rounds[index][story]
      visits += round.visits
      if index >= last { continue }
      newlyReached.append(round.newlyReached)
      tellingsByRound.append(round.tellings)
      tellers += round.tellers
      tellings += round.tellings
      reach += round.newlyReached
      adopted += round.adopted
    }
  }

  /// Takes the counts of a story in a small wave.
  fileprivate mutating func take(_ wave: SmallWaveOutcome, _ story: Story) {
    let sums = wave[story]
    tellers = sums.tellers
    tellings = sums.tellings
    reach = sums.newlyReached
    adopted = sums.adopted
    visits = sums.visits
    newlyReached.removeAll(keepingCapacity: true)
    tellingsByRound.removeAll(keepingCapacity: true)
    for round in 0..<wave.rounds {
      newlyReached.append(wave.newlyReached(story, round: round))
      tellingsByRound.append(wave.tellings(story, round: round))
    }
  }
}
