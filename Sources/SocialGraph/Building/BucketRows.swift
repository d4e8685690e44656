/// Turns a bucket of half-ties into the sorted rows of its people, in place.
///
/// 1. Order the half-ties by the leading digit of the contact, so that little is left to sort.
/// 2. Place the contacts by row and direction.
/// 3. Sort each row's two directions.
/// 4. Merge the two into the bucket's own places, each contact once.
///
/// The rows do not depend on the order of the half-ties. All of it happens within a core's cache,
/// unless people of neighbouring numbers have far more contacts than others; such a bucket skips
/// step 1, which would take more memory than it spares time. Memory is reused from bucket to bucket.
struct BucketRows {
  /// The digit of a contact is what is left after this shift.
  private let digitShift: PersonID
  private static let digitBits = 10
  /// More half-ties than this are not ordered by digit.
  private static let mostOrdered = 1 << 20

  /// Where each digit's next half-tie goes.
  private var digits: [Int] = []
  /// The half-ties ordered by digit.
  private var keys: [UInt16] = []
  private var contacts: [PersonID] = []
  /// Where each row and direction begins, and after placing, ends.
  private var bounds: [Int] = []
  /// The contacts by row and direction.
  private var placed: [PersonID] = []

  /// What a bucket came to.
  struct Outcome: Sendable {
    /// The number of contacts of all its rows.
    var kept = 0
    /// Repeats in the other direction, of ties to a larger id.
    var reversed = 0
  }

  /// Makes a worker's memory for graphs of a number of people.
  init(people: Int) {
    let bits = Int.bitWidth - max(0, people - 1).leadingZeroBitCount
    digitShift = PersonID(max(0, bits - Self.digitBits))
  }

  /// Turns a bucket's half-ties into rows, one after the other from the bucket's first place.
  ///
  /// - Parameters:
  ///   - people: The bucket's people.
  ///   - halves: The bucket's half-ties; takes the rows as its contacts.
  ///   - lengths: Takes the number of contacts of each of the people, at the person's number.
  /// - Returns: How many contacts and reversed repeats there were.
  mutating func make(
    people: Range<Int>, from halves: HalfTieBuffers, lengths: UnsafeMutableBufferPointer<UInt32>
  ) -> Outcome {
    unsafe place(halves, rows: people.count)
    var outcome = Outcome()
    unsafe placed.withUnsafeMutableBufferPointer { placed in
      var start = 0
      for row in 0..<people.count {
        let person = people.lowerBound + row
        let (middle, end) = (bounds[2 * row], bounds[2 * row + 1])
        // In bounds: the ends of rows and directions rise up to the number of half-ties, and a merge
        // writes no more than it reads, so what is written stays within the bucket.
        let forward = unsafe UnsafeMutableBufferPointer(rebasing: placed[start..<middle])
        let backward = unsafe UnsafeMutableBufferPointer(rebasing: placed[middle..<end])
        unsafe sortRow(forward)
        unsafe sortRow(backward)
        let length = unsafe merge(
          forward, backward, of: PersonID(truncatingIfNeeded: person),
          into: halves.contacts, at: outcome.kept, reversed: &outcome.reversed)
        unsafe lengths[person] = UInt32(truncatingIfNeeded: length)
        outcome.kept += length
        start = end
      }
    }
    return outcome
  }

  /// Places the contacts by row and direction, those of a direction ordered by digit.
  private mutating func place(_ halves: HalfTieBuffers, rows: Int) {
    let count = unsafe halves.count
    clear(&bounds, count: 2 * rows)
    if placed.count < count { placed = [PersonID](repeating: 0, count: count) }
    guard count <= Self.mostOrdered else {
      unsafe Self.place(halves, bounds: &bounds, into: &placed)
      return
    }
    clear(&digits, count: 1 << Self.digitBits)
    if keys.count < count {
      keys = [UInt16](repeating: 0, count: count)
      contacts = [PersonID](repeating: 0, count: count)
    }
    unsafe keys.withUnsafeMutableBufferPointer { keys in
      unsafe contacts.withUnsafeMutableBufferPointer { contacts in
        let ordered = unsafe HalfTieBuffers(keys: keys, contacts: contacts)[0..<count]
        unsafe Self.order(halves, by: digitShift, digits: &digits, into: ordered)
        unsafe Self.place(ordered, bounds: &bounds, into: &placed)
      }
    }
  }

