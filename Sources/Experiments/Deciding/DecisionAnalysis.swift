import Scenarios
import Statistics
import WordOfMouth

/// Compares a baseline with its what-ifs in each combination of inputs, at the scenario's own values and at the
/// ends of each input, replicate by replicate.
struct DecisionAnalysis {
  private let runs: StoredRuns
  private let plan: Plan
  private let design: UncertainDesign
  private let metric: Metric
  /// The place of the metric in a record.
  private let place: Int
  private let isHigherBetter: Bool

  /// Prepares the analysis; nil unless inputs are uncertain and variants are run, and the metric is one of
  /// replicates that is better one way.
  init?(_ runs: StoredRuns, of plan: Plan, by metric: Metric) {
    guard plan.scope == .uncertain, let design = plan.sampled, !plan.options.isEmpty,
      let better = metric.better, let place = plan.metrics.place(of: metric.name)
    else { return nil }
    (self.runs, self.plan, self.design, self.metric, self.place) = (
      runs, plan, design, metric, place
    )
    isHigherBetter = better == .up
  }

  /// What is known of the decision.
  ///
  /// - Complexity: O(replicates of the metric + trials x samples x what-ifs).
  var result: DecisionResult {
    let samples = groups(of: .sample).enumerated().map { Pairs(self, $1, sample: $0) }
    let assumed = Pairs(self, plan.options, sample: 0)
    let ends = plan.groups.compactMap { group -> (role: Plan.Role, pairs: Pairs)? in
      let role = plan.settings[group.lowerBound].role
      guard case .end = role else { return nil }
      return (role, Pairs(self, group, sample: 0))
    }
    let whole = samples.filter { pairs in pairs.differences.allSatisfy { $0 != nil } }
    let units = units(whole)
    let whatIfs = (0..<plan.options.count - 1).map { option -> DecisionResult.WhatIf in
      let worlds = samples.compactMap { pairs in
        pairs.differences[option].map { difference in
          DecisionResult.World(
            sample: pairs.sample, difference: difference, verdict: verdict(difference))
        }
      }
      let moments = Moments(worlds.map(\.difference.value))
      var whatIf = DecisionResult.WhatIf(
        name: plan.settings[plan.options.lowerBound + 1 + option].variant,
        assumed: assumed.differences[option], worlds: worlds, mean: moments.mean,
        quantiles: MetricSummary.Quantiles(of: worlds.map(\.difference.value)), bars: [])
      whatIf.interval = interval(moments, sharedError(units[option]))
      whatIf.bars = design.inputs.inputs.indices.map { input in
        bar(
          input, option, assumed,
          ends.filter { if case .end(input, _) = $0.role { true } else { false } }.map(\.pairs))
      }
      return whatIf
    }
    return DecisionResult(
      metric: metric.name, unit: metric.unit, isHigherBetter: isHigherBetter,
      inputs: design.inputs.inputs.map(\.path), samples: design.inputs.samples, whatIfs: whatIfs,
      information: information(whole, units))
  }

  /// The groups of settings whose values are of a kind.
  private func groups(of role: Plan.Role) -> [Range<Int>] {
    plan.groups.filter { plan.settings[$0.lowerBound].role == role }
  }

  // MARK: Differences

  /// The what-ifs of a group of settings, paired with its baseline.
  private struct Pairs {
    let sample: Int
    let settings: Range<Int>
    /// For each what-if its difference; nil where no pair has the figure.
    let differences: [DecisionResult.Difference?]
    /// For each what-if the difference of each unit of replicates, by the number of its first one.
    let units: [[Int32: Double]]

    init(_ analysis: DecisionAnalysis, _ settings: Range<Int>, sample: Int) {
      self.sample = sample
      self.settings = settings
      let found = settings.dropFirst().map { analysis.pairs(settings.lowerBound, $0) }
      differences = found.map(\.?.difference)
      units = found.map { $0?.units ?? [:] }
    }
  }

