public import SocialGraph
internal import SpreadTypes

/// One spread of both opinions through a graph, ready to run under any luck.
///
/// It is immutable and shared between workers; what changes during a run is in a
/// ``WaveWorkspace``, one for each worker.
///
/// ```swift
/// let wave = Wave(
///   graph: graph, rules: rules, firstHand: .listed(ByOpinion(positive: [0], negative: [])))
/// let workspace = WaveWorkspace()
/// let outcome = wave.run(Luck(seed: 42, replicate: 0), in: workspace)
/// ```
///
/// The model, round by round:
///
/// 1. Round 0: the first-hand people are about to tell.
/// 2. In round t = 1, 2, … everyone who became due in round t - 1 tells, once: a number of contacts
///    is drawn, at most all, and a uniformly random set of so many distinct contacts is told (or, by
///    other ``TellingRule`` forms, each contact by a coin, all, none).
/// 3. Who is told has heard that opinion. Who holds none adopts it; who is first told both in the
///    same round adopts the one that ``WaveRules/conflict`` names. An opinion, once held, stays.
/// 4. Who took an opinion up in round t is due to tell with chance `retell * fade^(t - 1)`.
/// 5. It ends when nobody is due, or at the limit.
///
/// Sources: Kempe, Kleinberg and Tardos, *Maximizing the spread of influence through a social
/// network*, KDD 2003; Goldenberg, Libai and Muller, *Talk of the network*, Marketing Letters 12
/// (2001). It knows nothing of time within a round, of money, or of people who change their mind.
public struct Wave: Sendable {
  /// Who knows whom.
  public let graph: Graph
  /// How talk spreads.
  public let rules: WaveRules
  /// Where first-hand opinions come from.
  public let firstHand: FirstHand

  private let compiled: CompiledWave
  private let source: Source
  /// Whom first-hand people tell whose good opinion turned bad, where any can.
  private let turnedTell: CompiledRule?
  /// Whether waves are so small that they run sixteen at a time.
  package let runsTogether: Bool
  /// The most waves that run together.
  package static var mostTogether: Int { SmallWaveLimits.waves }

  /// First-hand people, as far as they are known before the luck is.
  private enum Source: Sendable {
    case drawn(CustomerDrawing, ByOpinion<CompiledRule>)
    case fixed([TellingGroup])
  }

  /// Prepares a wave: samplers, and the order of people by contacts where customers need it.
  ///
  /// - Precondition: every rule is free of problems, chances and shares are in 0...1, and listed
  ///   people are in the graph, each once.
  /// - Complexity: O(listed people); O(people) for `weightedCascade`, and O(people log people) where
  ///   customers are those with the most contacts.
  public init(graph: Graph, rules: WaveRules, firstHand: FirstHand) {
    self.graph = graph
    self.rules = rules
    self.firstHand = firstHand
    compiled = CompiledWave(graph: graph, rules: rules)
    let tells = ByOpinion { CompiledRule(rules.voices[$0].tells, graph: graph) }
    source =
      switch firstHand {
      case .drawn(let size, let order, let satisfied, let dissatisfied):
        .drawn(
          CustomerDrawing(
            size, order: order, satisfied: satisfied, dissatisfied: dissatisfied, graph: graph),
          tells)
      case .listed(let people):
        .fixed(Self.groups(people, tells))
      case .groups(let groups):
        .fixed(
          groups.map {
            TellingGroup(
              people: $0.people, count: $0.people.count, opinion: $0.opinion,
              rule: CompiledRule($0.rule, graph: graph))
          })
      }
    turnedTell = rules.voices.positive.quality < 1 ? tells.negative : nil
    runsTogether =
      if case .drawn(let drawing, _) = source {
        compiled.runsTogether(firstHand: drawing.count)
      } else { false }
    if case .fixed(let groups) = source {
      precondition(
        groups.allSatisfy { $0.people.allSatisfy { Int($0) < graph.people } },
        "first-hand people are in the graph")
    }
  }

  /// Runs the wave to its end.
  ///
  /// - Parameters:
  ///   - random: Which luck it meets.
  ///   - workspace: The worker's memory; what it held before does not matter.
  /// - Returns: The counts; the same for the same graph, rules, first-hand people and luck.
  /// - Precondition: nobody is in two first-hand groups, or twice in one.
  /// - Complexity: O(first-hand people + tellings), with `weightedCascade` O(contacts of tellers);
  ///   and O(people) where customers are drawn by share, or when the workspace is new.
  public func run(_ random: RandomStream, in workspace: WaveWorkspace) -> WaveOutcome {
    var groups: [TellingGroup]
    switch source {
    case .fixed(let fixed): groups = fixed
    case .drawn(let drawing, let tells):
      groups = self.groups(random, drawing, tells, workspace)
    }
    if let turnedTell {
      let quality = Quality(rules.voices.positive.quality, random)
      groups = groups.flatMap { group -> [TellingGroup] in
        guard group.opinion == .positive else { return [group] }
        let (kept, turned) = quality.parted(group.people.prefix(group.count))
        return [
          TellingGroup(people: kept, count: kept.count, opinion: .positive, rule: group.rule),
          TellingGroup(people: turned, count: turned.count, opinion: .negative, rule: turnedTell),
        ]
      }
    }
    workspace.people = graph.people
    return compiled.run(groups, random, in: workspace.worker)
  }

