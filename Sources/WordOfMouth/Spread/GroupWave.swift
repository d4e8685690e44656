public import SocialGraph

/// A wave whose first-hand people are given with each run, and which says who heard what.
///
/// The model is that of ``Wave``. Where that draws first-hand people, this takes them from somebody who
/// knows what they experienced: groups whose opinion and rule are fixed and compiled once, and whose
/// people change from run to run.
///
/// ```swift
/// let wave = GroupWave(
///   graph: graph, rules: rules, groups: [.init(.negative, tells: .exactly(9))])
/// var heard = ByOpinion<[UInt64]> { _ in [] }
/// let outcome = wave.run(RandomStream(seed: 42), people: [[3, 17]], in: WaveWorkspace(), heard: &heard)
/// ```
public struct GroupWave: Sendable {
  /// Who knows whom.
  public let graph: Graph
  /// How stories spread; the groups define which contacts first-hand people tell.
  public let rules: WaveRules
  /// What the people of each group tell, and to which contacts.
  public let groups: [FirstHandStory]
  /// What some of these people broadcast besides.
  public let broadcasts: [BroadcastStory]

  private let compiled: CompiledWave
  private let tells: [CompiledRule]
  private let reaches: [CompiledRule]

  /// Prepares a wave: samplers and what they need of the graph.
  ///
  /// - Parameters:
  ///   - graph: Who knows whom.
  ///   - rules: How stories spread.
  ///   - groups: What the people of each group tell, and to which contacts.
  ///   - broadcasts: What some of these people broadcast besides; without any, a wave is that of its groups.
  /// - Precondition: every rule is free of problems, chances are in 0...1, and positive opinions do not
  ///   turn: whoever gives the groups decides what people experience.
  /// - Complexity: O(people).
  public init(
    graph: Graph, rules: WaveRules, groups: [FirstHandStory], broadcasts: [BroadcastStory] = []
  ) {
    self.graph = graph
    self.rules = rules
    self.groups = groups
    self.broadcasts = broadcasts
    precondition(rules.voices.positive.quality == 1, "positive opinions do not turn here")
    compiled = CompiledWave(
      graph: graph, rules: rules, notesTold: true, broadcasts: !broadcasts.isEmpty)
    tells = groups.map { CompiledRule($0.tells, graph: graph) }
    reaches = broadcasts.map { CompiledRule(reaching: $0.reaches, beyond: graph) }
  }

  /// Runs the wave to its end.
  ///
  /// - Parameters:
  ///   - random: The random stream.
  ///   - people: The people of each group, in no particular order.
  ///   - broadcasters: For each broadcast, who broadcasts it, in no particular order.
  ///   - workspace: The worker's memory; what it held before does not matter.
  ///   - heard: Takes who heard each opinion: told at least once, whatever they hold. Bit `p % 64` of
  ///     word `p / 64` is person p; the memory is reused.
  /// - Returns: The counts.
  /// - Precondition: there are as many lists as groups; everybody is in the graph, and nobody in two
  ///   lists or twice in one; so of broadcasts, and who broadcasts an opinion is in a group that holds it.
  /// - Complexity: that of ``Wave/run(_:in:)``, and O(people / 64).
  public func run(
    _ random: RandomStream, people: [[PersonID]], broadcasters: [[PersonID]] = [],
    in workspace: WaveWorkspace, heard: inout ByOpinion<[UInt64]>
  ) -> WaveOutcome {
    precondition(
      people.count == groups.count && broadcasters.count == broadcasts.count,
      "there are as many lists of people as groups, and as broadcasts")
    let tellers = groups.indices.map {
      TellingGroup(people[$0], groups[$0].opinion, tells[$0])
    }
    let posts = broadcasts.indices.map {
      TellingGroup(broadcasters[$0], broadcasts[$0].opinion, reaches[$0])
    }
    let outcome = compiled.run(
      tellers, broadcasts: posts, random, in: workspace.worker, trace: workspace.trace)
    for opinion in Opinion.allCases {
      workspace.worker.copyTold(opinion, people: graph.people, into: &heard[opinion])
    }
    return outcome
  }
}
