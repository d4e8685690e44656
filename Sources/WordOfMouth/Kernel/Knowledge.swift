internal import SocialGraph

// Who knows what, a bit a person.
//
// Four bitmaps, a word for each 64 people:
//
// | bitmap | a person's bit says |
// |---|---|
// | knows positive, knows negative | holds the opinion first-hand, or was told it in a round that is over |
// | told positive, told negative | was told the opinion in the round that is under way |
//
// That is the whole state of a wave. Whoever knows an opinion holds one: who is told takes an opinion
// up in the same round, and opinions stay. So nobody's opinion need be stored: what matters of it is
// counted, and goes into the list of who is due, when it is taken up.
//
// A telling sets a bit (`scatter`). The end of a round settles each word that holds a told bit
// (`settle`), 64 people at once: who is newly reached, who takes which opinion up, and clears the told
// bits. Which words those are is found in either of two ways, and nothing but speed depends on which:
//
// - dense rounds walk all words in order;
// - sparse rounds walk a list of words, to which each telling adds the word that held no told bit of
//   its opinion before. A word may stand in it twice; the second time there is nothing left to do.
//
// Between runs every told bit is clear, and `marked` lists all words that are not zero in the knows
// bitmaps, so that forgetting a small wave takes as long as the wave reached words.

/// The bitmaps and the lists of their words.
struct Knowledge: ~Copyable {
  private var knowsPositive = KernelBuffer<UInt64>(0)
  private var knowsNegative = KernelBuffer<UInt64>(0)
  private var toldPositive = KernelBuffer<UInt64>(0)
  private var toldNegative = KernelBuffer<UInt64>(0)
  /// In `0..<marks`, the words that are not zero in the knows bitmaps; beyond, room for as many as
  /// there are and one more.
  private var marked = KernelBuffer<UInt32>(0)
  private var marks = 0
  /// In `0..<touches`, the words with told bits of a sparse round; beyond, room.
  private var touched = KernelBuffer<UInt32>(0)
  private var touches = 0
  /// The words that the people of this run take.
  private var words = 0

  /// Forgets everything and makes room for people.
  ///
  /// - Complexity: O(words that know something), and O(people) when larger than ever before.
  mutating func reset(people: Int) {
    // In bounds: only words below `words` are ever marked. One pass over all costs less than picking
    // words out where these are many.
    let (positive, negative) = unsafe (knowsPositive.elements, knowsNegative.elements)
    if marks > words / 8 {
      for word in 0..<words { unsafe (positive[word], negative[word]) = (0, 0) }
    } else {
      for index in 0..<marks {
        let word = unsafe Int(marked.elements[index])
        unsafe (positive[word], negative[word]) = (0, 0)
      }
    }
    marks = 0
    words = (people + 63) / 64
    knowsPositive.reserve(words, 0)
    knowsNegative.reserve(words, 0)
    toldPositive.reserve(words, 0)
    toldNegative.reserve(words, 0)
    marked.reserve(words + 1, 0)
  }

  /// Lets somebody know an opinion who knows nothing.
  mutating func placeFirstHand(_ person: PersonID, _ opinion: Opinion) {
    let word = Int(person >> 6)
    let bit: UInt64 = 1 << UInt64(person & 63)
    precondition(word < words, "first-hand people are in the graph")
    let (positive, negative) = unsafe (knowsPositive.elements, knowsNegative.elements)
    let known = unsafe positive[word] | negative[word]
    precondition(known & bit == 0, "a first-hand person is in one group, once")
    unsafe (opinion == .positive ? positive : negative)[word] |= bit
    mark(word, if: known == 0)
  }

  /// Lists a word that knows something from now on.
  @inline(__always)
  private mutating func mark(_ word: Int, if isNew: Bool) {
    // In bounds: each word is listed once, and there is room for one more than there are.
    unsafe marked.elements[marks] = UInt32(truncatingIfNeeded: word)
    marks &+= isNew ? 1 : 0
  }

  // MARK: Telling

  /// Tells an opinion to people.
  ///
  /// - Parameters:
  ///   - people: In `0..<count`, who is told: a person as often as it is told.
  ///   - count: How many.
  ///   - opinion: What they are told.
  ///   - isListed: Whether to list the words that are touched: what settles the round must know.
  /// - Complexity: O(count).
  @inline(__always)
  mutating func scatter(
    _ people: UnsafeMutableBufferPointer<PersonID>, _ count: Int, _ opinion: Opinion,
    isListed: Bool
  ) {
    // In bounds: contacts are people of the graph that `reset` made room for.
    let told = unsafe opinion == .positive ? toldPositive.elements : toldNegative.elements
    if !isListed {
      for index in 0..<count {
        let person = unsafe people[index]
        unsafe told[Int(person >> 6)] |= 1 << UInt64(person & 63)
      }
      return
    }
    touched.reserve(touches + count + 1, 0)
    let touched = unsafe self.touched.elements
    var end = touches
    for index in 0..<count {
      let person = unsafe people[index]
      let word = person >> 6
      let before = unsafe told[Int(word)]
      unsafe told[Int(word)] = before | 1 << UInt64(person & 63)
      // Written always and kept where needed: no branch that nothing predicts.
      unsafe touched[end] = word
      end &+= before == 0 ? 1 : 0
    }
    touches = end
  }

