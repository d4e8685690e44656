public import SocialGraph

/// Large random graphs for tests of the spread: made apart from the library's own generators, so that
/// a fault of one does not hide a fault of the other.
public enum LargeGraphs {
  /// Everybody has nearly `contacts` contacts: stubs are paired at random, and the few self-loops and
  /// repeated ties left out (about contacts^2 / 4 in all, whatever the number of people).
  public static func randomRegular(people: Int, contacts: Int, seed: UInt64) -> Graph {
    var generator = TestGenerator(seed: seed)
    var stubs = (0..<people * contacts).map { $0 / contacts }
    stubs.shuffle(using: &generator)
    return graph(
      people: people,
      ties: stride(from: 0, to: stubs.count - 1, by: 2).map { (stubs[$0], stubs[$0 + 1]) })
  }

  /// As many random ties as give everybody `contacts` contacts on average.
  public static func erdosRenyi(people: Int, contacts: Double, seed: UInt64) -> Graph {
    var generator = TestGenerator(seed: seed)
    return graph(
      people: people, ties: randomTies(people, Int(Double(people) * contacts / 2), &generator))
  }

  /// Closed circles of `size` people, and random ties: `weak` for each person on average.
  public static func circles(people: Int, size: Int, weak: Double, seed: UInt64) -> Graph {
    var generator = TestGenerator(seed: seed)
    var ties = randomTies(people, Int(Double(people) * weak / 2), &generator)
    for person in 0..<people {
      let end = min(people, (person / size + 1) * size)
      for friend in person + 1..<max(end, person + 1) { ties.append((person, friend)) }
    }
    return graph(people: people, ties: ties)
  }

  private static func randomTies(
    _ people: Int, _ count: Int, _ generator: inout TestGenerator
  ) -> [(Int, Int)] {
    (0..<count).map { _ in
      (
        Int.random(in: 0..<people, using: &generator), Int.random(in: 0..<people, using: &generator)
      )
    }
  }

  /// An undirected graph from ties, by sorting them.
  private static func graph(people: Int, ties: [(Int, Int)]) -> Graph {
    var arcs: [UInt64] = []
    arcs.reserveCapacity(2 * ties.count)
    for (a, b) in ties where a != b {
      arcs.append(UInt64(a) << 32 | UInt64(b))
      arcs.append(UInt64(b) << 32 | UInt64(a))
    }
    arcs.sort()
    var offsets = [UInt32](repeating: 0, count: people + 1)
    var targets: [PersonID] = []
    targets.reserveCapacity(arcs.count)
    var last = UInt64.max
    for arc in arcs where arc != last {
      last = arc
      targets.append(PersonID(truncatingIfNeeded: arc))
      offsets[Int(arc >> 32) + 1] += 1
    }
    for person in 0..<people { offsets[person + 1] += offsets[person] }
    return Graph(offsets: offsets, targets: targets, isDirected: false)
  }
}
