package import Statistics
package import WordOfMouth

/// What the rounds of one replicate say of how a story grows; with periods, each of which is a wave of its
/// own, their sums.
package struct StoryRounds: Sendable, Hashable {
  /// The number of waves.
  package var waves = 0
  /// The number of people in the graph.
  package var people = 0
  /// People who hold the opinion first-hand.
  package var firstHand = 0
  /// People first told in round 1.
  package var inFirst = 0
  /// People first told in round 2.
  package var inSecond = 0
  /// People first told in round 2 or later.
  package var later = 0
  /// How many new hearers there were for each hearer.
  package var reproduction = ReproductionNumber()

  /// Makes the rounds of no wave.
  package init() {}

  /// Makes the rounds of an opinion in a wave.
  ///
  /// - Parameters:
  ///   - opinion: The opinion.
  ///   - outcome: What came of the wave.
  ///   - roundLimit: The last round that may happen, if there is a limit.
  /// - Complexity: O(rounds).
  package init(of opinion: Opinion, in outcome: WaveOutcome, roundLimit: Int?) {
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

extension StoryRounds {
  /// One of its numbers, in the order of ``ReplicateColumn``.
  package enum Number: Int, Sendable, CaseIterable {
    /// ``StoryRounds/waves``.
    case waves
    /// ``StoryRounds/people``.
    case people
    /// ``StoryRounds/firstHand``.
    case firstHand
    /// ``StoryRounds/inFirst``.
    case inFirst
    /// ``StoryRounds/inSecond``.
    case inSecond
    /// ``StoryRounds/later``.
    case later
    /// New hearers of the early rounds of ``StoryRounds/reproduction``.
    case earlyNewHearers
    /// Their hearers.
    case earlyHearers
    /// New hearers of the rounds up to the late ones.
    case lateNewHearers
    /// Their hearers.
    case lateHearers
  }

  /// One of its numbers.
  package subscript(number: Number) -> Double {
    switch number {
    case .waves: Double(waves)
    case .people: Double(people)
    case .firstHand: Double(firstHand)
    case .inFirst: Double(inFirst)
    case .inSecond: Double(inSecond)
    case .later: Double(later)
    case .earlyNewHearers: reproduction.early.newHearers
    case .earlyHearers: reproduction.early.hearers
    case .lateNewHearers: reproduction.late.newHearers
    case .lateHearers: reproduction.late.hearers
    }
  }

  /// Makes the rounds of its numbers.
  init(_ number: (Number) -> Double) {
    // What a file has may be no count.
    func count(_ name: Number) -> Int { Int(exactly: number(name)) ?? 0 }
    waves = count(.waves)
    people = count(.people)
    firstHand = count(.firstHand)
    inFirst = count(.inFirst)
    inSecond = count(.inSecond)
    later = count(.later)
    reproduction = ReproductionNumber(
      early: .init(newHearers: number(.earlyNewHearers), hearers: number(.earlyHearers)),
      late: .init(newHearers: number(.lateNewHearers), hearers: number(.lateHearers)))
  }
}