  // MARK: Settling

  /// What the end of a round came to, for one opinion.
  struct Settled {
    /// Those who were told the opinion and did not know it.
    var newlyReached = 0
    /// Those of them who took it up.
    var held = 0
  }

  /// Ends a round: whoever was told something and knew nothing takes an opinion up.
  ///
  /// - Parameters:
  ///   - isListed: What the round's tellings were told.
  ///   - tie: Decides for people who were told both opinions and knew none: which of the people whose
  ///     bits are set in a word take up the negative one.
  ///   - positives: The list to which those are added who took the positive opinion up, in order of
  ///     id where the round is dense; it has room for all who were told.
  ///   - negatives: The same for the negative one.
  ///   - wanted: Whether anybody is to be added to each list.
  /// - Returns: The counts of each opinion.
  /// - Complexity: O(words touched) where listed, else O(people / 64); and O(those added).
  @inline(__always)
  mutating func settle(
    isListed: Bool, tie: (_ word: Int, _ people: UInt64) -> UInt64,
    positives: inout PersonList, negatives: inout PersonList, wanted: ByOpinion<Bool>
  ) -> ByOpinion<Settled> {
    var words = unsafe WordSettling(
      knowsPositive: knowsPositive.elements, knowsNegative: knowsNegative.elements,
      toldPositive: toldPositive.elements, toldNegative: toldNegative.elements,
      marked: marked.elements, positives: positives.people.elements,
      negatives: negatives.people.elements, positiveMask: wanted.positive ? .max : 0,
      negativeMask: wanted.negative ? .max : 0, marks: marks)
    if isListed {
      let touched = unsafe self.touched.elements
      for index in 0..<touches { words.settle(unsafe Int(touched[index]), tie) }
      touches = 0
    } else {
      for word in 0..<self.words { words.settle(word, tie) }
    }
    marks = words.marks
    positives.count = words.positiveCount
    negatives.count = words.negativeCount
    return words.result
  }

  // MARK: Looking

  /// Whether a person knows each opinion.
  func knows(_ person: PersonID) -> ByOpinion<Bool> {
    let word = Int(person >> 6)
    precondition(word < words)
    let bit: UInt64 = 1 << UInt64(person & 63)
    return unsafe ByOpinion(
      positive: knowsPositive.elements[word] & bit != 0,
      negative: knowsNegative.elements[word] & bit != 0)
  }
}

/// A round's words being settled: everything that takes part, in one place on the stack, so that
/// pointers and counts stay in registers from word to word.
///
/// It points into the memory of a ``Knowledge`` and of two lists and must not outlive the call that made
/// it.
@safe private struct WordSettling {
  @unsafe let knowsPositive: UnsafeMutableBufferPointer<UInt64>
  @unsafe let knowsNegative: UnsafeMutableBufferPointer<UInt64>
  @unsafe let toldPositive: UnsafeMutableBufferPointer<UInt64>
  @unsafe let toldNegative: UnsafeMutableBufferPointer<UInt64>
  @unsafe let marked: UnsafeMutableBufferPointer<UInt32>
  @unsafe let positives: UnsafeMutableBufferPointer<PersonID>
  @unsafe let negatives: UnsafeMutableBufferPointer<PersonID>
  /// All bits where anybody is to be added to the list, else none.
  let positiveMask: UInt64
  let negativeMask: UInt64
  var marks: Int
  var positiveCount = 0
  var negativeCount = 0
  var result = ByOpinion(positive: Knowledge.Settled(), negative: Knowledge.Settled())

  /// Settles the word of an index below the number of words.
  @inline(__always)
  mutating func settle(_ word: Int, _ tie: (_ word: Int, _ people: UInt64) -> UInt64) {
    // In bounds: each bitmap has the word; `marked` lists each word once and has room for one more
    // than there are; the lists have room for all who were told, and slack.
    let (heardPositive, heardNegative) = unsafe (toldPositive[word], toldNegative[word])
    if heardPositive | heardNegative == 0 { return }
    unsafe (toldPositive[word], toldNegative[word]) = (0, 0)
    let (knewPositive, knewNegative) = unsafe (knowsPositive[word], knowsNegative[word])
    let knew = knewPositive | knewNegative
    unsafe knowsPositive[word] = knewPositive | heardPositive
    unsafe knowsNegative[word] = knewNegative | heardNegative
    unsafe marked[marks] = UInt32(truncatingIfNeeded: word)
    marks &+= knew == 0 ? 1 : 0

    let both = heardPositive & heardNegative & ~knew
    let negative = (heardNegative & ~knew & ~both) | (both == 0 ? 0 : tie(word, both) & both)
    let positive = heardPositive & ~knew & ~negative
    result.positive.newlyReached &+= (heardPositive & ~knewPositive).nonzeroBitCount
    result.negative.newlyReached &+= (heardNegative & ~knewNegative).nonzeroBitCount
    result.positive.held &+= positive.nonzeroBitCount
    result.negative.held &+= negative.nonzeroBitCount
    unsafe Self.add(positive & positiveMask, word, to: positives, &positiveCount)
    unsafe Self.add(negative & negativeMask, word, to: negatives, &negativeCount)
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
