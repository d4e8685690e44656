/// The natural logarithm of a number in (0, 1], the same on every platform.
///
/// Our own, because the system's may differ in the last digit from one machine to the next, and a
/// different last digit can tell a different contact. With x = 2^e m, m in [sqrt(1/2), sqrt 2), it
/// sums 2 artanh((m-1)/(m+1)) to the 19th power; the relative error is below 4e-16.
///
/// - Complexity: O(1).
@inlinable @inline(__always)
public func naturalLogarithm(_ x: Double) -> Double {
  // The biased exponent e of x = 2^(e - 1023) m, carried up where the mantissa reaches sqrt 2.
  let exponent = (x.bitPattern &+ LogarithmBits.mantissaCarry) >> 52
  let mantissa = Double(bitPattern: x.bitPattern &+ LogarithmBits.one &- exponent << 52)
  return
    (Double(bitPattern: exponent | LogarithmBits.twoTo52)
    - LogarithmBits.exponentOffset) * 0.6931471805599453
    + doubledInverseTangent((mantissa - 1) / (mantissa + 1))
}

/// Bit patterns by which a number is taken apart and put together without branches.
public enum LogarithmBits {
  /// The bits of 1.0.
  @inlinable public static var one: UInt64 { 0x3FF0_0000_0000_0000 }
  /// The bits of the number after 1.0.
  @inlinable public static var aboveOne: UInt64 { one + 1 }
  /// The bits of 2^52: as the upper bits of a whole number below it they make that number plus 2^52.
  @inlinable public static var twoTo52: UInt64 { 0x4330_0000_0000_0000 }
  /// Carries a mantissa of sqrt 2 or more into the exponent: the bits of 1 less those of sqrt(1/2).
  @inlinable public static var mantissaCarry: UInt64 { one - 0x3FE6_A09E_667F_3BCD }
  /// 2^52 and the bias of exponents.
  @inlinable public static var exponentOffset: Double { 0x1p52 + 1023 }
}

/// 2 artanh(s) for |s| <= 0.1716, by its power series to the 19th power.
@inlinable @inline(__always)
package func doubledInverseTangent(_ s: Double) -> Double {
  let q = s * s
  var sum = 1.0 / 19
  sum = sum * q + 1.0 / 17
  sum = sum * q + 1.0 / 15
  sum = sum * q + 1.0 / 13
  sum = sum * q + 1.0 / 11
  sum = sum * q + 1.0 / 9
  sum = sum * q + 1.0 / 7
  sum = sum * q + 1.0 / 5
  sum = sum * q + 1.0 / 3
  return 2 * (s + s * q * sum)
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
  /// 1 / ln(1 - chance), negative; minus infinity for chance 0.
  public let inverseLogarithm: Double

  /// Prepares the gaps of coins that succeed with `chance`, in 0...1.
  public init(chance: Double) {
    precondition((0...1).contains(chance), "a chance is in 0...1")
    self.chance = chance
    // ln(1 - p) = 2 artanh(-p / (2 - p)) keeps its digits for small p.
    let logarithm =
      chance < 0.25
      ? doubledInverseTangent(-chance / (2 - chance))
      : chance < 1 ? naturalLogarithm(1 - chance) : -Double.infinity
    inverseLogarithm = 1 / logarithm
  }

  /// What ``failures(_:)`` says of every longer gap: far more than anybody has contacts.
  @inlinable public static var mostFailures: UInt64 { 1 << 40 }

  /// The number of failures before the next success, at most ``mostFailures``.
  ///
  /// No branch and no conversion that could fail, so that a loop of it can be computed in vectors.
  ///
  /// - Parameter bits: 64 uniform bits.
  /// - Complexity: O(1).
  @inlinable @inline(__always)
  public func failures(_ bits: UInt64) -> UInt64 {
    // 2 less a number between 1 and 2, made of the upper 52 bits and the last of them set: in
    // (0, 1), so that the logarithm is finite and not 0.
    let unit = 2 - Double(bitPattern: bits >> 12 | LogarithmBits.aboveOne)
    let gap = naturalLogarithm(unit) * inverseLogarithm
    // Chance 0 gives infinity. Adding 1.5 x 2^52 rounds to a whole number and leaves it in the lower
    // bits; where it rounded up, one is taken back.
    let bounded = gap < 0x1p40 ? gap : 0x1p40
    let rounded = bounded + 0x1.8p52
    let whole = rounded.bitPattern & 0x0007_FFFF_FFFF_FFFF
    return whole &- (rounded - 0x1.8p52 > bounded ? 1 : 0)
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
