internal import Randomness
internal import SpreadTypes

/// People who adopted a story in a round: a list that is then thinned out by coins to those who tell
/// it on.
struct PersonList: ~Copyable {
  /// In `0..<count` the people; beyond, room.
  private(set) var people = KernelBuffer<PersonID>(0)
  /// How many people are in the list; whoever adds people sets it.
  var count = 0
  /// Entries behind the list that a pass may write to.
  private static let slack = 48

  /// Empties the list.
  mutating func removeAll() { count = 0 }

  /// Makes room for this many people in all, and some slack.
  @inline(__always)
  mutating func reserve(_ count: Int) { people.reserve(count &+ Self.slack, 0) }

  /// Adds somebody where there is room.
  @inline(__always)
  mutating func append(_ person: PersonID) {
    precondition(count < people.count)
    unsafe people.elements[count] = person
    count &+= 1
  }

  /// Adds people, with the bits that say which copy of them.
  @unsafe mutating func append(_ people: UnsafePointer<PersonID>, _ count: Int, _ copy: PersonID) {
    reserve(self.count + count)
    // In bounds: room has just been made.
    for index in 0..<count {
      unsafe self.people.elements[self.count + index] = people[index] | copy
    }
    self.count += count
  }

  /// In `0..<count`, the people.
  @unsafe var start: UnsafePointer<PersonID> {
    // A buffer has an address, however short it is.
    unsafe UnsafePointer(people.elements.baseAddress.unsafelyUnwrapped)
  }

  /// Keeps everybody whose coin succeeds.
  ///
  /// - Parameters:
  ///   - chance: The chance, in 0...1.
  ///   - random: The random stream; a person's coin is draw 0.
  /// - Complexity: O(count).
  @inline(__always)
  mutating func keep(chance: Double, _ random: some PersonStream) {
    if chance >= 1 || count == 0 { return }
    let coin = CoinThreshold(chance: chance)
    // In bounds: there is slack behind the list for the last vector and for sixteen flags behind it,
    // and what is kept never overtakes what is read.
    let list = unsafe people.elements
    let flags = (count &+ 15) & ~15
    var kept = 0
    for start in stride(from: 0, to: count, by: 16) {
      let ids = unsafe list.halves(at: start)
      let even = coin.signs(random.draws(of: ids.evenWords).bits(0)) &>> 63
      let odd = coin.signs(random.draws(of: ids.oddWords).bits(0)) &>> 31
      unsafe list.setHalves(at: flags, Halves(even: even, oddUpper: odd))
      // Lanes behind the last person count for nothing.
      let last = count &- start
      for lane in 0..<16 {
        unsafe list[kept] = list[start &+ lane]
        let isKept = unsafe lane < last ? list[flags &+ lane] : 0
        kept &+= Int(truncatingIfNeeded: isKept)
      }
    }
    count = kept
  }
}
