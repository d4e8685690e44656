/// Powers of ten, and numbers rounded to decimal places: the same on every machine, as the C library's
/// logarithms and powers are not.
public enum DecimalPlaces {
  /// 1, 10, 100, … 10^22: all powers of ten that a double holds exactly.
  private static let exact: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// 10 to a power, rounded to the nearest.
  ///
  /// - Parameter exponent: The power.
  /// - Returns: The number; beyond the range of numbers 0 or infinity.
  /// - Complexity: O(1) up to 22, else that of reading a number.
  public static func power(_ exponent: Int) -> Double {
    if exact.indices.contains(exponent) { return exact[exponent] }
    return Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
  }

  /// The power of ten of a number's first digit: 2 of 123, -2 of 0.045.
  ///
  /// - Parameter value: A finite number other than 0, of either sign.
  /// - Returns: The largest n for which 10^n is at most the number's size.
  /// - Complexity: O(1).
  public static func magnitude(_ value: Double) -> Int {
    let size = abs(value)
    // log10 2 times the power of two: this or the next.
    let least = Int((Double(size.exponent) * 0.30102999566398120).rounded(.down))
    return power(least + 1) <= size ? least + 1 : least
  }

  /// A number rounded to significant digits, exactly as if its decimal text were read.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - digits: How many digits, 1...15.
  /// - Returns: The rounded number; one that is not finite, or too small or large to be scaled, as it is.
  public static func rounded(_ value: Double, digits: Int) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let decimals = digits - 1 - magnitude(value)
    guard abs(decimals) < 290 else { return value }
    let scale = power(abs(decimals))
    let whole = (decimals >= 0 ? value * scale : value / scale).rounded()
    return Double("\(Int64(whole))e\(-decimals)") ?? value
  }
}
