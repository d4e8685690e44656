internal import Foundation
public import SocialGraph
internal import WordOfMouth

/// The independent cascade on a large random graph with given numbers of contacts: everyone who hears
/// tells each contact with chance T.
///
/// It holds on undirected graphs that are random but for their numbers of contacts, in the limit of
/// many people, without a limit of rounds and with one first-hand person.
///
/// With G0 the generating function of the number of contacts and G1 that of the number of *other*
/// contacts of somebody reached along a tie, u = G1(1 + (u - 1) T) is the chance that a tie leads to
/// no large outbreak.
///
/// Source: Newman, *Spread of epidemic disease on networks*, Phys. Rev. E 66, 016128 (2002).
public struct Percolation: Sendable, Hashable {
  /// The chance of each number of contacts, from 0; they sum to 1.
  public let contacts: [Double]

  /// Takes the chance of each number of contacts, from 0.
  ///
  /// - Precondition: no chance is negative, and they have a positive sum, to which they are scaled.
  public init(contacts chances: [Double]) {
    let sum = chances.reduce(0, +)
    precondition(sum > 0 && chances.allSatisfy { $0 >= 0 }, "chances are not negative and sum to 1")
    contacts = chances.map { $0 / sum }
  }

  /// Everybody has the same number of contacts.
  public static func regular(_ contacts: Int) -> Percolation {
    Percolation(contacts: [Double](repeating: 0, count: contacts) + [1])
  }

  /// Numbers of contacts are Poisson, as in an Erdos-Renyi graph; the mean is below 700.
  public static func poisson(mean: Double) -> Percolation {
    var chances = [exp(-mean)]
    while Double(chances.count) < mean || (chances.last ?? 0) > 1e-18 {
      chances.append((chances.last ?? 0) * mean / Double(chances.count))
    }
    return Percolation(contacts: chances)
  }

  /// The numbers of contacts of a graph: what its size would be were it otherwise random.
  ///
  /// - Precondition: the graph has somebody in it.
  /// - Complexity: O(people).
  public init(_ graph: Graph) {
    var counts = [Double](repeating: 0, count: graph.largestContactCount + 1)
    for person in 0..<graph.people { counts[graph.contactCount(of: PersonID(person))] += 1 }
    self.init(contacts: counts)
  }

  /// The mean number of contacts.
  public var meanContacts: Double { derivative(1) }

  /// The chance T above which a story can take off: <k> / (<k^2> - <k>); infinity where none does.
  public var threshold: Double {
    let pairs = contacts.enumerated().reduce(0) { $0 + Double($1.0 * ($1.0 - 1)) * $1.1 }
    return pairs > 0 ? meanContacts / pairs : .infinity
  }

  /// The share of people reached given take-off, which is also the chance that the story of one
  /// random person takes off; 0 below the threshold.
  ///
  /// - Parameter chance: The chance T that somebody who heard tells a contact, in 0...1.
  /// - Returns: S = 1 - G0(1 + (u - 1) T).
  public func reach(chance: Double) -> Double {
    guard chance > threshold else { return 0 }
    // From 0 the iteration rises to the smallest root.
    let u = smallestFixedPoint { derivative(1 + ($0 - 1) * chance) / meanContacts }
    return 1 - value(1 + (u - 1) * chance)
  }

  /// The mean number of people who know in the end, the first included, below the threshold.
  ///
  /// - Parameter chance: The chance T that somebody who heard tells a contact, in 0...1.
  /// - Returns: 1 + T G0'(1) / (1 - T G1'(1)), or infinity from the threshold on.
  public func meanOutbreak(chance: Double) -> Double {
    chance < threshold ? 1 + chance * meanContacts / (1 - chance / threshold) : .infinity
  }

  /// G0 at x.
  private func value(_ x: Double) -> Double {
    contacts.reversed().reduce(0) { $0 * x + $1 }
  }

  /// The first derivative of G0 at x.
  private func derivative(_ x: Double) -> Double {
    contacts.indices.dropFirst().reversed().reduce(0) { $0 * x + Double($1) * contacts[$1] }
  }
}
