internal import SocialGraph

/// What the kernel asks of a graph, so that it is compiled once for stored rows and once for
/// computed contacts.
protocol ContactSource {
  /// Where one person's contacts are.
  associatedtype Row

  /// Where a person's contacts are.
  func row(of person: PersonID) -> Row
  /// How many contacts there are.
  func count(_ row: Row) -> Int
  /// Contact number `index`, in `0..<count(row)`.
  func contact(_ index: Int, in row: Row) -> PersonID
  /// How many people can tell this person.
  func incomingCount(of person: PersonID) -> Int
}

/// Contacts in compressed sparse rows.
struct RowContacts: ContactSource {
  let offsets: [UInt32]
  let targets: [PersonID]
  /// Incoming counts of a directed graph, else empty.
  let incoming: [UInt32]

  @inline(__always)
  func row(of person: PersonID) -> Range<Int> {
    let index = Int(person)
    return Int(offsets[index])..<Int(offsets[index + 1])
  }

  @inline(__always)
  func count(_ row: Range<Int>) -> Int { row.count }

  @inline(__always)
  func contact(_ index: Int, in row: Range<Int>) -> PersonID {
    targets[row.lowerBound + index]
  }

  @inline(__always)
  func incomingCount(of person: PersonID) -> Int {
    incoming.isEmpty ? row(of: person).count : Int(incoming[Int(person)])
  }
}

/// Everybody but oneself: contact j of person u is j, or j + 1 from u on.
struct CompleteContacts: ContactSource {
  let people: Int

  @inline(__always)
  func row(of person: PersonID) -> Int { Int(person) }

  @inline(__always)
  func count(_ row: Int) -> Int { people - 1 }

  @inline(__always)
  func contact(_ index: Int, in row: Int) -> PersonID {
    PersonID(truncatingIfNeeded: index < row ? index : index + 1)
  }

  @inline(__always)
  func incomingCount(of person: PersonID) -> Int { people - 1 }
}
