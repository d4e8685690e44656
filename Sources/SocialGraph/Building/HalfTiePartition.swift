import Parallelism

/// How half-ties are parted by ranges of people, and where each part of the list puts its own.
///
/// A half-tie is a tie seen from one of its ends: it belongs to that person's row. Bucket b takes
/// the rows of people `b << shift ..< (b + 1) << shift`, so few half-ties that turning them into
/// rows stays in a core's own cache.
struct HalfTiePartition: Sendable {
  /// The number of people.
  let people: Int
  /// Whether a tie belongs to the row of its first end only.
  let isDirected: Bool
  /// The binary logarithm of how many people a bucket has.
  let shift: Int

  /// A row within its bucket and a direction fit 16 bits.
  private static let mostShift = 15
  /// Half-ties a bucket has on average, at most: 256 KiB of them.
  private static let bucketLength = 1 << 16
  /// A worker writes to all buckets at a time; with more, their ends no longer fit the cache.
  private static let mostBuckets = 1 << 12

  /// Parts the people for a number of half-ties.
  init(people: Int, halfTies: Int, isDirected: Bool) {
    self.people = people
    self.isDirected = isDirected
    let wanted = min(Self.mostBuckets, halfTies / Self.bucketLength)
    var shift = Self.mostShift
    while shift > 0, people >> shift < wanted { shift -= 1 }
    self.shift = shift
  }

  /// The number of buckets.
  var buckets: Int { (people + (1 << shift) - 1) >> shift }

  /// The people of a bucket.
  func people(of bucket: Int) -> Range<Int> {
    bucket << shift..<min(people, (bucket + 1) << shift)
  }

  /// What a part of the list has.
  struct Census: Sendable {
    /// Half-ties for each bucket.
    var counts: [UInt32]
    /// Ties from a person to itself, which have no half-ties.
    var selfLoops = 0
    /// The largest id named.
    var largest: PersonID = 0
  }

  /// Counts the half-ties of a part of the list.
  ///
  /// - Complexity: O(ties + buckets).
  func census(of part: [ArraySlice<Tie>]) -> Census {
    var census = Census(counts: [UInt32](repeating: 0, count: buckets))
    var counts = census.counts.mutableSpan
    var selfLoops = 0
    var largest: PersonID = 0
    for slice in part {
      let ties = slice.span
      for index in ties.indices {
        let tie = ties[index]
        largest = max(largest, max(tie.from, tie.to))
        guard tie.from != tie.to else {
          selfLoops += 1
          continue
        }
        counts[bucket(of: tie.from)] &+= 1
        if !isDirected { counts[bucket(of: tie.to)] &+= 1 }
      }
    }
    census.selfLoops = selfLoops
    census.largest = largest
    return census
  }

  /// Where each bucket begins, and where each part puts its first half-tie of each bucket.
  ///
  /// - Complexity: O(buckets x parts).
  func places(_ census: [Census]) -> (starts: [Int], firstPlaces: [[Int]]) {
    var starts = [0]
    for bucket in 0..<buckets {
      starts.append(census.reduce(starts[bucket]) { $0 + Int($1.counts[bucket]) })
    }
    var next = Array(starts.dropLast())
    let firstPlaces = census.map { census in
      let first = next
      for bucket in next.indices { next[bucket] += Int(census.counts[bucket]) }
      return first
    }
    return (starts, firstPlaces)
  }

  /// Writes the half-ties of a part of the list to their buckets.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - next: Where it puts its next half-tie of each bucket.
  ///   - halves: What is written to. Each part of the list has places of its own there, as many for
  ///     each bucket as its census counted.
  /// - Complexity: O(ties).
  func place(_ part: [ArraySlice<Tie>], at next: inout [Int], in halves: HalfTieBuffers) {
    var next = next.mutableSpan
    for slice in part {
      let ties = slice.span
      for index in ties.indices {
        let tie = ties[index]
        guard tie.from != tie.to else { continue }
        // In bounds and without a race: a bucket gets as many half-ties of this part as the census
        // of the same part counted, from where those of the parts before end.
        let place = take(&next[bucket(of: tie.from)])
        unsafe halves.keys[place] = key(of: tie.from, direction: 0)
        unsafe halves.contacts[place] = tie.to
        if isDirected { continue }
        let placeBack = take(&next[bucket(of: tie.to)])
        unsafe halves.keys[placeBack] = key(of: tie.to, direction: 1)
        unsafe halves.contacts[placeBack] = tie.from
      }
    }
  }

  /// The bucket that has a person's row.
  @inline(__always)
  private func bucket(of person: PersonID) -> Int {
    Int(person >> PersonID(truncatingIfNeeded: shift))
  }

  /// A person's row within its bucket, times two, plus the direction.
  @inline(__always)
  private func key(of person: PersonID, direction: PersonID) -> UInt16 {
    let row = person & ((1 as PersonID) << PersonID(truncatingIfNeeded: shift) &- 1)
    return UInt16(truncatingIfNeeded: row << 1 | direction)
  }

  @inline(__always)
  private func take(_ next: inout Int) -> Int {
    let place = next
    next = place &+ 1
    return place
  }

  /// Turns all buckets into rows, in place.
  ///
  /// - Parameters:
  ///   - halves: The half-ties of all buckets.
  ///   - starts: Where each bucket begins, and where the last one ends.
  ///   - lengths: Takes each person's number of contacts.
  ///   - workers: Who does it, a bucket at a time.
  /// - Returns: What each bucket came to.
  func rows(
    in halves: HalfTieBuffers, starts: [Int], lengths: UnsafeMutableBufferPointer<UInt32>,
    workers: Workers
  ) -> [BucketRows.Outcome] {
    var outcomes = [BucketRows.Outcome](repeating: BucketRows.Outcome(), count: buckets)
    unsafe outcomes.withUnsafeMutableBufferPointer { outcomes in
      // In bounds and without a race: a bucket's places, people and outcome are its own.
      nonisolated(unsafe) let (lengths, outcomes) = unsafe (lengths, outcomes)
      workers.forEach(buckets, makeState: { BucketRows(people: people) }) { rows, bucket in
        unsafe outcomes[bucket] = rows.make(
          people: people(of: bucket),
          from: halves[starts[bucket]..<starts[bucket + 1]], lengths: lengths)
      }
    }
    return outcomes
  }
}

/// Half-ties in two columns.
@unsafe struct HalfTieBuffers: @unchecked Sendable {
  /// The row within the bucket, times two, plus one if the row's person was named second.
  let keys: UnsafeMutableBufferPointer<UInt16>
  /// The other end.
  let contacts: UnsafeMutableBufferPointer<PersonID>

  /// Some of them.
  subscript(range: Range<Int>) -> HalfTieBuffers {
    unsafe HalfTieBuffers(
      keys: .init(rebasing: keys[range]), contacts: .init(rebasing: contacts[range]))
  }

  /// The number of half-ties.
  var count: Int { unsafe keys.count }
}
