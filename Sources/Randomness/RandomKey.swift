/// The finalizer of splitmix64: a bijection of 64-bit words that scatters neighbouring inputs.
///
/// Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014, with
/// the constants of Stafford's variant 13. Complexity: O(1), five dependent operations.
@inlinable @inline(__always)
public func scattered(_ word: UInt64) -> UInt64 {
  var z = word
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

/// The same of eight words, side by side in a vector.
@inlinable @inline(__always)
public func scattered(_ words: SIMD8<UInt64>) -> SIMD8<UInt64> {
  var z = words
  z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z &>> 31)
}

/// The step between the counters of neighbouring draws: 2^64 over the golden ratio, made odd.
@inlinable public var goldenStep: UInt64 { 0x9E37_79B9_7F4A_7C15 }

/// A number for a name: 64-bit FNV-1a of its UTF-8 bytes.
///
/// Source: Fowler, Noll, Vo and Eastlake, *The FNV non-cryptographic hash algorithm*. Unlike
/// `Hasher`'s, it is the same in every process. Complexity: O(length of the name).
public func nameHash(_ name: String) -> UInt64 {
  name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// Names a family of random decisions: one random seed, purpose, replicate and period.
///
/// Every random decision in Hearsay is a pure function of such a key, a person and a draw index. No
/// state passes from one person to the next, so results cannot depend on the order of work, on
/// threads, or on which replicates run together; and two scenarios with the same random seed meet
/// the same random numbers.
///
/// ```swift
/// let coins = RandomKey(seed: 42, purpose: .retelling, replicate: 7)
/// if coins.draws(of: person).unit(0) < 0.3 { … }
/// ```
///
/// It is not a `RandomNumberGenerator`: nothing advances.
public struct RandomKey: Sendable, Hashable {
  /// The scattered key.
  public let word: UInt64

  /// Makes the key of a seed, purpose, replicate and period.
  ///
  /// - Complexity: O(1), four scatterings.
  @inlinable
  public init(seed: UInt64, purpose: RandomPurpose, replicate: UInt64 = 0, period: UInt64 = 0) {
    var z = scattered(seed &+ goldenStep)
    z = scattered(z ^ (purpose.rawValue &* 0xD1B5_4A32_D192_ED03))
    z = scattered(z &+ replicate &* 0xAEF1_7502_108E_F2D9)
    word = scattered(z ^ (period &* 0xDABA_0B6E_B093_22E3))
  }

  /// Makes a key of a word that is scattered already.
  @inlinable
  init(scattered word: UInt64) {
    self.word = word
  }

  /// The key of the same family for one of several things that differ by name.
  ///
  /// It depends on the name alone: things added, taken away or put in another order change no other
  /// thing's random numbers. The name enters as its ``nameHash(_:)``.
  ///
  /// - Complexity: O(length of the name).
  public func named(_ name: String) -> RandomKey {
    RandomKey(scattered: scattered((word &+ goldenStep) ^ nameHash(name)))
  }

  /// The key of the same family for one of several things that differ by number, such as rounds.
  ///
  /// - Complexity: O(1), one scattering.
  public func numbered(_ number: Int) -> RandomKey {
    RandomKey(
      scattered: scattered(
        word ^ (UInt64(truncatingIfNeeded: number) &* 0xC2B2_AE3D_27D4_EB4F &+ goldenStep)))
  }

  /// The draws that belong to one person (or to whatever else the caller numbers).
  ///
  /// - Complexity: O(1), one scattering.
  @inlinable @inline(__always)
  public func draws(of person: UInt64) -> RandomDraws {
    RandomDraws(key: word, person: person)
  }

  /// The difference between the counters of neighbouring people.
  @inlinable @inline(__always)
  public static var counterStep: UInt64 { 0xF135_7AEA_2E62_A9C5 }

  /// The draws that belong to one person.
  @inlinable @inline(__always)
  public func draws(of person: UInt32) -> RandomDraws {
    draws(of: UInt64(truncatingIfNeeded: person))
  }
}

/// The random draws of one person for one purpose, by index.
///
/// Draw 0 is the base itself; draw i >= 1 is output i of splitmix64 started at the base. So a
/// decision that needs a single draw costs a single scattering.
public struct RandomDraws: Sendable, Hashable {
  /// Draw 0, and the counter's start for the others.
  public let base: UInt64

  /// Makes the draws that belong to a person under the word of a key.
  @inlinable @inline(__always)
  public init(key: UInt64, person: UInt64) {
    base = scattered(key &+ person &* RandomKey.counterStep)
  }

  /// Makes the draws that start at a word.
  @inlinable @inline(__always)
  public init(base: UInt64) {
    self.base = base
  }

  /// 64 uniform bits: draw number `index`.
  @inlinable @inline(__always)
  public func bits(_ index: Int) -> UInt64 {
    index == 0
      ? base : scattered(base &+ UInt64(truncatingIfNeeded: index) &* goldenStep)
  }

  /// A uniform number in 0..<1, a multiple of 2^-53.
  @inlinable @inline(__always)
  public func unit(_ index: Int) -> Double {
    Double(bits(index) >> 11) * 0x1p-53
  }

  /// A uniform whole number in `0..<bound`; `bound` must be positive.
  ///
  /// The high word of a 64 x 64 bit product. Its bias is at most `bound` / 2^64, below 2^-32 for any
  /// number of people.
  @inlinable @inline(__always)
  public func below(_ bound: UInt64, _ index: Int) -> UInt64 {
    bits(index).multipliedFullWidth(by: bound).high
  }

  /// 32 uniform bits: half-word number `index`, the lower half of draw `index / 2` or, for odd
  /// numbers, the upper.
  @inlinable @inline(__always)
  public func half(_ index: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: bits(index >> 1) >> (UInt64(truncatingIfNeeded: index & 1) << 5))
  }

  /// A uniform whole number in `0..<bound`, made of half-word number `index`: two for one scattering.
  ///
  /// The high half of a 32 x 32 bit product. Its bias is at most `bound` / 2^32, so it is for small
  /// bounds; `bound` must be positive.
  @inlinable @inline(__always)
  public func halfBelow(_ bound: UInt32, _ index: Int) -> UInt32 {
    half(index).multipliedFullWidth(by: bound).high
  }
}
