/// What came of one wave: counts of people and tellings, for each opinion and each round.
public struct WaveOutcome: Sendable, Hashable {
  /// The counts of one opinion.
  public struct Counts: Sendable, Hashable {
    /// People who hold the opinion from their own experience.
    public var firstHand = 0
    /// People who told at least one contact, or reached somebody by a broadcast, each once.
    public var tellers = 0
    /// Times that one person told another, or was told from outside: reach + repeats.
    public var tellings = 0
    /// Distinct people told at least once who do not hold this opinion first-hand.
    public var reach = 0
    /// People who adopted the opinion by hearsay.
    public var adopted = 0
    /// People reached for the first time in rounds 1, 2, and so on.
    ///
    /// It ends with the wave's last round.
    public var newlyReached: [Int] = []
    /// Tellings in rounds 1, 2, and so on.
    ///
    /// It ends with the wave's last round.
    public var tellingsByRound: [Int] = []
    /// Contacts of those whose turn it was to tell, each time that it was: told or not.
    ///
    /// Studies of cascades count them as edges tried. Who hears from outside is counted for each round.
    public var visits = 0
    /// What each layer of the graph had a part in, in their order.
    ///
    /// Empty for plain waves; where there are no layers but other things that plain waves lack, such as
    /// messages from outside, one without a name.
    public var layers: [Channel] = []
    /// What came from outside.
    public var outside = Channel()
    /// What was broadcast; its visits are the people it reached.
    public var broadcast = Channel()
    /// Of the positive opinion, people who adopted it by hearsay and hold the negative one, after a bad
    /// experience of their own.
    public var turned = 0

    /// One way for a story to come.
    public struct Channel: Sendable, Hashable {
      /// The name of the layer; empty for what is none.
      public var name = ""
      /// People who told at least one contact this way, each once.
      public var tellers = 0
      /// Times that somebody was told this way.
      public var tellings = 0
      /// People who were reached for the first time this way; where several ways reach somebody first
      /// in one round, the one from outside counts, or else the layer that is named first, or else the
      /// broadcast.
      ///
      /// Where hops are tracked (see ``Voice/repeats``), the shorter way counts first.
      public var newlyReached = 0
      /// Contacts of those whose turn it was to tell, each time that it was: told or not.
      public var visits = 0

      /// Makes counts of nothing.
      public init(name: String = "") { self.name = name }
    }

    /// Makes counts of nothing.
    public init() {}

    /// Tellings to people who had heard the opinion, or held it first-hand.
    public var repeats: Int { tellings - reach }

    /// The round, from 1, in which the most people were newly reached, the earliest of equals; 0 if
    /// nobody was.
    public var peakRound: Int {
      guard let most = newlyReached.max(), most > 0 else { return 0 }
      return (newlyReached.firstIndex(of: most) ?? -1) + 1
    }

    /// The first round after which at least a share of all people know the opinion, first-hand or told;
    /// 0 where they did from the start, nil if they never do.
    ///
    /// People who turned to an opinion by an experience of their own are not counted for it.
    ///
    /// - Parameters:
    ///   - share: The share, in 0...1.
    ///   - people: The number of people.
    /// - Returns: The round, from 0, or nil.
    public func round(reaching share: Double, of people: Int) -> Int? {
      var known = firstHand
      let wanted = share * Double(people)
      if Double(known) >= wanted { return 0 }
      for (round, newly) in newlyReached.enumerated() {
        known += newly
        if Double(known) >= wanted { return round + 1 }
      }
      return nil
    }

    /// People reached for the first time in rounds 2, 3, …: beyond first-hand telling.
    public var reachedBeyondFirstHand: Int { newlyReached.dropFirst().reduce(0, +) }
  }

  /// The number of people in the graph.
  public var people: Int
  /// The counts of each opinion.
  public var counts: ByOpinion<Counts>
  /// People who know both opinions, first-hand or told.
  public var reachBoth: Int
  /// The last round with a telling; 0 if nobody told anybody.
  public var rounds: Int

  /// Makes an outcome.
  public init(
    people: Int, counts: ByOpinion<Counts>, reachBoth: Int, rounds: Int
  ) {
    self.people = people
    self.counts = counts
    self.reachBoth = reachBoth
    self.rounds = rounds
  }

  /// Whether an opinion took off: at least this share of all people first reached after round 1.
  ///
  /// Where there are no people nothing takes off.
  public func tookOff(_ opinion: Opinion, share: Double) -> Bool {
    people > 0 && counts[opinion].reachedBeyondFirstHand > 0
      && Double(counts[opinion].reachedBeyondFirstHand) >= share * Double(people)
  }
}
