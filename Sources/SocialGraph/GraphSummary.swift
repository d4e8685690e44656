public import Parallelism

/// What a graph looks like: its size, contacts, components and clustering.
public struct GraphSummary: Sendable, Hashable {
  /// The number of people.
  public let people: Int
  /// The number of ties.
  public let ties: Int
  /// Whether ties go one way.
  public let isDirected: Bool
  /// The number of components; for a directed graph of weak ones.
  public let components: Int
  /// The number of people in the largest component.
  public let largestComponent: Int
  /// The mean number of contacts.
  public let meanContacts: Double
  /// Contacts at the quantiles 0, .05, .25, .5, .75, .95, 1.
  public let contactQuantiles: [Int]
  /// The largest number of contacts.
  public let maxContacts: Int
  /// People without any contact.
  public let withoutContacts: Int
  /// The mean over people of the share of pairs of contacts that are tied (Watts and Strogatz 1998),
  /// 0 for people with fewer than two; directions are ignored.
  public let clustering: Double
  /// Three times the triangles over the paths of two ties (Newman 2003); directions are ignored.
  public let transitivity: Double

  /// Summarises a graph.
  ///
  /// - Complexity: O(sum over ties of the smaller number of contacts of its ends) for the
  ///   clustering, O(people + ties) for the rest.
  public init(of graph: Graph, workers: Workers) { fatalError("contract") }
}
