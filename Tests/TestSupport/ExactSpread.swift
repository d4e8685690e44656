public import SocialGraph

/// Exact distributions of how many know of one opinion, by enumeration: for small graphs only.
public enum ExactSpread {
  /// How many are reached if every tie is kept with one chance, independently, and talk follows kept
  /// ties.
  ///
  /// The percolation view of the independent cascade (Kempe, Kleinberg and Tardos 2003). In an
  /// undirected graph a tie is kept or not, for nobody is told over it twice to any effect.
  ///
  /// - Returns: The chance of each number of people who know, seeds included, from 0.
  /// - Complexity: O(2^ties x ties); at most about 20 ties.
  public static func liveEdges(_ graph: Graph, seeds: [PersonID], chance: Double) -> [Double] {
    liveEdges(graph, seeds: seeds) { _, _ in chance }
  }

  /// The same where each tie has a chance of its own.
  public static func liveEdges(
    _ graph: Graph, seeds: [PersonID], chance: (PersonID, PersonID) -> Double
  ) -> [Double] {
    var ties: [(Int, Int)] = []
    for person in 0..<graph.people {
      for contact in graph.contacts(of: PersonID(person))
      where graph.isDirected || Int(contact) > person {
        ties.append((person, Int(contact)))
      }
    }
    let chances = ties.map { chance(PersonID($0.0), PersonID($0.1)) }
    var sizes = [Double](repeating: 0, count: graph.people + 1)
    for kept in 0..<(1 << ties.count) {
      var known = seeds.reduce(0) { $0 | 1 << Int($1) }
      var before = -1
      while before != known {
        before = known
        for (index, conflict) in ties.enumerated() where kept >> index & 1 == 1 {
          if known >> conflict.0 & 1 == 1 { known |= 1 << conflict.1 }
          if !graph.isDirected && known >> conflict.1 & 1 == 1 { known |= 1 << conflict.0 }
        }
      }
      var weight = 1.0
      for index in ties.indices {
        weight *= kept >> index & 1 == 1 ? chances[index] : 1 - chances[index]
      }
      sizes[known.nonzeroBitCount] += weight
    }
    return sizes
  }

  /// Sets of contacts, as bits by id, and the chance that a person tells just those.
  public typealias Choices = [(contacts: Int, chance: Double)]

  /// Every K-subset of a person's contacts is equally likely, K from a distribution.
  ///
  /// `counts` has the chance of each K from 0; more than there are contacts tells all.
  public static func choices(
    _ graph: Graph, _ person: PersonID, counts: [Double]
  ) -> Choices {
    let contacts = graph.contacts(of: person).map { 1 << Int($0) }
    var perCount = [Double](repeating: 0, count: contacts.count + 1)
    for (count, chance) in counts.enumerated() { perCount[min(count, contacts.count)] += chance }
    let subsets = (0..<(1 << contacts.count)).map { subset in
      (
        size: subset.nonzeroBitCount,
        bits: contacts.indices.reduce(0) { $0 | (subset >> $1 & 1 == 1 ? contacts[$1] : 0) }
      )
    }
    return perCount.indices.flatMap { size -> Choices in
      let ofSize = subsets.filter { $0.size == size }
      return ofSize.map { ($0.bits, perCount[size] / Double(ofSize.count)) }
    }.filter { $0.chance > 0 }
  }

  /// Every contact with a chance of its own.
  public static func choices(
    _ graph: Graph, _ person: PersonID, chance: (PersonID) -> Double
  ) -> Choices {
    var all: Choices = [(0, 1)]
    for contact in graph.contacts(of: person) {
      all = all.flatMap { choice in
        [
          (choice.contacts, choice.chance * (1 - chance(contact))),
          (choice.contacts | 1 << Int(contact), choice.chance * chance(contact)),
        ]
      }
    }
    return all.filter { $0.chance > 0 }
  }

  /// How many are reached if everybody who comes to know chooses whom to tell, in all possible ways.
  ///
  /// The order in which people choose does not matter to who is reached in the end, so they choose
  /// one at a time, lowest id first.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - seeds: Who knows first-hand.
  ///   - firstHand: How a seed chooses.
  ///   - hearsay: How somebody chooses who was told; telling nobody is a choice like others.
  /// - Returns: The chance of each number of people who know, seeds included, from 0.
  public static func sizes(
    people: Int, seeds: [PersonID], firstHand: (PersonID) -> Choices,
    hearsay: (PersonID) -> Choices
  ) -> [Double] {
    let start = seeds.reduce(0) { $0 | 1 << Int($1) }
    let choices = (0..<people).map { person in
      start >> person & 1 == 1 ? firstHand(PersonID(person)) : hearsay(PersonID(person))
    }
    // (who knows, who has still to choose) -> chance; one more person chooses in each step.
    var sizes = [Double](repeating: 0, count: people + 1)
    var states: [[Int]: Double] = [[start, start]: 1]
    while !states.isEmpty {
      var next: [[Int]: Double] = [:]
      for (state, weight) in states {
        let (known, toChoose) = (state[0], state[1])
        if toChoose == 0 {
          sizes[known.nonzeroBitCount] += weight
          continue
        }
        let person = toChoose.trailingZeroBitCount
        for choice in choices[person] {
          let new = choice.contacts & ~known
          next[[known | new, toChoose & (toChoose - 1) | new], default: 0] += weight * choice.chance
        }
      }
      states = next
    }
    return sizes
  }
}
