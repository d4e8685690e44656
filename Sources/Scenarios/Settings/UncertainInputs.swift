public import PlainText
import Foundation

/// Inputs that nobody knows exactly, and how settings are drawn from them.
///
/// Inputs are independent of each other, but for those with a rank correlation; and a list of values of
/// what holds two of them (`"voices.negative"`) says that they vary together.
public struct UncertainInputs: Sendable, Hashable {
  /// How settings are drawn.
  public enum Sampling: String, Sendable, Hashable, CaseIterable {
    /// From each input one value in each of as many equally likely parts as there are samples, the
    /// parts of the inputs combined at random: McKay, Beckman and Conover, *A comparison of three
    /// methods for selecting values of input variables in the analysis of output from a computer
    /// code*, Technometrics 21 (1979).
    case latinHypercube = "latin-hypercube"
    /// Each value by itself.
    case plain
  }

  /// The inputs in file order.
  public var inputs: [UncertainInput]
  /// The number of settings drawn.
  public var samples: Int
  /// The most replicates of each sample, or nil for as many as the scenario has.
  public var replicates: Int?
  /// How they are drawn.
  public var sampling: Sampling
  /// Which of them go together.
  public var correlations: [RankCorrelation] = []

  /// Two inputs that go together.
  public struct RankCorrelation: Sendable, Hashable {
    /// The paths of the two.
    public var paths: [String]
    /// Spearman's rank correlation, in -1...1.
    public var rank: Double

    /// Makes a correlation.
    public init(between one: String, and other: String, rank: Double) {
      paths = [one, other]
      self.rank = rank
    }
  }

  /// Makes the inputs of a scenario, which do not go together.
  public init(
    inputs: [UncertainInput], samples: Int, replicates: Int? = nil, sampling: Sampling
  ) {
    self.inputs = inputs
    self.samples = samples
    self.replicates = replicates
    self.sampling = sampling
  }
}

/// A path and the values that it may have.
public struct UncertainInput: Sendable, Hashable {
  /// What is known of a value.
  public enum Distribution: Sendable, Hashable {
    /// A number of a range: uniform, or with a mode the closer to it the likelier, in a
    /// straight line (triangular). Of a parameter that takes whole numbers, a whole number.
    case range(from: Double, to: Double, mode: Double?, isWhole: Bool)
    /// One of several values, all equally likely.
    case values([JSONValue])
    /// A number without sharp ends, in the range of the parameter, and of one that takes whole numbers a
    /// whole one.
    case shaped(UncertainShape, in: ClosedRange<Double>, isWhole: Bool)
  }

  /// Keys joined by dots.
  public var path: String
  /// What is known of its value.
  public var distribution: Distribution
  /// Where the path was written.
  var pathPlace = Place.code
  /// Where what is known of it was written.
  var place = Place.code

  /// Makes an input.
  public init(path: String, distribution: Distribution) {
    self.path = path
    self.distribution = distribution
  }

  /// Whether two know the same of the same path.
  public static func == (a: UncertainInput, b: UncertainInput) -> Bool {
    a.path == b.path && a.distribution == b.distribution
  }

  /// Hashes what is known.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(distribution)
  }

  /// The input set to the value below which a share of all possible ones lies.
  package func override(at level: Double) -> Override {
    let value = value(at: level)
    // A sampled number was written nowhere; its range was.
    let place = value.place.source === SourceText.code ? place : value.place
    return Override(path: path, value: value.at(place), pathPlace: pathPlace)
  }

  /// The value below which a share of all possible ones lies: the inverse of its distribution.
  ///
  /// Numbers are rounded to 12 significant digits.
  ///
  /// - Parameter level: The share, in 0..<1.
  /// - Returns: The value; of a list, the one whose part of 0..<1 the level is in.
  public func value(at level: Double) -> JSONValue {
    switch distribution {
    case .range, .shaped: .number(number(at: level) ?? .nan)
    case .values(let values): values[Self.index(at: level, of: values.count)]
    }
  }

  /// The same as a number; nil for a value of a list that is none.
  package func number(at level: Double) -> Double? {
    switch distribution {
    case .range(let from, let to, let mode, let isWhole):
      return Self.number(in: from...to, isWhole, scale: max(abs(from), abs(to))) {
        Self.quantile(level, from: $0.lowerBound, to: $0.upperBound, mode: mode)
      }
    case .shaped(let shape, let range, let isWhole):
      return Self.number(in: range, isWhole, scale: 0) { shape.quantile(level, in: $0) }
    case .values(let values):
      return values[Self.index(at: level, of: values.count)].number
    }
  }

  /// Whether a higher level always gives a larger number: of a list only if its values are numbers in
  /// rising order.
  var isOrdered: Bool {
    guard case .values(let values) = distribution else { return true }
    let numbers = values.compactMap(\.number)
    return numbers.count == values.count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// A number of a range that a quantile function gives.
  private static func number(
    in range: ClosedRange<Double>, _ isWhole: Bool, scale: Double,
    _ quantile: (ClosedRange<Double>) -> Double
  ) -> Double {
    func inside(_ value: Double) -> Double {
      min(max(value, range.lowerBound), range.upperBound)
    }
    if !isWhole { return Steps.rounded(inside(quantile(range)), scale: scale) }
    // A whole number has the part of the line that is nearer to it than to others.
    return inside(quantile(range.lowerBound - 0.5...range.upperBound + 0.5).rounded())
  }

  /// The place in a list of equally likely values.
  package static func index(at level: Double, of count: Int) -> Int {
    min(count - 1, Int(level * Double(count)))
  }

  private static func quantile(
    _ level: Double, from: Double, to: Double, mode: Double?
  ) -> Double {
    guard let mode else { return from + (to - from) * level }
    let width = to - from
    let below = (mode - from) / width
    return level < below
      ? from + (level * width * (mode - from)).squareRoot()
      : to - ((1 - level) * width * (to - mode)).squareRoot()
  }
}
