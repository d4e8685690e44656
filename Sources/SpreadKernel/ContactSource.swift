internal import SpreadTypes

/// What the kernel asks of a graph, so that it is compiled once for stored rows and once for
/// computed contacts.
///
/// A teller's contacts are found in two steps. A *place* says where contact number j of a row is,
/// by arithmetic alone, sixteen at a time; from the place comes the contact, which may cost a cache
/// miss. This many places are known before the first of them is looked at.
protocol ContactSource: BitwiseCopyable {
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
  /// How many people can tell this person.
  func incomingCount(of person: PersonID) -> UInt32
  /// The weight of the contact at a place, where contacts have weights.
  func weight(at place: UInt32) -> Float
}

/// Contacts in compressed sparse rows: a place is an index into `targets`.
///
/// It points into the graph's arrays and must not outlive the call that lends them. Every index is in
/// bounds: people are below the number of people, and a place is a row's start and a number below the
/// row's length. A debug build checks.
@safe struct RowContacts: ContactSource {
  @unsafe let offsets: UnsafeBufferPointer<UInt32>
  @unsafe let targets: UnsafeBufferPointer<PersonID>
  /// Incoming counts of a directed graph, else empty.
  @unsafe let incoming: UnsafeBufferPointer<UInt32>
  /// The weights of the contacts, or empty.
  @unsafe let weights: UnsafeBufferPointer<Float>

  /// Takes rows; nil where everybody knows everybody.
  init?(_ rows: ContactRows) {
    guard let start = unsafe rows.offsets else { return nil }
    let people = rows.people
    unsafe offsets = UnsafeBufferPointer(start: start, count: people + 1)
    unsafe targets = UnsafeBufferPointer(start: rows.targets, count: Int(start[people]))
    unsafe incoming = UnsafeBufferPointer(
      start: rows.incoming, count: rows.incoming == nil ? 0 : people)
    unsafe weights = UnsafeBufferPointer(
      start: rows.weights, count: rows.weights == nil ? 0 : targets.count)
  }

  @inline(__always)
  func start(of person: PersonID) -> UInt32 { unsafe offsets[Int(person)] }

  @inline(__always)
  func count(of person: PersonID) -> UInt32 {
    unsafe offsets[Int(person) &+ 1] &- offsets[Int(person)]
  }

  @inline(__always)
  func place(_ index: UInt32, from start: UInt32) -> UInt32 { start &+ index }

  @inline(__always)
  func places(_ indices: Halves, from starts: Halves) -> Halves { starts &+ indices }

  @inline(__always)
  func contact(at place: UInt32) -> PersonID { unsafe targets[Int(place)] }

  @inline(__always)
  func incomingCount(of person: PersonID) -> UInt32 {
    unsafe incoming.isEmpty ? count(of: person) : incoming[Int(person)]
  }

  @inline(__always)
  func weight(at place: UInt32) -> Float { unsafe weights[Int(place)] }
}

/// Everybody but oneself: contact j of person u is j, or j + 1 from u on.
///
/// A place is the contact.
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
  func incomingCount(of person: PersonID) -> UInt32 { count(of: person) }

  /// Rules by weight are for stored ties: nobody asks.
  @inline(__always)
  func weight(at place: UInt32) -> Float { 0 }
}
