internal import Randomness
internal import SpreadTypes

// The random numbers of eight people at a time: the vector form of `RandomDraws`.
//
// Every lane holds what the scalar form gives for the same person and index, to the last bit; the lane
// somebody is in changes nothing.
//
// Eight lanes of 64 bits are one AVX-512 register, and two or four registers on smaller machines.

/// Eight words, one for each of eight people.
typealias Words = SIMD8<UInt64>

/// Sixteen half-words, one for each of sixteen people: the form in which rows and positions are held.
typealias Halves = SIMD16<UInt32>

/// The number of a person in a graph.
typealias PersonID = UInt32

extension Halves {
  /// Lanes 0, 2, 4, … widened to words.
  ///
  /// Even and odd lanes, not lower and upper: on a little-endian machine a register of sixteen halves
  /// *is* a register of eight words whose lower halves are the even lanes, so nothing moves.
  @inline(__always)
  var evenWords: Words { unsafe unsafeBitCast(self, to: Words.self) & 0xFFFF_FFFF }

  /// Lanes 1, 3, 5, … widened to words.
  @inline(__always)
  var oddWords: Words { unsafe unsafeBitCast(self, to: Words.self) &>> 32 }

  /// Puts even and odd lanes together.
  ///
  /// - Parameters:
  ///   - even: Words below 2^32.
  ///   - odd: Words whose upper halves are wanted; the lower are dropped.
  @inline(__always)
  init(even: Words, oddUpper odd: Words) {
    // A cast of bits between two types of 64 bytes each.
    self = unsafe unsafeBitCast(even | (odd & 0xFFFF_FFFF_0000_0000), to: Halves.self)
  }
}

/// The random stream of one purpose, as the kernel asks for it: the draws of a person, alone or in lanes.
protocol PersonStream {
  /// The draws that belong to one person.
  func draws(of person: PersonID) -> RandomDraws
  /// The draws that belong to eight people.
  func draws(of people: Words) -> DrawLanes
}

/// The random stream of one key.
struct KeyStream: PersonStream {
  /// The word of the key.
  let word: UInt64

  @inline(__always)
  func draws(of person: PersonID) -> RandomDraws {
    RandomDraws(key: word, person: UInt64(truncatingIfNeeded: person))
  }

  @inline(__always)
  func draws(of people: Words) -> DrawLanes {
    DrawLanes(keys: Words(repeating: word), people: people)
  }

  /// Whose coins succeed of the 64 people from one on, a bit each: draw 0 of each.
  @inline(__always)
  func successes(of first: Int, _ coin: CoinThreshold) -> UInt64 {
    let start = word &+ UInt64(truncatingIfNeeded: first) &* RandomKey.counterStep
    var successes: UInt64 = 0
    // A loop that compilers turn into vectors.
    for offset in 0..<64 {
      let offset = UInt64(truncatingIfNeeded: offset)
      let draw = scattered(start &+ offset &* RandomKey.counterStep)
      successes |= (coin.sign(draw) &>> 63) &<< offset
    }
    return successes
  }
}

/// ``RandomDraws`` of eight people.
struct DrawLanes {
  /// Draw 0, and the counters' starts for the others.
  let base: Words

  /// The draws of people, each under a key of its own.
  @inline(__always)
  init(keys: Words, people: Words) {
    base = scattered(keys &+ people &* RandomKey.counterStep)
  }

  /// 64 uniform bits in each lane: draw number `index`.
  @inline(__always)
  func bits(_ index: Int) -> Words {
    index == 0
      ? base : scattered(base &+ UInt64(truncatingIfNeeded: index) &* goldenStep)
  }
}

/// The random streams of a wave, one for each purpose that the kernel draws for.
struct WaveStreams<Stream: PersonStream> {
  /// How many contacts a teller tells, and whether it is silent: draw 0.
  let count: Stream
  /// Which contacts: draw i for the i-th contact chosen or gap, draw i + 1 for the i-th contact's coin.
  let choice: Stream
  /// Whether somebody who adopted a story tells it: draw 0.
  let retelling: Stream
  /// Which of two stories that arrive together is adopted: draw 0.
  let conflict: Stream
}

extension WaveStreams where Stream == KeyStream {
  /// Makes the streams of one wave.
  init(_ words: StreamWords) {
    count = KeyStream(word: words.count)
    choice = KeyStream(word: words.choice)
    retelling = KeyStream(word: words.retelling)
    conflict = KeyStream(word: words.conflict)
  }
}
