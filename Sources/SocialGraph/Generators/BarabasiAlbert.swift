import Parallelism
import Randomness

/// `GraphModel.barabasiAlbert(people:attach:)`: who has many contacts gets more.
///
/// 1. The first attach + 1 people all know each other.
/// 2. Each further person in turn draws ends of the ties there are, uniformly and so in proportion
///    to contacts, until they name `attach` different people; it is tied to those.
///
/// Everybody has at least `attach` contacts, and there are
/// attach (attach + 1) / 2 + (people - attach - 1) attach ties.
///
/// Limits: attach in 0...people - 1.
///
/// Complexity: O(people x attach) expected time. To draw an end of a uniformly random tie is to look
/// one entry of the list of ties up (Batagelj and Brandes); the near ends of that list follow a rule
/// and are not stored. Newcomers are served in blocks that are short beside the people before them,
/// so nearly all draws name a tie that is there before the block, and the workers share those; a
/// newcomer who meets the block itself, or draws somebody twice, is served in turn after them.
///
/// References: Barabasi and Albert, *Emergence of scaling in random networks*, Science 286 (1999);
/// Batagelj and Brandes, *Efficient generation of large random networks*, Phys. Rev. E 71 (2005).
struct BarabasiAlbert: GraphGenerator {
  let people: Int
  let attach: Int

  var parameterProblem: GraphModelProblem? { problem(ofCount: attach, named: "attach") }

  var expectedTies: Double {
    let attach = Double(attach)
    return attach * (attach + 1) / 2 + max(0, Double(people) - attach - 1) * attach
  }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    var list = TieList()
    guard attach > 0 else { return try list.graph(people: people, workers: workers) }
    for later in 0...attach {
      for earlier in 0..<later {
        list.add(PersonID(truncatingIfNeeded: later), PersonID(truncatingIfNeeded: earlier))
      }
    }
    do {
      let chosen = try choices(random.key(stage: 0), workers: workers)
      let (first, attach) = (attach + 1, UInt32(attach))
      list.add(count: chosen.count, workers: workers) { place in
        Tie(PersonID(first) + UInt32(truncatingIfNeeded: place) / attach, chosen[place])
      }
    }
    return try list.graph(people: people, workers: workers)
  }

  /// The people that newcomers choose, `attach` for each newcomer.
  private func choices(
    _ random: RandomKey, workers: Workers
  ) throws(GraphModelProblem) -> [PersonID] {
    var service = NewcomerService(people: people, attach: attach, random: random)
    while service.next < people {
      if service.next & 0xFF == 0, workers.isCancelled { throw .stopped }
      let block = service.block
      if block.isEmpty {
        service.serveInTurn(service.next)
      } else {
        service.serve(block, workers: workers)
      }
    }
    return service.chosen
  }
}

/// Newcomers being tied to the people before them.
private struct NewcomerService {
  let people: Int
  let attach: Int
  let random: RandomKey
  /// The ends of the first ties: each of attach + 1 people `attach` times.
  let firstEnds: UInt64
  /// The people that each newcomer chose, `attach` for each.
  private(set) var chosen: [PersonID] = []
  /// The next newcomer.
  private(set) var next: Int
  /// The newcomer that last chose each person; nobody was chosen by person 0.
  private var chosenBy: [PersonID]

  init(people: Int, attach: Int, random: RandomKey) {
    self.people = people
    self.attach = attach
    self.random = random
    firstEnds = UInt64(attach + 1) * UInt64(attach)
    next = attach + 1
    chosenBy = [PersonID](repeating: 0, count: people)
    chosen.reserveCapacity(attach * (people - attach - 1))
  }

  /// The next newcomers who can be served at once; nobody where that would not be faster.
  ///
  /// One of them meets the block with a chance of 1/50 at most, and 1/100 on average.
  var block: Range<Int> {
    let length = attach <= 128 && next >= 100_000 ? next / (25 * attach) : 0
    return next..<min(people, next + length)
  }

  /// The number of ends that newcomer `newcomer` draws from.
  private func ends(before newcomer: Int) -> UInt64 {
    firstEnds + 2 * UInt64(attach * (newcomer - attach - 1))
  }

