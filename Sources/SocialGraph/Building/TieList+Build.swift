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
  /// 1. Part the list, and count for each part how many half-ties it has for each bucket, a range
  ///    of people (``HalfTiePartition``). That says where in the graph's rows each bucket lies, and
  ///    where in the bucket each part writes.
  /// 2. Write the half-ties to their buckets; what was read of the list becomes free.
  /// 3. Turn each bucket into sorted rows, in place (``BucketRows``).
  /// 4. If there were repeats, close the gaps they leave.
  ///
  /// The workers share all but the last; no two of them write to the same place. The graph does not
  /// depend on the order of the list or the number of workers.
  ///
  /// - Parameters:
  ///   - people: The number of people; every end is less.
  ///   - isDirected: Whether `from` tells `to` and not the reverse.
  ///   - workers: Who builds.
  ///   - tieLimit: How many ties there may be; lower in tests.
  /// - Returns: The graph and the counts of what was dropped.
  /// - Throws: ``GraphTooLarge`` if people or ties are more than can be numbered.
  /// - Complexity: O(people + ties) time, and for long rows that come unsorted that of sorting them.
  ///   At its peak 12 to 16 bytes a tie and 4 a person, the list included: the more of its pieces
  ///   there are, the less. (20 bytes a tie where the pieces are small, so that the C library keeps
  ///   their memory, or where the system hands memory out in pages larger than a bucket.)
  package consuming func build(
    people: Int, isDirected: Bool, workers: Workers, tieLimit: Int = Graph.mostTies
  ) throws(GraphTooLarge) -> BuiltGraph {
    let listed = count
    guard people <= Int(PersonID.max) else { throw .people(people) }
    guard listed <= 2 * tieLimit else { throw .ties(listed, limit: tieLimit) }
    let partition = HalfTiePartition(
      people: people, halfTies: isDirected ? listed : 2 * listed, isDirected: isDirected)
    var parts = takeParts(workers: workers)
    let census = Self.census(parts, by: partition, workers: workers)
    let selfLoops = census.reduce(0) { $0 + $1.selfLoops }

    var offsets = [UInt32](repeating: 0, count: people + 1)
    let (targets, reversed) = Self.rows(
      of: &parts, census: census, by: partition, workers: workers, lengths: &offsets)
    let ties = isDirected ? targets.count : targets.count / 2
    guard ties <= tieLimit else { throw .ties(ties, limit: tieLimit) }
    // Lengths of rows become where the rows begin.
    var lengths = offsets.mutableSpan
    sumUp(&lengths)
    return BuiltGraph(
      graph: Graph(
        offsets: offsets, targets: targets, isDirected: isDirected,
        incoming: isDirected ? Self.occurrences(in: targets, people: people, workers) : []),
      selfLoopsDropped: selfLoops,
      repeatsDropped: listed - selfLoops - ties, reversedRepeats: isDirected ? 0 : reversed)
  }

  /// Counts the parts, each on a worker.
  private static func census(
    _ parts: [[ArraySlice<Tie>]], by partition: HalfTiePartition, workers: Workers
  ) -> [HalfTiePartition.Census] {
    let census = workers.map(parts.count) { partition.census(of: parts[$0]) }
    precondition(
      census.allSatisfy { Int($0.largest) < partition.people },
      "an end of a tie is not the number of a person")
    return census
  }

  /// The rows of all people, one after the other, and the number of reversed repeats.
  ///
  /// Takes the parts away one by one, and sets entry u of `lengths` to the length of person u's row.
  private static func rows(
    of parts: inout [[ArraySlice<Tie>]], census: [HalfTiePartition.Census],
    by partition: HalfTiePartition, workers: Workers, lengths: inout [UInt32]
  ) -> (targets: [PersonID], reversed: Int) {
    let (starts, firstPlaces) = partition.places(census)
    let total = starts[partition.buckets]
    var reversed = 0
    let targets = unsafe [PersonID](unsafeUninitializedCapacity: total) { buffer, initialized in
      let keys = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: total)
      defer { unsafe keys.deallocate() }
      let halves = unsafe HalfTieBuffers(keys: keys, contacts: buffer)
      unsafe parts.withUnsafeMutableBufferPointer { parts in
        // In bounds and without a race: piece of work i alone takes part i.
        nonisolated(unsafe) let parts = unsafe parts
        unsafe workers.forEach(parts.count, makeState: {}) { _, index in
          var next = firstPlaces[index]
          unsafe partition.place(parts[index], at: &next, in: halves)
          unsafe parts[index] = []
        }
      }
      let outcomes = unsafe lengths.withUnsafeMutableBufferPointer { lengths in
        nonisolated(unsafe) let lengths = unsafe lengths
        return unsafe partition.rows(in: halves, starts: starts, lengths: lengths, workers: workers)
      }
      reversed = outcomes.reduce(0) { $0 + $1.reversed }
      initialized = unsafe closeGaps(in: buffer, starts: starts, kept: outcomes.map(\.kept))
    }
    // The memory that repeats left free is worth a copy only if it is much.
    guard targets.count < total - total / 16 else { return (targets, reversed) }
    var copy: [PersonID] = []
    copy.reserveCapacity(targets.count)
    copy.append(contentsOf: targets)
    return (copy, reversed)
  }

  /// Moves what is kept of each bucket together; returns how much that is.
  private static func closeGaps(
    in buffer: UnsafeMutableBufferPointer<PersonID>, starts: [Int], kept: [Int]
  ) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var end = 0
    for (start, count) in zip(starts, kept) {
      // In bounds: what is kept of a bucket lies within its places, and moves down or not at all.
      if start != end { unsafe (base + end).update(from: base + start, count: count) }
      end += count
    }
    return end
  }

  /// How often each person is a target.
  private static func occurrences(
    in targets: [PersonID], people: Int, _ workers: Workers
  ) -> [UInt32] {
    // Each worker looks through all targets for people of its own: few fit a cache at a time anyway.
    let counts = workers.mapRanges(people) { range in
      var counts = [UInt32](repeating: 0, count: range.count)
      let first = PersonID(truncatingIfNeeded: range.lowerBound)
      for target in targets {
        let index = Int(target &- first)
        if index < counts.count { counts[index] &+= 1 }
      }
      return counts
    }
    return counts.count == 1 ? counts[0] : Array(counts.joined())
  }
}

extension GraphTooLarge {
  static func people(_ count: Int) -> GraphTooLarge {
    GraphTooLarge(description: "\(count) people are more than the \(PersonID.max) there can be")
  }

  static func ties(_ count: Int, limit: Int) -> GraphTooLarge {
    GraphTooLarge(description: "\(count) ties are more than the \(limit) there can be")
  }
}
