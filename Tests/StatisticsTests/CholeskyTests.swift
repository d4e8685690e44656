import Statistics
import Testing

@Suite struct CholeskyTests {
  private static let matrix = [[4.0, 0, 0], [2, 5, 0], [1, 3, 6]]

  @Test func `a matrix times its inverse is 1`() throws {
    let inverse = try #require(Cholesky(ofLowerHalf: Self.matrix)).inverse
    for row in 0..<3 {
      for column in 0..<3 {
        let sum = (0..<3).reduce(0) {
          $0 + Self.matrix[max(row, $1)][min(row, $1)] * inverse[$1][column]
        }
        #expect(abs(sum - (row == column ? 1 : 0)) < 1e-14)
      }
    }
  }

  @Test func `what was correlated and whitened is as before`() throws {
    let root = try #require(Cholesky(ofLowerHalf: Self.matrix))
    let vector = [0.3, -2, 7]
    for (one, other) in zip(root.whitened(root.correlated(vector)), vector) {
      #expect(abs(one - other) < 1e-14)
    }
    // The first row of the root is the root of the first number.
    #expect(root.correlated([1, 0, 0])[0] == 2)
  }

  @Test func `what is not positive definite has no root`() {
    #expect(Cholesky(ofLowerHalf: [[1, 0], [1, 1]]) == nil)
    #expect(Cholesky(ofLowerHalf: [[1, 0], [2, 1]]) == nil)
    #expect(Cholesky(ofLowerHalf: [[1, 0, 0], [0.9, 1, 0], [0.9, -0.9, 1]]) == nil)
    #expect(Cholesky(ofLowerHalf: [[1, 0, 0], [0.5, 1, 0], [0.5, 0.5, 1]]) != nil)
  }
}
