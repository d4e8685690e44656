internal import Randomness
internal import SocialGraph

/// What the kernel keeps from one run to the next, so that a run allocates nothing once it is warm.
///
/// Half a byte a person and the lists that reached people stand in: a sixteenth of a byte a person for
/// words, four bytes for each person due at a time, four for each contact of the person with the most.
struct KernelMemory {
  /// Who knows what.
  var knowledge = Knowledge()
  /// Who tells each opinion in the coming round.
  var due = ByOpinion(positive: PersonList(), negative: PersonList())
  /// The tellers at hand.
  var batch = TellerBatch()
  /// Whom they tell: first the places of contacts, then the contacts.
  var places: [UInt32] = []
  /// Room for choosing in lanes.
  var drawn = [Halves](
    repeating: Halves(repeating: 0), count: Int(ContactChoice.mostInLanes))
  var moved = [Halves](
    repeating: Halves(repeating: 0), count: Int(ContactChoice.mostInLanes))
  /// The numbers 0, 1, …: an array to shuffle, put back after each teller; as long as needed so far.
  var positions: [UInt32] = []
  /// The bits of coins that may succeed; as long as needed so far.
  var coins: [UInt64] = []

  /// How many places may wait before they are resolved and told.
  static let mostWaiting = 2048

  /// Makes ready for a run: nobody knows anything.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - largest: The largest number of contacts of anybody.
  /// - Complexity: O(words of the last run that know something), and O(people + largest) when larger
  ///   than any run before.
  mutating func prepare(people: Int, largest: Int) {
    knowledge.reset(people: people)
    due.positive.removeAll()
    due.negative.removeAll()
    // What waits; then what sixteen or eight lanes, or one teller, may add before the next look.
    let inLanes = max(
      16 * Int(ContactChoice.mostInLanes),
      8 * min(largest, Int(ContactCoins.mostContactsInLanes)))
    let room = Self.mostWaiting + max(inLanes, largest) + 48
    if places.count < room { places += repeatElement(0, count: room - places.count) }
  }
}
