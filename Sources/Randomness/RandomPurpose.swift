/// What a random decision is for: the part of a key that separates one kind of decision from
/// another.
///
/// The numbers enter every key, so they are fixed for good: changing one changes simulated numbers.
/// New purposes take new numbers.
public enum RandomPurpose: UInt64, Sendable, CaseIterable {
  /// Ties of a generated graph; the key's replicate is the number of the graph's draw and its
  /// period the stage of the generator.
  case graph = 1
  /// Who is a customer: a random order of people.
  case customer = 2
  /// Whether a customer is satisfied, dissatisfied, or neither.
  case satisfaction = 3
  /// How many contacts a teller tells.
  case tellingCount = 4
  /// Which contacts a teller tells.
  case tellingChoice = 5
  /// Whether someone who adopted an opinion by hearsay tells it on.
  case retelling = 6
  /// Which opinion wins where both reach a person in the same round and a coin decides.
  case conflict = 7

  // What customers live through, in a period each: a draw 0 for each person.

  /// Whether a customer is served.
  case visit = 8
  /// Who serves: an engaged employee or another.
  case service = 9
  /// Misery, magic, or an ordinary experience.
  case experience = 10
  /// Whether a customer in misery complains.
  case complaint = 11
  /// Whether a customer is asked; of a lever's name.
  case asking = 12
  /// Whether a silent unhappy customer who is asked, or buys less, becomes known; of a lever's name.
  case finding = 13
  /// Whether being asked pleases; of a lever's name.
  case pleasing = 14
  /// Whether the firm attempts to resolve known misery, and who first.
  case attempt = 15
  /// What an attempt comes to.
  case recoveryOutcome = 16
  /// Whether a customer stays.
  case loyalty = 17
  /// Whether a leaver is heard; of a lever's name.
  case exitInterview = 18
  /// Whether a leaver who is heard is won back; of a lever's name.
  case winningBack = 19
  /// Whether a prospect joins.
  case joining = 20
  /// Whether an audit call meets misery, a draw 0 for each call; of a lever's name.
  case audit = 21
  /// Whether a complaint is analysed.
  case analysis = 22
  /// Whether somebody still remembers what they heard by the end of the period before.
  case remembering = 26
  /// Whether a case is closed in the period in which the firm begins to resolve it.
  case closing = 27
  /// Whether a case that is open from an earlier period is closed.
  case closingLater = 28
  /// Whether a customer's misery is their own doing.
  case ownFault = 29
  /// Whether the firm helps with a case of the customer's own doing.
  case helping = 31
  /// Whether a customer who left is replaced.
  case replacing = 32
  /// Whether a customer broadcasts.
  case broadcast = 33
  /// Whether a customer who would complain posts instead.
  case venting = 34
  /// Whether a contact of a leaver who was heard is called, a draw for each contact; of a lever's name.
  case friendCall = 37
  /// Which segment somebody is of, customer or not; the key has no period.
  case segment = 38

  // What only some waves have.

  /// Whether somebody is told from outside; of the round's number, a draw 0 for each person.
  case outside = 23
  /// Whether somebody who adopts the positive opinion keeps it: a draw 0 for each person.
  case quality = 24
  /// How many people are customers by share: draw 0 of person 0.
  case customerCount = 25
  /// How many people a broadcast reaches.
  case broadcastReach = 35
  /// Whom a broadcast reaches.
  case broadcastChoice = 36

  // What is uncertain about the scenario itself; not the randomness of a market.

  /// Where a sample of an uncertain input lies, a person for each sample: draw 0 its place within its
  /// stratum, draw 1 the order of the strata; of the input's path.
  case uncertainInput = 30
  /// How far a fitted curve of an uncertain input may be off, a person for each trial; of the input's path.
  case fittedCurve = 39
}
