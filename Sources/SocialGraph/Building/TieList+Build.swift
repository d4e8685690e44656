package import Parallelism

/// A graph and what was left out of it.
///
/// Ties listed = ties of the graph + self-loops dropped + repeats dropped.
package struct BuiltGraph: Sendable {
  /// The graph.
  package var graph: Graph
  /// How many listed ties led from a person to itself.
  package var selfLoopsDropped: Int
  /// How many listed ties were in the list before; in an undirected graph in either direction.
  package var repeatsDropped: Int
  /// How many of the repeats are due to ties listed in both directions.
  ///
  /// A pair listed n times one way and m times the other counts min(n, m): a list that names each
  /// pair once each way has as many as ties. Always 0 for a directed graph.
  package var reversedRepeats: Int
}

extension TieList {
  /// Builds the graph of the listed ties, which are used up.
  ///
  /// 1. Count how often each person is named first and second; drop self-loops.
  /// 2. Place each tie in the row of its second end.
  /// 3. Turn those rows around: walking them in order fills the rows of the first ends, each sorted.
  /// 4. Directed: drop neighbouring repeats. Undirected: turn around once more, so that the rows
  ///    of the second ends are sorted too, and merge the two rows of each person.
  ///
  /// That is a radix sort whose digits are the people, so nothing is compared but neighbours in a
  /// merge. The graph does not depend on the order of the list or the number of workers.
  ///
  /// - Parameters:
  ///   - people: The number of people; every end is less.
  ///   - isDirected: Whether `from` tells `to` and not the reverse.
  ///   - workers: Who merges.
  ///   - tieLimit: How many ties there may be; lower in tests.
  /// - Returns: The graph and the counts of what was dropped.
  /// - Throws: ``GraphTooLarge`` if people or ties are more than can be numbered.
  /// - Complexity: O(people + ties) time; at its peak 16 bytes a tie and 24 a person, the list
  ///   included.
  package consuming func build(
    people: Int, isDirected: Bool, workers: Workers, tieLimit: Int = Graph.mostTies
  ) throws(GraphTooLarge) -> BuiltGraph {
    close()
    let listed = count
    // Taken out of the list, not shared with it, so that they are free when they are placed.
    var pieces: [[Tie]] = []
    swap(&pieces, &self.pieces)
    guard people <= Int(PersonID.max) else { throw .people(people) }
    guard listed <= 2 * tieLimit else { throw .ties(listed, limit: tieLimit) }

    var firsts = [UInt32](repeating: 0, count: people + 1)
    var seconds = firsts
    let selfLoops = Self.countEnds(pieces, firsts: &firsts, seconds: &seconds)
    Self.sumUp(&firsts)
    Self.sumUp(&seconds)

    var bySecond = Self.placed(pieces, offsets: seconds)
    pieces = []
    let byFirst = Self.turned(bySecond, offsets: seconds, into: firsts)
    if isDirected {
      bySecond = []
      seconds = []
      let graph = Self.withoutRepeats(byFirst, offsets: firsts)
      guard graph.ties <= tieLimit else { throw .ties(graph.ties, limit: tieLimit) }
      return BuiltGraph(
        graph: graph, selfLoopsDropped: selfLoops,
        repeatsDropped: listed - selfLoops - graph.ties, reversedRepeats: 0)
    }
    bySecond = []
    bySecond = Self.turned(byFirst, offsets: firsts, into: seconds)
    let rows = TwoWayRows(
      byFirst: byFirst, firsts: firsts, bySecond: bySecond, seconds: seconds)
    let (graph, reversed) = try rows.merged(workers: workers, tieLimit: tieLimit)
    return BuiltGraph(
      graph: graph, selfLoopsDropped: selfLoops,
      repeatsDropped: listed - selfLoops - graph.ties, reversedRepeats: reversed)
  }

  /// Counts at u + 1 how often u is named first and second; returns the number of self-loops.
  private static func countEnds(
    _ pieces: [[Tie]], firsts: inout [UInt32], seconds: inout [UInt32]
  ) -> Int {
    var selfLoops = 0
    var firstCounts = firsts.mutableSpan
    var secondCounts = seconds.mutableSpan
    for piece in pieces {
      let ties = piece.span
      for index in ties.indices {
        let tie = ties[index]
        if tie.from == tie.to {
          selfLoops += 1
        } else {
          firstCounts[Int(tie.from) + 1] &+= 1
          secondCounts[Int(tie.to) + 1] &+= 1
        }
      }
    }
    return selfLoops
  }

  /// Turns counts at u + 1 into the offsets of rows.
  private static func sumUp(_ counts: inout [UInt32]) {
    var sum: UInt32 = 0
    var entries = counts.mutableSpan
    for index in entries.indices {
      sum += entries[index]
      entries[index] = sum
    }
  }

  /// The first ends of the ties in rows by their second ends, each row in the order of the list.
  private static func placed(_ pieces: [[Tie]], offsets: [UInt32]) -> [PersonID] {
    var result = [PersonID](repeating: 0, count: Int(offsets.last ?? 0))
    var next = offsets
    var cursors = next.mutableSpan
    var entries = result.mutableSpan
    for piece in pieces {
      let ties = piece.span
      for index in ties.indices {
        let tie = ties[index]
        guard tie.from != tie.to else { continue }
        let place = cursors[Int(tie.to)]
        cursors[Int(tie.to)] = place &+ 1
        entries[Int(place)] = tie.from
      }
    }
    return result
  }

  /// The reverse of all rows: row v holds each u whose row holds v, in rising order.
  private static func turned(
    _ rows: [PersonID], offsets: [UInt32], into turnedOffsets: [UInt32]
  ) -> [PersonID] {
    var result = [PersonID](repeating: 0, count: rows.count)
    var next = turnedOffsets
    var cursors = next.mutableSpan
    var entries = result.mutableSpan
    let ends = rows.span
    let bounds = offsets.span
    for person in 0..<offsets.count - 1 {
      for index in Int(bounds[person])..<Int(bounds[person + 1]) {
        let end = Int(ends[index])
        let place = cursors[end]
        cursors[end] = place &+ 1
        entries[Int(place)] = PersonID(truncatingIfNeeded: person)
      }
    }
    return result
  }

  /// The directed graph of sorted rows that may hold repeats.
  private static func withoutRepeats(_ rows: consuming [PersonID], offsets: [UInt32]) -> Graph {
    let people = offsets.count - 1
    var targets = rows
    var offsets = offsets
    var incoming = [UInt32](repeating: 0, count: people)
    var kept = 0
    var start = 0
    for person in 0..<people {
      let end = Int(offsets[person + 1])
      var previous: PersonID?
      for index in start..<end where targets[index] != previous {
        let contact = targets[index]
        incoming[Int(contact)] += 1
        // In place: what is kept never overtakes what is read.
        targets[kept] = contact
        kept += 1
        previous = contact
      }
      start = end
      offsets[person + 1] = UInt32(truncatingIfNeeded: kept)
    }
    if kept < targets.count { targets = Array(targets[..<kept]) }
    return Graph(offsets: offsets, targets: targets, isDirected: true, incoming: incoming)
  }
}

extension GraphTooLarge {
  static func people(_ count: Int) -> GraphTooLarge {
    GraphTooLarge(description: "\(count) people are more than the \(PersonID.max) there can be")
  }

  static func ties(_ count: Int, limit: Int) -> GraphTooLarge {
    GraphTooLarge(
      description: "\(count) ties are more than the \(limit) there can be")
  }
}
