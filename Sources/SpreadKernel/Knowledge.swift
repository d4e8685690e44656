internal import Randomness
internal import SpreadTypes

// Who knows what, a bit a person.
//
// Bitmaps, a word for each 64 people:
//
// | bitmap | a person's bit says |
// |---|---|
// | knows positive, knows negative | holds the story first-hand, or was told it in a round that is over |
// | told positive, told negative | was told the story in the round that is under way |
// | noted positive, noted negative | was told the story in this wave, where that is asked for |
//
// That is the whole state of a wave. Whoever knows a story holds one: who is told adopts a story in
// the same round, and keeps it. So nobody's story need be stored: what matters of it is counted, and goes
// into the list of who adopted it, at that moment. What is noted decides nothing; it says who was told of
// those who hold the story first-hand, and so know it, told or not.
//
// There are two ways through a round, and nothing but speed depends on which is taken:
//
// - dense: a telling sets a told bit (`mark`); when all have told, each word that holds one is settled
//   (`settle`), 64 people at once: who is newly reached, who takes which story up, and the told bits
//   are cleared. Repeats cost next to nothing, and adopters come out in order of id;
// - sparse: a telling is heard at once (`hear`), for a walk over all words would cost more than the
//   talk. The story that wins conflicts is told first, so that whoever hears it has adopted it before the
//   other arrives. Where a coin decides, the told negative bit remembers who adopted the negative story
//   in this round, until `endConflict`.
//
// Between rounds every told bit is clear. As long as few people know a story, `touched` lists their
// words, all that are not zero in the knows bitmaps, so that forgetting a small wave takes as long as the
// wave reached people.

/// The bitmaps and the list of their words.
struct Knowledge: ~Copyable {
  private var knowsPositive = KernelBuffer<UInt64>(0)
  private var knowsNegative = KernelBuffer<UInt64>(0)
  private var toldPositive = KernelBuffer<UInt64>(0)
  private var toldNegative = KernelBuffer<UInt64>(0)
  private var notedPositive = KernelBuffer<UInt64>(0)
  private var notedNegative = KernelBuffer<UInt64>(0)
  /// Whether this run notes who is told.
  private(set) var notesTold = false
  /// In `0..<touches`, the words of those who know something, where these are at most ``mostTouches``.
  private var touched = KernelBuffer<UInt32>(0)
  private var touches = 0
  /// The words that the people of this run take.
  private var words = 0

  /// Forgets everything and makes room for people.
  ///
  /// - Complexity: O(words that know something), and O(people) when larger than ever before.
  mutating func reset(people: Int, notesTold: Bool) {
    unsafe clear(knowsPositive.elements, knowsNegative.elements)
    // Whoever was told a story knows it, so that no other words hold a note.
    if self.notesTold { unsafe clear(notedPositive.elements, notedNegative.elements) }
    self.notesTold = notesTold
    touches = 0
    words = (people + 63) / 64
    knowsPositive.reserve(words, 0)
    knowsNegative.reserve(words, 0)
    toldPositive.reserve(words, 0)
    toldNegative.reserve(words, 0)
    touched.reserve(mostTouches, 0)
    if notesTold {
      notedPositive.reserve(words, 0)
      notedNegative.reserve(words, 0)
    }
  }

  /// Clears what two bitmaps hold in words of people who know something.
  @unsafe private func clear(
    _ positive: UnsafeMutableBufferPointer<UInt64>, _ negative: UnsafeMutableBufferPointer<UInt64>
  ) {
    // In bounds: only words below `words` are ever touched.
    if touches > mostTouches {
      for word in 0..<words { unsafe (positive[word], negative[word]) = (0, 0) }
    } else {
      for index in 0..<touches {
        let word = unsafe Int(touched.elements[index])
        unsafe (positive[word], negative[word]) = (0, 0)
      }
    }
  }

  /// With more words to be forgotten one pass over all costs less than picking them out.
  private var mostTouches: Int { words / 8 }

  /// Lets somebody know a story who knows nothing.
  mutating func placeFirstHand(_ person: PersonID, _ story: Story) {
    let (word, bit) = Self.place(of: person)
    precondition(word < words, "first-hand people are in the graph")
    let (positive, negative) = unsafe (knowsPositive.elements, knowsNegative.elements)
    let known = unsafe positive[word] | negative[word]
    precondition(known & bit == 0, "a first-hand person is in one group, once")
    unsafe (story == .positive ? positive : negative)[word] |= bit
    if touches < mostTouches {
      // In bounds: just seen.
      unsafe touched.elements[touches] = UInt32(truncatingIfNeeded: word)
    }
    touches &+= 1
  }

