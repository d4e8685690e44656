public import Service

/// A scenario's ledger beside its simulation, and the gap between them in counted parts.
///
/// A ledger of a story counts tellings, each to somebody new; the simulation counts the people reached.
/// For a plain wave, with L the ledger's tellings and L1 those first-hand, F first-hand people, S
/// tellings, S1 those of round 1 and R the reach of a replicate, and t the mean told:
///
/// ```
/// L - R = (L1 - F t)               customers: fewer hold the opinion than the ledger counts
///       + (F t - S1)               too few contacts: fewer than first-hand people should tell
///       + ((L - L1) - (S - S1))    died: fewer tellings at the second and later hops
///       + (S - R)                  told twice: tellings that reached nobody new
///       + 0                        recovered: misery resolved before it was told
/// ```
///
/// It holds in every replicate, hence for the means; a part is negative where the simulation has more
/// than the ledger (people with many contacts hear more often, and tell more where a rule depends on
/// contacts). Randomness in who is a customer and in how many each tells goes into the first three, and
/// averages out.
///
/// With periods, a `ServiceLedger` counts stories and customers lost over all of them. Its own parts
/// replace the first and the last; for customers lost, all of them.
public struct LedgerComparison: Sendable, Hashable {
  /// What is counted.
  public var subject: LedgerSubject
  /// The ledger.
  public var ledger: Ledger
  /// The line of the ledger that the simulation is compared with.
  public var counted: Ledger.Line
  /// The limit it was given because it would not end: the longest simulated story.
  public var imposedRounds: Int?
  /// The simulated figure: the reach, in people, or the customers who left.
  public var simulated: MetricSummary
  /// The ledger's line less the simulated figure, in people.
  public var gap: MetricSummary
  /// The parts in display order, each named by its raw value, in people; their means sum to that of the
  /// gap.
  public var parts: [MetricSummary]
}
