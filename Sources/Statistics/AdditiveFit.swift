/// Splits the variance of figures at sampled settings among the inputs that vary: the fit of a sum of
/// curves, one of each input, by least squares.
///
/// The figure at a setting is taken for mean + f1(x1) + f2(x2) + ... + rest. Each curve is made of the
/// functions of an ``OrthonormalBasis``, so that its variance over all that its input may be is the sum
/// of its squared coefficients, less the variance of pure noise. It is the first-order
/// effect of the input: the part of the variance that would go away on average if the input became known.
/// The rest is what inputs do together and what the curves miss.
///
/// Sources: Saltelli and others, *Global sensitivity analysis: the primer* (2008), chapter 4, for the
/// first-order index; Sudret, *Global sensitivity analysis using polynomial chaos expansions*,
/// Reliability Engineering and System Safety 93 (2008), for its estimate from coefficients.
public struct AdditiveFit: Sendable {
  /// The variance of a figure in parts.
  public struct Parts: Sendable, Hashable {
    /// Of each input, the variance of its curve; below 0 where the curve is less than noise would be.
    public var inputs: [Double]
    /// The variance that no curve explains.
    public var rest: Double

    /// All of it.
    public var total: Double { inputs.reduce(rest, +) }

    /// The rest, and then the part of each input.
    package var all: [Double] { [rest] + inputs }

    /// The parts less a bias of each, in the order of ``all``.
    package func less(_ bias: [Double]) -> Parts {
      Parts(inputs: zip(inputs, bias.dropFirst()).map { $0 - $1 }, rest: rest - bias[0])
    }
  }

  /// How many settings a fit takes for each of its coefficients.
  public static let settingsForEach = 4

  /// The columns: 1, then the functions of each input.
  private let rows: [[Double]]
  /// Which columns belong to each input.
  private let columns: [Range<Int>]
  /// The inverse of the matrix of the normal equations.
  private let inverse: [[Double]]
  /// How far each setting pulls the fit towards itself.
  private let leverages: [Double]

  /// The number of settings.
  public var settings: Int { rows.count }
  /// Settings less coefficients.
  public var degreesOfFreedom: Int { rows.count - inverse.count }

  /// Prepares the fit of settings.
  ///
  /// It is nil if the settings are too few, or do not distinguish the inputs.
  ///
  /// - Parameter functions: For each input the values of its functions at each setting.
  /// - Complexity: O(settings x coefficients^2).
  public init?(_ functions: [[[Double]]]) {
    guard let settings = functions.first?.count else { return nil }
    var columns: [Range<Int>] = []
    var next = 1
    for input in functions {
      let count = input.first?.count ?? 0
      columns.append(next..<next + count)
      next += count
    }
    guard settings >= Self.settingsForEach * next else { return nil }
    let rows = (0..<settings).map { setting in
      functions.reduce(into: [1.0]) { $0 += $1[setting] }
    }
    var normal = [[Double]](repeating: [Double](repeating: 0, count: next), count: next)
    for row in rows {
      for one in 0..<next {
        for other in 0...one { normal[one][other] += row[one] * row[other] }
      }
    }
    guard let inverse = Cholesky(ofLowerHalf: normal)?.inverse else { return nil }
    self.rows = rows
    self.columns = columns
    self.inverse = inverse
    leverages = rows.map { row in
      zip(row, Self.product(inverse, row)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// The variance of figures in parts.
  ///
  /// It is a quadratic form of the figures, so that noise in them can be taken off again.
  ///
  /// - Parameter figures: One for each setting.
  /// - Returns: The parts.
  /// - Complexity: O(settings x coefficients).
  public func parts(of figures: [Double]) -> Parts {
    let fit = fit(figures)
    return parts(fit.coefficients, fit.residuals.reduce(0) { $0 + $1 * $1 }, degreesOfFreedom) {
      inverse[$0][$0]
    }
  }

  /// The least squares fit: the constant and then the coefficients of each input in order, and what is left of
  /// each figure.
  package func regression(
    of figures: [Double]
  ) -> (coefficients: [Double], residuals: [Double]) {
    fit(figures)
  }

  /// The variances and covariances of the coefficients where each figure has noise of variance 1.
  package var covariance: [[Double]] { inverse }

  /// The coefficients of each input's curve.
  package func coefficients(of figures: [Double]) -> [[Double]] {
    let coefficients = fit(figures).coefficients
    return columns.map { Array(coefficients[$0]) }
  }

  /// The variance that pure noise of variance 1 in each figure gives each coefficient, by input.
  package var noiseGains: [[Double]] {
    columns.map { $0.map { inverse[$0][$0] } }
  }

  /// The same parts with each setting left out in turn.
  ///
  /// - Complexity: O(settings x coefficients^2), without a new fit: Efron, *The jackknife, the
  ///   bootstrap and other resampling plans* (1982), chapter 3, with the update of Sherman and Morrison.
  package func partsLeavingOut(of figures: [Double]) -> [Parts] {
    let fit = fit(figures)
    let squares = fit.residuals.reduce(0) { $0 + $1 * $1 }
    return rows.indices.map { setting in
      let pull = Self.product(inverse, rows[setting])
      let rest = max(1e-9, 1 - leverages[setting])
      let residual = fit.residuals[setting]
      let coefficients = fit.coefficients.indices.map {
        fit.coefficients[$0] - pull[$0] * residual / rest
      }
      return parts(
        coefficients, squares - residual * residual / rest, degreesOfFreedom - 1
      ) { inverse[$0][$0] + pull[$0] * pull[$0] / rest }
    }
  }

  private func parts(
    _ coefficients: [Double], _ squares: Double, _ freedom: Int, gain: (Int) -> Double
  ) -> Parts {
    let variance = max(0, squares) / Double(max(1, freedom))
    return Parts(
      inputs: columns.map { columns in
        columns.reduce(0) {
          $0 + coefficients[$1] * coefficients[$1] - variance * gain($1)
        }
      }, rest: variance)
  }

  private func fit(_ figures: [Double]) -> (coefficients: [Double], residuals: [Double]) {
    var sums = [Double](repeating: 0, count: inverse.count)
    for (row, figure) in zip(rows, figures) {
      for column in sums.indices { sums[column] += row[column] * figure }
    }
    let coefficients = Self.product(inverse, sums)
    let residuals = zip(rows, figures).map { row, figure in
      figure - zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return (coefficients, residuals)
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
