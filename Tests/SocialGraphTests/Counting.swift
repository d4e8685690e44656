import SocialGraph
import Testing

/// Checks counts against the counts expected by a distribution with Pearson's chi-squared statistic.
///
/// It has mean k and variance 2k for k + 1 cells, so beyond k + 5 sqrt(2k) + 10 it is no chance. The
/// seeds of tests are fixed: a test that passes goes on passing.
func expectChiSquared(
  _ counts: [Int], expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
) {
  let statistic = zip(counts, expected).reduce(0) { sum, cell in
    let difference = Double(cell.0) - cell.1
    return sum + difference * difference / cell.1
  }
  let freedom = Double(counts.count - 1)
  #expect(
    statistic <= freedom + 5 * (2 * freedom).squareRoot() + 10,
    "chi-squared \(statistic) with \(freedom) degrees of freedom", sourceLocation: sourceLocation)
}

/// Checks that a mean or a count is within four standard errors of its expectation.
func expectNear(
  _ value: Double, _ expected: Double, standardError: Double, allowance: Double = 0,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(value - expected) <= 4 * standardError + allowance,
    "\(value) is not within 4 x \(standardError) + \(allowance) of \(expected)",
    sourceLocation: sourceLocation)
}

extension Graph {
  /// Everybody's number of contacts.
  var degrees: [Int] { (0..<people).map { contactCount(of: PersonID($0)) } }

  /// Everybody's contacts.
  var rows: [[PersonID]] { (0..<people).map { Array(contacts(of: PersonID($0))) } }
}

extension [Int] {
  /// How often 0, 1, … up to `last` occur; what is larger counts as `last`.
  func histogram(upTo last: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: last + 1)
    for value in self { counts[Swift.min(value, last)] += 1 }
    return counts
  }

  /// The mean.
  var mean: Double { Double(reduce(0, +)) / Double(count) }

  /// The variance about a known mean.
  func variance(about mean: Double) -> Double {
    reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(count)
  }
}
