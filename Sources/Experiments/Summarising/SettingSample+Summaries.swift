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

  /// A row of the summary.
  func summary(_ row: Metric) -> MetricSummary {
    switch row.formula {
    case .mean(let metric):
      let (sample, values) = having(metric)
      return sample.mean(row.name, values, of: row, outOf: count)
    case .ratio(let numerator, let denominator):
      return having(denominator).sample.ratio(row, numerator, denominator)
    case .rate(let numerator, let denominator):
      return having(denominator).sample.ratio(row, numerator, denominator).scaled(by: 100)
    case .tookOff(let opinion): return chance(row, takeOffs(opinion))
    case .givenTakeOff(let metric, let opinion):
      return givenTakeOff(opinion).conditional(row, metric, outOf: count)
    case .reproductionNumber(let opinion): return reproduction(row, growth[opinion])
    case .splitThreshold(let opinion):
      var summary = empty(row)
      summary.mean = growth[opinion].split?.threshold
      return summary
    case .splitChance(let opinion):
      guard let split = growth[opinion].split else { return empty(row) }
      return chance(row, passing(split.threshold, opinion), fewestOnEachSide: true)
    case .givenSplit(let metric, let opinion):
      guard let split = growth[opinion].split else { return empty(row) }
      return given(split.threshold, opinion).conditional(row, metric, outOf: count)
    }
  }

  private func empty(_ row: Metric) -> MetricSummary {
    MetricSummary(metric: row.name, requested: requested, ok: count)
  }

  // MARK: Means

  /// The summary of a number for each replicate.
  ///
  /// - Parameters:
  ///   - name: The name of the metric.
  ///   - values: The numbers.
  ///   - opinions: Those whose take-off it depends on.
  /// - Returns: Its summary.
  func mean(_ name: String, _ values: [Double], modes opinions: [Opinion]) -> MetricSummary {
    let metric = Metric(
      name: name, meaning: "", unit: "money", modes: opinions, source: .comparison)
    return mean(name, values, of: metric, outOf: count)
  }

  private func mean(
    _ name: String, _ values: [Double], of metric: Metric, outOf replicates: Int
  ) -> MetricSummary {
    summary(name, values, outOf: replicates) { moments in
      isCertain(metric, moments)
        ? moments.mean.map { SampleInterval(Interval(low: $0, high: $0), isFirm: true) }
        : judged(values, range(of: metric), unseen: growth.unseen(metric))
    }
  }

  /// Whether a metric is known from any replicate.
  private func isCertain(_ metric: Metric, _ moments: Moments) -> Bool {
    metric.isGiven && moments.standardDeviation == 0
      || certain.contains(metric.name) && (moments.standardDeviation ?? 0) == 0
  }

  /// The mean of a metric over these replicates, of which there are some more.
  private func conditional(
    _ row: Metric, _ metric: String, outOf replicates: Int
  ) -> MetricSummary {
    let values = values(metric)
    let range = table.metric(metric).map(range(of:)) ?? SampleInterval.Range()
    return summary(row.name, values, outOf: replicates) { _ in judged(values, range) }
  }

  /// The interval of a mean; of one replicate, or one of several graphs, all that is possible.
  private func judged(
    _ values: [Double], _ range: SampleInterval.Range,
    unseen: SampleInterval.UnseenMode? = nil
  ) -> SampleInterval? {
    grouping.interval(values, range, unseen: unseen)
      ?? SampleInterval(
        unknownWithin: range,
        multipleOf: draws > 1 ? max(draws, SampleInterval.fewestGroups) : 1)
  }

  private func summary(
    _ name: String, _ values: [Double], outOf replicates: Int,
    judge: (Moments) -> SampleInterval?
  ) -> MetricSummary {
    var summary = MetricSummary(metric: name, requested: requested, ok: count)
    let moments = Moments(values)
    guard let estimate = grouping.mean(values, moments) else { return summary }
    summary.mean = estimate.value
    summary.standardError = estimate.standardError
    summary.judged = judge(moments)?.outOf(replicates, parts: count)
    summary.standardDeviation = moments.standardDeviation
    summary.quantiles = MetricSummary.Quantiles(of: values)
    return summary
  }

  // MARK: Ratios

  private func ratio(
    _ row: Metric, _ numerator: String, _ denominator: String
  ) -> MetricSummary {
    var summary = empty(row)
    let pairs = paired(values(numerator), values(denominator))
    guard let estimate = Jackknife.ratio(grouping.units(pairs)) else { return summary }
    summary.mean = estimate.value
    summary.standardError = estimate.standardError
    if let (above, below) = parts(of: row) {
      let mean = pairs.reduce(0) { $0 + $1.denominator } / Double(max(1, pairs.count))
      summary.judged = grouping.interval(
        ofRatio: pairs, range(ofRatio: row, pairs),
        unseen: growth.unseen(above, per: below, ratio: estimate.value, mean: mean))
    }
    // The spread of the replicates' own ratios is given only if every replicate has one.
    if pairs.allSatisfy({ $0.denominator != 0 }) {
      let own = pairs.map { $0.numerator / $0.denominator }
      summary.standardDeviation = Moments(own).standardDeviation
      summary.quantiles = MetricSummary.Quantiles(of: own)
    }
    return summary
  }

  private func reproduction(_ row: Metric, _ growth: StoryGrowth) -> MetricSummary {
    var summary = empty(row)
    summary.mean = growth.number
    summary.standardError = growth.standardError
    summary.judged = growth.interval
    return summary
  }

  // MARK: Chances

  /// A chance, with Wilson's interval of the number of replicates.
  ///
  /// Where replicates share graphs, of their effective number: as many independent ones as would give
  /// the error found between graphs, corrected for the number of graphs, and if all replicates agree the
  /// number of graphs. Source: Korn and Graubard, *Confidence intervals for
  /// proportions with small expected number of positive counts estimated from survey data*, Survey
  /// Methodology 24 (1998).
  ///
  /// - Parameters:
  ///   - row: Its row.
  ///   - happened: 1 for each replicate in which it happened, 0 for the others.
  ///   - fewestOnEachSide: Whether it is rough where fewer than ten replicates are on one side.
  /// - Returns: Its summary.
  private func chance(
    _ row: Metric, _ happened: [Double], fewestOnEachSide: Bool = false
  ) -> MetricSummary {
    let n = Double(count)
    var summary = empty(row)
    guard n > 0 else { return summary }
    let share = happened.reduce(0, +) / n
    // What could not be read is an error that is reported later.
    guard share.isFinite else { return summary }
    let variance = share * (1 - share)
    summary.mean = share
    summary.standardDeviation = n > 1 ? (variance * n / (n - 1)).squareRoot() : nil
    let effective = effectiveTrials(happened)
    summary.standardError = effective.error
    summary.judged = SampleInterval(chance: share, of: count, effective: effective.trials)
    let yes = Int(n * share + 0.5)
    let seen = min(yes, count - yes)
    if fewestOnEachSide, seen < SampleInterval.enoughSeen {
      summary.judged?.isFirm = false
      summary.judged?.advice = .sighting(seen, among: count)
    }
    if grouping.places != nil, grouping.count < SampleInterval.fewestGroups {
      summary.judged?.isFirm = false
      summary.judged?.advice = SampleInterval.advice(groups: grouping.count, grouping.sizes)
    }
    return summary
  }

  /// As how many independent replicates those that share graphs count, and the error of a chance over them.
  ///
  /// - Parameter happened: 1 for each replicate in which it happened, 0 for the others.
  /// - Returns: Both; no error where one graph leaves none to be known.
  func effectiveTrials(_ happened: [Double]) -> (trials: Double, error: Double?) {
    let n = Double(count)
    let share = happened.reduce(0, +) / n
    let variance = share * (1 - share)
    if grouping.places == nil { return (n, (variance / n).squareRoot()) }
    let groups = Double(grouping.count)
    guard let estimate = grouping.mean(happened), let error = estimate.standardError else {
      return (groups, nil)
    }
    if variance == 0 { return (groups, error) }
    if error == 0 { return (n, error) }
    let spread =
      StudentT(degreesOfFreedom: estimate.degreesOfFreedom).quantile(0.975) / Normal.quantile(0.975)
    return (min(n, variance / (error * error) / (spread * spread)), error)
  }
}

extension SampleInterval {
  /// The interval of a part of some replicates, with the advice in replicates.
  func outOf(_ replicates: Int, parts: Int) -> SampleInterval {
    guard parts > 0, parts < replicates, let advice else { return self }
    return SampleInterval(
      interval, isFirm: isFirm, advice: advice.outOf(replicates, parts: parts))
  }
}