  private static func order(
    _ halves: HalfTieBuffers, by shift: PersonID, digits: inout [Int], into ordered: HalfTieBuffers
  ) {
    var next = digits.mutableSpan
    for index in unsafe 0..<halves.count { unsafe next[Int(halves.contacts[index] >> shift)] += 1 }
    sumUp(&next)
    for index in unsafe 0..<halves.count {
      let contact = unsafe halves.contacts[index]
      let place = next[Int(contact >> shift)]
      next[Int(contact >> shift)] = place &+ 1
      // In bounds: as many places as were counted by digit, in all as many as there are half-ties.
      unsafe ordered.contacts[place] = contact
      unsafe ordered.keys[place] = halves.keys[index]
    }
  }

  private static func place(
    _ halves: HalfTieBuffers, bounds: inout [Int], into placed: inout [PersonID]
  ) {
    var next = bounds.mutableSpan
    for index in unsafe 0..<halves.count { unsafe next[Int(halves.keys[index])] += 1 }
    sumUp(&next)
    unsafe placed.withUnsafeMutableBufferPointer { placed in
      for index in unsafe 0..<halves.count {
        let key = unsafe Int(halves.keys[index])
        let place = next[key]
        next[key] = place &+ 1
        // In bounds: as many places as were counted by key, in all as many as there are half-ties.
        unsafe placed[place] = halves.contacts[index]
      }
    }
  }
}

/// Makes a number of zeros, in memory that is there.
private func clear(_ counts: inout [Int], count: Int) {
  counts.removeAll(keepingCapacity: true)
  counts.append(contentsOf: repeatElement(0, count: count))
}

/// Turns counts into where they begin: each entry takes the sum of those before it.
func sumUp<Count: FixedWidthInteger>(_ counts: inout MutableSpan<Count>) {
  var sum: Count = 0
  for index in counts.indices {
    let count = counts[index]
    counts[index] = sum
    sum += count
  }
}

/// Merges a row's two directions, each sorted, and writes each contact once.
///
/// - Returns: How many contacts there are.
@inline(__always)
private func merge(
  _ forward: UnsafeMutableBufferPointer<PersonID>, _ backward: UnsafeMutableBufferPointer<PersonID>,
  of person: PersonID, into result: UnsafeMutableBufferPointer<PersonID>, at first: Int,
  reversed: inout Int
) -> Int {
  var place = first
  // Nobody is tied to itself, so this is nobody's contact here.
  var previous = person
  // In bounds: i and j stay within their rows, and each step reads at least as much as it writes.
  // Steps without a branch on the contacts, which are random.
  @inline(__always) func write(_ contact: PersonID) {
    unsafe result[place] = contact
    place &+= contact == previous ? 0 : 1
    previous = contact
  }
  var (i, j) = (0, 0)
  while i < forward.count, j < backward.count {
    let (a, b) = unsafe (forward[i], backward[j])
    write(min(a, b))
    // Of n and m listings of a pair the smaller number of steps meets both.
    reversed &+= a == b && a > person ? 1 : 0
    i &+= a <= b ? 1 : 0
    j &+= b <= a ? 1 : 0
  }
  while i < forward.count {
    unsafe write(forward[i])
    i &+= 1
  }
  while j < backward.count {
    unsafe write(backward[j])
    j &+= 1
  }
  return place &- first
}

/// Sorts a short row by insertion, a longer one with the standard library unless it is sorted.
@inline(__always)
private func sortRow(_ row: UnsafeMutableBufferPointer<PersonID>) {
  guard row.count > 1 else { return }
  if row.count > 32 {
    unsafe sortLongRow(row)
    return
  }
  // In bounds: 0 <= place <= index < count.
  for index in 1..<row.count {
    let entry = unsafe row[index]
    var place = index
    while place > 0, unsafe row[place - 1] > entry {
      unsafe row[place] = row[place - 1]
      place &-= 1
    }
    unsafe row[place] = entry
  }
}

@inline(never)
private func sortLongRow(_ row: UnsafeMutableBufferPointer<PersonID>) {
  // In bounds: from 1 up to the end.
  if (1..<row.count).allSatisfy({ unsafe row[$0 - 1] <= row[$0] }) { return }
  var row = unsafe row
  unsafe row.sort()
}
