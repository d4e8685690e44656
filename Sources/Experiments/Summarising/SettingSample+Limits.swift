import Statistics

/// What figures over the replicates of a setting may be.
extension SettingSample {
  /// The values that a row of the summary may have; an end that is not known is infinite.
  func limits(of row: Metric) -> Interval {
    switch row.formula {
    case .mean(let metric), .givenTakeOff(let metric, _), .givenSplit(let metric, _):
      return growth.limits(of: table.metric(metric) ?? row)
    case .ratio: return limits(ofRatio: row)
    case .rate:
      let found = limits(ofRatio: row)
      return Interval(low: found.low * 100, high: found.high * 100)
    case .tookOff, .splitChance: return Interval(low: 0, high: 1)
    case .reproductionNumber, .splitThreshold: return Interval(low: 0, high: .infinity)
    }
  }

  /// The values that a ratio of means may have: of counts not below 0, of shares not above 1.
  private func limits(ofRatio row: Metric) -> Interval {
    guard let (above, below) = parts(of: row), above.isCount, below.isCount
    else { return Interval(low: -.infinity, high: .infinity) }
    return Interval(low: 0, high: row.unit.hasPrefix("share") ? 1 : .infinity)
  }

  /// The metrics of a ratio's numerator and denominator.
  func parts(of row: Metric) -> (numerator: Metric, denominator: Metric)? {
    guard let (numerator, denominator) = row.formula.fraction,
      let above = table.metric(numerator), let below = table.metric(denominator)
    else { return nil }
    return (above, below)
  }

  /// What a metric may be.
  func range(of metric: Metric) -> SampleInterval.Range {
    SampleInterval.Range(limits: growth.limits(of: metric), step: step(of: metric))
  }

  /// What a ratio of means may be, before it is scaled.
  func range(ofRatio row: Metric, _ pairs: [Jackknife.Pair]) -> SampleInterval.Range {
    SampleInterval.Range(limits: limits(ofRatio: row), step: step(ofRatio: row, pairs))
  }

  // MARK: Steps

  /// By how much one event changes a metric: 1 of counts, a price of money, and 0 where nothing can change
  /// it.
  func step(of metric: Metric) -> Double {
    if certain.contains(metric.name) { return 0 }
    if metric.isCount { return 1 }
    let price = service.flatMap { metric.price?($0) } ?? 0
    return price.isFinite ? price : 0
  }

  /// By how much one event changes what a replicate contributes to a ratio of means.
  func step(ofRatio row: Metric, _ pairs: [Jackknife.Pair]) -> Double {
    parts(of: row).map {
      Jackknife.step(of: pairs, step(of: $0.numerator), per: step(of: $0.denominator))
    } ?? 0
  }
}

extension Jackknife {
  /// By how much a step of a numerator or of a denominator, whichever does more, changes what a unit
  /// contributes to a ratio of means.
  static func step(of units: [Pair], _ numerator: Double, per denominator: Double) -> Double {
    guard let ratio = ratio(units)?.value else { return 0 }
    let mean = units.reduce(0) { $0 + $1.denominator } / Double(units.count)
    return max(numerator, abs(ratio) * denominator) / abs(mean)
  }
}

extension Interval {
  /// The differences between a value of another and one of it.
  func differences(to other: Interval) -> Interval {
    Interval(low: other.low - high, high: other.high - low)
  }
}
