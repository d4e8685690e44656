/// A number as the sum of two, the second at most half a unit in the last place of the first: about 32 digits.
///
/// Additions, products and divisions of doubles only, so that every processor gives the same bits.
///
/// Source: Dekker, *A floating-point technique for extending the available precision*, Numerische
/// Mathematik 18 (1971).
struct DoubleDouble {
  /// The number, rounded.
  var high: Double
  /// What is missing.
  var low: Double

  /// Takes two parts that are as they should be.
  @inline(__always)
  init(_ high: Double, _ low: Double = 0) { (self.high, self.low) = (high, low) }

  /// The sum of two numbers, exactly.
  @inline(__always)
  init(sum a: Double, _ b: Double) {
    high = a + b
    let part = high - a
    low = (a - (high - part)) + (b - part)
  }

  /// The sum of two numbers, exactly, the first of which is 0 or not smaller in size.
  @inline(__always)
  init(larger a: Double, _ b: Double) {
    high = a + b
    low = b - (high - a)
  }

  /// The product of two numbers below 2^990, exactly unless it is below 2^-960.
  @inline(__always)
  init(product a: Double, _ b: Double) {
    high = a * b
    let (first, second) = (Self.halves(a), Self.halves(b))
    low =
      ((first.upper * second.upper - high) + first.upper * second.lower
        + first.lower * second.upper) + first.lower * second.lower
  }

  /// A number as a sum of two with 26 bits each.
  @inline(__always)
  private static func halves(_ value: Double) -> (upper: Double, lower: Double) {
    let scaled = value * 0x8000001p0
    let upper = scaled - (scaled - value)
    return (upper, value - upper)
  }

  /// The number, rounded.
  var rounded: Double { high + low }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(sum: a.high, b.high)
    let rest = DoubleDouble(sum: a.low, b.low)
    let next = DoubleDouble(larger: sum.high, sum.low + rest.high)
    return DoubleDouble(larger: next.high, next.low + rest.low)
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(
      larger: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  @inline(__always)
  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let product = DoubleDouble(product: first, b.high)
    let rest = ((a.high - product.high) - product.low) + (a.low - first * b.low)
    return DoubleDouble(larger: first, rest / b.high)
  }
}
