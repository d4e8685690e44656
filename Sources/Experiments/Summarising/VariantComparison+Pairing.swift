import Statistics
import WordOfMouth

extension VariantComparison {
  /// Compares a variant with the baseline, replicate by replicate.
  ///
  /// Replicates with the same number have common random numbers, so what both share cancels from the
  /// difference. Those that did not run in both are left out.
  ///
  /// - Parameters:
  ///   - setting: The index of the variant's setting.
  ///   - baseline: The replicates of the baseline.
  ///   - variant: Those of the variant.
  ///   - periods: The summaries of the periods of both, where they have any.
  /// - Complexity: O(metrics x replicates).
  package init(
    setting: Int, baseline: SettingSample, variant: SettingSample,
    periods: (baseline: [[MetricSummary]], variant: [[MetricSummary]]) = ([], [])
  ) {
    let pairs = ReplicatePairs(baseline, variant)
    let rows = baseline.table.rows.map(pairs.row)
    let worth = baseline.table.comparisons.isEmpty ? [] : pairs.worth(periods)
    self.init(setting: setting, rows: rows + worth)
  }
}

/// The replicates that ran in two settings.
///
/// Pairs with common random numbers mostly take off together, so differences have a single mode. Where
/// a few pairs do not, or differ by far more than the rest, the skewness of the differences shows it, and
/// no interval is given.
struct ReplicatePairs {
  let baseline: SettingSample
  let variant: SettingSample
  let grouping: ReplicateGroups

  /// Pairs replicates by number.
  ///
  /// Both samples are in order of replicate. Where both settings draw several graphs, pairs are
  /// grouped so that those of different groups share no graph in either.
  init(_ baseline: SettingSample, _ variant: SettingSample) {
    let numbers = Set(baseline.records.map(\.replicate))
      .intersection(variant.records.map(\.replicate))
    self.baseline = baseline.part { numbers.contains($0.replicate) }
    self.variant = variant.part { numbers.contains($0.replicate) }
    grouping = ReplicateGroups(of: self.baseline.records, draws: [baseline.draws, variant.draws])
  }

  var count: Int { baseline.records.count }

  /// A row of the comparison.
  func row(_ row: Metric) -> VariantComparison.Row {
    switch row.formula {
    case .mean(let metric):
      let pairs = having(metric)
      return pairs.difference(row, pairs.baseline.values(metric), pairs.variant.values(metric))
    case .ratio(let numerator, let denominator):
      return ratio(
        row, paired(baseline.values(numerator), baseline.values(denominator)),
        paired(variant.values(numerator), variant.values(denominator)))
    case .tookOff(let opinion):
      return chances(row, baseline.takeOffs(opinion), variant.takeOffs(opinion))
    case .givenTakeOff(let metric, let opinion):
      return unpaired(row, metric, opinion)
    }
  }

  /// The pairs in which a metric exists on both sides: mostly all.
  private func having(_ metric: String) -> ReplicatePairs {
    let (before, after) = (baseline.having(metric), variant.having(metric))
    let isComplete = before.records.count == count && after.records.count == count
    return isComplete ? self : ReplicatePairs(before, after)
  }

  /// The row of a mean difference.
  func difference(
    _ row: Metric, _ before: [Double], _ after: [Double]
  ) -> VariantComparison.Row {
    var result = VariantComparison.Row(metric: row.name, ok: count)
    let differences = zip(before, after).map { $1 - $0 }
    guard let estimate = grouping.mean(differences) else { return result }
    result.baseline = Moments(before).mean
    result.value = Moments(after).mean
    result.difference = estimate.value
    result.interval = Trust(estimate, replicates: count).interval
    result.shareHigher = Comparison.shareHigher(zip(before, after))
    return result
  }

  /// Differences of chances in pairs that share no graph have their own interval: the t interval has no
  /// width where no pair differs.
  private func chances(
    _ row: Metric, _ before: [Double], _ after: [Double]
  ) -> VariantComparison.Row {
    var result = difference(row, before, after)
    if grouping.places == nil {
      result.interval = Comparison.pairedChances(
        rose: zip(before, after).count { $1 > $0 }, fell: zip(before, after).count { $1 < $0 },
        pairs: count)
    }
    return result
  }

  private func ratio(
    _ row: Metric, _ before: [Jackknife.Pair], _ after: [Jackknife.Pair]
  ) -> VariantComparison.Row {
    var result = VariantComparison.Row(metric: row.name, ok: count)
    let (first, second) = (grouping.units(before), grouping.units(after))
    result.baseline = Jackknife.ratio(first)?.value
    result.value = Jackknife.ratio(second)?.value
    // Cross-multiplied, whole numbers stay exact and equal ratios stay equal.
    result.shareHigher = Comparison.shareHigher(
      zip(before, after).filter { $0.denominator > 0 && $1.denominator > 0 }
        .map { ($0.numerator * $1.denominator, $1.numerator * $0.denominator) })
    guard let estimate = Jackknife.difference(first, second) else { return result }
    result.difference = estimate.value
    let g = [first, second].compactMap { Fieller($0)?.g }
    result.interval =
      Trust(estimate, replicates: count, denominators: g).interval
    return result
  }

  /// Which replicates took off differs between the two settings, so their reach is not paired.
  private func unpaired(
    _ row: Metric, _ metric: String, _ opinion: Opinion
  ) -> VariantComparison.Row {
    let (before, after) = (baseline.givenTakeOff(opinion), variant.givenTakeOff(opinion))
    let (first, second) = (before.values(metric), after.values(metric))
    var result = VariantComparison.Row(metric: row.name, ok: min(first.count, second.count))
    let one = before.grouping.mean(first)
    let other = after.grouping.mean(second)
    result.baseline = one?.value
    result.value = other?.value
    result.shareHigher = Comparison.chanceHigher(first, second)
    guard let one, let other else { return result }
    let estimate = Comparison.unpairedDifference(one, other)
    result.difference = estimate.value
    let modes = [first, second].map { [$0.count] }
    result.interval = Trust(estimate, replicates: count, modes: modes).interval
    return result
  }
}
