/// A chance prepared for comparison with random bits.
///
/// A uniform number u = k / 2^53 is below a chance p if and only if the whole number k is below 2^53 p
/// rounded up; so a coin is one comparison of whole numbers and agrees with `unit(0) < p`. A larger
/// chance succeeds wherever a smaller one does.
public struct CoinThreshold: Sendable, Hashable, BitwiseCopyable {
  /// Coins whose upper 53 bits are below this succeed; in 0...2^53.
  public let value: UInt64

  /// Makes the threshold of a chance; what rounding put outside 0...1 is clamped.
  @inlinable @inline(__always)
  public init(chance: Double) {
    let clamped = chance < 0 ? 0 : chance > 1 ? 1 : chance
    value = UInt64((clamped * 0x1p53).rounded(.up))
  }

  /// The threshold at which every coin succeeds.
  @inlinable @inline(__always)
  public static var always: UInt64 { 1 << 53 }

  /// Whether the outcome is certain: all coins succeed, or none.
  @inlinable @inline(__always)
  public var isCertain: Bool { value == 0 || value >= Self.always }

  /// The sign bit says whether a coin of 64 random bits succeeds; the others mean nothing.
  ///
  /// A difference instead of a comparison: it needs no branch, and no wider vector instructions than an
  /// addition does.
  @inlinable @inline(__always)
  public func sign(_ bits: UInt64) -> UInt64 { (bits >> 11) &- value }

  /// The same of eight coins.
  @inlinable @inline(__always)
  public func signs(_ bits: SIMD8<UInt64>) -> SIMD8<UInt64> { (bits &>> 11) &- value }

  /// All bits if a draw of 53 bits succeeds, else none.
  @inlinable @inline(__always)
  public func success(of draw: UInt64) -> UInt64 { 0 &- ((draw &- value) &>> 63) }
}
