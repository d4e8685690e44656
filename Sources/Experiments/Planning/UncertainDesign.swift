import Randomness
package import Scenarios
import Statistics

/// Settings sampled from uncertain inputs.
///
/// Where a sample lies within an input is a pure function of the random seed, the input's path and the
/// number of the sample, so that an input more or less moves none of the others; levels of inputs that
/// are correlated are then put in order by ``RankOrder``. All samples run the same replicates with
/// common random numbers, and differ by their inputs alone.
package struct UncertainDesign: Sendable {
  /// What is sampled.
  package let inputs: UncertainInputs
  /// For each input, the level of each sample: the share of its possible values that are below.
  package let levels: [[Double]]

  /// Samples inputs under a random seed.
  ///
  /// - Complexity: O(inputs x samples x log samples).
  package init(_ inputs: UncertainInputs, seed: UInt64) {
    self.inputs = inputs
    let key = RandomKey(seed: seed, purpose: .uncertainInput)
    let independent = inputs.inputs.map { input in
      let draws = (0..<inputs.samples).map { key.named(input.path).draws(of: UInt64($0)) }
      guard inputs.sampling == .latinHypercube else { return draws.map { $0.unit(0) } }
      // One sample in each of as many equal strata, the strata in the order of a second draw.
      let order = draws.indices.sorted { (draws[$0].bits(1), $0) < (draws[$1].bits(1), $1) }
      var levels = [Double](repeating: 0, count: draws.count)
      for (stratum, sample) in order.enumerated() {
        let level = (Double(stratum) + draws[sample].unit(0)) / Double(draws.count)
        // A sum that rounds up does not leave its stratum.
        levels[sample] = min(level, (Double(stratum + 1) / Double(draws.count)).nextDown)
      }
      return levels
    }
    levels = RankOrder.correlated(independent, inputs)
  }

  /// What a sample changes: one override for each input, in order.
  package func overrides(of sample: Int) -> [Override] {
    zip(inputs.inputs, levels).map { input, levels in
      input.override(at: levels[sample])
    }
  }

  /// An end of an input.
  struct End: Sendable, Hashable {
    /// The index of the input.
    let input: Int
    /// Its number among the ends of the input.
    let number: Int
    /// The share of the input's possible values that are below it.
    let level: Double
  }

  /// The ends of each input, in order: of a list each of its values, else the 5th and the 95th percentile.
  var ends: [End] {
    inputs.inputs.enumerated().flatMap { input, known in
      known.levelsOfEnds.enumerated().map { End(input: input, number: $0, level: $1) }
    }
  }

  /// What an end changes.
  func override(_ end: End) -> Override { inputs.inputs[end.input].override(at: end.level) }

  /// How many equally likely numbers stand for a range.
  private static let gridSize = 1024
  /// Up to this many values of a list each have a height of their own.
  private static let mostHeights = 4

  /// The fit of a sum of curves, one of each input, to figures at some samples.
  ///
  /// Curves are polynomials of degree 3, or lower where the samples are too few; of a list with few
  /// values or with values that are not numbers, a height for each value.
  ///
  /// - Parameters:
  ///   - samples: The numbers of the samples.
  ///   - only: The index of the input that alone has a curve; nil for all.
  /// - Returns: The fit, or how many samples it takes.
  func fit(_ samples: [Int], only: Int? = nil) -> (fit: AdditiveFit?, samplesNeeded: Int) {
    let places = only.map { $0..<$0 + 1 } ?? inputs.inputs.indices
    for degree in [3, 2, 1] {
      let functions = zip(inputs.inputs[places], levels[places]).map { input, levels in
        Self.functions(of: input, at: samples.map { levels[$0] }, degree: degree)
      }
      if let fit = AdditiveFit(functions) { return (fit, samples.count) }
      if degree == 1 {
        let coefficients = functions.reduce(1) { $0 + ($1.first?.count ?? 0) }
        return (
          nil, max(samples.count + 1, AdditiveFit.settingsForEach * coefficients)
        )
      }
    }
    return (nil, samples.count + 1)
  }

  /// What the curve of an input is made of, at some levels.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - levels: The levels.
  ///   - degree: The highest degree of polynomials.
  /// - Returns: For each level the value of each function.
  static func functions(
    of input: UncertainInput, at levels: [Double], degree: Int
  ) -> [[Double]] {
    let grid: [Double]
    switch input.distribution {
    case .range, .shaped:
      grid = (0..<gridSize).compactMap { input.number(at: (Double($0) + 0.5) / Double(gridSize)) }
    case .values(let values):
      let numbers = values.indices.compactMap {
        input.number(at: (Double($0) + 0.5) / Double(values.count))
      }
      guard numbers.count == values.count, values.count > mostHeights else {
        let basis = OrthonormalBasis(contrastsOf: values.count)
        return levels.map {
          basis.functions(at: Double(UncertainInput.index(at: $0, of: values.count)))
        }
      }
      grid = numbers
    }
    let basis = OrthonormalBasis(polynomialsOver: grid, degree: degree)
    return levels.map { basis.functions(at: input.number(at: $0) ?? 0) }
  }
}

extension UncertainInput {
  /// How many alternatives it lists, or nil of a range.
  var alternatives: Int? {
    switch distribution {
    case .values(let values): values.count
    case .range, .shaped: nil
    }
  }

  /// The levels at which a decision is looked at: of alternatives each, else one in twenty from either side.
  var levelsOfEnds: [Double] {
    guard let alternatives else { return [0.05, 0.95] }
    return (0..<alternatives).map { (Double($0) + 0.5) / Double(alternatives) }
  }
}
