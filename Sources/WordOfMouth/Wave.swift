public import SocialGraph

/// One spread of both opinions through a graph, ready to run under any luck.
///
/// It is immutable and shared between workers; what changes during a run is in a
/// ``WaveWorkspace``, one for each worker.
///
/// ```swift
/// let wave = Wave(graph: graph, rules: rules, firstHand: .listed(ByOpinion(positive: [0], negative: [])))
/// let workspace = WaveWorkspace()
/// let outcome = wave.run(Luck(seed: 42, replicate: 0), in: workspace)
/// ```
public struct Wave: Sendable {
  /// Who knows whom.
  public let graph: Graph
  /// How talk spreads.
  public let rules: WaveRules
  /// Where first-hand opinions come from.
  public let firstHand: FirstHand

  /// Prepares a wave: samplers, and the order of people by contacts where customers need it.
  ///
  /// - Precondition: every rule is free of problems, and listed people are in the graph, each once.
  /// - Complexity: O(1), or O(people log people) where customers are those with the most contacts.
  public init(graph: Graph, rules: WaveRules, firstHand: FirstHand) { fatalError("contract") }

  /// Runs the wave to its end.
  ///
  /// - Parameters:
  ///   - luck: Which luck it meets.
  ///   - workspace: The worker's memory; what it held before does not matter.
  /// - Returns: The counts; the same for the same graph, rules, first-hand people and luck.
  /// - Complexity: O(first-hand people + tellings + people / 64).
  public func run(_ luck: Luck, in workspace: WaveWorkspace) -> WaveOutcome {
    fatalError("contract")
  }

  /// Where first-hand opinions stand under a luck.
  public func firstHandGroups(_ luck: Luck) -> [FirstHandGroup] { fatalError("contract") }
}

/// The memory of one worker: made once, grown to the largest graph it meets, reused for every run.
///
/// Not for two threads at a time.
public final class WaveWorkspace {
  /// Makes an empty workspace.
  public init() {}
}
