/// A running digest of whole numbers in order, the same on every machine: FNV-1a, 64 bits, over words
/// instead of bytes.
///
/// Source: Fowler, Noll and Vo, *The FNV non-cryptographic hash algorithm*. It tells apart results that
/// differ by mistake; it is no seal against somebody who wants them to look alike.
public struct Digest: Sendable, Hashable {
  /// What the numbers so far come to.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Makes the digest of nothing.
  public init() {}

  /// Takes one more number.
  ///
  /// - Complexity: O(1), one multiplication.
  public mutating func add(_ word: Int) {
    value = (value ^ UInt64(truncatingIfNeeded: word)) &* 0x0000_0100_0000_01B3
  }
}
