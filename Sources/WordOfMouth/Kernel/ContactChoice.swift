internal import Randomness
internal import SocialGraph

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
  /// From so many contacts on a draw takes a whole word.
  static let wholeWordDegree: UInt32 = 1 << 16

  /// Whether sixteen tellers can choose in lanes.
  @inline(__always)
  static func fitsLanes(_ tellers: TellerLanes) -> Bool {
    let most = Halves(repeating: mostInLanes)
    let degree = Halves(repeating: wholeWordDegree)
    return !any((tellers.counts .> most) .| (tellers.degrees .>= degree))
  }

  /// Sixteen tellers choose contacts.
  ///
  /// - Parameters:
  ///   - tellers: Who, and how many contacts each tells: at most ``mostInLanes`` and all.
  ///   - key: The luck.
  ///   - list: The list to which the places of the contacts are added, with room for
  ///     16 x (``mostInLanes`` + 2) more.
  ///   - end: How many places there are.
  ///   - drawn: Room for ``mostInLanes`` vectors.
  ///   - moved: The same.
  /// - Returns: How many places there are now.
  @inline(__always)
  static func choose(
    _ tellers: TellerLanes, _ key: RandomKey,
    _ contacts: borrowing some ContactSource, into list: inout [UInt32], from end: Int,
    drawn: inout [Halves], moved: inout [Halves]
  ) -> Int {
    var places = list.mutableSpan
    var drawn = drawn.mutableSpan
    var moved = moved.mutableSpan
    let (least, most) = (Int(tellers.counts.min()), Int(tellers.counts.max()))
    let evens = key.draws(of: tellers.people.evenWords)
    let odds = key.draws(of: tellers.people.oddWords)
    var (even, odd) = (evens.base, odds.base)
    var end = end
    for step in 0..<most {
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
        // In bounds: `earlier` is below `step`, and that below `mostInLanes`.
        let (taken, value) = unsafe (drawn[unchecked: earlier], moved[unchecked: earlier])
        position.replace(with: value, where: taken .== place)
        displaced.replace(with: value, where: taken .== index)
      }
      unsafe drawn[unchecked: step] = place
      unsafe moved[unchecked: step] = displaced
      let found = contacts.places(position, from: tellers.starts)
      // In bounds: the caller made room for sixteen places a step and thirty-two more.
      unsafe places.setHalves(at: end, found)
      if step < least {
        end &+= 16
      } else {
        // The sign of a difference of small numbers: 1 where the count exceeds the step.
        let isTold = (index &- tellers.counts) &>> 31
        unsafe places.setHalves(at: end &+ 16, isTold)
        end = unsafe places.keepLanes(at: end)
      }
    }
    return end
  }

  /// One teller chooses contacts.
  ///
  /// - Parameters:
  ///   - list: The list to which the places of the contacts are added, with room for them.
  ///   - end: How many places there are.
  ///   - positions: The numbers 0, 1, …, at least `degree` of them.
  /// - Returns: How many places there are now.
  static func choose(
    _ person: PersonID, start: UInt32, degree: UInt32, count: UInt32, _ key: RandomKey,
    _ contacts: borrowing some ContactSource, into list: inout [UInt32], from end: Int,
    positions: inout [UInt32]
  ) -> Int {
    let draws = key.draws(of: person)
    var places = list.mutableSpan
    var table = positions.mutableSpan
    for index in 0..<Int(count) {
      let bound = degree - UInt32(truncatingIfNeeded: index)
      let above =
        degree < wholeWordDegree
        ? Int(draws.halfBelow(bound, index)) : Int(draws.below(UInt64(bound), index))
      let place = index + above
      places[end + index] = table[place]
      // What stands at `index` takes the freed place; nobody looks at `index` again.
      table[place] = table[index]
    }
    // A place that was written to is among the positions that were chosen.
    for index in end..<end + Int(count) {
      let position = places[index]
      table[Int(position)] = position
      places[index] = contacts.place(position, from: start)
    }
    return end + Int(count)
  }
}
