/// Functions of an input that have mean 0 and variance 1 over its distribution and do not go together:
/// what a curve is made of.
///
/// With such functions the variance of a curve is the sum of its squared coefficients. For numbers they
/// are polynomials, made by the recurrence of three terms (Stieltjes' procedure; Gautschi, *Orthogonal
/// polynomials: computation and approximation*, 2004, section 2.2); for a few values that need be no
/// numbers, contrasts of Helmert, which together give each value a height of its own.
public struct OrthonormalBasis: Sendable {
  private enum Form: Sendable {
    case polynomials(center: Double, scale: Double, steps: [Step])
    case contrasts(values: Int)
  }

  /// A step of the recurrence: p(k + 1) = (x - shift) p(k) - weight p(k - 1).
  private struct Step: Sendable {
    var shift: Double
    var weight: Double
    /// The root of the mean square of p(k + 1).
    var norm: Double
  }

  private let form: Form
  /// The number of functions.
  public let count: Int

  /// Polynomials of degree 1 up to a degree.
  ///
  /// - Parameters:
  ///   - grid: Equally likely numbers that stand for the distribution.
  ///   - degree: The highest degree wanted; there are at most as many as different numbers less one.
  /// - Complexity: O(numbers x degree).
  public init(polynomialsOver grid: [Double], degree: Int) {
    let n = Double(max(1, grid.count))
    let center = grid.reduce(0, +) / n
    let scale = (grid.reduce(0) { $0 + ($1 - center) * ($1 - center) } / n).squareRoot()
    var steps: [Step] = []
    if scale > 0 {
      let x = grid.map { ($0 - center) / scale }
      var before = [Double](repeating: 0, count: x.count)
      var last = [Double](repeating: 1, count: x.count)
      var (lastSquare, beforeSquare) = (1.0, 1.0)
      for power in 0..<min(degree, Set(x).count - 1) {
        let shift = zip(x, last).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / n / lastSquare
        let weight = power == 0 ? 0 : lastSquare / beforeSquare
        let next = x.indices.map { (x[$0] - shift) * last[$0] - weight * before[$0] }
        (beforeSquare, lastSquare) = (
          lastSquare, next.reduce(0) { $0 + $1 * $1 } / n
        )
        steps.append(Step(shift: shift, weight: weight, norm: lastSquare.squareRoot()))
        (before, last) = (last, next)
      }
    }
    form = .polynomials(center: center, scale: scale, steps: steps)
    count = steps.count
  }

  /// Contrasts between equally likely values, one fewer than there are.
  public init(contrastsOf values: Int) {
    form = .contrasts(values: values)
    count = max(0, values - 1)
  }

  /// The functions at a number, or at the place of a value.
  ///
  /// - Parameter x: The number; of contrasts the place of the value, from 0.
  /// - Returns: The value of each function.
  /// - Complexity: O(functions).
  public func functions(at x: Double) -> [Double] {
    switch form {
    case .polynomials(let center, let scale, let steps):
      let x = scale > 0 ? (x - center) / scale : 0
      var (before, last) = (0.0, 1.0)
      return steps.map { step in
        (before, last) = (last, (x - step.shift) * last - step.weight * before)
        return last / step.norm
      }
    case .contrasts(let values):
      // Contrast k compares value k with all before it.
      let place = Int(x)
      return (1..<max(1, values)).map { k in
        let scale = (Double(values) / Double(k * (k + 1))).squareRoot()
        return place < k ? scale : place == k ? -Double(k) * scale : 0
      }
    }
  }
}
