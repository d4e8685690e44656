import Parallelism
import Randomness

/// Two people, in either order.
struct TiedPair: Hashable {
  private let word: UInt64

  init(_ a: PersonID, _ b: PersonID) { word = UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  /// Both of them.
  var people: [PersonID] {
    [PersonID(truncatingIfNeeded: word >> 32), PersonID(truncatingIfNeeded: word)]
  }
}

/// Gives people the contacts that they lack, after self-loops and repeats were dropped.
///
/// The half-ties they lack are joined in pairs at random. For each pair, of u and v, a random tie of x and
/// y is switched: u is tied to x and v to y. Draw again if that would make a self-loop or a repeat. Whoever
/// was tied stays so, but for x and y, and everybody keeps the number of contacts.
///
/// What changes is kept beside the rows until all is done.
///
/// Complexity: O(people + ties), and O(log people) for each draw, of which there are 20 a tie and 100,000 at
/// most; nearly always a few for each contact that was lacking.
struct TieRepair {
  private let offsets: [UInt32]
  private let targets: [PersonID]
  /// The people that lack contacts, as often as they lack one.
  private var lacking: [PersonID] = []
  /// Ties of the rows that are no more.
  private var removed: Set<TiedPair> = []
  /// Ties that the rows do not have, or no more.
  private var added: [Tie] = []
  private var isAdded: Set<TiedPair> = []

  /// The draws after which a switch is given up.
  private static let mostDrawsOfSwitch = 1000
  /// The draws that are left: where they go, few ties can be switched, and it is quicker to mix all.
  private(set) var drawsLeft: Int

  /// Prepares the repair of a stored, undirected graph.
  init(_ graph: Graph, of counts: [UInt32]) {
    guard case .rows(let offsets, let targets) = graph.storage else {
      preconditionFailure("a graph of listed ties is stored")
    }
    (self.offsets, self.targets) = (offsets, targets)
    drawsLeft = 100_000 + 10 * targets.count
    for (person, count) in counts.enumerated() {
      let missing = Int(count) - Int(offsets[person + 1] - offsets[person])
      lacking.append(
        contentsOf: repeatElement(PersonID(truncatingIfNeeded: person), count: missing))
    }
  }

  /// Whether all contacts that were lacking could be given.
  mutating func succeeds(
    _ random: GraphStream, _ workers: Workers
  ) throws(GraphModelProblem) -> Bool {
    shuffle(&lacking, random: random.key(stage: 2))
    let key = random.key(stage: 3)
    for index in stride(from: 1, to: lacking.count, by: 2) {
      if index & 0x3FF == 1, workers.isCancelled { throw .stopped }
      let draws = key.draws(of: UInt64(index))
      if !join(lacking[index - 1], lacking[index], draws) { return false }
    }
    return true
  }

  private mutating func join(_ u: PersonID, _ v: PersonID, _ draws: RandomDraws) -> Bool {
    let ends = UInt64(targets.count + 2 * added.count)
    guard ends > 0 else { return false }
    for draw in 0..<min(drawsLeft, Self.mostDrawsOfSwitch) {
      drawsLeft -= 1
      let end = Int(draws.below(ends, draw))
      guard let (x, y) = tie(ofEnd: end), x != u, y != v, !isTied(u, x), !isTied(v, y),
        !(u == y && v == x)
      else { continue }
      if end < targets.count {
        removed.insert(TiedPair(x, y))
      } else {
        isAdded.remove(TiedPair(x, y))
        added.swapAt((end - targets.count) / 2, added.count - 1)
        added.removeLast()
      }
      for tie in [Tie(u, x), Tie(v, y)] {
        added.append(tie)
        isAdded.insert(TiedPair(tie.from, tie.to))
      }
      return true
    }
    return false
  }

  /// The tie of an end, that end last; nil if it is no more.
  private func tie(ofEnd end: Int) -> (PersonID, PersonID)? {
    if end >= targets.count {
      let (tie, side) = (end - targets.count).quotientAndRemainder(dividingBy: 2)
      return side == 0 ? (added[tie].from, added[tie].to) : (added[tie].to, added[tie].from)
    }
    let pair = (owner(of: end), targets[end])
    return removed.contains(TiedPair(pair.0, pair.1)) ? nil : pair
  }

  /// The person whose row has a place.
  private func owner(of place: Int) -> PersonID {
    var (low, high) = (0, offsets.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(offsets[middle]) <= place { low = middle } else { high = middle }
    }
    return PersonID(truncatingIfNeeded: low)
  }

  private func isTied(_ a: PersonID, _ b: PersonID) -> Bool {
    let pair = TiedPair(a, b)
    if isAdded.contains(pair) { return true }
    var (low, high) = (Int(offsets[Int(a)]), Int(offsets[Int(a) + 1]))
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < b { low = middle + 1 } else { high = middle }
    }
    return low < Int(offsets[Int(a) + 1]) && targets[low] == b && !removed.contains(pair)
  }

  /// The graph with all changes.
  func graph() -> Graph {
    var gained: [PersonID: [PersonID]] = [:]
    for tie in added {
      gained[tie.from, default: []].append(tie.to)
      gained[tie.to, default: []].append(tie.from)
    }
    let changed = Set(gained.keys).union(removed.flatMap(\.people)).sorted()
    var rows: [PersonID] = []
    rows.reserveCapacity(targets.count + 2 * added.count)
    var lengths = offsets
    var copied = 0
    for person in changed {
      let place = Int(person)
      let row = Int(offsets[place])..<Int(offsets[place + 1])
      rows.append(contentsOf: targets[copied..<row.lowerBound])
      copied = row.upperBound
      let kept = targets[row].filter { !removed.contains(TiedPair(person, $0)) }
      let own = (kept + (gained[person] ?? [])).sorted()
      rows.append(contentsOf: own)
      lengths[place + 1] = offsets[place] + UInt32(truncatingIfNeeded: own.count)
    }
    rows.append(contentsOf: targets[copied...])
    // Where a row of the old ends, and the new length of a changed one, become where the new one ends.
    var end: UInt32 = 0
    for place in 1..<lengths.count {
      end += lengths[place] - offsets[place - 1]
      lengths[place] = end
    }
    return Graph(offsets: lengths, targets: rows, isDirected: false)
  }
}