  /// Draws who holds each opinion first-hand.
  private func groups(
    _ random: RandomStream, _ drawing: CustomerDrawing, _ tells: ByOpinion<CompiledRule>,
    _ workspace: WaveWorkspace
  ) -> [TellingGroup] {
    let (holders, counts) = workspace.holders(drawing, random)
    return Opinion.allCases.map {
      TellingGroup(people: holders[$0], count: counts[$0], opinion: $0, rule: tells[$0])
    }
  }

  /// Runs the wave to its end under several lucks: what ``run(_:in:)`` says of each, sooner where waves
  /// are small.
  ///
  /// - Parameters:
  ///   - randoms: The lucks.
  ///   - workspace: The worker's memory; what it held before does not matter.
  ///   - body: Takes the counts of each, in order.
  /// - Precondition: as for one.
  /// - Complexity: as for one each.
  public func run(
    _ randoms: [RandomStream], in workspace: WaveWorkspace, _ body: (WaveOutcome) -> Void
  ) {
    guard runsTogether, case .drawn(let drawing, let tells) = source else {
      for random in randoms { body(run(random, in: workspace)) }
      return
    }
    for first in stride(from: 0, to: randoms.count, by: Self.mostTogether) {
      let waves = randoms[first..<min(first + Self.mostTogether, randoms.count)]
      workspace.worker.run(compiled, waves, { groups($0, drawing, tells, workspace) }, body)
    }
    // Nobody's standing is kept.
    workspace.people = 0
  }

  /// Where first-hand opinions stand under a luck.
  ///
  /// - Returns: The groups given, or one group for each opinion; where the good opinion can turn, those who
  ///   turned are a group of their own behind those who did not.
  /// - Complexity: O(first-hand people); O(people) where customers are drawn by share.
  public func firstHandGroups(_ random: RandomStream) -> [FirstHandGroup] {
    let groups = firstHandGroupsAtFirst(random)
    if turnedTell == nil { return groups }
    let quality = Quality(rules.voices.positive.quality, random)
    return groups.flatMap { group -> [FirstHandGroup] in
      guard group.opinion == .positive else { return [group] }
      let (kept, turned) = quality.parted(group.people[...])
      return [
        FirstHandGroup(people: kept, opinion: .positive, rule: group.rule),
        FirstHandGroup(people: turned, opinion: .negative, rule: rules.voices.negative.tells),
      ]
    }
  }

  /// The groups before anybody turns.
  private func firstHandGroupsAtFirst(_ random: RandomStream) -> [FirstHandGroup] {
    let people: ByOpinion<[PersonID]>
    switch firstHand {
    case .groups(let groups): return groups
    case .listed(let listed): people = listed
    case .drawn:
      guard case .drawn(let drawing, _) = source else { return [] }
      var customers = DrawnCustomers()
      drawing.draw(random, into: &customers)
      people = customers.firstHand
    }
    return Opinion.allCases.map {
      FirstHandGroup(people: people[$0], opinion: $0, rule: rules.voices[$0].tells)
    }
  }

  private static func groups(
    _ people: ByOpinion<[PersonID]>, _ tells: ByOpinion<CompiledRule>
  ) -> [TellingGroup] {
    Opinion.allCases.map {
      TellingGroup(people: people[$0], count: people[$0].count, opinion: $0, rule: tells[$0])
    }
  }
}

/// The memory of one worker: made once, grown to the largest graph it meets, reused for every run.
///
/// Half a byte a person (eight where small waves run sixteen at a time, of at most 65,536 people), eight
/// for everyone who takes an opinion up in one round, four for each contact
/// of the person with the most, and four a person where customers are drawn by share. At most 4 MiB more where
/// customers are remembered. Not for two threads at a time.
public final class WaveWorkspace {
  let worker = SpreadWorker()
  var customers = DrawnCustomers()
  var people = 0
  private var remembered: RememberedCustomers?

  /// Makes an empty workspace.
  public convenience init() { self.init(remembersCustomers: false) }

  /// Makes an empty workspace.
  ///
  /// - Parameter remembersCustomers: Whether to keep who was drawn for the first replicates: of use where
  ///   many waves want the same customers under the same lucks.
  public init(remembersCustomers: Bool) {
    remembered = remembersCustomers ? RememberedCustomers() : nil
  }

  /// Who holds each opinion first-hand under a luck: in `0..<counts`.
  func holders(
    _ drawing: CustomerDrawing, _ random: RandomStream
  ) -> (holders: ByOpinion<[PersonID]>, counts: ByOpinion<Int>) {
    if let holders = remembered?.holders(drawing, random, drawnIn: &customers) {
      return (holders, ByOpinion { holders[$0].count })
    }
    drawing.draw(random, into: &customers)
    return (customers.holders, customers.holderCounts)
  }

  /// Where everybody stands after the last run, by id.
  package var standings: [PersonStanding] {
    var known = ByOpinion<[UInt64]> { _ in [] }
    for opinion in Opinion.allCases {
      worker.copyKnown(opinion, people: people, into: &known[opinion])
    }
    return (0..<people).map { person in
      PersonStanding(
        knows: ByOpinion { known[$0][person >> 6] >> UInt64(person & 63) & 1 == 1 })
    }
  }
}
