public import SocialGraph

/// Graphs by hand, for tests that must not depend on the generators.
public enum SmallGraphs {
  /// A graph of the given ties; directed ties go from the first to the second.
  ///
  /// Ties may repeat and come in any order; self-loops are dropped.
  public static func graph(
    people: Int, ties: [(Int, Int)], directed: Bool = false
  ) -> Graph {
    var rows = [Set<PersonID>](repeating: [], count: people)
    for (a, b) in ties where a != b {
      rows[a].insert(PersonID(b))
      if !directed { rows[b].insert(PersonID(a)) }
    }
    var offsets: [UInt32] = [0]
    var targets: [PersonID] = []
    var incoming = [UInt32](repeating: 0, count: people)
    for row in rows {
      targets += row.sorted()
      offsets.append(UInt32(targets.count))
      for contact in row { incoming[Int(contact)] += 1 }
    }
    return Graph(
      offsets: offsets, targets: targets, isDirected: directed, incoming: directed ? incoming : [])
  }

  /// Person 0 knows all others, who know only person 0.
  public static func star(leaves: Int) -> Graph {
    graph(people: leaves + 1, ties: (0..<leaves).map { (0, $0 + 1) })
  }

  /// Everybody knows the one before and the one after.
  public static func path(_ people: Int) -> Graph {
    graph(people: people, ties: (1..<max(1, people)).map { ($0 - 1, $0) })
  }

  /// A path whose ends know each other.
  public static func ring(_ people: Int) -> Graph {
    graph(people: people, ties: (0..<people).map { ($0, ($0 + 1) % people) })
  }

  /// Everybody knows everybody, in stored rows.
  public static func complete(_ people: Int) -> Graph {
    graph(people: people, ties: (0..<people).flatMap { a in (0..<people).map { (a, $0) } })
  }

  /// Every tie (or arc) with the same chance.
  public static func random(
    people: Int, chance: Double, directed: Bool = false, seed: UInt64
  ) -> Graph {
    var generator = TestGenerator(seed: seed)
    var ties: [(Int, Int)] = []
    for a in 0..<people {
      for b in (directed ? 0 : a + 1)..<max(people, a + 1) where a != b {
        if Double.random(in: 0..<1, using: &generator) < chance { ties.append((a, b)) }
      }
    }
    return graph(people: people, ties: ties, directed: directed)
  }

  /// The same graph with weights from 0 to a largest one, which some ties have.
  public static func weighted(_ graph: Graph, upTo most: Double = 1, seed: UInt64 = 1) -> Graph {
    var generator = TestGenerator(seed: seed)
    var weights: [[PersonID]: Double] = [:]
    for person in 0..<PersonID(graph.people) {
      for contact in graph.contacts(of: person) where graph.isDirected || person < contact {
        let share = Double.random(in: -0.2..<1.2, using: &generator)
        weights[[person, contact]] = most * min(1, max(0, share))
      }
    }
    return graph.weighted { from, to in
      weights[graph.isDirected ? [from, to] : [min(from, to), max(from, to)]] ?? 0
    }
  }

  /// The same graph with people renumbered: person p becomes `names[p]`.
  public static func relabelled(_ graph: Graph, _ names: [Int]) -> Graph {
    var ties: [(Int, Int)] = []
    for person in 0..<graph.people {
      for contact in graph.contacts(of: PersonID(person)) {
        ties.append((names[person], names[Int(contact)]))
      }
    }
    return Self.graph(people: graph.people, ties: ties, directed: graph.isDirected)
  }
}

/// A generator for tests to make their inputs with: a linear congruential one, unlike Hearsay's own.
///
/// The constants are Knuth's for MMIX; the high word is returned, twice for 64 bits.
public struct TestGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts at a seed.
  public init(seed: UInt64) {
    state = seed &* 2 &+ 1
    for _ in 0..<8 { _ = next() }
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    func step() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 32
    }
    return step() << 32 | step()
  }
}
