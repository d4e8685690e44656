/// What a random decision is for: the part of a key that keeps one kind of decision apart from another.
///
/// The numbers enter every key, so they are fixed for good: changing one changes simulated numbers.
/// New purposes take new numbers.
public enum RandomPurpose: UInt64, Sendable, CaseIterable {
  /// Ties of a generated graph; the key's replicate is the number of the graph's draw and its
  /// period the stage of the generator.
  case graph = 1
  /// Who is a customer: a coin for each person, or one random order of all people.
  case customer = 2
  /// Whether a customer is satisfied, dissatisfied, or neither.
  case satisfaction = 3
  /// How many contacts a teller tells.
  case tellingCount = 4
  /// Which contacts a teller tells.
  case tellingChoice = 5
  /// Whether someone who took an opinion up by hearsay tells it on.
  case retelling = 6
  /// Which opinion wins where both reach a person in the same round and a coin decides.
  case tie = 7
}
