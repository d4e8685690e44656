internal import Randomness
internal import SocialGraph

// The luck of eight people at a time: the vector form of `RandomKey` and `RandomDraws`.
//
// Every lane is what the scalar form makes of the same person and index, to the last bit; which lane
// somebody stands in changes nothing.
//
// Eight lanes of 64 bits are one AVX-512 register, and two or four of what smaller machines have.

/// Eight words, one for each of eight people.
typealias Words = SIMD8<UInt64>

/// Sixteen half-words, one for each of sixteen people: the form in which rows and positions are held.
typealias Halves = SIMD16<UInt32>

extension Words {
  /// The lower eight bits of each lane side by side, lane 0 lowest.
  @inline(__always)
  var packed: UInt64 {
    // A cast of bits between two types of 8 bytes each.
    unsafe unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: self), to: UInt64.self).littleEndian
  }
}

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

/// The luck of one purpose, as the kernel asks for it: the draws of a person, alone or in lanes.
protocol PersonStream {
  /// The draws that belong to one person.
  func draws(of person: PersonID) -> RandomDraws
  /// The draws that belong to eight people.
  func draws(of people: Words) -> DrawLanes
}

extension RandomKey: PersonStream {
  @inline(__always)
  func draws(of people: Words) -> DrawLanes {
    DrawLanes(keys: Words(repeating: word), people: people)
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

/// A chance made ready to be compared with random bits.
///
/// A uniform number u = k / 2^53 is below a chance p just if the whole number k is below 2^53 p
/// rounded up; so a coin is one comparison of whole numbers and says what `unit(0) < p` says.
struct CoinThreshold: Sendable {
  /// Coins whose upper 53 bits are below this succeed; at most 2^53.
  let value: UInt64

  /// Makes the threshold of a chance in 0...1.
  @inline(__always)
  init(chance: Double) {
    value = UInt64((chance * 0x1p53).rounded(.up))
  }

  /// The sign bit says whether a coin succeeds; the others mean nothing.
  @inline(__always)
  func sign(_ bits: UInt64) -> UInt64 { (bits >> 11) &- value }

  /// The sign bit of each lane says whether its coin succeeds; the others mean nothing.
  ///
  /// A difference instead of a comparison: it needs no wider instructions than an addition does.
  @inline(__always)
  func signs(_ bits: Words) -> Words { (bits &>> 11) &- value }
}
