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
      payback(periods),
      ratio(
        .breakEven,
        zip(gain("net_present_value"), gain("discounted_cost_recovery")).map(+),
        gain("discounted_attempts"), steps: ("net_present_value", "discounted_attempts")),
    ]
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
