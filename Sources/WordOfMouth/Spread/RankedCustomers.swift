internal import Randomness
package import SocialGraph

/// Customers who are the people with the most contacts: the first of a ranking.
///
/// The ranking goes by contacts, those with the most first. People with equally many are in an order that
/// each replicate draws anew, so that ids mean nothing; only those of the last place need to be drawn. How
/// many are customers is a ``CustomerNumber``. A larger share or count has the same customers and some more.
package struct RankedCustomers: Sendable, Equatable {
  /// By contacts, of equals by id: everybody who may be a customer, and all who have as many contacts.
  private let people: [PersonID]
  /// The places at which people with fewer contacts begin, the first place, and the end.
  private let starts: [Int]
  /// How many are customers.
  private let number: CustomerNumber

  /// Ranks the people of a graph.
  ///
  /// - Parameters:
  ///   - size: How many are customers.
  ///   - graph: Who knows whom.
  /// - Precondition: a share is in 0...1, a count is not negative.
  /// - Complexity: O(people log people).
  package init(_ size: CustomerCount, of graph: Graph) {
    number = CustomerNumber(size, of: graph.people)
    // One number orders by contacts, falling, and then by id, rising.
    let keys = (0..<UInt64(graph.people)).map { person in
      UInt64(UInt32.max - UInt32(graph.contactCount(of: PersonID(person)))) << 32 | person
    }.sorted()
    var starts: [Int] = []
    for place in keys.indices where place == 0 || keys[place] >> 32 != keys[place - 1] >> 32 {
      if place >= number.sampler.largest { break }
      starts.append(place)
    }
    let end =
      starts.last.map { last in
        keys[last...].firstIndex { $0 >> 32 != keys[last] >> 32 } ?? keys.count
      } ?? 0
    people = keys.prefix(end).map { PersonID(truncatingIfNeeded: $0) }
    self.starts = starts + [end]
  }

  /// Draws the customers of a replicate.
  ///
  /// - Complexity: O(customers), or O(people with as many contacts as the last) where they are fewer than
  ///   eight times those of them who are customers.
  func draw(_ random: RandomStream, into drawn: inout DrawnCustomers) {
    let count = number.draw(random)
    // Those with as many contacts as the last customer.
    var (low, high) = (0, max(0, starts.count - 2))
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] < count { low = middle } else { high = middle - 1 }
    }
    let (start, end) = (starts[low], starts[min(low + 1, starts.count - 1)])
    drawn.take(
      people[..<start], and: count - start, of: people[start..<end],
      random.key(.customer).draws(of: UInt64(start)))
  }

  /// People in proportion to their chances of being a customer, those with the most contacts first.
  ///
  /// - Parameter count: How many; somebody may be there several times.
  /// - Returns: The people; none where nobody can be a customer.
  /// - Complexity: O(count + customers).
  package func representatives(_ count: Int) -> [PersonID] {
    // For each number of contacts, how many customers have it on average.
    let means = zip(starts, starts.dropFirst()).map { start, end in
      (start..<min(end, number.sampler.largest)).reduce(0) { $0 + chance(ofPlace: $1) }
    }
    let total = means.reduce(0, +)
    if total == 0 { return [] }
    var (group, before) = (0, 0.0)
    return (0..<count).map { index in
      let wanted = (Double(index) + 0.5) / Double(count) * total
      while group < means.count - 1 && wanted >= before + means[group] {
        before += means[group]
        group += 1
      }
      let equals = starts[group + 1] - starts[group]
      let place = Int((wanted - before) / means[group] * Double(equals))
      return people[starts[group] + min(equals - 1, place)]
    }
  }

  /// The chance that whoever is at a place of the ranking is a customer.
  private func chance(ofPlace place: Int) -> Double {
    let number = number.sampler
    if place < number.lowest { return 1 }
    return number.cumulative.isEmpty ? 0 : 1 - number.cumulative[place - number.lowest]
  }
}
