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
  ///   - solved: How well the chances to retell are known that only one of them solves for.
  ///   - goals: The figures that decide how many replicates there are.
  /// - Complexity: O(metrics x replicates).
  package init(
    setting: Int, baseline: SettingSample, variant: SettingSample,
    periods: (baseline: [[MetricSummary]], variant: [[MetricSummary]]) = ([], []),
    solved: SolvedChances = SolvedChances(), watching goals: [PrecisionGoal] = []
  ) {
    let pairs = ReplicatePairs(baseline, variant)
    let watched = Set(goals.filter(\.isDifference).map(\.metric.name))
    let rows = baseline.table.rows.map {
      pairs.row($0, isWatched: watched.contains($0.name), solved)
    }
    let worth = baseline.table.comparisons.isEmpty ? [] : pairs.worth(periods)
    self.init(setting: setting, rows: rows + worth)
  }
}

/// The replicates that ran in two settings.
struct ReplicatePairs {
  let baseline: SettingSample
  let variant: SettingSample
  let grouping: ReplicateGroups

  /// Pairs replicates by number.
  ///
  /// Both samples are in order of replicate. Where both settings draw several graphs, pairs are
  /// grouped so that those of different groups share no graph in either.
  init(_ baseline: SettingSample, _ variant: SettingSample) {
    if baseline.replicates == variant.replicates {
      (self.baseline, self.variant) = (baseline, variant)
    } else {
      let numbers = Set(baseline.replicates).intersection(variant.replicates)
      self.baseline = baseline.part { numbers.contains(baseline.replicates[$0]) }
      self.variant = variant.part { numbers.contains(variant.replicates[$0]) }
    }
    grouping = ReplicateGroups(
      of: self.baseline.replicates, draws: [baseline.draws, variant.draws])
  }

  var count: Int { baseline.count }

  /// A row of the comparison.
  func row(_ row: Metric) -> VariantComparison.Row {
    switch row.formula {
    case .mean(let metric):
      let (before, after) = (baseline.having(metric), variant.having(metric))
      if before.sample.count == count, after.sample.count == count {
        return within(difference(row, before.values, after.values))
      }
      return inPairs(row, ReplicatePairs(before.sample, after.sample)) { pairs in
        pairs.within(
          pairs.difference(row, pairs.baseline.values(metric), pairs.variant.values(metric)))
      }
    case .ratio(let numerator, let denominator):
      return inPairs(row, having(denominator)) { $0.within($0.ratio(row, numerator, denominator)) }
    case .rate(let numerator, let denominator):
      return inPairs(row, having(denominator)) {
        $0.within($0.ratio(row, numerator, denominator).scaled(by: 100))
      }
    case .tookOff(let opinion):
      return chances(row, baseline.takeOffs(opinion), variant.takeOffs(opinion))
    case .givenTakeOff(let metric, let opinion):
      return unpaired(
        row, metric, baseline.givenTakeOff(opinion), variant.givenTakeOff(opinion))
    case .reproductionNumber(let opinion): return reproduction(row, opinion)
    case .splitThreshold(let opinion):
      var result = VariantComparison.Row(metric: row.name, ok: count)
      result.baseline = baseline.growth[opinion].split?.threshold
      result.value = variant.growth[opinion].split?.threshold
      return result
    case .splitChance(let opinion):
      return split(
        row, opinion, { chances(row, baseline.passing($0, opinion), variant.passing($0, opinion)) },
        { Moments($0.passing($1, opinion)).mean })
    case .givenSplit(let metric, let opinion):
      return split(
        row, opinion,
        { unpaired(row, metric, baseline.given($0, opinion), variant.given($0, opinion)) },
        { Moments($0.given($1, opinion).values(metric)).mean })
    }
  }

