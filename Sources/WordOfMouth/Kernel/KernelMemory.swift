internal import SocialGraph

/// What the kernel keeps from one run to the next, so that a run allocates nothing once it is warm.
///
/// One byte a person, four more for everyone who ever held an opinion in one run, and what one batch
/// of tellers needs. Between runs `standings` shows the last run's people; ``prepare(people:largest:)``
/// wipes it.
struct KernelMemory {
  /// A ``Standing`` for each person.
  private(set) var standings: [UInt8] = []
  /// In `0..<holders`, everyone with a standing other than none; beyond, room.
  private(set) var known: [PersonID] = []
  /// How many people have a standing other than none.
  private(set) var holders = 0
  /// Who tells each opinion in the coming round.
  var due = ByOpinion<[PersonID]>(positive: [], negative: [])
  /// The batch: who is told, one entry for each telling.
  var told: [PersonID] = []
  /// The numbers 0, 1, …: an array to shuffle, put back after each teller.
  var positions: [UInt32] = []

  /// The tellings in a batch, after which one more teller's contacts still fit.
  private static let batch = 4096

  /// Makes ready for a run: nobody knows anything.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - largest: The largest number of contacts of anybody.
  /// - Complexity: O(people of the last run with a standing), and O(people + largest) when larger
  ///   than any run before.
  mutating func prepare(people: Int, largest: Int) {
    // A sweep costs a sixteenth of a nanosecond a person, a visit up to a cache miss.
    if holders > standings.count / 16 {
      var all = standings.mutableSpan
      all.update(repeating: Standing.none)
    } else {
      for index in 0..<holders { standings[Int(known[index])] = Standing.none }
    }
    holders = 0
    due.positive.removeAll(keepingCapacity: true)
    due.negative.removeAll(keepingCapacity: true)
    if standings.count < people {
      standings += repeatElement(Standing.none, count: people - standings.count)
    }
    let room = Self.batch + largest
    if told.count < room { told += repeatElement(0, count: room - told.count) }
    if positions.count < largest {
      positions += (positions.count..<largest).map { UInt32(truncatingIfNeeded: $0) }
    }
  }

  /// Gives somebody who has no standing yet a first-hand opinion.
  mutating func placeFirstHand(_ person: PersonID, _ opinion: Opinion) {
    precondition(
      standings[Int(person)] == Standing.none, "a first-hand person is in one group, once")
    standings[Int(person)] = Standing.holds(opinion)
    makeRoom(for: 1)
    known[holders] = person
    holders += 1
  }

  /// Makes room for so many more entries of `known`, and one to spare.
  private mutating func makeRoom(for more: Int) {
    let needed = holders + more + 1
    if known.count < needed {
      known += repeatElement(0, count: max(needed - known.count, known.count / 2))
    }
  }

  /// The scatter pass: tells an opinion to the first `count` entries of `told`.
  ///
  /// Whoever had no standing is appended to `known`, to be settled when the round ends. There is no
  /// branch on what a person knows, for nothing predicts it: the append is written always and kept
  /// where needed, and the loads of neighbouring iterations overlap.
  ///
  /// - Returns: How many are newly reached: had not heard the opinion and do not hold it first-hand.
  mutating func scatter(_ count: Int, _ opinion: Opinion) -> Int {
    makeRoom(for: count)
    return Self.scatter(told, count, opinion, &standings, &known, &holders)
  }

  /// The same with each array by itself, which lets them be seen through spans side by side.
  private static func scatter(
    _ told: [PersonID], _ count: Int, _ opinion: Opinion, _ standings: inout [UInt8],
    _ known: inout [PersonID], _ holders: inout Int
  ) -> Int {
    let heard = Standing.heard(opinion)
    let knows = heard | Standing.holds(opinion)
    let told = told.span
    var standings = standings.mutableSpan
    var known = known.mutableSpan
    var end = holders
    var newly = 0
    for index in 0..<count {
      let person = told[index]
      let before = standings[Int(person)]
      standings[Int(person)] = before | heard
      newly &+= before & knows == 0 ? 1 : 0
      known[end] = person
      end &+= before == Standing.none ? 1 : 0
    }
    holders = end
    return newly
  }

  /// Ends a round: everyone in `known` from `first` on takes an opinion up and may become due.
  ///
  /// - Parameters:
  ///   - first: The index of the first person who was told something for the first time.
  ///   - takesUp: Decides between the opinions for somebody who was told both.
  ///   - tellsOn: Whether somebody who took an opinion up is due in the next round.
  /// - Returns: How many took each opinion up.
  @inline(__always)
  mutating func settle(
    from first: Int, takesUp: (PersonID) -> Opinion, tellsOn: (PersonID, Opinion) -> Bool
  ) -> ByOpinion<Int> {
    var held = ByOpinion(positive: 0, negative: 0)
    for index in first..<holders {
      let person = known[index]
      let heard = standings[Int(person)]
      let opinion =
        heard == Standing.heardBoth
        ? takesUp(person) : heard == Standing.heard(.positive) ? .positive : .negative
      standings[Int(person)] = heard | Standing.holds(opinion)
      held[opinion] += 1
      if tellsOn(person, opinion) { due[opinion].append(person) }
    }
    return held
  }
}
