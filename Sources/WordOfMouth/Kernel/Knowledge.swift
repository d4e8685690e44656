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
struct Knowledge {
  /// Who knows each opinion.
  private(set) var knows = ByOpinion<[UInt64]>(positive: [], negative: [])
  /// Who was told each opinion in this round.
  private var told = ByOpinion<[UInt64]>(positive: [], negative: [])
  /// In `0..<marks`, the words that are not zero in `knows`; beyond, room for as many as there are.
  private var marked: [UInt32] = []
  private var marks = 0
  /// In `0..<touches`, the words with told bits of a sparse round; beyond, room.
  private var touched: [UInt32] = []
  private var touches = 0

  /// The number of words for so many people.
  private static func words(_ people: Int) -> Int { (people + 63) / 64 }

  /// Forgets everything and makes room for people.
  ///
  /// - Complexity: O(words that know something), and O(people) when larger than ever before.
  mutating func reset(people: Int) {
    // One pass over all costs less than picking words out where these are many.
    if marks > knows.positive.count / 8 {
      for opinion in Opinion.allCases {
        var words = knows[opinion].mutableSpan
        words.update(repeating: 0)
      }
    } else {
      for index in 0..<marks {
        knows.positive[Int(marked[index])] = 0
        knows.negative[Int(marked[index])] = 0
      }
    }
    marks = 0
    let missing = Self.words(people) - knows.positive.count
    if missing > 0 {
      for opinion in Opinion.allCases {
        knows[opinion] += repeatElement(0, count: missing)
        told[opinion] += repeatElement(0, count: missing)
      }
      marked += repeatElement(0, count: missing + 1)
    }
  }

  /// Lets somebody know an opinion who knows nothing.
  mutating func placeFirstHand(_ person: PersonID, _ opinion: Opinion) {
    let word = Int(person >> 6)
    let bit: UInt64 = 1 << UInt64(person & 63)
    let known = knows.positive[word] | knows.negative[word]
    precondition(known & bit == 0, "a first-hand person is in one group, once")
    knows[opinion][word] |= bit
    marked[marks] = person >> 6
    marks += known == 0 ? 1 : 0
  }

  // MARK: Telling

  /// Tells an opinion to the first `count` people of a list.
  ///
  /// - Parameters:
  ///   - people: Who is told, a person as often as it is told.
  ///   - count: How many of them.
  ///   - isListed: Whether to list the words that are touched: what settles the round must know.
  mutating func scatter(_ people: [PersonID], _ count: Int, _ opinion: Opinion, isListed: Bool) {
    precondition(count <= people.count)
    if isListed {
      let room = touches + count + 1
      if touched.count < room { touched += repeatElement(0, count: room) }
      touches = Self.scatterListed(people, count, &told[opinion], &touched, touches)
    } else {
      Self.scatterAll(people, count, &told[opinion])
    }
  }

  private static func scatterAll(_ people: [PersonID], _ count: Int, _ told: inout [UInt64]) {
    let people = people.span
    var told = told.mutableSpan
    for index in 0..<count {
      // In bounds: `count` is at most the list's length, and contacts are people of the graph that
      // `reset` made room for.
      let person = unsafe people[unchecked: index]
      unsafe told[unchecked: Int(person >> 6)] |= 1 << UInt64(person & 63)
    }
  }

  /// - Returns: How many words are listed.
  private static func scatterListed(
    _ people: [PersonID], _ count: Int, _ told: inout [UInt64], _ touched: inout [UInt32],
    _ touches: Int
  ) -> Int {
    let people = people.span
    var told = told.mutableSpan
    var touched = touched.mutableSpan
    var end = touches
    for index in 0..<count {
      // In bounds: as in `scatterAll`; and the list has room for one more word than tellings.
      let person = unsafe people[unchecked: index]
      let word = person >> 6
      let before = unsafe told[unchecked: Int(word)]
      unsafe told[unchecked: Int(word)] = before | 1 << UInt64(person & 63)
      // Written always and kept where needed: no branch that nothing predicts.
      unsafe touched[unchecked: end] = word
      end &+= before == 0 ? 1 : 0
    }
    return end
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
  ///   - isListed: What ``scatter(_:_:_:isListed:)`` was told.
  ///   - tie: Decides for people who were told both opinions and knew none: which of the people whose
  ///     bits are set in a word take up the negative one.
  ///   - takers: The lists to which to add those who took each opinion up, in order of id where the
  ///     round is dense; ``PersonList/isWanted`` says whether.
  /// - Complexity: O(words touched) where listed, else O(people / 64); and O(takers).
  @inline(__always)
  mutating func settle(
    isListed: Bool, takers: inout ByOpinion<PersonList>,
    tie: (_ word: Int, _ people: UInt64) -> UInt64
  ) -> ByOpinion<Settled> {
    let end = isListed ? touches : told.positive.count
    touches = 0
    return Self.settle(
      end, isListed ? touched : nil, &knows.positive, &knows.negative, &told.positive,
      &told.negative, &marked, &marks, &takers.positive, &takers.negative, tie)
  }

  // Each array by itself lets them be seen through spans side by side.
  @inline(__always)
  private static func settle(
    _ count: Int, _ touched: [UInt32]?,
    _ knowsPositive: inout [UInt64], _ knowsNegative: inout [UInt64],
    _ toldPositive: inout [UInt64], _ toldNegative: inout [UInt64],
    _ marked: inout [UInt32], _ marks: inout Int,
    _ takesPositive: inout PersonList, _ takesNegative: inout PersonList,
    _ tie: (Int, UInt64) -> UInt64
  ) -> ByOpinion<Settled> {
    var result = ByOpinion(positive: Settled(), negative: Settled())
    var knowsPositive = knowsPositive.mutableSpan
    var knowsNegative = knowsNegative.mutableSpan
    var toldPositive = toldPositive.mutableSpan
    var toldNegative = toldNegative.mutableSpan
    var marked = marked.mutableSpan
    var end = marks
    for index in 0..<count {
      let word = touched.map { Int($0[index]) } ?? index
      let (heardPositive, heardNegative) = (toldPositive[word], toldNegative[word])
      if heardPositive | heardNegative == 0 { continue }
      toldPositive[word] = 0
      toldNegative[word] = 0
      let (knewPositive, knewNegative) = (knowsPositive[word], knowsNegative[word])
      let knew = knewPositive | knewNegative
      knowsPositive[word] = knewPositive | heardPositive
      knowsNegative[word] = knewNegative | heardNegative
      marked[end] = UInt32(truncatingIfNeeded: word)
      end &+= knew == 0 ? 1 : 0

      result.positive.newlyReached &+= (heardPositive & ~knewPositive).nonzeroBitCount
      result.negative.newlyReached &+= (heardNegative & ~knewNegative).nonzeroBitCount
      let both = heardPositive & heardNegative & ~knew
      let negative = (heardNegative & ~knew & ~both) | (both == 0 ? 0 : tie(word, both) & both)
      let positive = heardPositive & ~knew & ~negative
      result.positive.held &+= positive.nonzeroBitCount
      result.negative.held &+= negative.nonzeroBitCount
      takesPositive.add(positive, ofWord: word)
      takesNegative.add(negative, ofWord: word)
    }
    marks = end
    return result
  }
}