  /// Lists the words of people who know something from now on, as long as they are few.
  @unsafe @inline(__always)
  private mutating func touch(_ people: UnsafeMutableBufferPointer<PersonID>, _ range: Range<Int>) {
    if touches &+ range.count <= mostTouches {
      // In bounds: just seen.
      let touched = unsafe self.touched.elements
      for index in range {
        unsafe touched[touches &+ index &- range.lowerBound] = people[index] >> 6
      }
    }
    touches &+= range.count
  }

  /// The word and the bit of a person.
  @inline(__always)
  private static func place(of person: PersonID) -> (word: Int, bit: UInt64) {
    (Int(person >> 6), 1 << UInt64(person & 63))
  }

  // MARK: Dense rounds

  /// Notes that people were told a story, to be settled when the round ends.
  ///
  /// - Parameters:
  ///   - people: In `0..<count`, who is told: a person as often as it is told.
  ///   - count: How many.
  ///   - story: What they are told.
  /// - Complexity: O(count).
  @inline(__always)
  func mark(
    _ people: UnsafeMutableBufferPointer<PersonID>, _ count: Int, _ story: Story
  ) {
    // In bounds: contacts are people of the graph that `reset` made room for.
    let told = unsafe story == .positive ? toldPositive.elements : toldNegative.elements
    for index in 0..<count {
      let person = unsafe people[index]
      let (word, bit) = Self.place(of: person)
      unsafe told[word] |= bit
    }
  }

  /// Ends a dense round: whoever was told something and knew nothing adopts a story.
  ///
  /// - Parameters:
  ///   - conflict: Decides for people who were told both stories and knew none.
  ///   - random: The random stream of that decision.
  ///   - positives: The list that takes those who adopted the positive story, in order of id; it has room
  ///     for all who were told.
  ///   - negatives: The same for the negative one.
  ///   - wanted: Whether anybody is to be added to each list.
  ///   - round: Takes the counts of those newly reached and of those who adopted a story.
  /// - Complexity: O(people / 64 + those added).
  @inline(__always)
  mutating func settle(
    _ conflict: StoryConflict, _ random: KeyStream, positives: inout PersonList,
    negatives: inout PersonList, wanted: ByStory<Bool>, _ round: inout RoundCounts
  ) {
    if notesTold { noteTold() }
    var settling = unsafe WordSettling(
      conflict: conflict, random: random, knowsPositive: knowsPositive.elements,
      knowsNegative: knowsNegative.elements, toldPositive: toldPositive.elements,
      toldNegative: toldNegative.elements, positives: positives.people.elements,
      negatives: negatives.people.elements, positiveMask: wanted.positive ? .max : 0,
      negativeMask: wanted.negative ? .max : 0)
    for word in 0..<words { settling.settle(word) }
    // Not worth listing: in a dense round many are touched.
    touches = mostTouches + 1
    positives.count = settling.positiveCount
    negatives.count = settling.negativeCount
    round.positive.newlyReached = settling.newlyPositive
    round.negative.newlyReached = settling.newlyNegative
    round.positive.adopted = settling.adoptedPositive
    round.negative.adopted = settling.adoptedNegative
  }

  /// Counts those who were told a story in the dense round under way and did not know it.
  ///
  /// - Complexity: O(people / 64).
  func countNewlyTold(_ story: Story) -> Int {
    let (told, known) =
      unsafe story == .positive
      ? (toldPositive.elements, knowsPositive.elements)
      : (toldNegative.elements, knowsNegative.elements)
    // In bounds: each bitmap has this many words.
    var count = 0
    for word in 0..<words { unsafe count += (told[word] & ~known[word]).nonzeroBitCount }
    return count
  }

  // MARK: Sparse rounds

