internal import Randomness

// The luck of eight people at a time: the vector form of `RandomKey`, `RandomDraws` and `GeometricGap`.
//
// Every lane is what the scalar form makes of the same person and index, to the last bit; which lane
// somebody stands in changes nothing. Only whole-number arithmetic, and floating point in one order
// of operations, so that every width of vector and every platform gives the same.
//
// Eight lanes of 64 bits are one AVX-512 register, and two or four of what smaller machines have.

/// Eight words, one for each of eight people.
typealias Words = SIMD8<UInt64>

/// Sixteen half-words, one for each of sixteen people: the form in which rows and positions are held.
typealias Halves = SIMD16<UInt32>

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

/// ``scattered(_:)`` in eight lanes.
@inline(__always)
func scattered(_ words: Words) -> Words {
  var z = words
  z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z &>> 31)
}

extension RandomKey {
  /// The draws that belong to eight people.
  @inline(__always)
  func draws(of people: Words) -> DrawLanes {
    DrawLanes(base: scattered(word &+ people &* 0xF135_7AEA_2E62_A9C5))
  }
}

/// ``RandomDraws`` of eight people.
struct DrawLanes {
  /// Draw 0, and the counters' starts for the others.
  let base: Words

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

  /// Whether a coin succeeds.
  @inline(__always)
  func succeeds(_ bits: UInt64) -> Bool { bits >> 11 < value }

  /// The sign bit of each lane says whether its coin succeeds; the others mean nothing.
  ///
  /// A difference instead of a comparison: it needs no wider instructions than an addition does.
  @inline(__always)
  func signs(_ bits: Words) -> Words { (bits &>> 11) &- value }
}

extension GeometricGap {
  /// What ``failures(_:)`` says of a longer gap, far above any number of contacts.
  static let mostFailures: UInt64 = 1 << 40

  /// The number of failures before the next success, in each lane.
  ///
  /// - Parameter bits: 64 uniform bits in each lane.
  /// - Returns: What the scalar function says, at most ``mostFailures``.
  @inline(__always)
  func failures(_ bits: Words) -> Words {
    // Casts of bits between types of 64 bytes each.
    let oneToTwo = unsafe unsafeBitCast(
      bits &>> 12 | LogarithmBits.aboveOne, to: SIMD8<Double>.self)
    let gap = naturalLogarithm(2 - oneToTwo) * inverseLogarithm
    let most = SIMD8<Double>(repeating: 0x1p40)
    let bounded = most.replacing(with: gap, where: gap .< most)
    // Adding 1.5 x 2^52 rounds to a whole number and leaves it in the lower bits. Where it rounded
    // up, one is taken back.
    let rounded = bounded + 0x1.8p52
    let whole = unsafe unsafeBitCast(rounded, to: Words.self) & 0x0007_FFFF_FFFF_FFFF
    return whole.replacing(with: whole &- 1, where: (rounded - 0x1.8p52) .> bounded)
  }
}

/// ``naturalLogarithm(_:)`` in eight lanes: the same operations in the same order.
@inline(__always)
func naturalLogarithm(_ x: SIMD8<Double>) -> SIMD8<Double> {
  // Casts of bits between types of 64 bytes each.
  let bits = unsafe unsafeBitCast(x, to: Words.self)
  let exponent = (bits &+ LogarithmBits.mantissaCarry) &>> 52
  let mantissa = unsafe unsafeBitCast(
    bits &+ LogarithmBits.one &- exponent &<< 52, to: SIMD8<Double>.self)
  let exponents =
    unsafe unsafeBitCast(exponent | LogarithmBits.twoTo52, to: SIMD8<Double>.self)
    - LogarithmBits.exponentOffset
  let s = (mantissa - 1) / (mantissa + 1)
  let q = s * s
  var sum = q * (1.0 / 19) + 1.0 / 17
  sum = sum * q + 1.0 / 15
  sum = sum * q + 1.0 / 13
  sum = sum * q + 1.0 / 11
  sum = sum * q + 1.0 / 9
  sum = sum * q + 1.0 / 7
  sum = sum * q + 1.0 / 5
  sum = sum * q + 1.0 / 3
  return exponents * 0.6931471805599453 + 2 * (s + s * q * sum)
}
