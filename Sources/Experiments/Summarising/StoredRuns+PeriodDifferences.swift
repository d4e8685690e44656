import Scenarios
import Service

extension StoredRuns {
  /// Compares the periods of a setting with those of another one, pair by pair.
  ///
  /// Columns are read one at a time, so that memory is that of a few numbers for each replicate.
  ///
  /// - Parameters:
  ///   - setting: The index of the variant's setting.
  ///   - baseline: The index of the baseline's.
  /// - Returns: For each metric a row for each period that both have; none without periods or pairs.
  /// - Complexity: O(periods x replicates log replicates).
  package func periodDifferences(_ setting: Int, from baseline: Int) -> [PeriodDifference] {
    guard plan.metrics.hasPeriods else { return [] }
    let pairs = PeriodPairs(self, setting, baseline)
    return pairs.pairs.count == 0 ? [] : pairs.cumulativeProfits + pairs.metrics
  }
}

/// The periods of two settings, side by side.
private struct PeriodPairs {
  /// The metrics that are compared, beside cumulative profits.
  private static let compared = ["hearings_positive", "hearings_negative", "customers_end"]
  private static let profit = "discounted_profit"

  let pairs: ReplicatePairs
  private let runs: StoredRuns
  private let setting: Int
  private let baseline: Int
  private let periods: Int
  private let common: Set<Int32>

  init(_ runs: StoredRuns, _ setting: Int, _ baseline: Int) {
    (self.runs, self.setting, self.baseline) = (runs, setting, baseline)
    pairs = ReplicatePairs(runs.sample(baseline), runs.sample(setting))
    periods =
      [setting, baseline].map { runs.plan.settings[$0].scenario.service?.periods ?? 0 }.min() ?? 0
    common = Set(pairs.baseline.replicates)
  }

  /// The discounted profits of all periods up to each.
  var cumulativeProfits: [PeriodDifference] {
    let metric = runs.plan.metrics.metric(Self.profit)
    var before = Array(repeating: 0.0, count: pairs.count)
    var after = before
    var isPaidBack = before.map { _ in false }
    return (0..<periods).compactMap { period in
      guard let (first, second) = numbers(Self.profit, period) else { return nil }
      for place in before.indices {
        before[place] += first[place]
        after[place] += second[place]
        if after[place] >= before[place] { isPaidBack[place] = true }
      }
      var row = row(PeriodDifference.cumulativeProfit, metric, period, before, after)
      row?.sharePaidBack = Double(isPaidBack.count { $0 }) / Double(pairs.count)
      return row
    }
  }

  /// The other metrics, each of its period alone.
  var metrics: [PeriodDifference] {
    Self.compared.flatMap { name in
      (0..<periods).compactMap { period in
        numbers(name, period).flatMap { before, after in
          row(name, runs.plan.periodMetrics.metric(name), period, before, after)
        }
      }
    }
  }

  /// A column of a period on both sides of each pair.
  private func numbers(_ name: String, _ period: Int) -> (before: [Double], after: [Double])? {
    guard let place = runs.plan.periodMetrics.place(of: name) else { return nil }
    func column(_ setting: Int) -> [Double] {
      let column = runs.column(.metric(place), of: setting, period: period)
      return column.count == pairs.count
        ? column
        : zip(runs.replicates(setting), column).filter { common.contains($0.0) }.map(\.1)
    }
    return (column(baseline), column(setting))
  }

  private func row(
    _ name: String, _ metric: Metric?, _ period: Int, _ before: [Double], _ after: [Double]
  ) -> PeriodDifference? {
    guard let metric,
      let quantiles = MetricSummary.Quantiles(of: zip(before, after).map { $1 - $0 })
    else { return nil }
    let found = pairs.difference(metric, before, after)
    return found.difference.map {
      PeriodDifference(
        metric: name, period: period + 1, difference: $0, judged: found.judged,
        quantiles: quantiles, shareHigher: found.shareHigher, ok: pairs.count)
    }
  }
}
