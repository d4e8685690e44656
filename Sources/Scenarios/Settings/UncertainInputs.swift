public import PlainText
import Foundation

/// Inputs that nobody knows exactly, and how settings are drawn from them.
///
/// Inputs are independent of each other: where two are known to go together, a list of values of what
/// holds both (`"voices.negative"`) says so.
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
  /// How they are drawn.
  public var sampling: Sampling

  /// Makes the inputs of a scenario.
  public init(inputs: [UncertainInput], samples: Int, sampling: Sampling) {
    self.inputs = inputs
    self.samples = samples
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
    case .range: .number(number(at: level) ?? .nan)
    case .values(let values): values[Self.index(at: level, of: values.count)]
    }
  }

  /// The same as a number; nil for a value of a list that is none.
  package func number(at level: Double) -> Double? {
    switch distribution {
    case .range(let from, let to, let mode, let isWhole):
      guard isWhole else {
        let value = Self.quantile(level, from: from, to: to, mode: mode)
        return Steps.rounded(min(max(value, from), to), scale: max(abs(from), abs(to)))
      }
      // A whole number has the part of the line that is nearer to it than to others.
      let value = Self.quantile(level, from: from - 0.5, to: to + 0.5, mode: mode)
      return min(max(value.rounded(), from), to)
    case .values(let values):
      guard case .number(let text) = values[Self.index(at: level, of: values.count)].content
      else {
        return nil
      }
      return Double(text)
    }
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
