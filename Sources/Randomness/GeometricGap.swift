/// The natural logarithm of a number in (0, 1], the same on every platform.
///
/// Our own, because the system's may differ in the last digit from one machine to the next, and a
/// different last digit can tell a different contact. With x = 2^e m, m in [sqrt(1/2), sqrt 2), it
/// sums 2 artanh((m-1)/(m+1)) to the 19th power; the relative error is below 4e-16.
///
/// - Complexity: O(1).
@inlinable @inline(__always)
public func naturalLogarithm(_ x: Double) -> Double {
  let bits = x.bitPattern
  var exponent = Int64(truncatingIfNeeded: bits >> 52) &- 1023
  var mantissa = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
  if mantissa > 1.4142135623730951 {
    mantissa *= 0.5
    exponent &+= 1
  }
  return Double(exponent) * 0.6931471805599453
    + doubledInverseTangent((mantissa - 1) / (mantissa + 1))
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
  /// 1 / ln(1 - chance), negative; minus infinity for chance 0.
  @usableFromInline let inverseLogarithm: Double

  /// Prepares the gaps of coins that succeed with `chance`, in 0...1.
  public init(chance: Double) {
    precondition((0...1).contains(chance), "a chance is in 0...1")
    // ln(1 - p) = 2 artanh(-p / (2 - p)) keeps its digits for small p.
    let logarithm =
      chance < 0.25
      ? doubledInverseTangent(-chance / (2 - chance))
      : chance < 1 ? naturalLogarithm(1 - chance) : -Double.infinity
    inverseLogarithm = 1 / logarithm
  }

  /// The number of failures before the next success, at most `limit`.
  ///
  /// - Parameters:
  ///   - bits: 64 uniform bits.
  ///   - limit: the largest answer of interest, not negative.
  /// - Returns: The number of failures, or `limit` if there are more.
  @inlinable @inline(__always)
  public func failures(_ bits: UInt64, limit: Int) -> Int {
    // In (0, 1], so that the logarithm is finite.
    let unit = Double((bits >> 11) &+ 1) * 0x1p-53
    let gap = naturalLogarithm(unit) * inverseLogarithm
    // Chance 0 gives infinity, or not-a-number where the unit is 1; neither is below the limit.
    return gap < Double(limit) ? Int(gap) : limit
  }
}