  /// A setting less a baseline, over the replicates in which both have the figure.
  private func pairs(
    _ baseline: Int, _ variant: Int
  ) -> (difference: DecisionResult.Difference, units: [Int32: Double])? {
    func values(_ setting: Int) -> [(replicate: Int32, value: Double)] {
      zip(runs.replicates(setting), runs.column(.metric(place), of: setting))
        .filter { $1.isFinite }.map { ($0, $1) }
    }
    var (before, after) = (values(baseline), values(variant))
    if before.map(\.replicate) != after.map(\.replicate) {
      let common = Set(before.map(\.replicate)).intersection(after.map(\.replicate))
      before.removeAll { !common.contains($0.replicate) }
      after.removeAll { !common.contains($0.replicate) }
    }
    let values = zip(before, after).map { $1.value - $0.value }
    let grouping = ReplicateGroups(
      of: before.map(\.replicate),
      draws: [baseline, variant].map { plan.settings[$0].scenario.graphsUsed })
    guard let estimate = grouping.mean(values),
      let higher = Comparison.shareHigher(zip(before, after).map { ($0.value, $1.value) })
    else { return nil }
    var units: [Int32: Double] = [:]
    let sums = grouping.units(values.map { (numerator: $0, denominator: 1) })
    var seen: Set<Int> = []
    for (index, pair) in before.enumerated() {
      let unit = grouping.places?[index] ?? index
      if seen.insert(unit).inserted {
        units[pair.replicate] = sums[unit].numerator / sums[unit].denominator
      }
    }
    return (
      DecisionResult.Difference(
        value: estimate.value, standardError: estimate.standardError,
        interval: judged(baseline, variant), shareHigher: higher), units
    )
  }

  /// The interval that a comparison gives the difference; nil of a single replicate.
  private func judged(_ baseline: Int, _ variant: Int) -> Interval? {
    ReplicatePairs(runs.sample(baseline), runs.sample(variant)).row(metric).interval
  }

  private func verdict(_ difference: DecisionResult.Difference) -> DecisionResult.Verdict {
    guard let interval = difference.interval, !interval.contains(0) else { return .tooClose }
    return (difference.value > 0) == isHigherBetter ? .better : .worse
  }

  /// The most units of replicates by which simulation error is told; more are taken together.
  private static let mostUnits = 64

  /// For each what-if the differences of each unit of replicates in each sample: of the units that all samples
  /// have.
  private func units(_ samples: [Pairs]) -> [[[Double]]] {
    let numbers = samples.first?.units.first.map { $0.keys.sorted() } ?? []
    let common = numbers.filter { number in
      samples.allSatisfy { $0.units.allSatisfy { $0[number] != nil } }
    }
    let size = max(1, (common.count + Self.mostUnits - 1) / Self.mostUnits)
    let groups = (0..<common.count / size).map { group in
      common[group * size..<(group == common.count / size - 1 ? common.count : (group + 1) * size)]
    }
    return (0..<plan.options.count - 1).map { option in
      groups.map { group in
        samples.map { pairs in
          group.reduce(0) { $0 + (pairs.units[option][$1] ?? 0) } / Double(group.count)
        }
      }
    }
  }

  /// The variance of the simulation error of a what-if's mean over samples: they run the same replicates, so
  /// that it differs from unit to unit.
  private func sharedError(_ units: [[Double]]) -> Double {
    let moments = Moments(units.map { $0.reduce(0, +) / Double(max(1, $0.count)) })
    let error = moments.standardError ?? 0
    return error * error
  }

  /// The interval of the mean over samples: as wide as of samples drawn one by one, and wider by the
  /// simulation error that they share.
  private func interval(_ moments: Moments, _ shared: Double) -> Interval? {
    guard let mean = moments.mean, let error = moments.standardError else { return nil }
    let t = StudentT(degreesOfFreedom: Double(moments.count - 1)).quantile(0.975)
    let arm = t * (error * error + shared).squareRoot()
    return Interval(low: mean - arm, high: mean + arm)
  }

  // MARK: Ends

  private func bar(
    _ input: Int, _ option: Int, _ assumed: Pairs, _ ends: [Pairs]
  ) -> DecisionResult.Bar {
    let known = design.inputs.inputs[input]
    let place = plan.paths.firstIndex(of: known.path)
    func text(_ pairs: Pairs) -> String {
      place.map { plan.settings[pairs.settings.lowerBound].parameters[$0] } ?? ""
    }
    var bar = DecisionResult.Bar(
      input: known.path, assumed: text(assumed),
      ends: ends.map { pairs in
        DecisionResult.End(
          text: text(pairs), number: Double(text(pairs)), difference: pairs.differences[option])
      }, hasAlternatives: known.alternatives != nil)
    if let difference = assumed.differences[option] {
      bar.signChange = signChange(bar, difference)
    }
    return bar
  }

