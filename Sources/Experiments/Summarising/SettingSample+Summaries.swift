import Statistics
import WordOfMouth

extension SettingSample {
  /// Every row of the summary, in order.
  ///
  /// - Complexity: O(metrics x replicates x log replicates).
  package func summaries() -> [MetricSummary] { table.rows.map(summary) }

  /// The row of one metric; nil if there is none of the name.
  package func summary(_ metric: String) -> MetricSummary? {
    table.rows.first { $0.name == metric }.map(summary)
  }

  private func summary(_ row: Metric) -> MetricSummary {
    switch row.formula {
    case .mean(let metric):
      let sample = having(metric)
      return sample.mean(row.name, sample.values(metric), modes: table.modes(row.formula))
    case .ratio(let numerator, let denominator):
      return ratio(row, paired(values(numerator), values(denominator)))
    case .tookOff(let opinion): return chance(row, takeOffs(opinion))
    case .givenTakeOff(let metric, let opinion):
      let part = givenTakeOff(opinion)
      return part.mean(
        row.name, part.values(metric), modes: [[part.records.count]], of: records.count)
    }
  }

  /// The modes that the take-off of some opinions makes: for each, how many replicates took off and how
  /// many did not.
  private func modes(_ opinions: [Opinion]) -> [[Int]] {
    opinions.map { opinion in
      let took = records.count { $0.tookOff[opinion] }
      return [took, records.count - took]
    }
  }

  /// The summary of a number for each replicate.
  ///
  /// - Parameters:
  ///   - name: The name of the metric.
  ///   - values: The numbers.
  ///   - opinions: Those whose take-off gives it two modes.
  /// - Returns: Its summary.
  func mean(_ name: String, _ values: [Double], modes opinions: [Opinion]) -> MetricSummary {
    mean(name, values, modes: modes(opinions), of: records.count)
  }

  private func mean(
    _ name: String, _ values: [Double], modes: [[Int]], of replicates: Int
  ) -> MetricSummary {
    var summary = MetricSummary(metric: name, requested: requested, ok: records.count)
    let moments = Moments(values)
    guard let estimate = grouping.mean(values, moments) else { return summary }
    summary.take(estimate, Trust(estimate, replicates: replicates, modes: modes))
    summary.standardDeviation = moments.standardDeviation
    summary.quantiles = MetricSummary.Quantiles(of: values)
    return summary
  }

  private func ratio(_ row: Metric, _ pairs: [Jackknife.Pair]) -> MetricSummary {
    var summary = MetricSummary(metric: row.name, requested: requested, ok: records.count)
    let units = grouping.units(pairs)
    guard let estimate = Jackknife.ratio(units) else { return summary }
    let g = Fieller(units).map { [$0.g] } ?? []
    summary.take(
      estimate,
      Trust(
        estimate, replicates: records.count, modes: modes(table.modes(row.formula)), denominators: g
      )
    )
    // The spread of the replicates' own ratios is given only if every replicate has one.
    if pairs.allSatisfy({ $0.denominator != 0 }) {
      let own = pairs.map { $0.numerator / $0.denominator }
      summary.standardDeviation = Moments(own).standardDeviation
      summary.quantiles = MetricSummary.Quantiles(of: own)
    }
    return summary
  }

  /// A chance, with Wilson's interval of the number of replicates.
  ///
  /// Where replicates share graphs, of their effective number: as many independent ones as would give
  /// the error found between graphs, corrected for the number of graphs, and if all replicates agree the
  /// number of graphs. Source: Korn and Graubard, *Confidence intervals for
  /// proportions with small expected number of positive counts estimated from survey data*, Survey
  /// Methodology 24 (1998).
  private func chance(_ row: Metric, _ takeOffs: [Double]) -> MetricSummary {
    let n = Double(records.count)
    var summary = MetricSummary(metric: row.name, requested: requested, ok: records.count)
    guard n > 0 else { return summary }
    let share = takeOffs.reduce(0, +) / n
    let variance = share * (1 - share)
    summary.mean = share
    summary.standardDeviation = n > 1 ? (variance * n / (n - 1)).squareRoot() : nil
    summary.standardError = (variance / n).squareRoot()
    var trials = n
    if grouping.places != nil {
      guard let estimate = grouping.mean(takeOffs), let error = estimate.standardError else {
        summary.standardError = nil
        summary.replicatesNeeded = 2 * records.count
        return summary
      }
      summary.standardError = error
      if variance == 0 {
        trials = Double(grouping.count)
      } else if error > 0 {
        let spread =
          StudentT(degreesOfFreedom: estimate.degreesOfFreedom).quantile(0.975)
          / Normal.quantile(0.975)
        trials = min(n, variance / (error * error) / (spread * spread))
      }
    }
    summary.interval = Wilson.interval(share: share, trials: trials)
    return summary
  }
}

extension MetricSummary {
  fileprivate mutating func take(_ estimate: Estimate, _ trust: Trust) {
    mean = estimate.value
    standardError = estimate.standardError
    interval = trust.interval
    replicatesNeeded = trust.replicatesNeeded
  }
}
