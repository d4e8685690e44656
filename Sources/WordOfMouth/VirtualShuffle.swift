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
///   - draws: The luck; draw i is for step i.
/// - Returns: The people, in that order.
/// - Complexity: O(count) time and memory if `count` is below an eighth of `people`, else O(people).
func firstOfRandomOrder(_ count: Int, of people: Int, _ draws: RandomDraws) -> [PersonID] {
  var first: [PersonID] = []
  first.reserveCapacity(count)
  if count < people / 8 {
    var moved: [Int: PersonID] = [:]
    moved.reserveCapacity(count)
    for step in 0..<count {
      let place = step + Int(draws.below(UInt64(people - step), step))
      first.append(moved[place] ?? PersonID(place))
      moved[place] = moved[step] ?? PersonID(step)
    }
  } else {
    var order = (0..<people).map { PersonID($0) }
    for step in 0..<count {
      let place = step + Int(draws.below(UInt64(people - step), step))
      first.append(order[place])
      order[place] = order[step]
    }
  }
  return first
}
