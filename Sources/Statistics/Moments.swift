/// Running count, mean, variance and skewness of numbers met one after another.
///
/// ```swift
/// var moments = Moments()
/// for reach in [3.0, 5, 10] { moments.add(reach) }
/// moments.mean  // 6
/// ```
///
/// It never stores the numbers, and it does not subtract large sums of squares from each other, so
/// a million numbers around 10^9 keep their variance. Sources: Welford, *Note on a method for
/// calculating corrected sums of squares and products*, Technometrics 4 (1962); the third moment
/// after Pébay, *Formulas for robust, one-pass parallel computation of covariances and
/// arbitrary-order statistical moments*, Sandia report SAND2008-6212 (2008).
///
/// A number that is not finite makes every figure not finite; ``Estimate`` gives no interval then.
public struct Moments: Sendable, Hashable {
  /// How many numbers there were.
  public private(set) var count = 0
  private var sum = 0.0
  private var center = 0.0
  /// The sum of squared distances from the mean.
  private(set) var squares = 0.0
  /// The sum of cubed distances from the mean.
  private(set) var cubes = 0.0

  /// Makes the moments of no numbers.
  public init() {}

  /// Makes the moments of some numbers.
  ///
  /// - Complexity: O(numbers).
  public init(_ numbers: [Double]) {
    for number in numbers { add(number) }
  }

  /// Takes one more number in.
  ///
  /// - Complexity: O(1).
  public mutating func add(_ number: Double) {
    let before = Double(count)
    count += 1
    sum += number
    let n = Double(count)
    let step = (number - center) / n
    let product = (number - center) * step * before
    center += step
    cubes += product * step * (n - 2) - 3 * step * squares
    squares += product
  }

  /// The mean, or nil of no numbers.
  ///
  /// It is the sum over the count, so that of whole numbers it is as exact as can be; numbers that are
  /// all equal are their own mean.
  public var mean: Double? {
    count == 0 ? nil : squares == 0 ? center : sum / Double(count)
  }

  /// The sample variance, with divisor n - 1, or nil below two numbers.
  public var variance: Double? { count > 1 ? squares / Double(count - 1) : nil }

  /// The square root of the variance, or nil below two numbers.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The standard error of the mean: standard deviation / sqrt(n), or nil below two numbers.
  public var standardError: Double? { variance.map { ($0 / Double(count)).squareRoot() } }

  /// The skewness g1 = m3 / m2^(3/2) with central moments of divisor n; 0 where all numbers are
  /// equal, nil of no numbers.
  public var skewness: Double? {
    guard count > 0 else { return nil }
    guard squares != 0 else { return 0 }
    let n = Double(count)
    // A division for each root, so that neither product can overflow or vanish before its time.
    let deviation = (squares / n).squareRoot()
    return cubes / n / deviation / deviation / deviation
  }
}
