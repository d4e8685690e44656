import Parallelism
import Randomness
import SocialGraph
import Testing

/// Lists of ties, and the slow way to what a list must build.
struct ListedTies {
  /// Everybody's contacts, in order.
  let rows: [[PersonID]]
  let isDirected: Bool
  let selfLoops: Int
  let repeats: Int
  let reversed: Int

  /// Ties between random people, a quarter of them among the first two hundredth: there are repeats
  /// in both directions and self-loops.
  static func random(people: Int, count: Int, seed: UInt64) -> [Tie] {
    let random = RandomKey(seed: seed, purpose: .graph)
    return (0..<count).map { index in
      let draws = random.draws(of: UInt64(index))
      let bound = UInt64(index % 4 == 0 ? max(1, people / 200) : people)
      return Tie(PersonID(draws.below(bound, 0)), PersonID(draws.below(bound, 1)))
    }
  }

  /// What a list must build.
  static func expected(_ ties: [Tie], people: Int, isDirected: Bool) -> ListedTies {
    var listings: [Tie: Int] = [:]
    for tie in ties where tie.from != tie.to { listings[tie, default: 0] += 1 }
    var contacts = [Set<PersonID>](repeating: [], count: people)
    var reversed = 0
    for (tie, count) in listings {
      contacts[Int(tie.from)].insert(tie.to)
      if isDirected { continue }
      contacts[Int(tie.to)].insert(tie.from)
      if tie.from < tie.to { reversed += min(count, listings[Tie(tie.to, tie.from)] ?? 0) }
    }
    let kept = contacts.reduce(0) { $0 + $1.count } / (isDirected ? 1 : 2)
    let loops = ties.count { $0.from == $0.to }
    return ListedTies(
      rows: contacts.map { $0.sorted() }, isDirected: isDirected, selfLoops: loops,
      repeats: ties.count - loops - kept, reversed: reversed)
  }

  /// Builds a list that takes a third of the ties as one piece and the rest one by one.
  static func built(
    _ ties: [Tie], people: Int, isDirected: Bool, workers: Int
  ) throws -> BuiltGraph {
    var list = TieList()
    list.add(contentsOf: Array(ties[..<(ties.count / 3)]))
    for tie in ties[(ties.count / 3)...] { list.add(tie.from, tie.to) }
    return try list.build(people: people, isDirected: isDirected, workers: Workers(workers))
  }

  /// Checks what was built.
  func expectMatch(_ built: BuiltGraph, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(built.graph.rows == rows, sourceLocation: sourceLocation)
    #expect(built.selfLoopsDropped == selfLoops, sourceLocation: sourceLocation)
    #expect(built.repeatsDropped == repeats, sourceLocation: sourceLocation)
    #expect(built.reversedRepeats == reversed, sourceLocation: sourceLocation)
    var incoming = [Int](repeating: 0, count: rows.count)
    for contact in rows.joined() { incoming[Int(contact)] += 1 }
    let counts = rows.indices.map { built.graph.incomingCount(of: PersonID($0)) }
    #expect(counts == incoming, sourceLocation: sourceLocation)
  }
}