  /// A row whose rough interval keeps to the differences between the intervals of both settings, and which
  /// is no less firm than these where both figures are the same in every pair.
  ///
  /// A rough interval of pairs allows for a mode that neither setting has shown, as far off as both can be;
  /// each setting's own interval may know more of it. Pairs that are all equal have nothing of their own to
  /// outweigh such a mode: what outweighs it in both settings does so in the difference.
  private func within(_ row: VariantComparison.Row) -> VariantComparison.Row {
    guard let judged = row.judged, !judged.isFirm,
      let before = baseline.summary(row.metric)?.judged,
      let after = variant.summary(row.metric)?.judged
    else { return row }
    var result = row
    result.judged?.interval.clip(to: before.interval.differences(to: after.interval))
    if row.isSame, count >= SampleInterval.fewestFirm, before.isFirm, after.isFirm {
      result.judged?.isFirm = true
      result.judged?.advice = nil
    } else if row.isSame, let advice = [before.advice, after.advice].compactMap(\.self).max() {
      result.judged?.advice = advice
    }
    return result
  }

  /// The opinions whose stories a figure counts or is a chance of; none of money and shares.
  func stories(of row: Metric) -> [Opinion] {
    switch row.formula {
    case .mean: row.isCount ? row.modes : []
    case .ratio, .rate:
      baseline.parts(of: row).map { parts in
        Opinion.allCases.filter { opinion in
          [parts.numerator, parts.denominator].contains {
            $0.isCount && $0.modes.contains(opinion)
          }
        }
      } ?? []
    case .tookOff(let opinion), .givenTakeOff(_, let opinion), .reproductionNumber(let opinion),
      .splitThreshold(let opinion), .splitChance(let opinion), .givenSplit(_, let opinion):
      [opinion]
    }
  }

  /// A figure of the modes of an opinion's reach: where both settings have two, by the threshold of the
  /// baseline; where only one has, its figure and no difference.
  private func split(
    _ row: Metric, _ opinion: Opinion, _ both: (Double) -> VariantComparison.Row,
    _ one: (SettingSample, Double) -> Double?
  ) -> VariantComparison.Row {
    let before = baseline.growth[opinion].split
    let after = variant.growth[opinion].split
    if let before, after != nil { return both(before.threshold) }
    var result = VariantComparison.Row(metric: row.name, ok: count)
    result.baseline = before.flatMap { one(baseline, $0.threshold) }
    result.value = after.flatMap { one(variant, $0.threshold) }
    return result
  }

  /// The row of the pairs in which a metric exists on both sides; where it does in none, the figure that each
  /// side has by itself, and no difference.
  private func inPairs(
    _ row: Metric, _ pairs: ReplicatePairs,
    _ compared: (ReplicatePairs) -> VariantComparison.Row
  ) -> VariantComparison.Row {
    if pairs.count > 0 || count == 0 {
      var found = compared(pairs)
      // The advice is in replicates, of which some have no pair.
      found.judged = found.judged?.outOf(count, parts: pairs.count)
      return found
    }
    var result = VariantComparison.Row(metric: row.name, ok: 0)
    result.baseline = baseline.summary(row.name)?.mean
    result.value = variant.summary(row.name)?.mean
    return result
  }

  /// The pairs in which a metric exists on both sides: mostly all.
  func having(_ metric: String) -> ReplicatePairs {
    let (before, after) = (baseline.having(metric).sample, variant.having(metric).sample)
    return before.count == count && after.count == count ? self : ReplicatePairs(before, after)
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
    result.judged = judged(row, differences, unseen(row, before, after))
    result.isSame = differences.allSatisfy { $0 == 0 }
    result.shareHigher = Comparison.shareHigher(zip(before, after))
    return result
  }

  /// The interval of a mean difference.
  private func judged(
    _ row: Metric, _ differences: [Double], _ unseen: SampleInterval.UnseenMode?
  ) -> SampleInterval? {
    let isCertain = baseline.certain.contains(row.name) && variant.certain.contains(row.name)
    if row.isGiven || isCertain, let first = differences.first,
      differences.allSatisfy({ $0 == first })
    {
      return SampleInterval(Interval(low: first, high: first), isFirm: true)
    }
    return grouping.interval(
      differences, SampleInterval.Range(limits: limits(row), step: step(of: row)), unseen: unseen)
  }

