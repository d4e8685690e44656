public import SocialGraph

/// People who hold an opinion from their own experience and how they tell it.
public struct FirstHandGroup: Sendable, Hashable {
  /// The people, each once, in no particular order; nobody is in two groups of a wave.
  public var people: [PersonID]
  /// The opinion they hold.
  public var opinion: Opinion
  /// Whom each of them tells.
  public var rule: TellingRule

  /// Makes a group.
  public init(people: [PersonID], opinion: Opinion, rule: TellingRule) {
    self.people = people
    self.opinion = opinion
    self.rule = rule
  }
}

/// Where first-hand opinions come from: who is a customer, and who of them is (dis)satisfied.
///
/// Satisfied customers hold the positive opinion, dissatisfied ones the negative, others nothing.
public enum FirstHand: Sendable, Hashable {
  /// Customers drawn anew for each luck, in random order or by number of contacts.
  case drawn(Size, order: Order, satisfied: Double, dissatisfied: Double)
  /// The same people every time.
  case listed(ByOpinion<[PersonID]>)
  /// Any groups: the same every time.
  case groups([FirstHandGroup])

  /// How many customers there are.
  public enum Size: Sendable, Hashable {
    /// This share of all people, in 0...1: in random order each person by a coin, by contacts the
    /// nearest whole number of people.
    case share(Double)
    /// Exactly so many, at most all people.
    case count(Int)
  }

  /// Who becomes a customer first.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// A random order, anew for each luck.
    case random
    /// Those with the most contacts; of equals the lower id.
    case mostContacts
  }
}
