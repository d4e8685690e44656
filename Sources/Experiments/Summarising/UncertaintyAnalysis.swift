import Foundation
import Scenarios
import Statistics
import WordOfMouth

/// Splits the variation of sampled settings into spread across replicates, simulation error and input
/// uncertainty.
///
/// All samples run the same replicates with common random numbers. So a replicate is a curve: its figure
/// as a function of the inputs. The curve of the true mean is wanted, and replicates deviate from it as
/// curves. A variance between samples, or the part of it that belongs to an input, is a quadratic form of
/// the curve; that of the replicates' mean is too large by the form of their deviations, divided by their
/// number (as mean squares are compared in a two-way analysis of variance; Searle, Casella and McCulloch,
/// *Variance components*, 1992). This bias is subtracted everywhere. Where replicates share graphs, the
/// graphs are the units.
package struct UncertaintyAnalysis: Sendable {
  private let design: UncertainDesign
  /// The indices of the samples that have all replicates.
  private let places: [Int]
  private let samples: [SettingSample]
  private let table: MetricTable
  private let summaries: [[MetricSummary]]
  /// Which replicates are units together, and how much each unit weighs.
  private let grouping: ReplicateGroups
  private let weights: [Double]
  private let fit: (fit: AdditiveFit?, samplesNeeded: Int)

  /// Prepares the analysis of samples.
  ///
  /// - Parameters:
  ///   - design: How they were drawn.
  ///   - all: The replicates of each.
  ///   - summaries: The summaries of each.
  package init(
    _ design: UncertainDesign, samples all: [SettingSample], summaries: [[MetricSummary]]
  ) {
    self.design = design
    self.summaries = summaries
    table = all.first?.table ?? .wave
    // A sample that was stopped half-way lacks replicates that the others have.
    let most = all.map(\.count).max() ?? 0
    places = most == 0 ? [] : all.indices.filter { all[$0].count == most }
    samples = places.map { all[$0] }
    grouping = ReplicateGroups(of: samples.first?.replicates ?? [], draws: samples.map(\.draws))
    let units = grouping.units(
      Array(repeating: (numerator: 0.0, denominator: 1.0), count: most))
    weights = units.map { $0.denominator / Double(max(1, most)) }
    fit = design.fit(places)
  }

  // MARK: Figures

  /// What each replicate contributes to a figure of a sample: numbers whose mean it is.
  ///
  /// Of a ratio, to first order.
  private func contributions(_ formula: SummaryFormula, _ sample: SettingSample) -> [Double]? {
    switch formula {
    case .mean(let metric):
      let values = sample.values(metric)
      guard values.contains(where: \.isNaN) else { return values }
      return ratio(
        values.map { $0.isNaN ? 0 : $0 }, values.map { $0.isNaN ? 0 : 1 })
    case .ratio(let numerator, let denominator):
      return ratio(sample.values(numerator), sample.values(denominator))
    case .rate(let numerator, let denominator):
      return ratio(sample.values(numerator).map { 100 * $0 }, sample.values(denominator))
    case .tookOff(let opinion): return sample.takeOffs(opinion)
    case .givenTakeOff(let metric, let opinion):
      let took = sample.takeOffs(opinion)
      return ratio(zip(sample.values(metric), took).map { $0 * $1 }, took)
    case .reproductionNumber(let opinion):
      let growth = sample.growth[opinion]
      guard growth.number != nil, growth.hearers > 0 else { return nil }
      let units = sample.reproduction(opinion)
      return ratio(units.map(\.numerator), units.map(\.denominator))
    // Where a sample's reach has two modes, what parts them differs from that of other samples.
    case .splitThreshold, .splitChance, .givenSplit: return nil
    }
  }

  private func ratio(_ numerators: [Double], _ denominators: [Double]) -> [Double]? {
    let below = denominators.reduce(0, +) / Double(max(1, denominators.count))
    guard below != 0 else { return nil }
    let ratio = numerators.reduce(0, +) / Double(numerators.count) / below
    return zip(numerators, denominators).map { ratio + ($0 - ratio * $1) / below }
  }

  /// A figure in all samples that have it: for each unit of replicates a curve.
  private struct Curves {
    /// By unit and sample.
    var units: [[Double]]
    var weights: [Double]
    /// The curve of the mean.
    var mean: [Double]

    /// The parts of quadratic forms of the mean's curve that are due to the deviations of replicates.
    func bias(_ forms: ([Double]) -> [Double]) -> [Double] {
      var sums: [Double] = []
      let small = Double(units.count) / Double(max(1, units.count - 1))
      for (unit, weight) in zip(units, weights) {
        let found = forms(zip(unit, mean).map { $0 - $1 })
        if sums.isEmpty { sums = found.map { _ in 0 } }
        for place in sums.indices { sums[place] += found[place] * (weight * weight * small) }
      }
      return sums
    }

    /// The mean's curve without a unit.
    func without(_ unit: Int) -> [Double] {
      zip(mean, units[unit]).map { ($0 - weights[unit] * $1) / (1 - weights[unit]) }
    }
  }

  private func curves(_ contributions: [[Double]]) -> Curves {
    var units = [[Double]](
      repeating: [Double](repeating: 0, count: contributions.count), count: weights.count)
    for (sample, values) in contributions.enumerated() {
      let sums = grouping.units(values.map { (numerator: $0, denominator: 1) })
      for (unit, sum) in sums.enumerated() { units[unit][sample] = sum.numerator / sum.denominator }
    }
    let mean = contributions.indices.map { sample in
      // Around one of them, so that weights that sum to 1 but for rounding leave equal numbers as they are.
      let first = units.first?[sample] ?? 0
      return zip(units, weights).reduce(first) { $0 + ($1.0[sample] - first) * $1.1 }
    }
    return Curves(units: units, weights: weights, mean: mean)
  }

  // MARK: Rows

  /// The number of rows.
  var count: Int { table.rows.count }

  /// A figure over all samples.
  ///
  /// - Parameter place: Its place among the summaries.
  /// - Returns: Its row.
  /// - Complexity: O(replicates x samples x coefficients of the fit).
  func row(_ place: Int) -> UncertaintyResult.Row {
    let row = table.rows[place]
    var result = UncertaintyResult.Row(
      metric: row.name, samples: 0, replicates: samples.first?.count ?? 0)
    let found = samples.indices.compactMap { index in
      contributions(row.formula, samples[index]).map { (place: places[index], values: $0) }
    }
    guard !found.isEmpty else { return result }
    result.samples = found.count
    result.spread = spread(row, place, found.map(\.place))
    let curves = curves(found.map(\.values))
    let moments = Moments(curves.mean)
    result.mean = moments.mean
    result.quantiles = MetricSummary.Quantiles(of: curves.mean)
    guard curves.units.count > 1, let observed = moments.variance else { return result }

    let byChance = curves.bias { [Moments($0).variance ?? 0] }
    let variance = max(0, observed - byChance[0])
    result.inputDeviation = variance.squareRoot()
    let fit = found.count == places.count ? fit : design.fit(found.map(\.place))
    // The parts of the variance between samples: the bias of replicates, and net of it.
    let parts = fit.fit.map { fit in
      let bias = curves.bias { fit.parts(of: $0).all }
      return (net: fit.parts(of: curves.mean).less(bias), bias: bias)
    }
    addError(to: &result, curves, moments, variance, fit.fit, parts?.net)
    if var limits = samples.first?.limits(of: row) {
      for sample in samples { limits.join(sample.limits(of: row)) }
      result.judged?.interval.clip(to: limits)
    }
    let size = curves.mean.reduce(0) { max($0, abs($1)) }
    if observed <= 1e-20 * size * size {
      result.withheld = .equal
    } else if design.inputs.correlations.isEmpty {
      addShares(to: &result, curves, fit, parts)
    } else {
      addCorrelatedShares(to: &result, curves, found.map(\.place))
    }
    return result
  }

  /// The standard deviation between replicates within a sample: the root of the mean variance.
  private func spread(_ row: Metric, _ place: Int, _ found: [Int]) -> Double? {
    switch row.formula {
    case .tookOff, .splitChance: return nil
    default: break
    }
    let variances = found.compactMap { sample in
      summaries[sample][place].standardDeviation.map { $0 * $0 }
    }
    guard !variances.isEmpty else { return nil }
    return (variances.reduce(0, +) / Double(variances.count)).squareRoot()
  }

  /// The error of the mean over the samples: from the replicates, and from the number of samples.
  ///
  /// A Latin hypercube covers the range of every input evenly, so that only interactions of inputs, and
  /// what the curves miss, are left to chance: Stein, *Large sample properties of simulations using Latin
  /// hypercube sampling*, Technometrics 29 (1987).
  private func addError(
    to result: inout UncertaintyResult.Row, _ curves: Curves, _ moments: Moments,
    _ variance: Double, _ fit: AdditiveFit?, _ parts: AdditiveFit.Parts?
  ) {
    guard let mean = moments.mean else { return }
    let n = Double(result.samples)
    let units = curves.units.map { $0.reduce(0, +) / n }
    let small = Double(units.count) / Double(units.count - 1)
    let square = zip(units, curves.weights).reduce(0) { sum, unit in
      sum + unit.1 * unit.1 * (unit.0 - mean) * (unit.0 - mean) * small
    }
    let replicates = Estimate(
      value: mean, standardError: square.squareRoot(),
      degreesOfFreedom: Double(units.count - 1), parts: units.count,
      skewness: Moments(units).skewness ?? 0)
    var inputs = Estimate(
      value: 0, standardError: (variance / n).squareRoot(), degreesOfFreedom: n - 1,
      parts: result.samples, skewness: moments.skewness ?? 0)
    if design.inputs.sampling == .latinHypercube, let fit, let parts {
      inputs.standardError = (max(0, parts.rest) / n).squareRoot()
      inputs.degreesOfFreedom = Double(fit.degreesOfFreedom)
      (inputs.skewness, inputs.errorSkewness) = (0, 0)
    } else {
      // The mean is a sum of both, not a difference.
      inputs.errorSkewness = -inputs.errorSkewness
    }
    result.standardError = Comparison.unpairedDifference(inputs, replicates).standardError
    // The errors of the inputs, as far apart as the samples' figures are.
    let scale = (inputs.standardError ?? 0) * n.squareRoot()
    let deviation = moments.standardDeviation ?? 0
    let errors = curves.mean.map { deviation > 0 ? ($0 - mean) / deviation * scale : 0 }
    guard let first = SampleInterval(inputs, parts: errors),
      let second = SampleInterval(replicates, parts: units),
      var judged = SampleInterval(difference: (inputs, first), (replicates, second))
    else { return }
    // What hardly adds to the error need not be firm.
    let parts = [(inputs, first), (replicates, second)].filter { part, _ in
      let (error, all) = (part.standardError ?? 0, result.standardError ?? 0)
      return error * error > Self.smallShare * all * all
    }
    judged.isFirm = parts.allSatisfy(\.1.isFirm)
    judged.advice = judged.isFirm ? nil : second.advice
    result.judged = judged
  }

  /// A share of the squared error that does not matter.
  private static let smallShare = 0.05

  // MARK: Shares

  /// The shares of inputs that go together: each by a curve of its own.
  ///
  /// What one explains another may explain as well, so that they need not add up and there is no rest.
  private func addCorrelatedShares(
    to result: inout UncertaintyResult.Row, _ curves: Curves, _ places: [Int]
  ) {
    var shares: [UncertaintyResult.Share] = []
    for input in design.inputs.inputs.indices {
      let fit = design.fit(places, only: input)
      let parts = fit.fit.map { fit in
        let bias = curves.bias { fit.parts(of: $0).all }
        return (net: fit.parts(of: curves.mean).less(bias), bias: bias)
      }
      var alone = result
      addShares(to: &alone, curves, fit, parts)
      guard let share = alone.shares.first else {
        result.withheld = alone.withheld
        return
      }
      shares.append(share)
    }
    result.shares = shares
  }

  private func addShares(
    to result: inout UncertaintyResult.Row, _ curves: Curves,
    _ fit: (fit: AdditiveFit?, samplesNeeded: Int),
    _ parts: (net: AdditiveFit.Parts, bias: [Double])?
  ) {
    guard let fitted = fit.fit, let parts else {
      result.withheld = .samplesNeeded(fit.samplesNeeded)
      return
    }
    let (total, bias) = (parts.net.total, parts.bias.reduce(0, +))
    guard total > max(0, bias) else {
      let factor = total > 0 ? bias / total : .infinity
      let needed = (factor * Double(result.replicates)).rounded(.up)
      result.withheld = .replicatesNeeded(needed < 1e9 ? Int(needed) : nil)
      return
    }
    func shares(_ found: AdditiveFit.Parts) -> [Double] {
      let net = found.less(parts.bias)
      return net.inputs.map { $0 / net.total }
    }
    let values = parts.net.inputs.map { $0 / total }
    let errors = errors(
      shares, fitted, curves, noise: parts.net.rest, total: total)
    let t = StudentT(degreesOfFreedom: Double(fitted.degreesOfFreedom)).quantile(0.975)
    // Rounding errors of a zero share.
    func rounded(_ share: Double) -> Double { abs(share) < 1e-9 ? 0 : share }
    result.shares = zip(values, errors).map { value, error in
      let value = rounded(value)
      let interval =
        error.isFinite
        ? Interval(
          low: min(1, max(0, value - t * error)), high: min(1, max(0, value + t * error))) : nil
      return UncertaintyResult.Share(value: min(1, max(0, value)), interval: interval)
    }
    result.rest = min(1, max(0, rounded(parts.net.rest / total)))
  }

  /// The standard errors of the shares: by leaving out one sample at a time, and one unit of replicates
  /// at a time; and, for a share that may be zero, the scatter of the square of a coefficient of pure
  /// noise, which the jackknife does not see.
  private func errors(
    _ shares: (AdditiveFit.Parts) -> [Double], _ fit: AdditiveFit, _ curves: Curves,
    noise: Double, total: Double
  ) -> [Double] {
    var squares = Self.jackknifed(fit.partsLeavingOut(of: curves.mean).map(shares))
    let byUnit = Self.jackknifed(
      curves.units.indices.map { shares(fit.parts(of: curves.without($0))) })
    var byChance = curves.bias { fit.coefficients(of: $0).joined().map { $0 * $0 } }[...]
    for (input, gains) in fit.noiseGains.enumerated() {
      squares[input] += byUnit[input]
      for (gain, bias) in zip(gains, byChance.prefix(gains.count)) {
        let variance = max(0, noise) * gain + bias
        squares[input] += 2 * variance * variance / (total * total)
      }
      byChance = byChance.dropFirst(gains.count)
    }
    return squares.map { $0.squareRoot() }
  }

  /// The jackknife's variances of figures, from the figures without each part.
  private static func jackknifed(_ figures: [[Double]]) -> [Double] {
    let n = Double(figures.count)
    return (figures.first ?? []).indices.map { place in
      let spread = Moments(figures.map { $0[place] }).variance ?? 0
      return spread * (n - 1) * (n - 1) / n
    }
  }
}
