public import Parallelism

/// What a graph looks like: its size, contacts, components and clustering.
///
/// ```swift
/// let summary = GraphSummary(of: graph, workers: Workers())
/// summary.largestComponent  // 36692 people who can hear from each other
/// ```
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
  /// The mean number of contacts; 0 where there is nobody.
  public let meanContacts: Double
  /// Contacts at the quantiles 0, .05, .25, .5, .75, .95, 1; zeros where there is nobody.
  ///
  /// The quantile q is the smallest number of contacts that at least a share q of the people does
  /// not exceed.
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

  /// The shares at which ``contactQuantiles`` are taken.
  public static let quantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]

  /// Summarises a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - workers: Who looks for triangles; their number does not change the result.
  /// - Complexity: O(sum over ties of the smaller number of contacts of its ends) for the
  ///   clustering, O(people + ties) for the rest. O(1) for complete mixing. Beside the graph it takes
  ///   4 bytes a tie, for a directed graph 28.
  public init(of graph: Graph, workers: Workers) {
    people = graph.people
    ties = graph.ties
    isDirected = graph.isDirected
    if case .complete = graph.storage {
      let contacts = max(0, people - 1)
      components = min(1, people)
      largestComponent = people
      meanContacts = Double(contacts)
      contactQuantiles = Self.quantiles.map { _ in contacts }
      maxContacts = contacts
      withoutContacts = people == 1 ? 1 : 0
      clustering = people > 2 ? 1 : 0
      transitivity = clustering
      return
    }
    let tiesPerPerson = Double(ties) / Double(max(1, people))
    meanContacts = isDirected ? tiesPerPerson : 2 * tiesPerPerson
    maxContacts = graph.largestContactCount
    var peopleByContacts = [Int](repeating: 0, count: maxContacts + 1)
    for person in 0..<PersonID(people) { peopleByContacts[graph.contactCount(of: person)] += 1 }
    withoutContacts = peopleByContacts[0]
    let people = Double(people)
    contactQuantiles = Self.quantiles.map { share in
      var needed = max(1, Int((share * people).rounded(.up)))
      return peopleByContacts.firstIndex { count in
        needed -= count
        return needed <= 0
      } ?? 0
    }
    let sizes = graph.componentSizes()
    components = sizes.count
    largestComponent = sizes.max() ?? 0
    let closure = TriangleCount(of: graph, workers: workers)
    clustering = closure.meanLocal
    transitivity = closure.transitivity
  }
}
