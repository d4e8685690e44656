internal import Randomness
internal import SocialGraph

/// The first people of one random order of all people.
///
/// A Fisher-Yates shuffle (Durstenfeld 1964) whose step i draws uniformly from i..<people, stopped
/// after `count` steps: the first people of a longer stretch are those of a shorter one. Where few are
/// wanted, only the places that moved are remembered; the result is the same.
///
/// - Parameters:
///   - count: How many, in `0...people`.
///   - people: The number of people.
///   - draws: The random draws; draw i is for step i.
///   - first: Takes the people, in that order, at its beginning; at least as long as they are many.
///   - moved: Memory that is reused.
/// - Complexity: O(count) time and memory if `count` is below an eighth of `people`, else O(people).
func firstOfRandomOrder(
  _ count: Int, of people: Int, _ draws: RandomDraws, into first: inout [PersonID],
  _ moved: inout MovedPlaces
) {
  if count < people / 8 {
    moved.removeAll(capacity: count)
    for step in 0..<count {
      let place = step + Int(draws.below(UInt64(people - step), step))
      // Who stands at the step is looked up first: the step may be the place itself.
      let displaced = moved.person(at: step)
      first[step] = moved.exchange(at: place, for: displaced)
    }
  } else {
    var order = (0..<people).map { PersonID($0) }
    for step in 0..<count {
      let place = step + Int(draws.below(UInt64(people - step), step))
      first[step] = order[place]
      order[place] = order[step]
    }
  }
}

/// The places of a shuffle at which somebody else stands: a hash table with linear probing, at most
/// half full, of numbers that are spread well by one multiplication.
struct MovedPlaces {
  /// A place (upper half) and who stands there (lower half), or ``empty``.
  private var entries: [UInt64] = []
  private var shift: UInt64 = 0
  private var mask = 0
  /// Not a place: people are fewer than 2^32.
  private static let empty = UInt64.max

  /// Forgets everything and makes room for this many places.
  ///
  /// - Complexity: O(capacity).
  mutating func removeAll(capacity: Int) {
    let bits = Int.bitWidth - max(capacity, 8).leadingZeroBitCount + 1
    let size = 1 << bits
    if entries.count < size {
      entries = Array(repeating: Self.empty, count: size)
    } else {
      for index in 0..<size { entries[index] = Self.empty }
    }
    mask = size - 1
    shift = UInt64(64 - bits)
  }

  /// The index of a place's entry, or of the empty one where it would be.
  private func index(of place: Int) -> Int {
    var index = Int((UInt64(truncatingIfNeeded: place) &* goldenStep) >> shift)
    while entries[index] != Self.empty && entries[index] >> 32 != UInt64(place) {
      index = (index + 1) & mask
    }
    return index
  }

  private func person(_ entry: UInt64, _ place: Int) -> PersonID {
    PersonID(truncatingIfNeeded: entry == Self.empty ? UInt64(place) : entry)
  }

  /// Who stands at a place.
  func person(at place: Int) -> PersonID { person(entries[index(of: place)], place) }

  /// Puts somebody at a place and returns who stood there.
  mutating func exchange(at place: Int, for other: PersonID) -> PersonID {
    let index = index(of: place)
    let before = person(entries[index], place)
    entries[index] = UInt64(place) << 32 | UInt64(other)
    return before
  }
}
