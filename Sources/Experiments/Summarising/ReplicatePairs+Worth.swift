import Statistics

extension ReplicatePairs {
  /// What the variant is worth: the rows that only a comparison has.
  ///
  /// - Parameter periods: The summaries of the periods of both.
  /// - Returns: A row for each of ``Metric/comparisons``, in order.
  func worth(
    _ periods: (baseline: [[MetricSummary]], variant: [[MetricSummary]])
  ) -> [VariantComparison.Row] {
    [
      netBenefit,
      ratio(.profitPerSpent, gain("profit"), gain("cost"), steps: ("profit", "cost")),
      payback(periods), breakEven,
    ]
  }

  /// At which cost of an attempt the variant is worth no more than the baseline; nothing where it attempts no
  /// other share of cases: then attempts change with the number of customers alone, and their cost is not
  /// what decides.
  private var breakEven: VariantComparison.Row {
    guard attemptsDiffer else {
      return VariantComparison.Row(metric: Metric.breakEven.name, ok: count)
    }
    return ratio(
      .breakEven,
      zip(gain("net_present_value"), gain("discounted_cost_recovery")).map(+),
      gain("discounted_attempts"), steps: ("net_present_value", "discounted_attempts"))
  }

  /// Whether attempts for each unhappy customer are so different that chance is no explanation.
  private var attemptsDiffer: Bool {
    let unhappy = (baseline.values("unhappy"), variant.values("unhappy"))
    let attempts = (baseline.values("attempts"), variant.values("attempts"))
    let all = unhappy.0.reduce(0, +)
    let rate = all == 0 ? 0 : attempts.0.reduce(0, +) / all
    let excess = unhappy.0.indices.map {
      (attempts.1[$0] - rate * unhappy.1[$0]) - (attempts.0[$0] - rate * unhappy.0[$0])
    }
    guard let mean = grouping.mean(excess) else { return false }
    return mean.standardError.map { abs(mean.value) > 4 * $0 } ?? (mean.value != 0)
  }

  /// By how much the variant is higher, pair by pair.
  private func gain(_ metric: String) -> [Double] {
    zip(baseline.values(metric), variant.values(metric)).map { $1 - $0 }
  }

  private var netBenefit: VariantComparison.Row {
    let metric = "net_present_value"
    var result = difference(.netBenefit, baseline.values(metric), variant.values(metric))
    (result.baseline, result.value) = (nil, nil)
    return result
  }

  /// A ratio of mean differences; nothing where the denominator's interval holds 0, as it may then have
  /// any value.
  private func ratio(
    _ metric: Metric, _ numerators: [Double], _ denominators: [Double],
    steps: (numerator: String, denominator: String)
  ) -> VariantComparison.Row {
    var result = VariantComparison.Row(metric: metric.name, ok: count)
    let pairs = paired(numerators, denominators)
    let units = grouping.units(pairs)
    guard Fieller(units)?.interval != nil, let estimate = Jackknife.ratio(units)
    else { return result }
    result.difference = estimate.value
    func step(_ metric: String) -> Double { baseline.table.metric(metric).map(step(of:)) ?? 0 }
    let step = Jackknife.step(of: pairs, step(steps.numerator), per: step(steps.denominator))
    result.judged = grouping.interval(ofRatio: pairs, SampleInterval.Range(step: step))
    return result
  }

  /// The first period by which the variant has earned at least as much as the baseline.
  ///
  /// Means over replicates are compared, which are paired only where both settings have the same
  /// replicates; there is no period otherwise.
  private func payback(
    _ periods: (baseline: [[MetricSummary]], variant: [[MetricSummary]])
  ) -> VariantComparison.Row {
    var result = VariantComparison.Row(metric: Metric.payback.name, ok: count)
    var sum = 0.0
    for (place, (before, after)) in zip(periods.baseline, periods.variant).enumerated() {
      func profit(_ summaries: [MetricSummary]) -> Double? {
        summaries.first { $0.metric == "discounted_profit" && $0.ok == count }?.mean
      }
      guard let first = profit(before), let second = profit(after) else { return result }
      sum += second - first
      if sum >= 0 {
        result.difference = Double(place + 1)
        return result
      }
    }
    return result
  }
}
