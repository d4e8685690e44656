internal import Randomness
internal import SpreadTypes

// First-hand people of small waves, drawn and asked in lanes, a lane for each of sixteen waves: the virtual
// shuffle of `ContactChoice` over all people in place of a row of contacts, with whole draws. It gives the people whom a
// shuffle of each wave alone gives.

/// Room that drawing needs.
struct SmallDrawing: ~Copyable {
  /// The places that each step drew, and what each step moved there.
  fileprivate let drawn = KernelBuffer(count: SmallWaveLimits.drawn, Halves(repeating: 0))
  fileprivate let moved = KernelBuffer(count: SmallWaveLimits.drawn, Halves(repeating: 0))
}

/// Sixteen waves side by side.
private struct DrawnLanes {
  /// How many are drawn in each, and the wave's place in the pass.
  var counts = Halves(repeating: 0)
  var copies = Halves(repeating: 0)
  /// Of even lanes and odd ones: the keys of who comes first, and of opinions.
  var evenOrders = Words(repeating: 0)
  var oddOrders = Words(repeating: 0)
  var evenOpinions = Words(repeating: 0)
  var oddOpinions = Words(repeating: 0)
  /// The largest of the counts.
  var most: UInt32 = 0

  /// Takes waves, of which there are at most sixteen from a place on.
  @unsafe init(_ waves: UnsafePointer<DrawnWave>, _ count: Int, from first: Int) {
    // In bounds: lanes are below the number of waves, and there are eight words.
    for lane in 0..<min(16, count) {
      let wave = unsafe waves[first &+ lane]
      counts[lane] = wave.count
      copies[lane] = UInt32(truncatingIfNeeded: first &+ lane)
      most = max(most, wave.count)
      if lane & 1 == 0 {
        evenOrders[lane &>> 1] = wave.order
        evenOpinions[lane &>> 1] = wave.opinions
      } else {
        oddOrders[lane &>> 1] = wave.order
        oddOpinions[lane &>> 1] = wave.opinions
      }
    }
  }
}

extension KernelMemory {
  /// Draws first-hand people and enters them.
  ///
  /// - Complexity: O(K^2 / 16 + K) for each wave of K people.
  @unsafe mutating func enterDrawn(
    _ waves: UnsafePointer<DrawnWave>, _ count: Int, people: Int, negativeBelow: UInt64,
    positiveFrom: UInt64
  ) {
    var all = 0
    for wave in 0..<count {
      unsafe small.enter(wave, waves[wave].streams)
      unsafe all += Int(waves[wave].count)
    }
    // In bounds from here on: the lists have room for all who are drawn, and slack for a vector and its flags.
    due.positive.reserve(all)
    due.negative.reserve(all)
    for first in stride(from: 0, to: count, by: 16) {
      let lanes = unsafe DrawnLanes(waves, count &- first, from: first)
      draw(lanes, people: people, negativeBelow, positiveFrom)
    }
    unsafe placeDrawn(due.positive.start, due.positive.count, .positive)
    unsafe placeDrawn(due.negative.start, due.negative.count, .negative)
  }

  private mutating func draw(
    _ lanes: DrawnLanes, people: Int, _ negativeBelow: UInt64, _ positiveFrom: UInt64
  ) {
    precondition(Int(lanes.most) <= min(SmallWaveLimits.drawn, people))
    let (drawn, moved) = unsafe (drawing.drawn.elements, drawing.moved.elements)
    let even = DrawLanes(keys: lanes.evenOrders, people: Words(repeating: 0))
    let odd = DrawLanes(keys: lanes.oddOrders, people: Words(repeating: 0))
    for step in 0..<Int(lanes.most) {
      let bound = UInt64(truncatingIfNeeded: people &- step)
      let index = Halves(repeating: UInt32(truncatingIfNeeded: step))
      let above = Halves(
        even: Self.high(even.bits(step), bound), oddUpper: Self.high(odd.bits(step), bound) &<< 32)
      let place = above &+ index
      var (person, displaced) = (place, index)
      for earlier in 0..<step {
        let (taken, value) = unsafe (drawn[earlier], moved[earlier])
        person.replace(with: value, where: taken .== place)
        displaced.replace(with: value, where: taken .== index)
      }
      unsafe (drawn[step], moved[step]) = (place, displaced)

      let evenDraws = DrawLanes(keys: lanes.evenOpinions, people: person.evenWords).base &>> 11
      let oddDraws = DrawLanes(keys: lanes.oddOpinions, people: person.oddWords).base &>> 11
      // Signs of differences: 1 in a lane that is drawn, that holds the negative story, that does not hold the
      // positive one.
      let isDrawn = (index &- lanes.counts) &>> 31
      let isNegative = Halves(
        even: (evenDraws &- negativeBelow) &>> 63, oddUpper: (oddDraws &- negativeBelow) &>> 31)
      let isBelow = Halves(
        even: (evenDraws &- positiveFrom) &>> 63, oddUpper: (oddDraws &- positiveFrom) &>> 31)
      let ids = person &<< small.bits | lanes.copies
      due.negative.append(ids, where: isDrawn & isNegative)
      due.positive.append(ids, where: isDrawn & (1 &- isNegative) & (1 &- isBelow))
    }
  }

  /// The upper half of the products of words and a number below 2^32.
  @inline(__always)
  private static func high(_ words: Words, _ bound: UInt64) -> Words {
    ((words &>> 32) &* bound &+ (((words & 0xFFFF_FFFF) &* bound) &>> 32)) &>> 32
  }

  @unsafe private mutating func placeDrawn(
    _ ids: UnsafePointer<PersonID>, _ count: Int, _ story: Story
  ) {
    let tally = small.firstHand(story)
    for index in 0..<count {
      let id = unsafe ids[index]
      tally.add(1, of: id)
      knowledge.placeFirstHand(id, story)
    }
  }
}
