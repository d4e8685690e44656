internal import SocialGraph

/// What the kernel keeps from one run to the next, so that a run allocates nothing once it is warm.
///
/// Half a byte a person in bitmaps, eight bytes for each person who takes an opinion up in one round, and
/// four for each contact of the person with the most (by weighted cascade 20). Where sixteen small waves run
/// together, bitmaps and lists are those of all sixteen: 8 bytes in bitmaps for each of at most 65,536
/// people.
struct KernelMemory: ~Copyable {
  /// Who knows what.
  var knowledge = Knowledge()
  /// Who tells the positive opinion in the coming round.
  var duePositive = PersonList()
  /// Who tells the negative opinion in the coming round.
  var dueNegative = PersonList()
  /// Who took the positive opinion up in this round.
  var takesPositive = PersonList()
  /// Who took the negative opinion up in this round.
  var takesNegative = PersonList()
  /// The tellers at hand.
  var batch = TellerBatch()
  /// Where the contacts are whom they tell.
  var places = PlaceList()
  /// Room for choosing by counts.
  var choice = ContactChoice.Memory()
  /// Room for choosing by coins.
  var coins = ContactCoins.Memory()
  /// What waves that run together share.
  var small = SmallWaves()
  /// What only waves keep that tell layer by layer.
  var layered = LayeredMemory()
  /// The largest number of contacts of anybody in this run's graph.
  private(set) var largest = 0
  /// What each round came to.
  var rounds: [RoundCounts] = []

  /// Makes ready for a run: nobody knows anything.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - largest: The largest number of contacts of anybody.
  /// - Complexity: O(words of the last run that know something), and O(people + largest) when larger
  ///   than any run before.
  mutating func prepare(people: Int, largest: Int) {
    self.largest = largest
    knowledge.reset(people: people)
    duePositive.removeAll()
    dueNegative.removeAll()
    rounds.removeAll(keepingCapacity: true)
    places.reserve(
      forStep: max(16 * Int(ContactChoice.mostInLanes), 3 * TellerBatch.capacity, largest))
  }
}

/// The counts of both opinions in one round.
struct RoundCounts {
  var tellers = ByOpinion(positive: 0, negative: 0)
  var tellings = ByOpinion(positive: 0, negative: 0)
  var settled = ByOpinion(positive: Knowledge.Settled(), negative: Knowledge.Settled())
}
