import Scenarios
import Statistics

/// Makes samples of inputs go together by their ranks.
///
/// The method of Iman and Conover, *A distribution-free approach to inducing rank correlation among input
/// variables*, Communications in Statistics: Simulation and Computation 11 (1982): the levels of each
/// input stay as they are, and are put into the order of scores that are correlated as asked. So a
/// Latin hypercube stays one. Scores are those of van der Waerden, in the order that the samples have,
/// and what they happen to be correlated is taken out first.
enum RankOrder {
  /// Levels of which some go together.
  ///
  /// An input that goes with no other keeps the order of its levels, and so does the first by name of
  /// those that do; where an input stands in the file does not matter.
  ///
  /// - Parameters:
  ///   - levels: For each input the level of each sample.
  ///   - inputs: The inputs, and how they are correlated: a matrix that is positive definite.
  /// - Returns: The same levels, those of each input in another order.
  /// - Complexity: O(inputs^2 x samples + inputs x samples x log samples).
  static func correlated(_ levels: [[Double]], _ inputs: UncertainInputs) -> [[Double]] {
    let paths = Set(inputs.correlations.flatMap(\.paths)).sorted()
    let places = paths.compactMap { path in inputs.inputs.firstIndex { $0.path == path } }
    guard places.count == paths.count, places.count > 1,
      let wanted = Cholesky(ofLowerHalf: inputs.correlationMatrix(of: paths))
    else { return levels }
    let samples = levels[0].count
    let scores = places.map { place in
      ranks(levels[place]).map { Normal.quantile(Double($0 + 1) / Double(samples + 1)) }
    }
    // Scores of all inputs have the same squares; of very few samples they may be one another's.
    let square = scores[0].reduce(0) { $0 + $1 * $1 }
    let found = Cholesky(
      ofLowerHalf: scores.map { one in
        scores.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } / square }
      })
    var result = levels
    let rows = (0..<samples).map { sample in
      let row = scores.map { $0[sample] }
      return wanted.correlated(found?.whitened(row) ?? row)
    }
    for (column, place) in places.enumerated() {
      let sorted = levels[place].sorted()
      result[place] = ranks(rows.map { $0[column] }).map { sorted[$0] }
    }
    return result
  }

  /// The rank of each number, from 0; of equal ones the earlier is lower.
  private static func ranks(_ numbers: [Double]) -> [Int] {
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var ranks = [Int](repeating: 0, count: numbers.count)
    for (rank, place) in order.enumerated() { ranks[place] = rank }
    return ranks
  }
}
