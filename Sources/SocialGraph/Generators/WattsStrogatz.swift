import Parallelism
import Randomness

/// `GraphModel.wattsStrogatz(people:contacts:rewire:)`: a small world between a ring and chance.
///
/// 1. Start with the ``RingLattice``: everybody is tied to the next contacts/2 people.
/// 2. In lap 1 take the ties to the next person, going round the ring once; in lap 2 those to the
///    next but one; and so on to lap contacts/2.
/// 3. With the chance `rewire`, the far end of the tie moves to a person drawn uniformly from all
///    those to whom the near end is not tied; if there is nobody like that, the tie stays.
///
/// The number of ties is kept, and everybody keeps at least the contacts/2 ties of its own.
///
/// Limits: contacts even, in 0...people - 1; rewire in 0...1.
///
/// Complexity: O(people x contacts + rewired ties x contacts) expected time. Where people know a sixteenth
/// of all others or more, a rewired tie takes 65 draws at most and O(people / 64) steps, and people^2 / 8
/// bytes say who is tied. The laps are walked by one worker, since a tie may move only to where none is; the
/// workers build the rows.
///
/// Reference: Watts and Strogatz, *Collective dynamics of 'small-world' networks*, Nature 393
/// (1998).
struct WattsStrogatz: GraphGenerator {
  let people: Int
  let contacts: Int
  let rewire: Double

  private var lattice: RingLattice { RingLattice(people: people, contacts: contacts) }

  var parameterProblem: GraphModelProblem? {
    lattice.parameterProblem
      ?? .unless((0...1).contains(rewire), "rewire", "\(rewire) is not a chance in 0...1")
  }

  var expectedTies: Double { lattice.expectedTies }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    var list = TieList()
    do {
      let laps = contacts / 2
      let ends = try rewiredEnds(random.key(stage: 0), workers)
      list.add(count: ends.count, workers: workers) { index in
        Tie(UInt32(truncatingIfNeeded: index) / UInt32(truncatingIfNeeded: laps), ends[index])
      }
    }
    return try list.graph(people: people, workers: workers)
  }

  /// The far ends of everybody's own ties, contacts/2 for each person.
  private func rewiredEnds(
    _ random: RandomKey, _ workers: Workers
  ) throws(GraphModelProblem) -> [PersonID] {
    let laps = contacts / 2
    var ring = MovableTies(lattice)
    for lap in 0..<laps {
      for person in 0..<people {
        if person & 0xFFFF == 0, workers.isCancelled { throw .stopped }
        let tie = person * laps + lap
        let draws = random.draws(of: UInt64(tie))
        if draws.unit(0) < rewire { ring.move(tie, of: person, draws) }
      }
    }
    return ring.ends
  }
}

/// The ties of a ring, whose far ends move.
struct MovableTies {
  private let people: Int
  /// How many ties each person has of its own.
  private let laps: Int
  /// The far ends of everybody's own ties.
  private(set) var ends: [PersonID] = []
  private var degrees: [UInt32]
  /// Who is tied, if people know many of all others.
  private var pairs: TiedPairs?

  /// The most ends that are drawn among all people before one is drawn among strangers alone.
  static let mostDraws = 64

  /// Lists the ties of a ring.
  init(_ lattice: RingLattice) {
    let (people, laps) = (lattice.people, lattice.contacts / 2)
    (self.people, self.laps) = (people, laps)
    degrees = [UInt32](repeating: UInt32(truncatingIfNeeded: lattice.contacts), count: people)
    pairs = TiedPairs(people: people, contacts: lattice.contacts)
    ends.reserveCapacity(people * laps)
    for person in 0..<people {
      for lap in 0..<laps {
        let end = lattice.end(of: person, step: lap)
        ends.append(end)
        pairs?[PersonID(truncatingIfNeeded: person), end] = true
      }
    }
  }

  /// Moves the far end of a tie of a person to somebody drawn uniformly from all those to whom the person is
  /// not tied; the tie stays if there is nobody.
  ///
  /// - Returns: How many ends were drawn; `mostDraws` + 1 at most where people know many of all others.
  /// - Complexity: O(contacts) expected; O(people / 64) where people know a sixteenth of all others or more.
  @discardableResult
  mutating func move(_ tie: Int, of person: Int, _ draws: RandomDraws) -> Int {
    let strangers = people - 1 - Int(degrees[person])
    if strangers == 0 { return 0 }
    let (end, drawn) = stranger(to: person, among: strangers, draws)
    let (id, old) = (PersonID(truncatingIfNeeded: person), ends[tie])
    pairs?[id, old] = false
    pairs?[id, end] = true
    degrees[Int(old)] -= 1
    degrees[Int(end)] += 1
    ends[tie] = end
    return drawn
  }

  /// Somebody to whom a person is not tied, and how many draws that took.
  ///
  /// Whoever is drawn among all people is drawn again if tied. Where few are not tied, or after many draws,
  /// a rank among those who are not is drawn.
  private func stranger(
    to person: Int, among strangers: Int, _ draws: RandomDraws
  ) -> (end: PersonID, drawn: Int) {
    let id = PersonID(truncatingIfNeeded: person)
    var draw = 1
    while pairs == nil || 16 * strangers >= people && draw <= Self.mostDraws {
      let end = PersonID(truncatingIfNeeded: draws.below(UInt64(people), draw))
      if end != id, !isTied(id, end) { return (end, draw) }
      draw += 1
    }
    let rank = Int(draws.below(UInt64(strangers), draw))
    return (pairs?.stranger(rank, of: id) ?? id, draw)
  }

  /// Whether two people are tied: a tie is listed by one of its ends, so two rows tell.
  private func isTied(_ a: PersonID, _ b: PersonID) -> Bool {
    pairs?[a, b] ?? (isListed(a, b) || isListed(b, a))
  }

  private func isListed(_ owner: PersonID, _ end: PersonID) -> Bool {
    let row = Int(owner) * laps..<(Int(owner) + 1) * laps
    return holds(ends.span.extracting(row), anyOf: end, count: 1)
  }
}
