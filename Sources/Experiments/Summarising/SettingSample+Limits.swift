import Statistics

/// What figures over the replicates of a setting may be.
extension SettingSample {
  /// The values that a row of the summary may have; an end that is not known is infinite.
  func limits(of row: Metric) -> Interval {
    switch row.formula {
    case .mean(let metric), .givenTakeOff(let metric, _), .givenSplit(let metric, _):
      return growth.range(of: table.metric(metric) ?? row).limits
    case .ratio(let numerator, let denominator):
      return range(of: row, ratioOf: table.metric(numerator), table.metric(denominator)).limits
    case .rate(let numerator, let denominator):
      let found = range(of: row, ratioOf: table.metric(numerator), table.metric(denominator)).limits
      return Interval(low: found.low * 100, high: found.high * 100)
    case .tookOff, .splitChance: return Interval(low: 0, high: 1)
    case .reproductionNumber, .splitThreshold: return Interval(low: 0, high: .infinity)
    }
  }

  /// What a ratio of means may be.
  ///
  /// - Parameters:
  ///   - row: The ratio.
  ///   - numerator: The metric of the numerator.
  ///   - denominator: The metric of the denominator.
  /// - Returns: Its range: of counts not below 0, of shares not above 1.
  func range(
    of row: Metric, ratioOf numerator: Metric?, _ denominator: Metric?
  ) -> SampleInterval.Range {
    guard let numerator, let denominator, numerator.isCount, denominator.isCount
    else { return SampleInterval.Range() }
    return SampleInterval.Range(
      limits: Interval(low: 0, high: row.unit.hasPrefix("share") ? 1 : .infinity))
  }
}

extension Interval {
  /// The differences between a value of another and one of it.
  func differences(to other: Interval) -> Interval {
    Interval(low: other.low - high, high: other.high - low)
  }
}