  /// Lets people hear a story at once: whoever knows nothing adopts it.
  ///
  /// - Parameters:
  ///   - people: In `0..<count`, who is told: a person as often as it is told.
  ///   - count: How many.
  ///   - story: What they are told; in each round the one that wins conflicts comes first, and the
  ///     negative one where a coin decides.
  ///   - adopters: The list of those who adopted the story in this round, to which is added.
  ///   - newly: Counts those who are newly reached.
  ///   - countsAdopters: Whether a tally that counts adopters later counts them now.
  /// - Complexity: O(count).
  @inline(__always)
  mutating func hear<Tally: PersonTally>(
    _ people: UnsafeMutableBufferPointer<PersonID>, _ count: Int, _ story: Story,
    adopters: inout PersonList, newly: inout Tally, countsAdopters: Bool
  ) {
    adopters.reserve(adopters.count &+ count)
    // In bounds: contacts are people of the graph that `reset` made room for; the list has just been
    // given room for everybody, and one to spare.
    let (positive, negative) = unsafe (knowsPositive.elements, knowsNegative.elements)
    let own = unsafe story == .positive ? positive : negative
    let list = unsafe adopters.people.elements
    var end = adopters.count
    let always: UInt64 = countsAdopters ? .max : 0
    for index in 0..<count {
      let person = unsafe people[index]
      let (word, bit) = Self.place(of: person)
      let (known, knew) = unsafe (own[word], positive[word] | negative[word])
      unsafe own[word] = known | bit
      // Written always and kept where needed: no branch that nothing predicts.
      unsafe list[end] = person
      end &+= knew & bit == 0 ? 1 : 0
      if Tally.countsAdoptersLater {
        // Few of those who are reached hold the other story: a branch that is nearly never taken.
        if ~known & (knew | always) & bit != 0 { newly.add(1, of: person) }
      } else {
        newly.add(Int(truncatingIfNeeded: (~known &>> UInt64(person & 63)) & 1), of: person)
      }
    }
    unsafe touch(list, adopters.count..<end)
    adopters.count = end
  }

  /// Where a coin decides conflicts, before people `hear` the negative story: notes who adopts it.
  ///
  /// - Complexity: O(count).
  func beginConflict(_ people: UnsafeMutableBufferPointer<PersonID>, _ count: Int) {
    // In bounds: contacts are people of the graph that `reset` made room for.
    let (positive, negative) = unsafe (knowsPositive.elements, knowsNegative.elements)
    let told = unsafe toldNegative.elements
    for index in 0..<count {
      let (word, bit) = Self.place(of: unsafe people[index])
      unsafe told[word] |= bit & ~(positive[word] | negative[word])
    }
  }

  /// Where a coin decides conflicts, before people `hear` the positive story: adds those to the list who
  /// adopted the negative one in this very round, where the coin says otherwise.
  ///
  /// - Complexity: O(count).
  mutating func conflict(
    _ people: UnsafeMutableBufferPointer<PersonID>, _ count: Int, _ random: some PersonStream,
    adopters: inout PersonList
  ) {
    // Room for them, and for whoever then hears it.
    adopters.reserve(adopters.count &+ 2 &* count)
    // In bounds: contacts are people of the graph that `reset` made room for.
    let (positive, told) = unsafe (knowsPositive.elements, toldNegative.elements)
    let list = unsafe adopters.people.elements
    for index in 0..<count {
      let person = unsafe people[index]
      let (word, bit) = Self.place(of: person)
      if unsafe told[word] & ~positive[word] & bit != 0, random.draws(of: person).unit(0) >= 0.5 {
        unsafe told[word] &= ~bit
        unsafe list[adopters.count] = person
        adopters.count &+= 1
      }
    }
  }

  /// Ends a sparse round in which a coin decides: takes those out of the list who lost the negative
  /// story again, and clears the told bits.
  func endConflict(_ negatives: inout PersonList) {
    // In bounds: the list holds people of the graph; what is kept never overtakes what is read.
    let (told, list) = unsafe (toldNegative.elements, negatives.people.elements)
    var end = 0
    for index in 0..<negatives.count {
      let person = unsafe list[index]
      let (word, bit) = Self.place(of: person)
      unsafe list[end] = person
      end &+= unsafe told[word] & bit != 0 ? 1 : 0
      unsafe told[word] &= ~bit
    }
    negatives.count = end
  }

  // MARK: Noting

  /// In a sparse round, notes that people are told a story.
  ///
  /// A pass of its own, so that waves that note nothing do not pay for it.
  ///
  /// - Complexity: O(count).
  func note(_ people: UnsafeMutableBufferPointer<PersonID>, _ count: Int, _ story: Story) {
    // In bounds: contacts are people of the graph that `reset` made room for.
    let noted = unsafe story == .positive ? notedPositive.elements : notedNegative.elements
    for index in 0..<count {
      let (word, bit) = Self.place(of: unsafe people[index])
      unsafe noted[word] |= bit
    }
  }

  /// Before a dense round is settled, notes whoever was told something in it.
  private func noteTold() {
    // In bounds: each bitmap has this many words.
    let (positive, negative) = unsafe (notedPositive.elements, notedNegative.elements)
    for word in 0..<words { unsafe positive[word] |= toldPositive.elements[word] }
    for word in 0..<words { unsafe negative[word] |= toldNegative.elements[word] }
  }

  // MARK: Turning

  /// Lets somebody know the negative story who knows the positive one.
  ///
  /// - Returns: Whether the person knew it before.
  mutating func turnNegative(_ person: PersonID) -> Bool {
    let (word, bit) = Self.place(of: person)
    precondition(word < words)
    let negative = unsafe knowsNegative.elements
    let knew = unsafe negative[word] & bit != 0
    unsafe negative[word] |= bit
    return knew
  }