  /// Serves newcomer `newcomer`, who is next or was left over, when all before are served.
  mutating func serveInTurn(_ newcomer: Int) {
    let start = attach * (newcomer - attach - 1)
    if newcomer == next {
      chosen.append(contentsOf: repeatElement(0, count: attach))
      next += 1
    }
    let id = PersonID(truncatingIfNeeded: newcomer)
    let draws = random.draws(of: id)
    let ends = ends(before: newcomer)
    var draw = 0
    var place = start
    while place < start + attach {
      let end = draws.below(ends, draw)
      draw += 1
      let person: PersonID
      if end < firstEnds {
        person = PersonID(truncatingIfNeeded: end / UInt64(attach))
      } else {
        let (tie, side) = (end - firstEnds).quotientAndRemainder(dividingBy: 2)
        person = side == 0 ? nearEnd(of: UInt32(truncatingIfNeeded: tie)) : chosen[Int(tie)]
      }
      if chosenBy[Int(person)] != id {
        chosenBy[Int(person)] = id
        chosen[place] = person
        place += 1
      }
    }
  }

  /// The newcomer who made a tie.
  @inline(__always)
  private func nearEnd(of tie: UInt32) -> PersonID {
    UInt32(truncatingIfNeeded: attach + 1) &+ tie / UInt32(truncatingIfNeeded: attach)
  }

  /// Serves a block, the workers those who meet nothing of the block.
  mutating func serve(_ block: Range<Int>, workers: Workers) {
    let parts = drawn(block, workers: workers)
    for part in parts { chosen.append(contentsOf: part.chosen) }
    next = block.upperBound
    for newcomer in parts.flatMap(\.leftOver) { serveInTurn(newcomer) }
  }

  private func drawn(
    _ block: Range<Int>, workers: Workers
  ) -> [(chosen: [PersonID], leftOver: [Int])] {
    workers.mapRanges(block.count, atLeast: 512) { range in
      drawn(block.lowerBound + range.lowerBound..<block.lowerBound + range.upperBound)
    }
  }

  /// What some newcomers of a block choose in their first draws, and who of them is left over: those
  /// who draw a tie of the block, or somebody twice.
  private func drawn(_ newcomers: Range<Int>) -> (chosen: [PersonID], leftOver: [Int]) {
    let known = UInt32(truncatingIfNeeded: chosen.count)
    // Nobody's number: the draw names the far end of a tie, which is to be looked up.
    let farEnd = PersonID.max
    var drawn = [PersonID](repeating: farEnd, count: attach * newcomers.count)
    var ties = [UInt32](repeating: 0, count: drawn.count)
    var meetsBlock = [Bool](repeating: false, count: newcomers.count)
    var index = 0
    for (row, newcomer) in newcomers.enumerated() {
      let draws = random.draws(of: PersonID(truncatingIfNeeded: newcomer))
      let ends = ends(before: newcomer)
      var isUnknown = false
      for draw in 0..<attach {
        let end = draws.below(ends, draw)
        if end < firstEnds {
          drawn[index] = PersonID(truncatingIfNeeded: end / UInt64(attach))
        } else {
          let tie = UInt32(truncatingIfNeeded: (end &- firstEnds) >> 1)
          let isFar = (end &- firstEnds) & 1 == 1
          drawn[index] = isFar ? farEnd : nearEnd(of: tie)
          ties[index] = isFar && tie < known ? tie : 0
          isUnknown = isUnknown || isFar && tie >= known
        }
        index += 1
      }
      meetsBlock[row] = isUnknown
    }
    lookUp(ties, into: &drawn, where: farEnd)
    var leftOver: [Int] = []
    for (row, newcomer) in newcomers.enumerated()
    where meetsBlock[row] || hasRepeat(drawn.span.extracting(row * attach..<(row + 1) * attach)) {
      leftOver.append(newcomer)
    }
    return (drawn, leftOver)
  }

  /// Puts the far ends of ties in the places that ask for them.
  ///
  /// A pass of its own that does nothing else, so that many memory reads overlap.
  private func lookUp(_ ties: [UInt32], into drawn: inout [PersonID], where farEnd: PersonID) {
    let known = chosen.span
    let ties = ties.span
    var drawn = drawn.mutableSpan
    for index in ties.indices {
      let end = known[Int(ties[index])]
      drawn[index] = drawn[index] == farEnd ? end : drawn[index]
    }
  }

  private func hasRepeat(_ row: Span<PersonID>) -> Bool {
    var hits: UInt32 = 0
    for index in row.indices {
      let person = row[index]
      for other in 0..<index { hits |= row[other] == person ? 1 : 0 }
    }
    return hits != 0
  }
}
