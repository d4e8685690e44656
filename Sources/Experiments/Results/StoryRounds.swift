public import Statistics
public import WordOfMouth

/// What the rounds of one replicate say of how a story grows; with periods, each of which is a wave of its
/// own, their sums.
public struct StoryRounds: Sendable, Hashable {
  /// The number of waves.
  public var waves = 0
  /// The number of people in the graph.
  public var people = 0
  /// People who hold the opinion first-hand.
  public var firstHand = 0
  /// People first told in round 1.
  public var inFirst = 0
  /// People first told in round 2.
  public var inSecond = 0
  /// People first told in round 2 or later.
  public var later = 0
  /// How many new hearers there were for each hearer.
  public var reproduction = ReproductionNumber()

  /// Makes the rounds of no wave.
  public init() {}

  /// Makes the rounds of an opinion in a wave.
  ///
  /// - Parameters:
  ///   - opinion: The opinion.
  ///   - outcome: What came of the wave.
  ///   - roundLimit: The last round that may happen, if there is a limit.
  /// - Complexity: O(rounds).
  public init(of opinion: Opinion, in outcome: WaveOutcome, roundLimit: Int?) {
    // By name: a subscript returns a copy, and counts hold arrays.
    self.init(
      opinion == .positive ? outcome.counts.positive : outcome.counts.negative,
      people: outcome.people, roundLimit: roundLimit)
  }

  private init(_ counts: WaveOutcome.Counts, people: Int, roundLimit: Int?) {
    let rounds = counts.newlyReached
    waves = 1
    self.people = people
    firstHand = counts.firstHand
    inFirst = rounds.first ?? 0
    inSecond = rounds.count > 1 ? rounds[1] : 0
    later = counts.reachedBeyondFirstHand
    reproduction = ReproductionNumber(
      newHearers: rounds, firstHand: counts.firstHand, people: people, roundLimit: roundLimit)
  }

  /// Adds another wave among the same people.
  mutating func add(_ other: StoryRounds) {
    waves += other.waves
    people = max(people, other.people)
    firstHand += other.firstHand
    inFirst += other.inFirst
    inSecond += other.inSecond
    later += other.later
    reproduction.add(other.reproduction)
  }
}
