internal import Randomness

// Which K of d contacts: a virtual Fisher-Yates shuffle of the positions 0..<d whose draw i is uniform
// on i..<d (Durstenfeld 1964). Every K-subset is equally likely, and the sets are nested: the first 3
// of 10 are those for K = 3.
//
// Draw i of a person with fewer than 2^16 contacts is half-word i of its choice draws, two draws for
// one scattering, at a bias of at most 2^-16; with more contacts it is a whole word.
//
// Two ways with the same answer:
//
// - in lanes: sixteen tellers at a time, for up to 64 contacts told. No array is shuffled. Step i
//   looks the place it drew up among the places of the steps before, which hold what those steps
//   moved there: K^2 comparisons, but of sixteen tellers at once and without a branch;
// - one by one: one array 0, 1, 2, … serves all tellers, since a teller touches only entries that it
//   can name afterwards, and puts them back.

enum ContactChoice {
  /// The most contacts told by a teller who stands in a lane.
  static let mostInLanes: UInt32 = 64
  /// From this many contacts on a draw takes a whole word.
  static let wholeWordDegree: UInt32 = 1 << 16

  /// Room that choosing needs.
  struct Memory: ~Copyable {
    /// The places that each step drew, and what each step moved there.
    fileprivate let drawn = KernelBuffer(count: Int(mostInLanes), Halves(repeating: 0))
    fileprivate let moved = KernelBuffer(count: Int(mostInLanes), Halves(repeating: 0))
    /// The numbers 0, 1, …: an array to shuffle, put back after each teller; as long as needed so far.
    fileprivate var positions = KernelBuffer<UInt32>(0)

    /// Makes room for somebody with this many contacts.
    fileprivate mutating func reserve(_ degree: UInt32) {
      let before = positions.count
      positions.reserve(Int(degree), 0)
      for index in before..<max(before, positions.count) {
        unsafe positions.elements[index] = UInt32(truncatingIfNeeded: index)
      }
    }
  }

  /// Whether sixteen tellers can choose in lanes.
  @inline(__always)
  static func fitsLanes(_ tellers: TellerLanes) -> Bool {
    tellers.most <= mostInLanes && tellers.widest < wholeWordDegree
  }

  /// Sixteen tellers choose contacts.
  ///
  /// - Parameters:
  ///   - tellers: Who, and how many contacts each tells: at most ``mostInLanes`` and all.
  ///   - random: The random stream.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places of the contacts, with room for
  ///     16 x ``mostInLanes`` more and two vectors.
  ///   - memory: Room to work in.
  /// - Complexity: O(K^2) vector operations for the largest K of the sixteen.
  @inline(__always)
  static func choose(
    _ tellers: TellerLanes, _ random: some PersonStream, _ contacts: some ContactSource,
    into places: inout PlaceList, _ memory: borrowing Memory
  ) {
    // In bounds: steps are fewer than `mostInLanes`; and see `places`.
    let (drawn, moved) = unsafe (memory.drawn.elements, memory.moved.elements)
    let list = unsafe places.elements
    let evens = random.draws(of: tellers.people.evenWords)
    let odds = random.draws(of: tellers.people.oddWords)
    var (even, odd) = (evens.base, odds.base)
    var end = places.count
    for step in 0..<Int(tellers.most) {
      let index = Halves(repeating: UInt32(truncatingIfNeeded: step))
      // Where a teller has no such draw the bound wraps around, and nobody looks at the lane.
      let bound = tellers.degrees &- index
      let above: Halves
      if step & 1 == 0 {
        if step > 0 { (even, odd) = (evens.bits(step >> 1), odds.bits(step >> 1)) }
        above = Halves(
          even: ((even & 0xFFFF_FFFF) &* bound.evenWords) &>> 32,
          oddUpper: (odd & 0xFFFF_FFFF) &* bound.oddWords)
      } else {
        above = Halves(
          even: ((even &>> 32) &* bound.evenWords) &>> 32,
          oddUpper: (odd &>> 32) &* bound.oddWords)
      }
      let place = above &+ index
      // What stands at the place drawn, and at the index, which takes the freed place.
      var position = place
      var displaced = index
      for earlier in 0..<step {
        let (taken, value) = unsafe (drawn[earlier], moved[earlier])
        position.replace(with: value, where: taken .== place)
        displaced.replace(with: value, where: taken .== index)
      }
      unsafe (drawn[step], moved[step]) = (place, displaced)
      unsafe list.setHalves(at: end, contacts.places(position, from: tellers.starts))
      if step < tellers.least {
        end &+= tellers.lanes
      } else {
        // The sign of a difference of small numbers: 1 where the count exceeds the step.
        unsafe list.setHalves(at: end &+ 16, (index &- tellers.counts) &>> 31)
        end = unsafe list.keepHalves(at: end)
      }
    }
    places.count = end
  }

  /// One teller chooses contacts.
  ///
  /// - Parameters:
  ///   - teller: Who, and how many contacts it tells: at most all.
  ///   - random: The random stream.
  ///   - contacts: Who knows whom.
  ///   - places: The list that takes the places of the contacts, with room for them.
  ///   - memory: Room to work in.
  /// - Complexity: O(K), and O(contacts) where they are more than ever before.
  static func choose(
    _ teller: Teller, _ random: some PersonStream, _ contacts: some ContactSource,
    into places: inout PlaceList, _ memory: inout Memory
  ) {
    memory.reserve(teller.degree)
    // In bounds: positions are below the number of contacts.
    let table = unsafe memory.positions.elements
    let list = unsafe places.elements
    let draws = random.draws(of: teller.person)
    let (first, end) = (places.count, places.count + Int(teller.count))
    for index in 0..<Int(teller.count) {
      let bound = teller.degree - UInt32(truncatingIfNeeded: index)
      let above =
        teller.degree < wholeWordDegree
        ? Int(draws.halfBelow(bound, index)) : Int(draws.below(UInt64(bound), index))
      let place = index + above
      unsafe list[first + index] = table[place]
      // What stands at `index` takes the freed place; nobody looks at `index` again.
      unsafe table[place] = table[index]
    }
    // A place that was written to is among the positions that were chosen.
    for index in first..<end {
      let position = unsafe list[index]
      unsafe table[Int(position)] = position
      unsafe list[index] = contacts.place(position, from: teller.start)
    }
    places.count = end
  }
}
