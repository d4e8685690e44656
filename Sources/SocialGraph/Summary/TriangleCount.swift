import Parallelism
import Synchronization

/// How often contacts of the same person know each other, directions of ties ignored.
///
/// 1. Point every tie from the end with fewer contacts to the end with more (the larger id, if they
///    have as many).
/// 2. For each person u, mark the contacts; each tie that points from a contact to a marked one
///    closes a triangle with u.
///
/// As ties point away from people with few contacts, nobody has many to look at: Latapy, *Main-memory
/// triangle computations for very large (sparse (power-law)) graphs*, Theor. Comput. Sci. 407
/// (2008). Sums are of integers, or of people in order, so workers do not change a digit.
struct TriangleCount {
  /// The mean over people of the share of pairs of contacts that are tied.
  let meanLocal: Double
  /// Three times the triangles over the paths of two ties.
  let transitivity: Double

  /// What a block of neighbouring people adds.
  private struct Sums: Sendable {
    var local = 0.0
    var closedPairs = 0
    var pairs = 0
  }

  private static let blockLength = 1024

  /// Counts the triangles of a stored graph.
  ///
  /// - Complexity: O(sum over ties of the smaller number of contacts of its ends, and at most of people / 64).
  init(of graph: Graph, workers: Workers) {
    let undirected = graph.isDirected ? graph.withoutDirections(workers: workers) : graph
    guard case .rows(let offsets, let targets) = undirected.storage, graph.people > 0 else {
      meanLocal = 0
      transitivity = 0
      return
    }
    let people = graph.people
    let pointed = PointedRows(offsets: offsets, targets: targets)
    let blocks = (people - 1) / Self.blockLength + 1
    let results = Mutex([Sums](repeating: Sums(), count: blocks))
    workers.forEach(
      blocks, makeState: { [UInt64](repeating: 0, count: people / 64 + 1) }
    ) { marks, block in
      var sums = Sums()
      let first = block * Self.blockLength
      for person in first..<min(people, first + Self.blockLength) {
        let row = Int(offsets[person])..<Int(offsets[person + 1])
        guard row.count > 1 else { continue }
        let closed = pointed.closedPairs(row: row, targets: targets, marks: &marks)
        let pairs = row.count * (row.count - 1) / 2
        sums.local += Double(closed) / Double(pairs)
        sums.closedPairs += closed
        sums.pairs += pairs
      }
      let total = sums
      results.withLock { $0[block] = total }
    }
    let all = results.withLock { $0 }
    let pairs = all.reduce(0) { $0 + $1.pairs }
    meanLocal = all.reduce(0) { $0 + $1.local } / Double(people)
    transitivity =
      pairs > 0 ? Double(all.reduce(0) { $0 + $1.closedPairs }) / Double(pairs) : 0
  }
}

/// The ties of an undirected graph, each in the row of the end with fewer contacts only.
///
/// A row that holds more than one in 64 people is kept as bits as well, and 64 people at a time are compared with
/// the marks: where everybody knows everybody, that is a sixty-fourth of the steps.
private struct PointedRows: Sendable {
  let offsets: [UInt32]
  let targets: [PersonID]
  /// The bits of the dense rows, one row behind the other.
  private let dense: [UInt64]
  /// For each person the first word of the bits, or -1; empty if no row is dense.
  private let denseStarts: [Int]
  /// How many words a row of bits has.
  private let words: Int

  init(offsets: [UInt32], targets: [PersonID]) {
    let bounds = offsets.span
    var pointedOffsets: [UInt32] = [0]
    pointedOffsets.reserveCapacity(offsets.count)
    var pointed: [PersonID] = []
    pointed.reserveCapacity(targets.count / 2)
    for person in 0..<offsets.count - 1 {
      let count = bounds[person + 1] - bounds[person]
      for index in Int(bounds[person])..<Int(bounds[person + 1]) {
        let other = Int(targets[index])
        let others = bounds[other + 1] - bounds[other]
        if count < others || (count == others && person < other) { pointed.append(targets[index]) }
      }
      pointedOffsets.append(UInt32(truncatingIfNeeded: pointed.count))
    }
    self.offsets = pointedOffsets
    self.targets = pointed
    words = (offsets.count - 1) / 64 + 1
    (dense, denseStarts) = Self.dense(pointedOffsets, pointed, words: words)
  }

  private static func dense(
    _ offsets: [UInt32], _ targets: [PersonID], words: Int
  ) -> (bits: [UInt64], starts: [Int]) {
    let rows = offsets.indices.dropLast().map { Int(offsets[$0])..<Int(offsets[$0 + 1]) }
    guard rows.contains(where: { $0.count > words }) else { return ([], []) }
    var bits: [UInt64] = []
    let starts = rows.map { row -> Int in
      guard row.count > words else { return -1 }
      let start = bits.count
      bits += repeatElement(0, count: words)
      for target in targets[row] { bits[start + Int(target >> 6)] |= 1 << UInt64(target & 63) }
      return start
    }
    return (bits, starts)
  }

  /// How many pairs of the contacts in a row are tied; `marks` are all 0 before and after.
  func closedPairs(row: Range<Int>, targets contacts: [PersonID], marks: inout [UInt64]) -> Int {
    let bounds = offsets.span
    let ends = targets.span
    let contacts = contacts.span
    var bits = marks.mutableSpan
    for index in row { bits[Int(contacts[index] >> 6)] |= 1 << UInt64(contacts[index] & 63) }
    var closed = 0
    let dense = dense.span
    for index in row {
      let contact = Int(contacts[index])
      if !denseStarts.isEmpty, denseStarts[contact] >= 0 {
        for word in 0..<words {
          closed += (dense[denseStarts[contact] + word] & bits[word]).nonzeroBitCount
        }
        continue
      }
      for place in Int(bounds[contact])..<Int(bounds[contact + 1]) {
        let end = ends[place]
        closed += Int((bits[Int(end >> 6)] >> UInt64(end & 63)) & 1)
      }
    }
    for index in row { bits[Int(contacts[index] >> 6)] = 0 }
    return closed
  }
}

extension Graph {
  /// The undirected graph with a tie where this one has one in either direction.
  fileprivate func withoutDirections(workers: Workers) -> Graph {
    var list = TieList()
    for person in 0..<PersonID(people) {
      for contact in contacts(of: person) {
        // Of two opposite ties one is enough.
        if person < contact || !hasTie(from: contact, to: person) { list.add(person, contact) }
      }
    }
    do {
      return try list.build(people: people, isDirected: false, workers: workers).graph
    } catch {
      preconditionFailure("a directed graph of \(ties) ties: \(error)")
    }
  }
}
