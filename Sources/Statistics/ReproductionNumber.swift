/// How many new hearers each hearer brings before the market fills up, from the rounds of a wave.
///
/// Each round whose people could still tell it on adds the new hearers of the next round to the numerator
/// and its own, times the share of people who do not know yet, to the denominator; rounds count while at
/// most a tenth of all people know. The ratio of the sums over many waves is the maximum-likelihood
/// estimate of a branching process's mean (Harris, *Branching processes*, Annals of Mathematical
/// Statistics 19, 1948); whether a round counts depends on earlier rounds alone, so that stopping does
/// not bias it. The share is the first-order correction for tellings that meet people who know.
public struct ReproductionNumber: Sendable, Hashable {
  /// What rounds contribute: new hearers, and hearers who could have brought them.
  public struct Count: Sendable, Hashable {
    /// The new hearers of the rounds that follow.
    public var newHearers: Double
    /// The hearers, each counted by the share of people who do not know yet.
    public var hearers: Double

    /// Makes a count of its two numbers.
    public init(newHearers: Double = 0, hearers: Double = 0) {
      self.newHearers = newHearers
      self.hearers = hearers
    }

    /// The count as a unit of a ratio.
    public var unit: Jackknife.Pair { (numerator: newHearers, denominator: hearers) }

    mutating func add(_ other: Count) {
      newHearers += other.newHearers
      hearers += other.hearers
    }
  }

  /// While at most a tenth of all people know.
  public private(set) var early = Count()
  /// While at most half of all people know.
  public private(set) var late = Count()

  /// Makes the counts of no wave.
  public init() {}

  /// Makes the counts of what waves came to.
  ///
  /// - Parameters:
  ///   - early: While at most a tenth of all people know.
  ///   - late: While at most half of them do.
  public init(early: Count, late: Count) {
    self.early = early
    self.late = late
  }

  /// Makes the counts of a wave.
  ///
  /// - Parameters:
  ///   - newHearers: The people first told in rounds 1, 2, ...
  ///   - firstHand: How many knew before.
  ///   - people: How many there are.
  ///   - roundLimit: The last round that may happen, if there is a limit.
  /// - Complexity: O(rounds).
  public init(
    newHearers: some Collection<Int>, firstHand: Int, people: Int, roundLimit: Int? = nil
  ) {
    var known = firstHand
    var hearers = newHearers.makeIterator()
    var current = hearers.next()
    var round = 1
    while let now = current, round < roundLimit ?? .max {
      known += now
      let share = Double(known) / Double(people)
      guard share <= 0.5 else { return }
      let next = hearers.next()
      let count = Count(newHearers: Double(next ?? 0), hearers: Double(now) * (1 - share))
      late.add(count)
      if share <= 0.1 { early.add(count) }
      current = next
      round += 1
    }
  }

  /// Adds the counts of another wave.
  public mutating func add(_ other: ReproductionNumber) {
    early.add(other.early)
    late.add(other.late)
  }
}
