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
  private static let slack = 64

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
  @unsafe mutating func append(
    _ people: UnsafePointer<PersonID>, _ count: Int, _ copy: PersonID, _ bits: UInt32
  ) {
    reserve(self.count + count)
    // In bounds: room has just been made.
    for index in 0..<count {
      unsafe self.people.elements[self.count + index] = people[index] &<< bits | copy
    }
    self.count += count
  }

  /// Adds those of sixteen whose flag is 1 and not 0, where there is room for all and their flags.
  @inline(__always)
  mutating func append(_ people: Halves, where flags: Halves) {
    let list = unsafe self.people.elements
    unsafe list.setHalves(at: count, people)
    unsafe list.setHalves(at: count &+ 16, flags)
    count = unsafe list.keepHalves(at: count)
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
    // In bounds: there is slack behind the list for the last 64, and what is kept never overtakes what is
    // read.
    let list = unsafe people.elements
    var end = 0
    for start in stride(from: 0, to: count, by: 64) {
      // A bit each, in a loop that compilers turn into vectors; then from bit to bit.
      var kept: UInt64 = 0
      for offset in 0..<64 {
        let draw = unsafe random.draws(of: list[start &+ offset]).bits(0)
        kept |= (coin.sign(draw) &>> 63) &<< UInt64(truncatingIfNeeded: offset)
      }
      // No bits of people behind the last.
      let people = min(64, count &- start)
      kept &= UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- people)
      while kept != 0 {
        unsafe list[end] = list[start &+ kept.trailingZeroBitCount]
        end &+= 1
        kept &= kept &- 1
      }
    }
    count = end
  }
}
