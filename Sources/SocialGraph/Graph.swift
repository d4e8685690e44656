/// The number of a person in a graph: 0, 1, … up to the number of people, less one.
public typealias PersonID = UInt32

/// Who talks to whom: people and their contacts.
///
/// A graph answers two questions, *how many contacts has u* and *which is the j-th contact of u*,
/// from compressed sparse rows or, for complete mixing, by arithmetic. It is immutable and free of
/// self-loops and repeated ties; contacts come in rising order of id.
///
/// ```swift
/// let graph = try GraphModel.wattsStrogatz(people: 1000, contacts: 10, rewire: 0.1)
///   .build(seed: 42, draw: 0, workers: Workers())
/// for contact in graph.contacts(of: 0) { … }
/// ```
///
/// It knows nothing of opinions or names. Ids are `UInt32` and so are offsets: at most
/// 2^32 - 1 people and 2^31 - 1 ties. Memory: 4 bytes for each person and each direction of a tie; a
/// directed graph takes another 4 bytes a person, and weights 4 bytes for each direction of a tie.
public struct Graph: Sendable {
  /// How the contacts are held.
  package enum Storage: Sendable {
    /// Row u is `targets[offsets[u]..<offsets[u + 1]]`.
    case rows(offsets: [UInt32], targets: [PersonID])
    /// Everybody knows everybody; nothing is stored.
    case complete
  }

  /// The largest number of ties a graph can hold: each takes two 32-bit places if undirected.
  public static let mostTies = Int(Int32.max)

  /// The number of people.
  public let people: Int
  /// Whether a tie goes one way: A -> B means that A tells B.
  public let isDirected: Bool
  package let storage: Storage
  /// The largest number of contacts of anybody.
  public let largestContactCount: Int
  /// For a directed graph, how many people have this person as a contact; else empty.
  package let incoming: [UInt32]
  /// How much each tie weighs, where that is known.
  public internal(set) var weights: TieWeights?
  /// The kinds of ties by name, where there is more than one; the graph itself then has a tie where
  /// any of them has.
  public internal(set) var layers: [GraphLayer] = []

  /// Takes rows that keep the promises of the type, which `checkInvariants()` lists.
  package init(offsets: [UInt32], targets: [PersonID], isDirected: Bool, incoming: [UInt32] = []) {
    precondition(!offsets.isEmpty, "offsets hold one entry more than there are people")
    people = offsets.count - 1
    storage = .rows(offsets: offsets, targets: targets)
    largestContactCount = Self.longestRow(offsets.span)
    self.isDirected = isDirected
    self.incoming = incoming
  }

  /// Everybody knows everybody: the graph of complete mixing, computed and never stored.
  ///
  /// - Parameter people: The number of people, at most 2^32 - 1.
  public init(completeWithPeople people: Int) {
    precondition(people >= 0 && people <= Int(PersonID.max), "at most 2^32 - 1 people")
    self.people = people
    storage = .complete
    largestContactCount = max(0, people - 1)
    isDirected = false
    incoming = []
  }

  /// How many contacts a person has: those whom the person can tell.
  ///
  /// - Complexity: O(1).
  public func contactCount(of person: PersonID) -> Int {
    switch storage {
    case .rows(let offsets, _):
      Int(offsets[Int(person) + 1] - offsets[Int(person)])
    case .complete:
      people - 1
    }
  }

  /// A person's contact number `index`, in `0..<contactCount(of: person)`, in rising order of id.
  ///
  /// - Complexity: O(1).
  public func contact(_ index: Int, of person: PersonID) -> PersonID {
    switch storage {
    case .rows(let offsets, let targets):
      targets[Int(offsets[Int(person)]) + index]
    case .complete:
      PersonID(index < Int(person) ? index : index + 1)
    }
  }

  /// A person's contacts in rising order of id.
  ///
  /// - Complexity: O(1) to make and to index.
  public func contacts(of person: PersonID) -> Contacts {
    Contacts(graph: self, person: person)
  }

  /// How many people can tell this person; in an undirected graph the number of contacts.
  ///
  /// - Complexity: O(1).
  public func incomingCount(of person: PersonID) -> Int {
    isDirected ? Int(incoming[Int(person)]) : contactCount(of: person)
  }

  /// The number of ties: directed ones each, undirected ones once.
  ///
  /// - Complexity: O(1).
  public var ties: Int {
    switch storage {
    case .rows(_, let targets): isDirected ? targets.count : targets.count / 2
    // Halve the even factor first: the product alone may not fit.
    case .complete: people % 2 == 0 ? people / 2 * max(0, people - 1) : people * ((people - 1) / 2)
    }
  }

  /// Whether `to` is a contact of `from`.
  ///
  /// - Complexity: O(log contacts).
  package func hasTie(from: PersonID, to: PersonID) -> Bool {
    contacts(of: from).sortedIndex(of: to) { $0 < $1 } != nil
  }

  private static func longestRow(_ offsets: Span<UInt32>) -> Int {
    (0..<offsets.count - 1).reduce(0) { max($0, Int(offsets[$1 + 1]) - Int(offsets[$1])) }
  }

  /// The bytes the graph holds in memory.
  public var byteCount: Int {
    let own =
      switch storage {
      case .rows(let offsets, let targets):
        4 * (offsets.count + targets.count + incoming.count + (weights?.values.count ?? 0))
      case .complete: 0
      }
    return layers.reduce(own) { $0 + ($1.ties?.byteCount ?? 0) }
  }

  /// A person's contacts: a random-access collection of ids in rising order.
  public struct Contacts: RandomAccessCollection, Sendable {
    let graph: Graph
    let person: PersonID

    /// Zero.
    public var startIndex: Int { 0 }
    /// The number of contacts.
    public var endIndex: Int { graph.contactCount(of: person) }
    /// The contact at a position.
    public subscript(position: Int) -> PersonID { graph.contact(position, of: person) }
  }
}
