internal import Randomness
internal import SocialGraph

/// Up to 256 tellers side by side: who they are, where their contacts are, and how many they tell.
///
/// The kernel works on lanes of 16, so that each array is filled up with tellers of no contacts who
/// tell nobody to the next multiple of 16.
struct TellerBatch {
  /// The most tellers in a batch: enough that their cache misses overlap, few enough that what they
  /// tell stays in the nearest cache.
  static let capacity = 256

  /// The tellers.
  var people = [PersonID](repeating: 0, count: capacity)
  /// Where their contacts start.
  var starts = [UInt32](repeating: 0, count: capacity)
  /// How many contacts they have.
  var degrees = [UInt32](repeating: 0, count: capacity)
  /// How many contacts they tell, for rules that draw a number.
  var counts = [UInt32](repeating: 0, count: capacity)
  /// How many tellers there are.
  private(set) var count = 0

  /// The sixteen tellers from a multiple of sixteen on.
  @inline(__always)
  func lanes(at index: Int) -> TellerLanes {
    precondition(index + 16 <= Self.capacity)
    // In bounds: each array holds `capacity` entries.
    return unsafe TellerLanes(
      people: people.span.halves(at: index), starts: starts.span.halves(at: index),
      degrees: degrees.span.halves(at: index), counts: counts.span.halves(at: index))
  }

  /// Takes the contacts of those who keep silent away.
  ///
  /// - Parameters:
  ///   - share: The share of the silent.
  ///   - key: The luck; a person's draw 0 decides.
  mutating func silence(_ share: Double, _ key: RandomKey) {
    if share == 0 { return }
    for index in 0..<count where key.draws(of: people[index]).unit(0) < share {
      degrees[index] = 0
    }
  }

  /// Looks people's rows up.
  ///
  /// - Complexity: O(count); its cache misses overlap.
  @inline(__always)
  mutating func load(
    _ tellers: [PersonID], from first: Int, count: Int, _ contacts: borrowing some ContactSource
  ) {
    precondition(count <= Self.capacity && first + count <= tellers.count)
    self.count = count
    Self.load(tellers, first, count, contacts, &people, &starts, &degrees)
  }

  @inline(__always)
  private static func load(
    _ tellers: [PersonID], _ first: Int, _ count: Int, _ contacts: borrowing some ContactSource,
    _ people: inout [PersonID], _ starts: inout [UInt32], _ degrees: inout [UInt32]
  ) {
    let tellers = tellers.span
    var people = people.mutableSpan
    var starts = starts.mutableSpan
    var degrees = degrees.mutableSpan
    for index in 0..<count {
      let person = tellers[first &+ index]
      people[index] = person
      starts[index] = contacts.start(of: person)
      degrees[index] = contacts.count(of: person)
    }
    for index in count..<(count + 15) / 16 * 16 {
      people[index] = 0
      starts[index] = 0
      degrees[index] = 0
    }
  }

  /// Draws how many contacts each tells: never more than there are.
  ///
  /// - Returns: How many tell somebody.
  @inline(__always)
  mutating func drawCounts(_ sampler: CountSampler, _ key: RandomKey) -> Int {
    Self.drawCounts(sampler, key, count, people, degrees, &counts)
  }

  @inline(__always)
  private static func drawCounts(
    _ sampler: CountSampler, _ key: RandomKey, _ count: Int, _ people: [PersonID],
    _ degrees: [UInt32], _ counts: inout [UInt32]
  ) -> Int {
    let people = people.span
    let degrees = degrees.span
    var counts = counts.mutableSpan
    var tellers = 0
    if let equal = sampler.equallyLikely {
      let lowest = Halves(repeating: equal.lowest)
      let width = UInt64(equal.width)
      for start in stride(from: 0, to: count, by: 16) {
        // In bounds: arrays of a multiple of 16.
        let degree = unsafe degrees.halves(at: start)
        var drawn = lowest
        if width > 1 {
          let person = unsafe people.halves(at: start)
          let even = ((key.draws(of: person.evenWords).bits(0) &>> 32) &* width) &>> 32
          let odd = (key.draws(of: person.oddWords).bits(0) &>> 32) &* width
          drawn &+= Halves(even: even, oddUpper: odd)
        }
        let most = drawn.replacing(with: degree, where: degree .< drawn)
        unsafe counts.setHalves(at: start, most)
        for lane in start..<start &+ 16 {
          tellers &+= unsafe counts[unchecked: lane] > 0 ? 1 : 0
        }
      }
    } else {
      for index in 0..<count {
        let drawn = sampler.count(at: key.draws(of: people[index]).unit(0))
        let most = min(Int(degrees[index]), drawn)
        counts[index] = UInt32(truncatingIfNeeded: most)
        tellers &+= most > 0 ? 1 : 0
      }
      for index in count..<(count + 15) / 16 * 16 { counts[index] = 0 }
    }
    return tellers
  }
}

/// Sixteen tellers side by side.
struct TellerLanes {
  /// The tellers.
  var people: Halves
  /// Where their contacts start.
  var starts: Halves
  /// How many contacts they have.
  var degrees: Halves
  /// How many contacts they tell.
  var counts: Halves
}
