import Parallelism
import SocialGraph
import WordOfMouth

/// A setting to run, and the known answers that its replicates are compared with.
struct Trial: Sendable {
  /// Who knows whom.
  enum Ground: Sendable {
    /// A path: everybody knows the one before and the one after.
    case path(Int)
    /// A star: person 0 knows all others, who know only person 0.
    case star(leaves: Int)
    /// Ties and the weight of each.
    case weighted([(Int, Int, weight: Double)])
    /// A generated graph, the same in every verification.
    case model(GraphModel)
    /// A generated graph of a number of people, larger in a thorough verification.
    case large(people: Int, @Sendable (Int) -> GraphModel)
    /// Closed circles of a size, and random meetings, in the layers `circle` and `met`.
    case circlesAndMeetings(people: Int, size: Int, met: Int)
  }

  /// Who knows whom.
  let ground: Ground
  /// How stories are told.
  let rules: WaveRules
  /// Who knows first.
  let firstHand: KnownCustomers
  /// The number of replicates, and that of a thorough verification.
  let replicates: (usual: Int, thorough: Int)
  /// The answers.
  let answers: [KnownAnswer]

  /// A trial of both stories.
  ///
  /// - Parameters:
  ///   - id: The number of its answers.
  ///   - setting: What is run, in a few words.
  ///   - source: The source of its claims, unless they state their own.
  ///   - ground: Who knows whom.
  ///   - rules: How stories are told.
  ///   - firstHand: Who knows first.
  ///   - replicates: The number of replicates.
  ///   - thorough: That of a thorough verification; by default ten times as many.
  ///   - claims: What the figures must come to; without an id, and without the setting.
  ///   - more: Further claims.
  init(
    _ id: String, _ setting: String, _ source: String, _ ground: Ground, _ rules: WaveRules,
    from firstHand: KnownCustomers = .anybody, _ replicates: Int, thorough: Int? = nil,
    _ claims: KnownAnswer..., also more: [KnownAnswer] = []
  ) {
    self.ground = ground
    self.rules = rules
    self.firstHand = firstHand
    self.replicates = (replicates, thorough ?? 10 * replicates)
    answers = (claims + more).map { claim in
      KnownAnswer(
        id, "\(setting): \(claim.claim)", claim.source.isEmpty ? source : claim.source,
        claim.expected, within: claim.allowance, claim.method)
    }
  }

  /// The factor on the people of large graphs in a thorough verification.
  static let thoroughFactor = 4

  /// Builds the graph.
  func graph(isThorough: Bool, workers: Workers) throws -> Graph {
    switch ground {
    case .path(let people):
      return try Self.tied(people, (1..<people).map { ($0 - 1, $0) }, workers)
    case .star(let leaves):
      return try Self.tied(leaves + 1, (1...leaves).map { (0, $0) }, workers)
    case .weighted(let ties):
      let people = 1 + (ties.flatMap { [$0.0, $0.1] }.max() ?? 0)
      let graph = try Self.tied(people, ties.map { ($0.0, $0.1) }, workers)
      return graph.weighted { from, to in
        ties.first { [$0.0, $0.1].sorted() == [Int(from), Int(to)].sorted() }?.weight ?? 0
      }
    case .model(let model):
      return try model.build(seed: Self.graphSeed, workers: workers)
    case .large(let people, let model):
      return try model(isThorough ? people * Self.thoroughFactor : people)
        .build(seed: Self.graphSeed, workers: workers)
    case .circlesAndMeetings(let people, let size, let met):
      let circles = try GraphModel.circles(people: people, size: size, weak: 0)
        .build(seed: Self.graphSeed, workers: workers)
      return try Graph(
        layers: [GraphLayer("circle", .ties(circles)), GraphLayer("met", .meetings(met))],
        people: people, workers: workers)
    }
  }

  /// Graphs do not depend on the random seed of the stories.
  private static let graphSeed: UInt64 = 71

  private static func tied(
    _ people: Int, _ ties: [(Int, Int)], _ workers: Workers
  ) throws -> Graph {
    var list = TieList()
    for (a, b) in ties {
      list.add(PersonID(truncatingIfNeeded: a), PersonID(truncatingIfNeeded: b))
    }
    return try list.build(people: people, isDirected: false, workers: workers).graph
  }
}

extension KnownCustomers {
  /// One customer, satisfied, drawn at random.
  static let anybody = drawn(.count(1), order: .random, satisfied: 1, dissatisfied: 0)

  /// A number of satisfied customers, drawn at random.
  static func anybody(_ count: Int) -> KnownCustomers {
    .drawn(.count(count), order: .random, satisfied: 1, dissatisfied: 0)
  }

  /// Listed people, satisfied and dissatisfied.
  static func these(_ satisfied: PersonID..., dissatisfied: [PersonID] = []) -> KnownCustomers {
    .listed(ByOpinion(positive: satisfied, negative: dissatisfied))
  }
}

extension WaveRules {
  /// One story, the positive.
  static func one(_ voice: Voice, rounds: Int? = nil) -> WaveRules {
    WaveRules(
      voices: ByOpinion(positive: voice, negative: Voice(tells: .nobody)), roundLimit: rounds)
  }

  /// Both stories, told alike.
  static func both(
    _ voice: Voice, conflict: ConflictRule = .negativeWins, rounds: Int? = nil
  ) -> WaveRules {
    WaveRules(voices: ByOpinion { _ in voice }, conflict: conflict, roundLimit: rounds)
  }

  /// The independent cascade: everyone who knows tells each contact with a chance.
  static func cascade(_ chance: Double) -> WaveRules { one(Voice(tells: .each(chance), retell: 1)) }
}

extension WaveOutcome {
  /// How many hold the positive opinion at the end, first-hand or by hearsay.
  var size: Double { Double(counts.positive.firstHand + counts.positive.adopted) }

  /// How many hold the negative opinion at the end: first-hand, by hearsay, or after a bad experience.
  var negativeSize: Double {
    Double(counts.negative.firstHand + counts.negative.adopted + counts.positive.turned)
  }

  /// Whether the positive story took off: at least 1 % of people first reached after round 1.
  var tookOff: Bool { tookOff(.positive, share: 0.01) }
}

extension KnownAnswer.Method {
  /// The mean number who hold the opinion at the end.
  static let size = mean { $0.size }
  /// The mean number who hold the negative opinion at the end.
  static let negativeSize = mean { $0.negativeSize }
  /// The chance that a number of people hold the opinion at the end.
  static func sizeIs(_ size: Int) -> Self { chance { $0.size == Double(size) } }
  /// The chance of take-off.
  static let takeOff = chance { $0.tookOff }
  /// The share of people reached, of stories that took off.
  static let reachGivenTakeOff = mean { $0.tookOff ? $0.size / Double($0.people) : nil }
  /// The number of tellings, the same in every replicate.
  static let tellings = always { Double($0.counts.positive.tellings) }
  /// The mean number of tellings.
  static let meanTellings = mean { Double($0.counts.positive.tellings) }
  /// How many are told who know already, the same in every replicate.
  static let repeats = always { Double($0.counts.positive.repeats) }
  /// The mean number of people reached.
  static let reach = mean { Double($0.counts.positive.reach) }
  /// The mean reach of both stories for each customer.
  static let reachPerCustomer = mean {
    let (good, bad) = ($0.counts.positive, $0.counts.negative)
    return Double(good.reach + bad.reach) / Double(good.firstHand + bad.firstHand)
  }
}
