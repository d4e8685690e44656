/// The natural logarithm of a number in (0, 1], the same on every platform.
///
/// Our own, because the system's may differ in the last digit from one machine to the next, and a
/// different last digit can tell a different contact. With x = 2^e m, m in [sqrt(1/2), sqrt 2), it is
/// e ln 2 + 2 artanh((m-1)/(m+1)); the relative error is below 1e-13, far less than any number of
/// draws could tell.
///
/// - Complexity: O(1).
@inlinable @inline(__always)
public func naturalLogarithm(_ x: Double) -> Double {
  let parts = LogarithmParts(x)
  return parts.exponent * 0.6931471805599453 + 2 * parts.inverseTangent
}

/// What the logarithm of a number in (0, 1] is made of: with x = 2^e m, e and artanh((m-1)/(m+1)).
@frozen public struct LogarithmParts {
  /// e, a whole number.
  public let exponent: Double
  /// artanh((m-1)/(m+1)): half the logarithm of m.
  public let inverseTangent: Double

  /// Takes a number apart.
  @inlinable @inline(__always)
  public init(_ x: Double) {
    // The biased exponent of x = 2^(e - 1023) m, carried up where the mantissa reaches sqrt 2.
    let carried = x.bitPattern &+ (LogarithmBits.one &- LogarithmBits.rootOfHalf)
    exponent =
      Double(bitPattern: carried >> 52 | LogarithmBits.twoTo52) - LogarithmBits.exponentOffset
    let mantissa = Double(
      bitPattern: carried & LogarithmBits.mantissa &+ LogarithmBits.rootOfHalf)
    inverseTangent = Randomness.inverseTangent((mantissa - 1) / (mantissa + 1))
  }
}

/// Bit patterns by which a number is taken apart and put together without branches.
public enum LogarithmBits {
  /// The bits of 1.0.
  @inlinable public static var one: UInt64 { 0x3FF0_0000_0000_0000 }
  /// The bits of the number after 1.0.
  @inlinable public static var aboveOne: UInt64 { one + 1 }
  /// The bits of 2^52: as the upper bits of a whole number below it they make that number plus 2^52.
  @inlinable public static var twoTo52: UInt64 { 0x4330_0000_0000_0000 }
  /// The bits of sqrt(1/2): what the bits of 1 are more carries a mantissa of sqrt 2 or more into the
  /// exponent, when added to those of a number.
  @inlinable public static var rootOfHalf: UInt64 { 0x3FE6_A09E_667F_3BCD }
  /// The bits of a mantissa.
  @inlinable public static var mantissa: UInt64 { 0x000F_FFFF_FFFF_FFFF }
  /// 2^52 and the bias of exponents.
  @inlinable public static var exponentOffset: Double { 0x1p52 + 1023 }
}

/// artanh(s) for |s| <= 0.1716, to a relative error below 1e-13.
///
/// artanh(s) / s as a polynomial of degree 5 in s^2 that is nearly the best of its degree (fitted at
/// Chebyshev points): it takes half the operations of the power series.
@inlinable @inline(__always)
package func inverseTangent(_ s: Double) -> Double {
  let q = s * s
  // In pairs and not one after the other: the steps wait less for each other.
  let squared = q * q
  let upper = q * 0.0980456232033887 + 0.110870878903943
  let middle = q * 0.14286084007153405 + 0.19999997436307088
  let sum = (upper * squared + middle) * q + 0.3333333333982428
  return s + s * q * sum
}

/// The lengths of the runs of failures between successes of independent coins with one chance.
///
/// To flip a coin for each of d contacts costs d draws; to jump from success to success costs one
/// draw for each success. Source: Devroye, *Non-uniform random variate generation*, 1986, X.2; for
/// graphs Batagelj and Brandes, *Efficient generation of large random networks*, Phys. Rev. E 71
/// (2005).
public struct GeometricGap: Sendable, Hashable {
  /// The chance of success.
  public let chance: Double
  /// ln 2 / ln(1 - chance) and 2 / ln(1 - chance), by which ``LogarithmParts`` are multiplied: negative,
  /// minus infinity for chance 0.
  public let exponentFactor, tangentFactor: Double

  /// Prepares the gaps of coins that succeed with `chance`, in 0...1.
  public init(chance: Double) {
    precondition((0...1).contains(chance), "a chance is in 0...1")
    self.chance = chance
    // ln(1 - p) = 2 artanh(-p / (2 - p)) keeps its digits for small p.
    let logarithm =
      chance < 0.25
      ? 2 * inverseTangent(-chance / (2 - chance))
      : chance < 1 ? naturalLogarithm(1 - chance) : -Double.infinity
    exponentFactor = 0.6931471805599453 / logarithm
    tangentFactor = 2 / logarithm
  }

  /// What ``failures(_:)`` says of every longer gap: far more than anybody has contacts.
  @inlinable public static var mostFailures: UInt64 { 1 << 50 }

  /// The number of failures before the next success, at most ``mostFailures``.
  ///
  /// No branch and no conversion that could fail, so that a loop of it can be computed in vectors.
  ///
  /// - Parameter bits: 64 uniform bits.
  /// - Returns: The number of failures.
  /// - Complexity: O(1).
  @inlinable @inline(__always)
  public func failures(_ bits: UInt64) -> UInt64 {
    Self.whole(min(0x1p50, gap(bits))) & 0x0007_FFFF_FFFF_FFFF
  }

  /// The number of failures before the next success, at most 2^30.
  ///
  /// Up to there the same as ``failures(_:)``, and with fewer steps.
  ///
  /// - Parameter bits: 64 uniform bits.
  /// - Returns: The number of failures.
  /// - Complexity: O(1).
  @inlinable @inline(__always)
  public func fewFailures(_ bits: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: Self.whole(min(0x1p30, gap(bits))))
  }

  /// The logarithm of a uniform number in (0, 1) over that of the chance of failure: not negative, and for
  /// chance 0 infinite or no number at all, which is why the bound comes first in `min`.
  @inlinable @inline(__always)
  func gap(_ bits: UInt64) -> Double {
    // 2 less a number between 1 and 2, made of the upper 52 bits and the last of them set: in
    // (0, 1), so that the logarithm is finite and not 0.
    let parts = LogarithmParts(2 - Double(bitPattern: bits >> 12 | LogarithmBits.aboveOne))
    return parts.exponent * exponentFactor + parts.inverseTangent * tangentFactor
  }

  /// The whole number below another that is at most 2^50: in the lower bits, below others.
  @inlinable @inline(__always)
  static func whole(_ x: Double) -> UInt64 {
    // Adding 1.5 x 2^52 rounds to a whole number and leaves it in the lower bits. That a number that is
    // whole already and odd goes down by one is as rare as any error of the logarithm.
    (x - 0.5 + 0x1.8p52).bitPattern
  }

  /// The number of failures before the next success, at most `limit`.
  ///
  /// - Parameters:
  ///   - bits: 64 uniform bits.
  ///   - limit: the largest answer of interest, not negative.
  /// - Returns: The number of failures, or `limit` if there are more.
  @inlinable @inline(__always)
  public func failures(_ bits: UInt64, limit: Int) -> Int {
    let gap = failures(bits)
    return gap < Self.mostFailures ? min(Int(gap), limit) : limit
  }
}
