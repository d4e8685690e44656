internal import SocialGraph

/// What the kernel asks of a graph, so that it is compiled once for stored rows and once for
/// computed contacts.
///
/// A teller's contacts are found in two steps. A *place* says where contact number j of a row is,
/// by arithmetic alone, sixteen at a time; from the place comes the contact, which may cost a cache
/// miss. So many places are known before the first of them is looked at.
protocol ContactSource {
  /// Where a person's row of contacts starts.
  func start(of person: PersonID) -> UInt32
  /// How many contacts a person has.
  func count(of person: PersonID) -> UInt32
  /// The place of contact number `index` of the row that starts at `start`.
  func place(_ index: UInt32, from start: UInt32) -> UInt32
  /// The same in sixteen lanes.
  func places(_ indices: Halves, from starts: Halves) -> Halves
  /// The contact at a place.
  func contact(at place: UInt32) -> PersonID
  /// Turns the first `count` places of a list into the contacts there.
  func resolve(_ places: inout [UInt32], _ count: Int)
  /// How many people can tell this person.
  func incomingCount(of person: PersonID) -> UInt32
}

/// Contacts in compressed sparse rows: a place is an index into `targets`.
struct RowContacts: ContactSource {
  let offsets: [UInt32]
  let targets: [PersonID]
  /// Incoming counts of a directed graph, else empty.
  let incoming: [UInt32]

  @inline(__always)
  func start(of person: PersonID) -> UInt32 { offsets[Int(person)] }

  @inline(__always)
  func count(of person: PersonID) -> UInt32 {
    offsets[Int(person) &+ 1] &- offsets[Int(person)]
  }

  @inline(__always)
  func place(_ index: UInt32, from start: UInt32) -> UInt32 { start &+ index }

  @inline(__always)
  func places(_ indices: Halves, from starts: Halves) -> Halves { starts &+ indices }

  @inline(__always)
  func contact(at place: UInt32) -> PersonID { targets[Int(place)] }

  @inline(__always)
  func resolve(_ places: inout [UInt32], _ count: Int) {
    precondition(count <= places.count)
    let targets = targets.span
    var places = places.mutableSpan
    for index in 0..<count {
      // In bounds: `count` is at most the list's length, and a place is a row's start and a number
      // below the row's length.
      let place = unsafe places[unchecked: index]
      unsafe places[unchecked: index] = targets[unchecked: Int(place)]
    }
  }

  @inline(__always)
  func incomingCount(of person: PersonID) -> UInt32 {
    incoming.isEmpty ? count(of: person) : incoming[Int(person)]
  }
}

/// Everybody but oneself: contact j of person u is j, or j + 1 from u on. A place is the contact.
struct CompleteContacts: ContactSource {
  let people: Int

  @inline(__always)
  func start(of person: PersonID) -> UInt32 { person }

  @inline(__always)
  func count(of person: PersonID) -> UInt32 { UInt32(truncatingIfNeeded: people &- 1) }

  @inline(__always)
  func place(_ index: UInt32, from start: UInt32) -> UInt32 {
    index < start ? index : index &+ 1
  }

  @inline(__always)
  func places(_ indices: Halves, from starts: Halves) -> Halves {
    indices.replacing(with: indices &+ 1, where: indices .>= starts)
  }

  @inline(__always)
  func contact(at place: UInt32) -> PersonID { place }

  @inline(__always)
  func resolve(_ places: inout [UInt32], _ count: Int) {}

  @inline(__always)
  func incomingCount(of person: PersonID) -> UInt32 {
    UInt32(truncatingIfNeeded: people &- 1)
  }
}