  /// Where the sign changes between the ends of a bar and the scenario's value; a difference of exactly 0 has
  /// none.
  private func signChange(
    _ bar: DecisionResult.Bar, _ assumed: DecisionResult.Difference
  ) -> DecisionResult.SignChange? {
    let all = bar.ends.compactMap(\.difference) + [assumed]
    let isClear =
      all.contains { $0.interval.map { $0.low > 0 } ?? false }
      && all.contains { $0.interval.map { $0.high < 0 } ?? false }
    if bar.hasAlternatives {
      let own = ([assumed] + all).first { $0.value != 0 }?.value ?? 0
      return bar.ends.first { ($0.difference?.value ?? 0) * own < 0 }.map {
        DecisionResult.SignChange(number: nil, alternative: $0.text, isClear: isClear)
      }
    }
    let own = Double(bar.assumed)
    let points =
      bar.ends.compactMap { end in
        end.number.flatMap { x in end.difference.map { (x: x, y: $0.value) } }
      } + (own.map { [(x: $0, y: assumed.value)] } ?? [])
    let nearest = Self.crossings(points.sorted { $0.x < $1.x })
      .min { abs($0 - (own ?? $0)) < abs($1 - (own ?? $1)) }
    return nearest.map {
      DecisionResult.SignChange(number: $0, alternative: nil, isClear: isClear)
    }
  }

  /// Where the straight lines through points cross 0; where they go through points at exactly 0, these.
  ///
  /// - Parameter points: The points, by rising x.
  /// - Returns: The values of x.
  static func crossings(_ points: [(x: Double, y: Double)]) -> [Double] {
    let signed = points.indices.filter { points[$0].y != 0 }
    return zip(signed, signed.dropFirst()).flatMap { first, second -> [Double] in
      let (low, high) = (points[first], points[second])
      guard (low.y < 0) != (high.y < 0) else { return [] }
      let between = points[first + 1..<second].map(\.x)
      return between.isEmpty
        ? [low.x + (high.x - low.x) * low.y / (low.y - high.y)] : between
    }
  }

  // MARK: Information

  private func information(
    _ samples: [Pairs], _ units: [[[Double]]]
  ) -> DecisionResult.Information {
    let sign = isHigherBetter ? 1.0 : -1.0
    func withheld(_ reason: UncertaintyResult.Withheld) -> DecisionResult.Information {
      DecisionResult.Information(best: nil, inputs: [], all: nil, withheld: reason)
    }
    guard samples.count >= 2 * AdditiveFit.settingsForEach else {
      return withheld(.samplesNeeded(design.fit(samples.map(\.sample)).samplesNeeded))
    }
    guard units.allSatisfy({ $0.count > 1 }) else { return withheld(.errorUnknown) }
    let analysis = InformationAnalysis(
      design: design, samples: samples.map(\.sample),
      gains: units.indices.map { option in
        samples.map { sign * ($0.differences[option]?.value ?? 0) }
      }, units: units.map { $0.map { $0.map { sign * $0 } } },
      seed: plan.document.baseline.seed)
    return analysis.information(
      named: plan.settings[plan.options].map(\.variant))
  }
}

extension InformationAnalysis {
  /// What knowing each input, and all of them, would be worth.
  ///
  /// Knowing all is worth at least as much as knowing one.
  ///
  /// - Parameter names: The names of the options, the baseline first.
  /// - Returns: The worths.
  func information(named names: [String]) -> DecisionResult.Information {
    let inputs = design.inputs.inputs.indices.map(worth(of:))
    var (best, all) = all
    for worth in inputs.compactMap(\.self) {
      all.value = max(all.value, worth.value)
      all.interval = Interval(
        low: max(all.interval.low, worth.interval.low),
        high: max(all.interval.high, worth.interval.high))
      all.changesDecision = all.changesDecision || worth.changesDecision
    }
    return DecisionResult.Information(best: names[best], inputs: inputs, all: all, withheld: nil)
  }
}

extension Plan {
  /// The metrics by which what-ifs can be decided between: those of replicates that are better one way.
  public var decidingMetrics: [Metric] { metrics.metrics.filter { $0.better != nil } }
}

extension ExperimentResult {
  /// The metric that decides between baseline and variants where nobody names one: net present value, or
  /// where there is none how many hear bad news, or good news where there is no bad; nil unless inputs are
  /// uncertain and variants are run.
  var decisionMetric: Metric? {
    if plan.scope != .uncertain || plan.options.isEmpty { return nil }
    func isAnywhere(_ metric: String) -> Bool {
      settings.contains { setting in
        setting.summary(metric)?.quantiles.map { $0.min != 0 || $0.max != 0 } ?? false
      }
    }
    let stories = [Opinion.negative, .positive].map(plan.metrics.reach)
    let names = (plan.metrics.hasPeriods ? ["net_present_value"] : []) + stories
    return names.first(where: isAnywhere).flatMap(plan.metrics.metric)
  }

  /// What is known of the decision by a metric.
  ///
  /// - Parameter metric: A metric of replicates that is better one way.
  /// - Returns: The decision; nil of any other metric, and unless inputs are uncertain and variants are run.
  /// - Complexity: O(replicates).
  public func decision(by metric: Metric) -> DecisionResult? {
    DecisionAnalysis(runs, of: plan, by: metric)?.result
  }
}
