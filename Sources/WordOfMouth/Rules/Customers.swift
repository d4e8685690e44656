public import SocialGraph

/// Who is a customer, and what customers think at first.
///
/// Satisfied customers hold the positive opinion first-hand, dissatisfied ones the negative; others
/// hold nothing. How customers are listed is up to whoever lists them: by id where a graph is known
/// (``KnownCustomers``), by name in a file.
public enum Customers<List: Sendable & Hashable>: Sendable, Hashable {
  /// Drawn in each replicate, in random order or by number of contacts, with these shares of satisfied
  /// and dissatisfied ones.
  case drawn(CustomerCount, order: CustomerOrder, satisfied: Double, dissatisfied: Double)
  /// Drawn in the same way, without an opinion: what they experience decides what they think.
  case atStart(CustomerCount, order: CustomerOrder)
  /// The same people every time.
  case listed(List)
}

/// Customers of a graph, by person id and opinion.
public typealias KnownCustomers = Customers<ByOpinion<[PersonID]>>

/// How many customers there are.
public enum CustomerCount: Sendable, Hashable {
  /// This share of all people on average, in 0...1: a binomial number of people, the first in the order. In
  /// random order that is a coin for each person.
  case share(Double)
  /// Exactly this many, at most all people.
  case count(Int)
}

/// Who becomes a customer first.
public enum CustomerOrder: String, Sendable, Hashable, CaseIterable {
  /// A random order, a different one in each replicate.
  case random
  /// Those with the most contacts; people with equally many in random order, a different one in each
  /// replicate.
  case mostContacts
}
