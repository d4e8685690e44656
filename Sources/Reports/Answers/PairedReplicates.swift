import Experiments
import Statistics

/// A figure of a what-if less that of the baseline, replicate by replicate.
struct PairedReplicates {
  /// The differences in rising order; at least one.
  private let differences: [Double]

  /// Pairs the replicates of a setting with those of the baseline; nil where no pair has the figure.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - setting: The index of the what-if's setting.
  ///   - metric: The name of a figure of replicates.
  /// - Complexity: O(replicates log replicates).
  init?(_ result: ExperimentResult, setting: Int, metric: String) {
    guard let place = result.plan.metrics.place(of: metric) else { return nil }
    var baseline: [Int: Double] = [:]
    for record in result.records where record.setting == 0 && record.status == .ok {
      baseline[record.replicate] = record.values[place]
    }
    let pairs = result.records.compactMap { record -> Double? in
      guard record.setting == setting, record.status == .ok,
        let other = baseline[record.replicate]
      else { return nil }
      let difference = record.values[place] - other
      return difference.isFinite ? difference : nil
    }
    guard !pairs.isEmpty else { return nil }
    differences = pairs.sorted()
  }

  /// How many pairs there are.
  var count: Int { differences.count }
  /// In how many of them the what-if is higher.
  var higher: Int { differences.count { $0 > 0 } }
  /// In how many of them it is lower.
  var lower: Int { differences.count { $0 < 0 } }
  /// Whether both are the same in all of them.
  var areSame: Bool { higher == 0 && lower == 0 }
}

/// What a paired difference comes to, decided in this order.
enum DifferenceVerdict {
  /// It is 0 in every simulated market.
  case same
  /// Its interval holds 0.
  case unclear
  /// It has one direction in at least 95 % of markets.
  case sure
  /// It has one direction in at least 75 % of markets.
  case probable
  /// It goes either way, although its mean does not.
  case open

  /// The share of the baseline from which on a difference is more than little.
  private static let importance = 0.01

  /// Whether a difference is little beside the baseline, however sure its direction is.
  static func isLittle(_ row: VariantComparison.Row) -> Bool {
    abs(row.difference ?? 0) < importance * abs(row.baseline ?? 0)
  }

  /// Decides.
  ///
  /// - Parameters:
  ///   - row: The comparison of the figure.
  ///   - pairs: Its replicates.
  init(_ row: VariantComparison.Row, _ pairs: PairedReplicates) {
    let isUp = (row.difference ?? 0) > 0
    let share = Double(isUp ? pairs.higher : pairs.lower) / Double(pairs.count)
    self =
      if pairs.areSame {
        .same
      } else if row.interval?.contains(0) ?? true {
        .unclear
      } else if share >= 0.95 {
        .sure
      } else if share >= 0.75 {
        .probable
      } else {
        .open
      }
  }
}
