import Statistics
import WordOfMouth

/// Figures that decide how many replicates there are: their intervals are the hull of ``StoppingRule``.
extension SettingSample {
  /// Every row of the summary, in order.
  ///
  /// - Parameter goals: The figures that decide.
  /// - Returns: The rows.
  func summaries(watching goals: [PrecisionGoal]) -> [MetricSummary] {
    let watched = Set(goals.filter { !$0.isDifference }.map(\.metric.name))
    return zip(table.rows, summaries()).map { row, summary in
      watched.contains(row.name) ? widened(summary, row) : summary
    }
  }

  /// The row of a figure that decides.
  func watched(_ row: Metric) -> MetricSummary { widened(summary(row), row) }

  private func widened(_ summary: MetricSummary, _ row: Metric) -> MetricSummary {
    var found = summary
    found.judged = summary.judged.map {
      StoppingRule.hull($0, wide: wide(row), within: limits(of: row))
    }
    return found
  }

  /// The interval of a figure of the rule's confidence.
  private func wide(_ row: Metric) -> Interval? {
    switch row.formula {
    case .mean(let metric):
      let found = having(metric)
      return found.sample.wideMean(found.values)
    case .ratio(let numerator, let denominator): return wideRatio(numerator, denominator)
    case .rate(let numerator, let denominator):
      return wideRatio(numerator, denominator).map {
        Interval(low: $0.low * 100, high: $0.high * 100)
      }
    case .tookOff(let opinion): return wideChance(takeOffs(opinion))
    case .givenTakeOff(let metric, let opinion):
      let sample = givenTakeOff(opinion)
      return sample.wideMean(sample.values(metric))
    case .splitChance(let opinion):
      return growth[opinion].split.flatMap { wideChance(passing($0.threshold, opinion)) }
    case .givenSplit(let metric, let opinion):
      return growth[opinion].split.flatMap {
        let sample = given($0.threshold, opinion)
        return sample.wideMean(sample.values(metric))
      }
    case .reproductionNumber, .splitThreshold: return nil
    }
  }

  private func wideMean(_ values: [Double]) -> Interval? {
    grouping.mean(values)?.interval(confidence: StoppingRule.confidence)
  }

  private func wideRatio(_ numerator: String, _ denominator: String) -> Interval? {
    Jackknife.ratio(grouping.units(paired(values(numerator), values(denominator))))?
      .interval(confidence: StoppingRule.confidence)
  }

  private func wideChance(_ happened: [Double]) -> Interval? {
    Wilson.interval(
      share: happened.reduce(0, +) / Double(happened.count),
      trials: effectiveTrials(happened).trials, confidence: StoppingRule.confidence)
  }
}

extension ReplicatePairs {
  /// A row of the comparison that allows for how well chances to retell are known.
  ///
  /// - Parameters:
  ///   - row: Its metric.
  ///   - isWatched: Whether its difference decides how many replicates there are.
  ///   - solved: How well the chances to retell are known that only one of the settings solves for.
  /// - Returns: The row.
  func row(
    _ row: Metric, isWatched: Bool, _ solved: SolvedChances
  ) -> VariantComparison.Row {
    solved.widened(isWatched ? watched(row) : self.row(row), about: stories(of: row))
  }

  /// The row of a mean difference that decides.
  private func watched(_ row: Metric) -> VariantComparison.Row {
    var found = self.row(row)
    guard case .mean(let metric) = row.formula else { return found }
    let pairs = having(metric)
    let differences = zip(pairs.baseline.values(metric), pairs.variant.values(metric))
      .map { $1 - $0 }
    let wide = pairs.grouping.mean(differences)?.interval(confidence: StoppingRule.confidence)
    found.judged = found.judged.map { StoppingRule.hull($0, wide: wide, within: limits(row)) }
    return found
  }
}
