/// The root of a symmetric matrix that is positive definite: a lower triangle L with L L' = matrix.
public struct Cholesky: Sendable {
  /// The rows of the triangle; what is above the diagonal has no meaning.
  private let root: [[Double]]

  /// Decomposes a matrix.
  ///
  /// - Parameter matrix: Its rows, of which the half above the diagonal is not read. It is nil unless the
  ///   matrix is positive definite by far more than rounding errors.
  /// - Complexity: O(rows^3).
  public init?(ofLowerHalf matrix: [[Double]]) {
    var root = matrix
    for column in matrix.indices {
      for row in column..<matrix.count {
        var sum = matrix[row][column]
        for k in 0..<column { sum -= root[row][k] * root[column][k] }
        if row == column {
          guard sum > 1e-9 * matrix[row][row] else { return nil }
          root[row][column] = sum.squareRoot()
        } else {
          root[row][column] = sum / root[column][column]
        }
      }
    }
    self.root = root
  }

  /// Decomposes a covariance, of which parts may have no variance of their own: their columns are 0.
  ///
  /// It has no inverse then, and takes nothing apart that was put together.
  ///
  /// - Parameter covariance: Its rows, of which the half above the diagonal is not read.
  /// - Complexity: O(rows^3).
  package init(covariance: [[Double]]) {
    var root = covariance
    for column in covariance.indices {
      for row in column..<covariance.count {
        var sum = covariance[row][column]
        for k in 0..<column { sum -= root[row][k] * root[column][k] }
        if row == column {
          root[row][row] = sum > 1e-12 * covariance[row][row] ? sum.squareRoot() : 0
        } else {
          root[row][column] = root[column][column] > 0 ? sum / root[column][column] : 0
        }
      }
    }
    self.root = root
  }

  /// The inverse of the matrix.
  ///
  /// - Complexity: O(rows^3).
  public var inverse: [[Double]] {
    let n = root.count
    var result = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for unit in 0..<n {
      var solution = whitened((0..<n).map { $0 == unit ? 1 : 0 })
      for row in (0..<n).reversed() {
        var sum = solution[row]
        for k in row + 1..<n { sum -= root[k][row] * solution[k] }
        solution[row] = sum / root[row][row]
      }
      for row in 0..<n { result[row][unit] = solution[row] }
    }
    return result
  }

  /// L times a vector: numbers that do not go together become some that go together as the matrix has it.
  public func correlated(_ vector: [Double]) -> [Double] {
    root.indices.map { row in (0...row).reduce(0) { $0 + root[row][$1] * vector[$1] } }
  }

  /// The inverse of L times a vector: the opposite of ``correlated(_:)``.
  public func whitened(_ vector: [Double]) -> [Double] {
    var solution: [Double] = []
    for row in vector.indices {
      let rest = (0..<row).reduce(vector[row]) { $0 - root[row][$1] * solution[$1] }
      solution.append(rest / root[row][row])
    }
    return solution
  }
}
