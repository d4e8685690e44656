internal import SpreadTypes

/// What the kernel keeps from one run to the next, so that a run allocates nothing once it is warm.
///
/// Half a byte a person in bitmaps (three quarters where it is noted who is told), eight bytes for each
/// person who adopts a story in one round, and four for each contact of the person with the most (by weighted
/// cascade 20). Where small waves run together, bitmaps and lists are those of all: at most 2 MiB in bitmaps.
struct KernelMemory: ~Copyable {
  /// Who knows what.
  var knowledge = Knowledge()
  /// Who tells each story in the coming round; the lists are not touched before all of them have told.
  var due = ByStory(positive: PersonList(), negative: PersonList())
  /// Who adopted each story in this round.
  var adopters = ByStory(positive: PersonList(), negative: PersonList())
  /// The tellers at hand.
  var batch = TellerBatch()
  /// Where the contacts that they tell are.
  var places = PlaceList()
  /// Room for choosing by counts.
  var choice = ContactChoice.Memory()
  /// Room for choosing by coins.
  var coins = ContactCoins.Memory()
  /// What waves that run together share.
  var small = SmallWaves()
  /// Room for drawing the first-hand people of such waves.
  let drawing = SmallDrawing()
  /// What only waves keep that run step by step.
  var steps = StepMemory()
  /// The largest number of contacts of anybody in this run's graph.
  private(set) var largest = 0
  /// What each round came to.
  var rounds = RoundList()
  /// Whether somebody asks to stop.
  var stop = StopCheck()

  /// Prepares for a run: nobody knows anything.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - largest: The largest number of contacts of anybody.
  ///   - notesTold: Whether to note who is told, whatever they hold.
  /// - Complexity: O(words of the last run that know something), and O(people + largest) when larger
  ///   than any run before.
  mutating func prepare(people: Int, largest: Int, notesTold: Bool = false) {
    self.largest = largest
    knowledge.reset(people: people, notesTold: notesTold)
    due.positive.removeAll()
    due.negative.removeAll()
    forgetAdopters()
    rounds.removeAll()
    places.reserve(
      forStep: max(16 * Int(ContactChoice.mostInLanes), 3 * TellerBatch.capacity, largest))
  }

  /// Ends a round: those who adopted a story and whose coin succeeds are due.
  @inline(__always)
  mutating func passOn(_ chance: ByStory<Double>, _ random: some PersonStream) {
    adopters.positive.keep(chance: chance.positive, random)
    adopters.negative.keep(chance: chance.negative, random)
    swap(&due, &adopters)
    forgetAdopters()
  }

  /// Forgets who adopted a story in this round.
  mutating func forgetAdopters() {
    adopters.positive.removeAll()
    adopters.negative.removeAll()
  }
}

/// The rounds of a wave.
struct RoundList: ~Copyable {
  private var rounds = KernelBuffer(RoundCounts())
  private(set) var count = 0

  /// Forgets all rounds.
  mutating func removeAll() { count = 0 }

  /// Adds a round.
  mutating func append(_ round: RoundCounts) {
    rounds.reserve(count + 1, RoundCounts())
    // In bounds: room has just been made.
    unsafe rounds.elements[count] = round
    count += 1
  }

  /// The rounds, valid until the next change.
  @unsafe var all: UnsafeBufferPointer<RoundCounts> {
    unsafe UnsafeBufferPointer(start: rounds.elements.baseAddress, count: count)
  }
}
