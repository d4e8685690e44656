public import Service
public import WordOfMouth

/// The ledger of one opinion beside what was simulated, and the gap between them in counted parts.
///
/// The ledger counts tellings, each to somebody new; the simulation counts the people reached. With L
/// the ledger's tellings and L1 those first-hand, F first-hand people, S tellings, S1 those of round 1
/// and R the reach of a replicate, and t the mean told:
///
/// ```
/// L - R = (L1 - F t)               customers: fewer hold the opinion than the ledger counts
///       + (F t - S1)               ran out: first-hand people had fewer contacts than they were to tell
///       + ((L - L1) - (S - S1))    died: fewer tellings at second and further hands
///       + (S - R)                  told twice: tellings that reached nobody new
///       + 0                        recovered: misery put right before it was told
/// ```
///
/// It holds in every replicate, hence for the means; a part is negative where the simulation has more
/// than the ledger (people with many contacts hear more often, and tell more where a rule goes by
/// contacts). Chance in who is a customer and in how many each tells goes into the first three, and
/// averages out.
public struct LedgerComparison: Sendable, Hashable {
  /// A reason why fewer people are reached than the ledger counts.
  public enum Part: String, Sendable, CaseIterable {
    /// Fewer people hold the opinion first-hand than the ledger counts: chance.
    case customers
    /// First-hand people told fewer than the rule says: they know too few.
    case ranOut = "market_ran_out"
    /// Tellings at second and further hands that the ledger counts and that did not take place:
    /// hearers who had heard before or hold the other opinion do not tell, and those who tell know
    /// too few.
    case died = "stories_that_died"
    /// Tellings to people who had heard the story, or hold the opinion from their own experience.
    case toldTwice = "told_twice"
    /// Tellings that did not take place because misery was put right; 0 where the scenario has no
    /// recovery.
    case recovered
  }

  /// The ledger.
  public var ledger: WaveLedger
  /// The limit it was given because it would not have ended: the longest simulated story.
  public var imposedRounds: Int?
  /// The simulated reach, in people.
  public var reach: MetricSummary
  /// The ledger's tellings less the reach, in people.
  public var gap: MetricSummary
  /// The parts in the order of ``Part``, each named as its raw value and in people; their means sum to
  /// that of the gap.
  public var parts: [MetricSummary]

  /// A part by which it is, or nil.
  public subscript(part: Part) -> MetricSummary? { parts.first { $0.metric == part.rawValue } }

  /// The opinion.
  public var opinion: Opinion { ledger.opinion }

  /// Makes a comparison.
  package init(
    ledger: WaveLedger, imposedRounds: Int?, reach: MetricSummary, gap: MetricSummary,
    parts: [MetricSummary]
  ) {
    self.ledger = ledger
    self.imposedRounds = imposedRounds
    self.reach = reach
    self.gap = gap
    self.parts = parts
  }
}
