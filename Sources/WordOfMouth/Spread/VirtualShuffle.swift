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
///   - memory: Memory that is reused.
/// - Complexity: O(count) time and memory.
func firstOfRandomOrder(
  _ count: Int, of people: Int, _ draws: RandomDraws, into first: inout [PersonID],
  _ memory: inout ShuffleMemory
) {
  if count < people / 16 {
    memory.moved.removeAll(capacity: count)
    for step in 0..<count {
      let place = step + Int(draws.below(UInt64(people - step), step))
      // Who stands at the step is looked up first: the step may be the place itself.
      let displaced = memory.moved.person(at: step)
      first[step] = memory.moved.exchange(at: place, for: displaced)
    }
  } else {
    memory.order.removeLast(max(0, memory.order.count - people))
    memory.order.append(contentsOf: repeatElement(0, count: people - memory.order.count))
    var order = memory.order.mutableSpan
    for place in order.indices { order[place] = PersonID(truncatingIfNeeded: place) }
    for step in 0..<count {
      let place = step + Int(draws.below(UInt64(people - step), step))
      first[step] = order[place]
      order[place] = order[step]
    }
  }
}

/// What a shuffle keeps from one time to the next.
struct ShuffleMemory {
  /// Where few people are wanted, the places that moved.
  fileprivate var moved = MovedPlaces()
  /// Where many are, everybody in order.
  fileprivate var order: [PersonID] = []
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

/// Puts distinct people in order of id by a bit for each of all people.
struct PersonBits {
  private var words: [UInt64] = []

  /// Sorts the first people of a list.
  ///
  /// - Parameters:
  ///   - list: The people; those behind the first stay.
  ///   - count: How many are sorted.
  ///   - people: The number of all people.
  /// - Complexity: O(count + people / 64).
  mutating func sort(_ list: inout [PersonID], count: Int, people: Int) {
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(0, count: (people + 63) / 64))
    for person in list.prefix(count) { words[Int(person >> 6)] |= 1 << UInt64(person & 63) }
    var end = 0
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        list[end] = PersonID(truncatingIfNeeded: place << 6 + rest.trailingZeroBitCount)
        end += 1
        rest &= rest - 1
      }
    }
  }
}