  /// By how much one event changes a metric in a pair.
  func step(of metric: Metric) -> Double {
    max(baseline.step(of: metric), variant.step(of: metric))
  }

  /// A mode of a mean difference that the pairs may not have shown.
  ///
  /// Each setting goes as far from its mean as its own unseen mode, or as far as it was seen to go; the
  /// difference at most as far as both together, either way.
  private func unseen(
    _ row: Metric, _ before: [Double], _ after: [Double]
  ) -> SampleInterval.UnseenMode? {
    let sides = [(baseline, before), (variant, after)].map { sample, values in
      (mode: sample.growth.unseen(row), values: values, mean: Moments(values).mean ?? 0)
    }
    let modes = sides.compactMap(\.mode)
    guard let seen = modes.map(\.seen).min() else { return nil }
    let isKnown = modes.allSatisfy { $0.low != nil || $0.high != nil }
    let far = sides.reduce(0.0) { sum, side in
      let values = [side.mode?.low, side.mode?.high].compactMap(\.self) + side.values
      return sum + (values.map { abs($0 - side.mean) }.max() ?? 0)
    }
    let difference = sides[1].mean - sides[0].mean
    let range = limits(row)
    return SampleInterval.UnseenMode(
      seen: seen, low: isKnown ? max(range.low, difference - far) : nil,
      high: isKnown ? min(range.high, difference + far) : nil,
      isOnlyForFewParts: modes.allSatisfy(\.isOnlyForFewParts))
  }

  /// Differences of chances in pairs that share no graph have their own interval: the t interval has no
  /// width where no pair differs.
  private func chances(
    _ row: Metric, _ before: [Double], _ after: [Double]
  ) -> VariantComparison.Row {
    var result = difference(row, before, after)
    let own = Comparison.pairedChances(
      rose: zip(before, after).count { $1 > $0 }, fell: zip(before, after).count { $1 < $0 },
      pairs: count)
    let isFirm = count >= SampleInterval.fewestTrials
    if grouping.places == nil {
      result.judged = own.map {
        SampleInterval(
          $0, isFirm: isFirm, advice: isFirm ? nil : .about(SampleInterval.fewestTrials))
      }
    } else if let own {
      result.judged?.interval.join(own)
    }
    return result
  }

  private func ratio(
    _ row: Metric, _ numerator: String, _ denominator: String
  ) -> VariantComparison.Row {
    ratio(
      row, paired(baseline.values(numerator), baseline.values(denominator)),
      paired(variant.values(numerator), variant.values(denominator)))
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
    result.isSame =
      estimate.value == 0
      && zip(before, after).allSatisfy {
        $0.numerator * $1.denominator == $1.numerator * $0.denominator
      }
    result.judged = judged(row, before, after)
    let limits = baseline.range(ofRatio: row, before).limits
      .differences(to: variant.range(ofRatio: row, after).limits)
    result.judged?.interval.clip(to: limits)
    return result
  }

  /// The differences that are possible between the figures of a row.
  func limits(_ row: Metric) -> Interval {
    baseline.limits(of: row).differences(to: variant.limits(of: row))
  }

  /// The interval of a difference of ratios: rough where a denominator is poorly known, and none where one
  /// may be 0.
  private func judged(
    _ row: Metric, _ before: [Jackknife.Pair], _ after: [Jackknife.Pair]
  ) -> SampleInterval? {
    let range = SampleInterval.Range(
      step: max(baseline.step(ofRatio: row, before), variant.step(ofRatio: row, after)))
    func single(_ before: [Jackknife.Pair], _ after: [Jackknife.Pair]) -> SampleInterval? {
      guard let estimate = Jackknife.difference(before, after), let first = Fieller(before),
        let second = Fieller(after), max(first.g, second.g) < 1
      else { return nil }
      let advice = [first.advice, second.advice].compactMap(\.self).max()
      return SampleInterval(
        estimate, parts: parts(before, after), range: range, unseen: unseen(row, before, after),
        hull: advice == nil ? nil : estimate.interval(), hullAdvice: advice)
    }
    let plain = single(before, after)
    if grouping.places == nil { return plain }
    let (first, second) = (grouping.units(before), grouping.units(after))
    guard single(first, second) != nil, let estimate = Jackknife.difference(first, second)
    else { return nil }
    return SampleInterval(
      estimate, groups: parts(first, second), sizes: grouping.sizes, single: plain, range: range)
  }

