public import Parallelism
internal import Randomness
public import SocialGraph
internal import SpreadTypes

/// One spread of both opinions through a graph, ready to run with any random numbers.
///
/// It is immutable and shared between workers; what changes during a run is in a
/// ``WaveWorkspace``, one for each worker.
///
/// ```swift
/// let wave = Wave(
///   graph: graph, rules: rules, firstHand: .listed(ByOpinion(positive: [0], negative: [])))
/// let workspace = WaveWorkspace()
/// let outcome = wave.run(RandomStream(seed: 42, replicate: 0), in: workspace)
/// ```
///
/// The model, round by round:
///
/// 1. Round 0: the first-hand people are about to tell.
/// 2. In round t = 1, 2, … everyone who became due in round t - 1 tells, once: a number of contacts
///    is drawn, at most all, and a uniformly random set of this many distinct contacts is told (or,
///    by other ``TellingRule`` forms, each contact by a coin, all, none).
/// 3. Who is told has heard that opinion. Who holds none adopts it; who is first told both in the
///    same round adopts the one that ``WaveRules/conflict`` names. An opinion, once held, stays.
/// 4. Who adopted an opinion in round t is due to tell with chance `retell * fade^(t - 1)`.
/// 5. It ends when nobody is due, or at the limit.
///
/// Sources: Kempe, Kleinberg and Tardos, *Maximizing the spread of influence through a social
/// network*, KDD 2003; Goldenberg, Libai and Muller, *Talk of the network*, Marketing Letters 12
/// (2001). It knows nothing of time within a round, of money, or of people who change their mind.
public struct Wave: Sendable {
  /// Who knows whom.
  public let graph: Graph
  /// How stories spread.
  public let rules: WaveRules

  private let compiled: CompiledWave
  private let tells: ByOpinion<CompiledRule>
  /// How first-hand people are drawn, or nil where they are the same every time.
  private let drawing: CustomerDrawing?
  /// The first-hand people who are the same every time.
  private let given: [TellingGroup]
  /// Whether waves are so small that they run together.
  package let runsTogether: Bool
  /// The most waves that run together, of any graph.
  package static var mostTogether: Int { SmallWaveLimits.waves }
  /// The most waves of this graph that run together, where they do.
  private var mostTogether: Int { SmallWaveLimits.waves(people: graph.people) }

  /// Prepares a wave: samplers, and the order of people by contacts where customers need it.
  ///
  /// - Parameters:
  ///   - graph: Who knows whom.
  ///   - rules: How stories spread.
  ///   - customers: Who holds an opinion first-hand; nobody does of customers without an opinion.
  /// - Precondition: every rule is free of problems and suits the ties, chances and shares are in 0...1, and listed
  ///   people are in the graph, each once.
  /// - Complexity: O(listed people); O(people) for `weightedCascade`, and O(people log people) where
  ///   customers are those with the most contacts.
  public init(graph: Graph, rules: WaveRules, firstHand customers: KnownCustomers) {
    var groups: [FirstHandGroup] = []
    if case .listed(let people) = customers {
      groups = Opinion.allCases.map {
        FirstHandGroup(people: people[$0], opinion: $0, rule: rules.voices[$0].tells)
      }
    }
    self.init(
      graph: graph, rules: rules, drawing: CustomerDrawing(customers, graph: graph), groups)
  }

  /// Prepares a wave that the same groups begin every time.
  package init(graph: Graph, rules: WaveRules, groups: [FirstHandGroup]) {
    self.init(graph: graph, rules: rules, drawing: nil, groups)
  }

  private init(
    graph: Graph, rules: WaveRules, drawing: CustomerDrawing?, _ groups: [FirstHandGroup]
  ) {
    precondition(
      groups.allSatisfy { $0.people.allSatisfy { Int($0) < graph.people } },
      "first-hand people are in the graph")
    self.graph = graph
    self.rules = rules
    self.drawing = drawing
    compiled = CompiledWave(graph: graph, rules: rules)
    tells = ByOpinion { CompiledRule(rules.voices[$0].tells, graph: graph) }
    given = groups.map {
      TellingGroup($0.people, $0.opinion, CompiledRule($0.rule, graph: graph))
    }
    runsTogether = drawing.map { [compiled] in compiled.runsTogether(firstHand: $0.count) } ?? false
  }

  /// Runs the wave to its end.
  ///
  /// - Parameters:
  ///   - random: The random stream.
  ///   - workspace: The worker's memory; what it held before does not matter.
  /// - Returns: The counts; the same for the same graph, rules, first-hand people and random stream. If the
  ///   workspace ``WaveWorkspace/wasStopped``, those of the part that was run.
  /// - Precondition: nobody is in two first-hand groups, or twice in one.
  /// - Complexity: O(first-hand people + tellings), with `weightedCascade` and `byWeight` O(contacts of tellers);
  ///   and O(people) when the workspace is new.
  public func run(_ random: RandomStream, in workspace: WaveWorkspace) -> WaveOutcome {
    compiled.run(
      groups(random, workspace), random, in: workspace.worker, trace: workspace.trace)
  }

