/// Exponentials, logarithms and what is made of them, the same on every machine.
///
/// Our own, because the C library has several of each, chooses by processor, and their last digits differ:
/// results would differ from machine to machine. Each is within one unit in the last place of the truth, for
/// all finite numbers whose result is normal.
///
/// The logarithm and the exponential are computed in about 32 digits (`DoubleDouble`) and rounded once, so
/// that a power is a product of the first and then the second, and exact where it can be.
public enum Elementary {
  // MARK: Functions

  /// e^x.
  public static func exp(_ x: Double) -> Double { power(ofE: DoubleDouble(x)) }

  /// e^x - 1, with all its digits where x is near 0.
  public static func expm1(_ x: Double) -> Double {
    if abs(x) < 0x1p-54 || x.isNaN { return x }
    if x > 700 || x < -40 { return exp(x) - 1 }
    let parts = exponential(DoubleDouble(x))
    if parts.exponent == 0 { return parts.lessOne.rounded }
    let scale = Double(sign: .plus, exponent: parts.exponent, significand: 1)
    let scaled = DoubleDouble(parts.lessOne.high * scale, parts.lessOne.low * scale)
    return (DoubleDouble(sum: scale, -1) + scaled).rounded
  }

  /// The natural logarithm: minus infinity of 0, not a number of a negative number.
  public static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x < 0 ? .nan : x }
    return shortLogarithm(DoubleDouble(x))
  }

  /// The natural logarithm of 1 + x, with all its digits where x is near 0.
  public static func log1p(_ x: Double) -> Double {
    guard x > -1, x.isFinite else { return x == -1 ? -.infinity : x < -1 ? .nan : x }
    if abs(x) < 0x1p-54 { return x }
    return shortLogarithm(DoubleDouble(sum: 1, x))
  }

  /// A number to a power: 1 to the power 0, whatever the number; not a number where no real number is.
  public static func pow(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if base.isNaN || exponent.isNaN { return .nan }
    if base < 0 || (base == 0 && base.sign == .minus) {
      guard exponent == exponent.rounded() else {
        return base == 0 || base.isInfinite || exponent.isInfinite
          ? pow(-base, exponent) : .nan
      }
      let isOdd = exponent.truncatingRemainder(dividingBy: 2) != 0
      return isOdd ? -pow(-base, exponent) : pow(-base, exponent)
    }
    if base == 0 { return exponent > 0 ? 0 : .infinity }
    if base.isInfinite { return exponent > 0 ? .infinity : 0 }
    if exponent.isInfinite { return (base > 1) == (exponent > 0) ? .infinity : 0 }
    let logarithm = logarithm(DoubleDouble(base))
    // Beyond these the result is 0 or infinite, and a product would overflow.
    let size = logarithm.high * exponent
    if abs(size) > 800 || abs(exponent) < 0x1p-900 { return exp(size) }
    return power(ofE: logarithm * DoubleDouble(exponent))
  }

  /// A number to a whole power; sooner than any power where that is not negative.
  ///
  /// - Complexity: O(log exponent).
  public static func pow(_ base: Double, _ exponent: Int) -> Double {
    // Beyond these a product may overflow, or be too small for its second part.
    guard exponent >= 0, exponent < 1024, base != 0, base.isFinite,
      (abs(Int(base.exponent)) + 1) * exponent < 900
    else { return pow(base, Double(exponent)) }
    var (power, square) = (DoubleDouble(1), DoubleDouble(base))
    var rest = exponent
    while true {
      if rest & 1 == 1 { power = power * square }
      rest >>= 1
      if rest == 0 { return power.rounded }
      square = square * square
    }
  }

  /// The cube root, negative of a negative number.
  public static func cbrt(_ x: Double) -> Double {
    guard x != 0, x.isFinite else { return x }
    let root = power(ofE: logarithm(DoubleDouble(abs(x))) / DoubleDouble(3))
    return x < 0 ? -root : root
  }

  /// One less the error function: twice the chance of a normal variable of variance 1/2 above x.
  ///
  /// - Complexity: O(1), some microseconds.
  public static func erfc(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < 0 { return x < -6 ? 2 : (DoubleDouble(2) - complement(-x)).rounded }
    return x > 28 ? 0 : x < 1 ? complement(x).rounded : tail(x)
  }

  /// The same for x in 0...6, not rounded; its last digits are lost where it is small.
  private static func complement(_ x: Double) -> DoubleDouble {
    if x >= 1 { return DoubleDouble(tail(x)) }
    // 2 / sqrt(pi) e^(-x^2) (x + 2 x^3 / 3 + 4 x^5 / 15 + …).
    let square = DoubleDouble(product: x, x)
    var (term, sum) = (DoubleDouble(x), DoubleDouble(x))
    for step in 1..<32 {
      term =
        term * DoubleDouble(2 * square.high, 2 * square.low) / DoubleDouble(Double(2 * step + 1))
      sum = sum + term
    }
    let parts = exponential(-square)
    let scale = Double(sign: .plus, exponent: parts.exponent, significand: 2)
    let error = sum * (DoubleDouble(1) + parts.lessOne) * inverseRootOfPi * DoubleDouble(scale)
    return DoubleDouble(1) - error
  }

  /// The same for x from 1 on: e^(-x^2) / sqrt(pi) over the continued fraction x + (1/2) / (x + 1 /
  /// (x + (3/2) / (x + …))), Abramowitz and Stegun, *Handbook of mathematical functions*, 7.1.14.
  private static func tail(_ x: Double) -> Double {
    var rough = x
    for step in stride(from: 240, to: 16, by: -1) { rough = x + Double(step) / 2 / rough }
    var fraction = DoubleDouble(rough)
    for step in stride(from: 16, to: 0, by: -1) {
      fraction = DoubleDouble(x) + DoubleDouble(Double(step) / 2) / fraction
    }
    let parts = exponential(-DoubleDouble(product: x, x))
    let value = (DoubleDouble(1) + parts.lessOne) * inverseRootOfPi / fraction
    return scaled(value.rounded, by: parts.exponent)
  }

  private static let inverseRootOfPi = DoubleDouble(0x1.20dd750429b6dp-1, 0x1.1ae3a914fed80p-57)

  // MARK: In 32 digits

  /// e^x, rounded.
  static func power(ofE x: DoubleDouble) -> Double {
    if x.high.isNaN { return .nan }
    if x.high > 710 { return .infinity }
    if x.high < -746 { return 0 }
    let parts = exponential(x)
    return scaled((DoubleDouble(1) + parts.lessOne).rounded, by: parts.exponent)
  }

  /// A number times 2^exponent, in two steps: 2^1024 is no number, and 2^-1075 is none either.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    let half = exponent / 2
    return value * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }

  /// ln 2 in three parts, the first of which has 32 bits.
  private static let ln2 = (
    first: 0x1.62e42feep-1, second: 0x1.a39ef35793c76p-33, third: 0x1.cc01f97b57a08p-87
  )

  /// e^x as 2^exponent (1 + lessOne), for x in -746...710.
  ///
  /// With x = k ln 2 + r, |r| at most ln 2 / 2, by the Taylor series of r, its first terms in 32 digits.
  private static func exponential(_ x: DoubleDouble) -> (exponent: Int, lessOne: DoubleDouble) {
    let k = (x.high * 1.4426950408889634).rounded()
    // The first difference is exact: k has 11 bits.
    let r =
      DoubleDouble(sum: x.high - k * ln2.first, x.low) - DoubleDouble(product: k, ln2.second)
      - DoubleDouble(k * ln2.third)
    let square = DoubleDouble(product: r.high, r.high)
    let tail = polynomial(taylor, r.high) * square.high * r.high
    let half = DoubleDouble(square.high / 2, square.low / 2 + r.high * r.low + tail)
    return (Int(k), r + half)
  }

  /// 1/15!, 1/14!, … 1/3!.
  private static let taylor: [Double] = [
    7.647163731819816e-13,
    1.1470745597729725e-11,
    1.6059043836821613e-10,
    2.08767569878681e-09,
    2.505210838544172e-08,
    2.755731922398589e-07,
    2.7557319223985893e-06,
    2.48015873015873e-05,
    0.0001984126984126984,
    0.001388888888888889,
    0.008333333333333333,
    0.041666666666666664,
    0.16666666666666666,
  ]

  /// A polynomial with coefficients in falling order of power.
  @inline(__always)
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    var value = 0.0
    for coefficient in coefficients { value = value * x + coefficient }
    return value
  }

  /// A number above 0 as 2^exponent (1 + s) / (1 - s), with a quotient between the square roots of 1/2 and 2.
  @inline(__always)
  private static func parts(of x: DoubleDouble) -> (exponent: Double, s: DoubleDouble) {
    var exponent = x.high.exponent
    var (high, low) = (x.high.significand, 0.0)
    if high > 1.4142135623730951 {
      high /= 2
      exponent += 1
    }
    // The second part is 0 or that of a number near 1.
    if x.low != 0 { low = x.low * Double(sign: .plus, exponent: -Int(exponent), significand: 1) }
    let s = DoubleDouble(sum: high - 1, low) / (DoubleDouble(sum: high, 1) + DoubleDouble(low))
    return (Double(exponent), s)
  }

  /// The sum of exponent ln 2 and a number.
  @inline(__always)
  private static func sum(_ exponent: Double, _ part: DoubleDouble) -> DoubleDouble {
    // The first product is exact: an exponent has 11 bits.
    DoubleDouble(exponent * ln2.first)
      + (DoubleDouble(product: exponent, ln2.second) + DoubleDouble(exponent * ln2.third)) + part
  }

  /// The natural logarithm of a number above 0: 2 artanh(s) by the series of s, its first terms in 32 digits.
  private static func logarithm(_ x: DoubleDouble) -> DoubleDouble {
    let (exponent, s) = parts(of: x)
    let square = s * s
    var series = DoubleDouble(polynomial(oddParts, square.high))
    series = series * square + twoSevenths
    series = series * square + twoFifths
    series = series * square + twoThirds
    return sum(exponent, s + s + s * square * series)
  }

  /// The same, rounded, and sooner: all terms but the first in 16 digits.
  private static func shortLogarithm(_ x: DoubleDouble) -> Double {
    let (exponent, s) = parts(of: x)
    let square = s.high * s.high
    var series = polynomial(oddParts, square) * square + twoSevenths.high
    series = (series * square + twoFifths.high) * square + twoThirds.high
    let rest = 2 * s.low + series * square * s.high
    return sum(exponent, DoubleDouble(larger: 2 * s.high, rest)).rounded
  }

  /// 2/33, 2/31, … 2/9.
  private static let oddParts: [Double] = [
    0.06060606060606061,
    0.06451612903225806,
    0.06896551724137931,
    0.07407407407407407,
    0.08,
    0.08695652173913043,
    0.09523809523809523,
    0.10526315789473684,
    0.11764705882352941,
    0.13333333333333333,
    0.15384615384615385,
    0.18181818181818182,
    0.2222222222222222,
  ]
  private static let twoSevenths = DoubleDouble(0x1.2492492492492p-2, 0x1.2492492492492p-56)
  private static let twoFifths = DoubleDouble(0x1.999999999999ap-2, -0x1.999999999999ap-56)
  private static let twoThirds = DoubleDouble(0x1.5555555555555p-1, 0x1.5555555555555p-55)
}
