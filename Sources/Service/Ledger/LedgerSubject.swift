public import WordOfMouth

/// What a scenario's ledger counts.
public enum LedgerSubject: Sendable, Hashable {
  /// People told the story of an opinion.
  case story(Opinion)
  /// Customers who leave.
  case customersLost
}