  /// Runs the wave to its end once for each of several random streams: what ``run(_:in:)`` gives for
  /// each, sooner where waves are small.
  ///
  /// - Parameters:
  ///   - randoms: The random streams.
  ///   - workspace: The worker's memory; what it held before does not matter.
  ///   - body: Takes the counts of each, in order; not of those that were stopped early.
  /// - Precondition: as for one.
  /// - Complexity: as for one each.
  public func run(
    _ randoms: [RandomStream], in workspace: WaveWorkspace, _ body: (WaveOutcome) -> Void
  ) {
    guard runsTogether, let drawing else {
      for random in randoms {
        let outcome = run(random, in: workspace)
        if workspace.wasStopped { return }
        body(outcome)
      }
      return
    }
    for first in stride(from: 0, to: randoms.count, by: mostTogether) {
      let waves = randoms[first..<min(first + mostTogether, randoms.count)]
      workspace.worker.run(compiled, tells, workspace.starts(drawing, waves), body)
    }
  }

  /// Who holds which opinion first-hand in a replicate.
  ///
  /// - Returns: The groups given, or one group for each opinion; where the positive opinion can turn,
  ///   those who turned are a group of their own after those who did not.
  /// - Complexity: O(first-hand people).
  public func firstHandGroups(_ random: RandomStream) -> [FirstHandGroup] {
    groups(random, WaveWorkspace()).map {
      FirstHandGroup(
        people: Array($0.people.prefix($0.count)), opinion: $0.opinion, rule: $0.rule.rule)
    }
  }

  private func groups(_ random: RandomStream, _ workspace: WaveWorkspace) -> [TellingGroup] {
    var groups = given
    if let drawing {
      let (holders, counts) = workspace.holders(drawing, random)
      groups = Opinion.allCases.map {
        TellingGroup(holders[$0], count: counts[$0], $0, tells[$0])
      }
    }
    return rules.voices.positive.quality < 1 ? groups.flatMap { parted($0, random) } : groups
  }

  /// A group parted into those who keep their opinion and those whose positive opinion turns: a coin
  /// for each person.
  private func parted(_ group: TellingGroup, _ random: RandomStream) -> [TellingGroup] {
    if group.opinion == .negative { return [group] }
    let (coins, chance) = (random.key(.quality), rules.voices.positive.quality)
    func keeps(_ person: PersonID) -> Bool { coins.draws(of: person).unit(0) < chance }
    let people = group.people.prefix(group.count)
    return [
      TellingGroup(people.filter(keeps), .positive, group.rule),
      TellingGroup(people.filter { !keeps($0) }, .negative, tells.negative),
    ]
  }
}

/// The memory of one worker: made once, grown to the largest graph it meets, reused for every run.
///
/// Half a byte a person (at most 2 MiB in all where small waves run together, of at most 262,144 people), eight
/// for everyone who adopts an opinion in one round, four for each contact
/// of the person with the most, and at most 29 for each customer that is drawn. At most 4 MiB more where
/// customers are remembered. Not for two threads at a time.
public final class WaveWorkspace {
  let worker: any WaveWorker
  var customers = DrawnCustomers()
  private var remembered: RememberedCustomers?
  /// What takes down who tells and who knows in waves that are run one at a time, if anything.
  package var trace: WaveTrace?

  /// Makes an empty workspace.
  ///
  /// - Parameters:
  ///   - remembersCustomers: Whether to keep who was drawn for the first replicates: of use where many
  ///     waves want the same customers in the same replicates.
  ///   - cancellation: Once raised, a wave that is running in it ends early, between rounds or, in long
  ///     ones, between some thousands of tellers.
  ///   - instructions: The instructions that waves in it use.
  public init(
    remembersCustomers: Bool = false, cancellation: Cancellation? = nil,
    instructions: InstructionSet = .inUse
  ) {
    worker = instructions.kernel.newWorker()
    remembered = remembersCustomers ? RememberedCustomers() : nil
    worker.stopFlag = cancellation.map(CancellationFlag.init)
  }

  /// Whether a wave in it ended early because it was cancelled; every later one ends at once.
  public var wasStopped: Bool { worker.wasStopped }

  /// Asks between steps of work that is more than a wave whether to end early.
  ///
  /// - Parameter people: The number of people the step was about.
  /// - Returns: Whether it was cancelled; it is then ``wasStopped``.
  package func stops(people: Int) -> Bool { worker.stops(people: people) }

  /// Who holds each opinion first-hand in a replicate: in `0..<counts`.
  func holders(
    _ drawing: CustomerDrawing, _ random: RandomStream
  ) -> (holders: ByOpinion<[PersonID]>, counts: ByOpinion<Int>) {
    if let holders = remembered?.holders(drawing, random, drawnIn: &customers) {
      return (holders, ByOpinion { holders[$0].count })
    }
    drawing.draw(random, into: &customers)
    return (customers.holders, customers.holderCounts)
  }

  /// Who holds an opinion first-hand in small waves.
  fileprivate func starts(
    _ drawing: CustomerDrawing, _ randoms: ArraySlice<RandomStream>
  ) -> SmallWaveStarts {
    if remembered == nil, let drawn = drawing.starts(randoms) { return drawn }
    return .given(randoms) { self.holders(drawing, $0) }
  }

  /// Who knows an opinion after the last wave of this many people, first-hand or told, a bit each.
  package func known(_ opinion: Opinion, people: Int) -> [UInt64] {
    var bits: [UInt64] = []
    worker.copyKnown(opinion, people: people, into: &bits)
    return bits
  }
}

/// A cancellation as the kernel asks it.
private final class CancellationFlag: StopFlag {
  private let cancellation: Cancellation

  init(_ cancellation: Cancellation) { self.cancellation = cancellation }

  var isRaised: Bool { cancellation.isCancelled }
}
