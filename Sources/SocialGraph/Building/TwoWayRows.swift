import Parallelism

/// The ties of an undirected graph in two sets of sorted rows, repeats included: for each person
/// the ends of the ties that name the person first, and of those that name it second.
///
/// The contacts of a person are the union of its two rows.
struct TwoWayRows: Sendable {
  let byFirst: [PersonID]
  let firsts: [UInt32]
  let bySecond: [PersonID]
  let seconds: [UInt32]

  /// What a part of the people have in all.
  private struct Part: Sendable {
    /// The number of contacts of each person of the part.
    var lengths: [UInt32] = []
    /// Repeats in the other direction, of ties to a larger id.
    var reversed = 0
  }

  /// The undirected graph, and the number of its reversed repeats.
  ///
  /// - Complexity: O(people + ties), shared by the workers.
  consuming func merged(
    workers: Workers, tieLimit: Int
  ) throws(GraphTooLarge) -> (graph: Graph, reversed: Int) {
    let rows = self
    let people = rows.firsts.count - 1
    let parts = workers.mapRanges(people) { rows.measured($0) }

    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(people + 1)
    var sum = 0
    for part in parts {
      for length in part.lengths {
        sum += Int(length)
        offsets.append(UInt32(truncatingIfNeeded: sum))
      }
    }
    guard sum / 2 <= tieLimit else { throw .ties(sum / 2, limit: tieLimit) }

    let total = sum
    let starts = offsets
    let targets = unsafe [PersonID](unsafeUninitializedCapacity: total) { buffer, initialized in
      // In bounds and without a race: a person's row is written by the one worker that has the
      // person, to the places that the same merge measured; together the rows fill the buffer.
      nonisolated(unsafe) let slots = unsafe buffer
      _ = workers.mapRanges(people) { range in
        for person in range {
          var place = Int(starts[person])
          rows.forEachContact(of: person) { contact, _, _ in
            unsafe slots.initializeElement(at: place, to: contact)
            place += 1
          }
        }
      }
      initialized = total
    }
    return (
      Graph(offsets: starts, targets: targets, isDirected: false),
      parts.reduce(0) { $0 + $1.reversed }
    )
  }

  private func measured(_ range: Range<Int>) -> Part {
    var part = Part()
    part.lengths.reserveCapacity(range.count)
    for person in range {
      var length: UInt32 = 0
      var reversed = 0
      forEachContact(of: person) { contact, forward, backward in
        length += 1
        if person < contact { reversed += min(forward, backward) }
      }
      part.lengths.append(length)
      part.reversed += reversed
    }
    return part
  }

  /// Visits a person's contacts in rising order, with the number of times the tie is listed from
  /// the person and to it.
  @inline(__always)
  private func forEachContact(
    of person: Int, _ visit: (_ contact: PersonID, _ forward: Int, _ backward: Int) -> Void
  ) {
    let forwards = byFirst.span
    let backwards = bySecond.span
    var i = Int(firsts[person])
    var j = Int(seconds[person])
    let iEnd = Int(firsts[person + 1])
    let jEnd = Int(seconds[person + 1])
    while i < iEnd || j < jEnd {
      let contact =
        i == iEnd
        ? backwards[j] : j == jEnd ? forwards[i] : min(forwards[i], backwards[j])
      let iStart = i
      let jStart = j
      while i < iEnd, forwards[i] == contact { i += 1 }
      while j < jEnd, backwards[j] == contact { j += 1 }
      visit(contact, i - iStart, j - jStart)
    }
  }
}
