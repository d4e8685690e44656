import Experiments
import Statistics

/// A figure of a what-if less that of the baseline, replicate by replicate.
struct PairedReplicates {
  /// The differences in rising order; at least one.
  let differences: [Double]

  /// Pairs the replicates of a setting with those of the baseline; nil where no pair has the figure.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - setting: The index of the what-if's setting.
  ///   - metric: The name of a figure of replicates.
  ///   - other: The index of the setting beside which it stands: the baseline.
  /// - Complexity: O(replicates log replicates).
  init?(_ result: ExperimentResult, setting: Int, metric: String, beside other: Int = 0) {
    guard let place = result.plan.metrics.place(of: metric) else { return nil }
    func values(_ setting: Int) -> some Sequence<(replicate: Int32, value: Double)> {
      zip(
        result.runs.replicates(setting), result.runs.column(.metric(place), of: setting)
      ).lazy.map { (replicate: $0, value: $1) }
    }
    let others = Dictionary(uniqueKeysWithValues: values(other).map { ($0.replicate, $0.value) })
    let pairs = values(setting).compactMap { what -> Double? in
      guard let other = others[what.replicate] else { return nil }
      let difference = what.value - other
      return difference.isFinite ? difference : nil
    }
    guard !pairs.isEmpty else { return nil }
    differences = pairs.sorted()
  }

  /// Their mean.
  var mean: Double { differences.reduce(0, +) / Double(count) }
  /// Their 5th and 95th percentile.
  var ninety: ClosedRange<Double> {
    let ends = [0.05, 0.95].map { Quantile($0, count: count).value { differences[$0] } }
    return ends[0]...max(ends[0], ends[1])
  }

  /// How many pairs there are.
  var count: Int { differences.count }
  /// In how many of them the what-if is higher.
  var higher: Int { differences.count { $0 > 0 } }
  /// In how many of them it is lower.
  var lower: Int { differences.count { $0 < 0 } }
  /// In how many of them both are the same.
  var same: Int { count - higher - lower }

  /// Whether at least 95 % of them go one way.
  func agree(isUp: Bool) -> Bool {
    Double(isUp ? higher : lower) >= 0.95 * Double(count)
  }

  /// How many of them go one way, and where not nearly all do, in how many there is no difference and how
  /// many go the other way.
  ///
  /// - Parameters:
  ///   - isUp: Whether the way is that the what-if is higher.
  ///   - hasNoun: Whether to say what is counted.
  ///   - none: What no difference is called.
  ///   - other: What the other way is called.
  /// - Returns: The words: `51 of 200 (no effect in 147, better in 2)`.
  func split(isUp: Bool, hasNoun: Bool, none: String, other: String) -> Prose {
    let (agreeing, opposite) = isUp ? (higher, lower) : (lower, higher)
    let all: Prose = hasNoun ? "\(count, "simulated market")" : "\(.count(count))"
    let rest = [(same, none), (opposite, other)].filter { $0.0 > 0 }
      .map { count, word -> Prose in "\(word) in \(.count(count))" }.joined(separator: ", ")
    return agree(isUp: isUp) || rest.isEmpty
      ? "\(.count(agreeing)) of \(all)" : "\(.count(agreeing)) of \(all) (\(rest))"
  }
}
