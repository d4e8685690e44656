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
/// Complexity: O(people x contacts + rewired ties x contacts) expected time, where people know a
/// sixteenth of all others or more O(people x contacts), unless almost everybody knows everybody. The laps are walked by one worker, since a tie may move only to where
/// none is; the workers build the rows.
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
      let ends = rewiredEnds(random.key(stage: 0))
      let laps = contacts / 2
      list.add(count: ends.count, workers: workers) { index in
        Tie(UInt32(truncatingIfNeeded: index) / UInt32(truncatingIfNeeded: laps), ends[index])
      }
    }
    return try list.graph(people: people, workers: workers)
  }

  /// The far ends of everybody's own ties, contacts/2 for each person.
  private func rewiredEnds(_ random: RandomKey) -> [PersonID] {
    let laps = contacts / 2
    let lattice = lattice
    var ends: [PersonID] = []
    ends.reserveCapacity(people * laps)
    for person in 0..<people {
      for lap in 0..<laps { ends.append(lattice.end(of: person, step: lap)) }
    }
    var pairs = TiedPairs(people: people, contacts: contacts)
    if pairs != nil {
      for (index, end) in ends.enumerated() {
        pairs?[PersonID(truncatingIfNeeded: index / laps), end] = true
      }
    }
    var degrees = [UInt32](repeating: UInt32(truncatingIfNeeded: contacts), count: people)
    for lap in 0..<laps {
      for person in 0..<people {
        let own = person * laps..<(person + 1) * laps
        let draws = random.draws(of: UInt64(own.lowerBound + lap))
        guard draws.unit(0) < rewire, Int(degrees[person]) < people - 1 else { continue }
        let id = PersonID(truncatingIfNeeded: person)
        var draw = 1
        while true {
          let end = draws.below(UInt64(people), draw)
          draw += 1
          let theirs = Int(end) * laps..<(Int(end) + 1) * laps
          guard end != UInt64(person) else { continue }
          // A tie is listed by one of its ends, so two rows tell whether there is one.
          let isTied =
            pairs?[id, PersonID(truncatingIfNeeded: end)]
            ?? (holds(ends.span.extracting(own), anyOf: UInt32(end), count: 1)
              || holds(ends.span.extracting(theirs), anyOf: id, count: 1))
          if isTied { continue }
          pairs?[id, ends[own.lowerBound + lap]] = false
          pairs?[id, PersonID(truncatingIfNeeded: end)] = true
          degrees[Int(ends[own.lowerBound + lap])] -= 1
          degrees[Int(end)] += 1
          ends[own.lowerBound + lap] = PersonID(truncatingIfNeeded: end)
          break
        }
      }
    }
    return ends
  }
}
