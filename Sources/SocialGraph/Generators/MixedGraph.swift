import Parallelism
import Randomness

/// A graph of given numbers of contacts that is constructed, and then mixed by switches.
///
/// 1. Whoever still lacks the most contacts is tied to those who lack the most after them. Of people who
///    lack as many as each other, the last in a list are taken, so that the list stays in order.
/// 2. Ten times for each tie, two random ties {u, x} and {v, y} become {u, v} and {x, y}, unless that would
///    make a self-loop or a repeat.
///
/// Complexity: O(people + ties).
///
/// References: Havel 1955 and Hakimi, *On realizability of a set of integers as degrees of the vertices of a
/// linear graph*, J. SIAM 10 (1962), the construction.
struct MixedGraph {
  /// The ties.
  private(set) var ties: [Tie] = []

  /// Constructs a graph of numbers of contacts that some graph has.
  init(of counts: [UInt32]) {
    let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    var lacks = order.map { Int(counts[$0]) }
    // For each number, where those end who lack as many or more; who is served counts as lacking the most.
    var ends = [Int](repeating: 0, count: (lacks.first ?? 0) + 2)
    for count in lacks { ends[count] += 1 }
    for count in ends.indices.dropLast().reversed() { ends[count] += ends[count + 1] }
    for (place, person) in order.enumerated() {
      let own = lacks[place]
      if own == 0 { break }
      let least = lacks[place + own]
      let before = place + 1..<max(place + 1, ends[least + 1])
      let last = ends[least] - (own - before.count)..<ends[least]
      for other in [before, last].joined() {
        ties.append(
          Tie(
            PersonID(truncatingIfNeeded: person), PersonID(truncatingIfNeeded: order[other])))
        ends[lacks[other]] -= 1
        lacks[other] -= 1
      }
    }
  }

  /// Switches random ties.
  mutating func mix(_ random: RandomKey, _ workers: Workers) throws(GraphModelProblem) {
    var tied = Set(ties.map { TiedPair($0.from, $0.to) })
    for step in 0..<10 * ties.count {
      if step & 0xFFFF == 0, workers.isCancelled { throw .stopped }
      let draws = random.draws(of: UInt64(step))
      let first = Int(draws.below(UInt64(ties.count), 0))
      let second = Int(draws.below(UInt64(ties.count), 1))
      let (a, b) = (ties[first], ties[second])
      let (v, y) = draws.bits(2) & 1 == 0 ? (b.from, b.to) : (b.to, b.from)
      let (left, right) = (TiedPair(a.from, v), TiedPair(a.to, y))
      guard first != second, a.from != v, a.to != y, left != right, !tied.contains(left),
        !tied.contains(right)
      else { continue }
      tied.remove(TiedPair(a.from, a.to))
      tied.remove(TiedPair(v, y))
      tied.formUnion([left, right])
      (ties[first], ties[second]) = (Tie(a.from, v), Tie(a.to, y))
    }
  }
}
