import Randomness
package import SocialGraph

/// What theory takes of a graph: how many contacts people have, and how often contacts of a person know
/// each other.
public struct GraphProfile: Sendable {
  /// The number of people.
  public let people: Int
  /// The number of ties.
  public let ties: Int
  /// Whether ties go one way.
  public let isDirected: Bool
  /// The numbers of contacts that occur, in rising order, and how many people have each.
  public let contacts: [(contacts: Int, count: Int)]
  /// The mean number of contacts that people can tell.
  public let meanContacts: Double
  /// The share of pairs of a person's contacts that know each other, estimated from
  /// a thousand people at most; 0 where nobody has two.
  public let clustering: Double
  /// The mean weight of its ties, those of all layers together; nil without weights.
  public let meanWeight: Double?
  /// The weight that all its ties have; nil without weights, and where they differ.
  public let equalWeight: Double?

  /// How many people the clustering is estimated from, at most.
  static let sampledPeople = 1000
  /// How many pairs of contacts of each are looked at.
  static let sampledPairs = 8

  /// Looks at a graph.
  ///
  /// - Complexity: O(people + most contacts); the clustering is estimated from 8,000 pairs.
  package init(_ graph: Graph) {
    people = graph.people
    ties = graph.ties
    isDirected = graph.isDirected
    var counts = [Int](repeating: 0, count: graph.largestContactCount + 1)
    for person in 0..<graph.people { counts[graph.contactCount(of: PersonID(person))] += 1 }
    contacts = counts.enumerated().filter { $0.1 > 0 }.map { (contacts: $0.0, count: $0.1) }
    meanContacts = people == 0 ? 0 : Double(isDirected ? ties : 2 * ties) / Double(people)
    clustering = Self.clustering(of: graph)
    let weights = [graph.weights].compactMap(\.self) + graph.layers.compactMap { $0.ties?.weights }
    let contacts = weights.reduce(0) { $0 + $1.count }
    meanWeight =
      contacts == 0
      ? nil : weights.reduce(0) { $0 + $1.mean * Double($1.count) } / Double(contacts)
    equalWeight = weights.first.flatMap { first in
      weights.allSatisfy { $0.smallest == first.largest && $0.largest == first.largest }
        ? first.largest : nil
    }
  }

  /// People at equal distances, and of each some pairs of contacts; the same for the same graph.
  private static func clustering(of graph: Graph) -> Double {
    var (closed, pairs) = (0, 0)
    let sampled = min(sampledPeople, graph.people)
    let key = RandomKey(seed: 0, purpose: .graph)
    for place in 0..<sampled {
      let person = PersonID(place * graph.people / sampled)
      let contacts = graph.contactCount(of: person)
      if contacts < 2 { continue }
      let draws = key.draws(of: person)
      for pair in 0..<sampledPairs {
        let bits = draws.bits(pair)
        let first = Int(bits >> 32) % contacts
        // Another one: at a distance of 1 to all but itself.
        let second = (first + 1 + Int(bits & 0xFFFF_FFFF) % (contacts - 1)) % contacts
        pairs += 1
        let (one, other) = (graph.contact(first, of: person), graph.contact(second, of: person))
        if graph.hasTie(from: one, to: other) { closed += 1 }
      }
    }
    return pairs == 0 ? 0 : Double(closed) / Double(pairs)
  }

  /// The share of pairs of contacts that would know each other by chance alone.
  public var clusteringByChance: Double {
    people > 1 ? meanContacts / Double(people - 1) : 0
  }
}
