internal import Foundation

/// The mean of a sample and what it may be off by.
public struct SampleMean {
  /// The number of values.
  public private(set) var count = 0
  /// The mean.
  public private(set) var mean = 0.0
  private var squares = 0.0

  /// An empty sample.
  public init() {}

  /// A sample of values.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Adds a value.
  public mutating func add(_ value: Double) {
    count += 1
    let off = value - mean
    mean += off / Double(count)
    squares += off * (value - mean)
  }

  /// The variance of one value.
  public var variance: Double { count > 1 ? squares / Double(count - 1) : 0 }

  /// The standard error of the mean.
  public var standardError: Double { count > 0 ? (variance / Double(count)).squareRoot() : 0 }

  /// Whether the mean is within four standard errors, and an allowance, of an answer.
  public func agrees(with answer: Double, allowance: Double = 1e-9) -> Bool {
    abs(mean - answer) <= 4 * standardError + allowance
  }
}

/// Pearson's chi-squared against expected frequencies, as how many standard deviations the statistic
/// lies above what chance gives (by the cube-root transform of Wilson and Hilferty, 1931).
///
/// Cells in which fewer than 5 are expected are pooled. Above 4 is a misfit; 0 is what is usual.
public func misfit(observed: [Int], chances: [Double]) -> Double {
  let total = Double(observed.reduce(0, +))
  var statistic = 0.0
  var cells = 0
  var rest = (observed: 0.0, expected: 0.0)
  for (count, chance) in zip(observed, chances) {
    let expected = chance * total
    if expected >= 5 {
      statistic += (Double(count) - expected) * (Double(count) - expected) / expected
      cells += 1
    } else {
      rest.observed += Double(count)
      rest.expected += expected
    }
  }
  if rest.expected < 1e-9 * total {
    if rest.observed > 0 { return .infinity }
  } else {
    statistic +=
      (rest.observed - rest.expected) * (rest.observed - rest.expected) / max(rest.expected, 1)
    cells += 1
  }
  guard cells > 1 else { return 0 }
  let freedom = Double(cells - 1)
  let spread = 2 / (9 * freedom)
  return (pow(statistic / freedom, 1.0 / 3) - (1 - spread)) / spread.squareRoot()
}
