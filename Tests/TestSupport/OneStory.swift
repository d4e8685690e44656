public import SocialGraph
public import WordOfMouth

/// A wave of one opinion, positive, and what comes of it over many replicates.
public struct OneStory {
  /// Who knows whom.
  public var graph: Graph
  /// How it is told.
  public var voice: Voice
  /// Who knows first.
  public var firstHand: KnownCustomers

  /// Some given people know first.
  public init(_ graph: Graph, _ voice: Voice, seeds: [PersonID]) {
    self.graph = graph
    self.voice = voice
    firstHand = .listed(ByOpinion(positive: seeds, negative: []))
  }

  /// This many random people know first, other ones in each replicate.
  public init(_ graph: Graph, _ voice: Voice, randomSeeds: Int) {
    self.graph = graph
    self.voice = voice
    firstHand = .drawn(.count(randomSeeds), order: .random, satisfied: 1, dissatisfied: 0)
  }

  /// The independent cascade: everyone who knows tells each contact with this chance.
  public static func cascade(_ chance: Double) -> Voice { Voice(tells: .each(chance), retell: 1) }

  /// The counts of the positive opinion in replicates 0, 1, ….
  public func runs(_ replicates: Int, seed: UInt64 = 20_26) -> [WaveOutcome.Counts] {
    let silence = Voice(tells: .nobody)
    let wave = Wave(
      graph: graph, rules: WaveRules(voices: ByOpinion(positive: voice, negative: silence)),
      firstHand: firstHand)
    let workspace = WaveWorkspace()
    return (0..<replicates).map {
      wave.run(RandomStream(seed: seed, replicate: $0), in: workspace).counts.positive
    }
  }

  /// How often each number of people knows in the end, those who knew first included.
  public func sizes(_ replicates: Int, seed: UInt64 = 20_26) -> [Int] {
    var sizes = [Int](repeating: 0, count: graph.people + 1)
    for counts in runs(replicates, seed: seed) { sizes[counts.firstHand + counts.adopted] += 1 }
    return sizes
  }

  /// How a story that may take off fares.
  public struct Fate {
    /// Whether it took off: by default, 1 % of all people first reached after round 1.
    public var takeOff = SampleMean()
    /// The share of people who know in the end, of those runs that took off.
    public var reach = SampleMean()
    /// How many know in the end, over all runs.
    public var size = SampleMean()
  }

  /// What comes of it.
  public func fate(_ replicates: Int, seed: UInt64 = 20_26) -> Fate {
    var fate = Fate()
    for counts in runs(replicates, seed: seed) {
      let size = Double(counts.firstHand + counts.adopted)
      let tookOff = Double(counts.reachedBeyondFirstHand) >= 0.01 * Double(graph.people)
      fate.takeOff.add(tookOff ? 1 : 0)
      if tookOff { fate.reach.add(size / Double(graph.people)) }
      fate.size.add(size)
    }
    return fate
  }
}