  /// What each pair contributes to a difference of ratios, to first order.
  private func parts(_ before: [Jackknife.Pair], _ after: [Jackknife.Pair]) -> [Double] {
    zip(Jackknife.pseudoValues(before), Jackknife.pseudoValues(after)).map { $1 - $0 }
  }

  /// A mode of a difference of ratios that the pairs may not have shown.
  private func unseen(
    _ row: Metric, _ before: [Jackknife.Pair], _ after: [Jackknife.Pair]
  ) -> SampleInterval.UnseenMode? {
    guard let (above, below) = baseline.parts(of: row) else { return nil }
    let modes = [(baseline, before), (variant, after)].compactMap { sample, pairs in
      Jackknife.ratio(pairs).flatMap { ratio in
        sample.growth.unseen(
          above, per: below, ratio: ratio.value,
          mean: pairs.reduce(0) { $0 + $1.denominator } / Double(pairs.count)
        ).map { (mode: $0, ratio: ratio.value) }
      }
    }
    guard let seen = modes.map(\.mode.seen).min() else { return nil }
    let isKnown = modes.allSatisfy { $0.mode.low != nil && $0.mode.high != nil }
    let far = modes.flatMap { mode in
      [mode.mode.low, mode.mode.high].compactMap { $0.map { abs($0 - mode.ratio) } }
    }.max()
    return SampleInterval.UnseenMode(
      seen: seen, low: isKnown ? far.map { -$0 } : nil, high: isKnown ? far : nil,
      isOnlyForFewParts: modes.allSatisfy(\.mode.isOnlyForFewParts))
  }

  /// New hearers for each hearer: a difference where both are estimated.
  private func reproduction(_ row: Metric, _ opinion: Opinion) -> VariantComparison.Row {
    var result = VariantComparison.Row(metric: row.name, ok: count)
    let (before, after) = (baseline.growth[opinion], variant.growth[opinion])
    result.baseline = before.number
    result.value = after.number
    guard before.state == after.state, before.state == .estimated || before.state == .late
    else { return result }
    let (first, second) = (baseline.reproduction(opinion), variant.reproduction(opinion))
    result.shareHigher = Comparison.shareHigher(
      zip(first, second).filter { $0.denominator > 0 && $1.denominator > 0 }
        .map { ($0.numerator * $1.denominator, $1.numerator * $0.denominator) })
    result.difference = Jackknife.difference(grouping.units(first), grouping.units(second))?.value
    result.judged = judged(row, first, second)
    if before.state == .late {
      result.judged = result.judged.map {
        SampleInterval($0.interval, isFirm: false, advice: .never)
      }
    }
    return result
  }

  /// Which replicates took off differs between the two settings, so their reach is not paired.
  private func unpaired(
    _ row: Metric, _ metric: String, _ before: SettingSample, _ after: SettingSample
  ) -> VariantComparison.Row {
    let (first, second) = (before.values(metric), after.values(metric))
    var result = VariantComparison.Row(metric: row.name, ok: min(first.count, second.count))
    let one = before.grouping.mean(first)
    let other = after.grouping.mean(second)
    result.baseline = one?.value
    result.value = other?.value
    result.shareHigher = Comparison.chanceHigher(first, second)
    guard let one, let other else { return result }
    result.difference = other.value - one.value
    func interval(_ sample: SettingSample, _ values: [Double]) -> SampleInterval? {
      sample.grouping.interval(
        values, SampleInterval.Range(limits: sample.limits(of: row), step: 1)
      )?.outOf(count, parts: values.count)
    }
    if let before = interval(before, first), let after = interval(after, second) {
      result.judged = SampleInterval(difference: (one, before), (other, after))
      result.judged?.interval.clip(to: limits(row))
    }
    return result
  }
}
