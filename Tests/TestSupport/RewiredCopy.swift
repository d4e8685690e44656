import Randomness
public import SocialGraph

extension Graph {
  /// A graph that is random but for its numbers of contacts, which are those of this one.
  ///
  /// 1. Choose two ties a-b and c-d at random, the second with its ends in either order.
  /// 2. Make them a-d and c-b, unless that would be a self-loop or a tie that is there.
  /// 3. Do so ten times as often as there are ties.
  ///
  /// Source: Maslov, Sneppen, *Specificity and stability in topology of protein networks*, Science 296
  /// (2002).
  public func rewiredCopy(seed: UInt64) -> Graph {
    precondition(!isDirected, "for ties that go both ways")
    var ties: [(PersonID, PersonID)] = []
    var known: Set<UInt64> = []
    func key(_ first: PersonID, _ second: PersonID) -> UInt64 {
      UInt64(min(first, second)) << 32 | UInt64(max(first, second))
    }
    for person in 0..<PersonID(people) {
      for contact in contacts(of: person) where person < contact {
        ties.append((person, contact))
        known.insert(key(person, contact))
      }
    }
    let random = RandomKey(seed: seed, purpose: .graph)
    let count = UInt64(ties.count)
    for attempt in 0..<10 * ties.count {
      let draws = random.draws(of: UInt64(attempt))
      let (first, second) = (Int(draws.below(count, 0)), Int(draws.below(count, 1)))
      let (a, b) = ties[first]
      let (c, d) = draws.unit(2) < 0.5 ? ties[second] : (ties[second].1, ties[second].0)
      guard a != d, c != b, first != second, !known.contains(key(a, d)), !known.contains(key(c, b))
      else { continue }
      known.remove(key(a, b))
      known.remove(key(c, d))
      known.insert(key(a, d))
      known.insert(key(c, b))
      ties[first] = (a, d)
      ties[second] = (c, b)
    }
    var rows = [[PersonID]](repeating: [], count: people)
    for (a, b) in ties {
      rows[Int(a)].append(b)
      rows[Int(b)].append(a)
    }
    var offsets: [UInt32] = [0]
    for row in rows { offsets.append(offsets[offsets.count - 1] + UInt32(row.count)) }
    return Graph(offsets: offsets, targets: rows.flatMap { $0.sorted() }, isDirected: false)
  }
}