  // MARK: Looking

  /// Who knows a story, a bit a person.
  @unsafe func known(_ story: Story) -> UnsafePointer<UInt64> {
    let known = unsafe story == .positive ? knowsPositive.elements : knowsNegative.elements
    // A buffer has an address, however short it is.
    return unsafe UnsafePointer(known.baseAddress.unsafelyUnwrapped)
  }

  /// Who was told a story, a bit a person, where that is noted.
  @unsafe func told(_ story: Story) -> UnsafePointer<UInt64> {
    precondition(notesTold, "the wave notes who is told")
    let noted = unsafe story == .positive ? notedPositive.elements : notedNegative.elements
    return unsafe UnsafePointer(noted.baseAddress.unsafelyUnwrapped)
  }
}

/// A round's words being settled: everything that takes part, in one place on the stack, so that
/// pointers and counts stay in registers from word to word.
///
/// It points into the memory of a ``Knowledge`` and of two lists and must not outlive the call that made
/// it.
@safe private struct WordSettling {
  let conflict: StoryConflict
  let random: KeyStream
  @unsafe let knowsPositive: UnsafeMutableBufferPointer<UInt64>
  @unsafe let knowsNegative: UnsafeMutableBufferPointer<UInt64>
  @unsafe let toldPositive: UnsafeMutableBufferPointer<UInt64>
  @unsafe let toldNegative: UnsafeMutableBufferPointer<UInt64>
  @unsafe let positives: UnsafeMutableBufferPointer<PersonID>
  @unsafe let negatives: UnsafeMutableBufferPointer<PersonID>
  /// All bits where anybody is to be added to the list, else none.
  let positiveMask: UInt64
  let negativeMask: UInt64
  var positiveCount = 0
  var negativeCount = 0
  var newlyPositive = 0
  var newlyNegative = 0
  var adoptedPositive = 0
  var adoptedNegative = 0

  /// Settles the word of an index below the number of words.
  @inline(__always)
  mutating func settle(_ word: Int) {
    // In bounds: each bitmap has the word; the lists have room for all who were told, and slack.
    let (heardPositive, heardNegative) = unsafe (toldPositive[word], toldNegative[word])
    if heardPositive | heardNegative == 0 { return }
    unsafe (toldPositive[word], toldNegative[word]) = (0, 0)
    let (knewPositive, knewNegative) = unsafe (knowsPositive[word], knowsNegative[word])
    let knew = knewPositive | knewNegative
    unsafe knowsPositive[word] = knewPositive | heardPositive
    unsafe knowsNegative[word] = knewNegative | heardNegative

    let both = heardPositive & heardNegative & ~knew
    let negative = (heardNegative & ~knew & ~both) | (both == 0 ? 0 : negativeAdopters(word, both))
    let positive = heardPositive & ~knew & ~negative
    newlyPositive &+= (heardPositive & ~knewPositive).nonzeroBitCount
    newlyNegative &+= (heardNegative & ~knewNegative).nonzeroBitCount
    adoptedPositive &+= positive.nonzeroBitCount
    adoptedNegative &+= negative.nonzeroBitCount
    unsafe Self.add(positive & positiveMask, word, to: positives, &positiveCount)
    unsafe Self.add(negative & negativeMask, word, to: negatives, &negativeCount)
  }

  /// Which of the people whose bits are set in a word adopt the negative story, told both.
  @inline(__always)
  private func negativeAdopters(_ word: Int, _ both: UInt64) -> UInt64 {
    switch conflict {
    case .negativeWins: return both
    case .positiveWins: return 0
    case .coin:
      var negative: UInt64 = 0
      var rest = both
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        let person = PersonID(truncatingIfNeeded: word << 6 + bit)
        if random.draws(of: person).unit(0) < 0.5 { negative |= 1 << UInt64(bit) }
        rest &= rest - 1
      }
      return negative
    }
  }

  /// Adds the people whose bits are set in a word, in order of id.
  @unsafe @inline(__always)
  private static func add(
    _ bits: UInt64, _ word: Int, to list: UnsafeMutableBufferPointer<PersonID>, _ count: inout Int
  ) {
    let first = UInt32(truncatingIfNeeded: word &<< 6)
    // The first is written always and kept if there is one: whether a word has any is hard to predict,
    // that it has no second is not.
    unsafe list[count] = first &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
    count &+= bits == 0 ? 0 : 1
    var rest = bits & (bits &- 1)
    while rest != 0 {
      unsafe list[count] = first &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
      rest &= rest &- 1
      count &+= 1
    }
  }
}
