public import WordOfMouth

/// What a scenario's ledger counts.
public enum LedgerSubject: Sendable, Hashable {
  /// People told the story of an opinion.
  case story(Opinion)
  /// Customers who leave.
  case customersLost
}

/// A reason why a simulation differs from its ledger; each is counted, and together they are the gap.
public enum LedgerPart: String, Sendable, Hashable, CaseIterable {
  /// Fewer people hold the opinion first-hand than the ledger counts: chance. Of a plain wave.
  case customers
  /// Fewer customers over the periods than the ledger counts, since they left, joined, or were
  /// fewer from the start by chance.
  case cameAndWent = "came_and_went"
  /// Customers met less misery and magic than the ledger counts: chance, and what the firm learnt.
  case moments
  /// First-hand people told fewer than the rule says: they know too few.
  case ranOut = "market_ran_out"
  /// Tellings beyond first-hand ones that the ledger counts and that did not take place:
  /// hearers who had heard before or hold the other opinion do not tell, and those who tell know
  /// too few.
  case died = "stories_that_died"
  /// Tellings to people who had heard the story, or hold the opinion from their own experience.
  case toldTwice = "told_twice"
  /// Cases that were resolved: tellings that did not take place, or customers who stayed; 0 where
  /// nothing is recovered.
  case recovered
  /// Complaints that were not resolved, where those customers tell or leave otherwise than silent ones.
  case unresolved
  /// Customers pleased to be asked, where magic tells or leaves otherwise than an ordinary
  /// moment.
  case pleased
  /// Customers kept by positive word of mouth, less those lost to negative word of mouth.
  case movedByTalk = "moved_by_talk"
  /// Customers about to leave who were won back by exit interviews, or kept by a call as a friend.
  case wonBack = "won_back"
  /// Fewer left than their chances say.
  case chance
}
