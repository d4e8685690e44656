import Randomness
import Scenarios
import Statistics

/// What knowing uncertain inputs exactly would be worth before a decision, by regression on samples.
///
/// Of each option the figure is taken for a curve of the input, fitted to the samples; whoever knows the
/// input takes the option that is best on the curves at its value, and whoever does not the one that is
/// best on average. The mean of the difference is the worth (the expected value of partial perfect
/// information). Source: Strong, Oakley and Brennan, *Estimating multiparameter partial expected value of
/// perfect information from a probabilistic sensitivity analysis sample: a nonparametric regression
/// approach*, Medical Decision Making 34 (2014), which also draws from the error of the curves, as here, for an interval.
struct InformationAnalysis {
  /// How the samples were drawn.
  let design: UncertainDesign
  /// The numbers of the samples.
  let samples: [Int]
  /// For each what-if the gain over the baseline in each sample; more is better.
  let gains: [[Double]]
  /// For each what-if the gains of each unit of replicates in each sample: at least two units, which all
  /// samples run.
  let units: [[[Double]]]
  /// The random seed.
  let seed: UInt64

  /// How many equally likely values stand for an input.
  private static let gridSize = 1024
  /// How often the error of curves is drawn.
  private static let trials = 400
  /// By how much a coefficient has to reduce the squared residuals, in mean squares: that of pure noise does
  /// so in one of twenty cases.
  private static let leastRatio = 4.0
  /// The rule of three at 97.5 %: what never happened in n cases has at most this chance over n.
  private static let neverSeen = 3.689

  // MARK: Options

  /// The mean gain of the best option at each value over that of the option which is best on average.
  ///
  /// - Parameters:
  ///   - gains: For each equally likely value the gain of each what-if, one value after the other.
  ///   - options: How many what-ifs there are.
  /// - Returns: The index of the option that is best on average, 0 for the baseline, and the worth; exactly 0 if it
  ///   is best everywhere.
  static func worth(_ gains: [Double], options: Int) -> (best: Int, value: Double) {
    let values = gains.count / max(1, options)
    var sums = [Double](repeating: 0, count: options)
    for place in gains.indices { sums[place % options] += gains[place] }
    var (best, most) = (0, 0.0)
    for option in 0..<options where sums[option] > most {
      (best, most) = (option + 1, sums[option])
    }
    var sum = 0.0
    for start in stride(from: 0, to: gains.count, by: max(1, options)) {
      let chosen = best == 0 ? 0 : gains[start + best - 1]
      var highest = max(0, chosen)
      for option in 0..<options { highest = max(highest, gains[start + option]) }
      sum += highest - chosen
    }
    return (best, values > 0 ? sum / Double(values) : 0)
  }

  // MARK: One input

  /// What knowing one input would be worth; nil where samples are too few for its curve.
  ///
  /// - Complexity: O(trials x values x what-ifs).
  func worth(of input: Int) -> DecisionResult.Worth? {
    let known = design.inputs.inputs[input]
    guard let (fit, degree) = curve(of: input), let line = curve(of: input, degree: 1)
    else { return nil }
    let count = known.alternatives ?? Self.gridSize
    let levels = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    func functions(_ degree: Int) -> [[Double]] {
      UncertainDesign.functions(of: known, at: levels, degree: degree).map { [1] + $0 }
    }
    func worth(_ functions: [[Double]], _ coefficients: [[Double]]) -> Double {
      var values: [Double] = []
      values.reserveCapacity(functions.count * coefficients.count)
      for functions in functions {
        for coefficients in coefficients {
          var sum = 0.0
          for place in functions.indices { sum += functions[place] * coefficients[place] }
          values.append(sum)
        }
      }
      return Self.worth(values, options: gains.count).value
    }
    // An input without a curve that is shown may have one: its interval is that of a straight line.
    let value = fit.map { fit in
      worth(functions(degree), gains.map { fit.regression(of: $0).coefficients })
    }
    let model = fit ?? line
    let grid = functions(fit == nil ? 1 : degree)
    let trials = coefficients(model, of: known.path).map { worth(grid, $0) }
    return Self.judged(value ?? 0, trials)
  }

  /// The curve that the samples show, of the lowest degree that does, or none.
  private func curve(of input: Int) -> (fit: AdditiveFit?, degree: Int)? {
    var chosen: (fit: AdditiveFit?, degree: Int) = (nil, 0)
    var functions = 0
    var squares = gains.map { gains in
      let mean = gains.reduce(0, +) / Double(gains.count)
      return gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    for degree in 1...3 {
      guard let fit = curve(of: input, degree: degree) else {
        if degree == 1 { return nil }
        break
      }
      let count = fit.settings - fit.degreesOfFreedom - 1
      if count <= functions { continue }
      let left = gains.map { fit.regression(of: $0).residuals.reduce(0) { $0 + $1 * $1 } }
      let isShown = zip(squares, left).contains { before, after in
        (before - after) / Double(count - functions) > Self.leastRatio * after
          / Double(fit.degreesOfFreedom)
      }
      if isShown { (chosen, functions, squares) = ((fit, degree), count, left) }
    }
    return chosen
  }

  private func curve(of input: Int, degree: Int) -> AdditiveFit? {
    AdditiveFit([
      UncertainDesign.functions(
        of: design.inputs.inputs[input], at: samples.map { design.levels[input][$0] },
        degree: degree)
    ])
  }

  /// Coefficients of each what-if's curve as they may be: by the error that the residuals show, and by the
  /// simulation error, of which samples share the part that moves a curve as a whole.
  private func coefficients(_ fit: AdditiveFit, of path: String) -> [[[Double]]] {
    let found = gains.map { fit.regression(of: $0) }
    let ofUnits = units.map { $0.map { fit.regression(of: $0) } }
    let freedom = Double(max(1, fit.degreesOfFreedom))
    let kept = zip(found, ofUnits).map { found, units in
      let factor = Self.shareKept(of: found.residuals, units.map(\.residuals))
      return found.residuals.map { factor * $0 }
    }
    let scatter = Cholesky(
      covariance: kept.map { one in
        kept.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } / freedom }
      })
    let gain = Cholesky(covariance: fit.covariance)
    let deviations = ofUnits.map { Self.deviations($0.map(\.coefficients)) }
    let key = RandomKey(seed: seed, purpose: .fittedCurve).named(path)
    let count = found.first?.coefficients.count ?? 0
    return (0..<Self.trials).map { trial in
      let draws = key.draws(of: UInt64(trial))
      // An error of each coefficient of each what-if, and those of the simulation.
      let errors = found.indices.map { option in
        gain.correlated((0..<count).map { normal(draws, option * count + $0) })
      }
      let weights = weights(draws, from: found.count * count)
      let together = (0..<count).map { row in scatter.correlated(errors.map { $0[row] }) }
      return found.indices.map { option in
        let simulated = Self.sum(deviations[option], weights)
        return (0..<count).map { row in
          found[option].coefficients[row] + together[row][option] + simulated[row]
        }
      }
    }
  }

  // MARK: Simulation error

  /// What the units of replicates differ by from their mean.
  private static func deviations(_ units: [[Double]]) -> [[Double]] {
    let mean = sum(units, units.map { _ in 1 / Double(units.count) })
    return units.map { zip($0, mean).map { $0 - $1 } }
  }

  private static func sum(_ vectors: [[Double]], _ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: vectors.first?.count ?? 0)
    for (vector, weight) in zip(vectors, weights) {
      for place in sums.indices { sums[place] += weight * vector[place] }
    }
    return sums
  }

  /// Weights of what the units differ by: the sum is an error of their mean, with the covariance that they
  /// show and, since they are few, of Student's t distribution.
  private func weights(_ draws: RandomDraws, from index: Int) -> [Double] {
    let count = units.first?.count ?? 0
    guard count > 1 else { return [] }
    let freedom = count - 1
    let squares = (0..<freedom).reduce(0.0) { sum, place in
      let number = normal(draws, index + count + place)
      return sum + number * number
    }
    let factor = 1 / (squares * Double(count)).squareRoot()
    return (0..<count).map { factor * normal(draws, index + $0) }
  }

  /// By what residuals have to be multiplied so that they scatter as without the simulation error that
  /// samples do not share.
  private static func shareKept(of residuals: [Double], _ units: [[Double]]) -> Double {
    let pairs = Double(max(1, units.count * (units.count - 1)))
    let noise = deviations(units).reduce(0) { $1.reduce($0) { $0 + $1 * $1 } } / pairs
    let all = residuals.reduce(0) { $0 + $1 * $1 }
    return all > noise ? (1 - noise / all).squareRoot() : 0
  }

  // MARK: All inputs

  /// What the curves of all inputs together leave of figures; without curves, what the mean leaves.
  private static func residuals(of figures: [Double], _ fit: AdditiveFit?) -> [Double] {
    let mean = figures.reduce(0, +) / Double(max(1, figures.count))
    return fit?.regression(of: figures).residuals ?? figures.map { $0 - mean }
  }

  /// The option that is best on average, 0 for the baseline, and what knowing all inputs would be worth.
  ///
  /// The worlds are the gains in each sample with the simulation error taken out, so that they are as far apart
  /// as the true ones: what the curves of all inputs together leave is drawn in by the root of the share that is
  /// no noise (Louis, *Estimating a population of parameter values using Bayes and empirical Bayes methods*,
  /// Journal of the American Statistical Association 79, 1984).
  ///
  /// - Complexity: O(trials x samples x (what-ifs + units)).
  var all: (best: Int, worth: DecisionResult.Worth) {
    let options = gains.count
    let fit = design.fit(samples).fit
    let ofUnits = units.map { $0.map { Self.residuals(of: $0, fit) } }
    let smoothed = zip(gains, ofUnits).map { gains, units in
      let residuals = Self.residuals(of: gains, fit)
      let left = 1 - Self.shareKept(of: residuals, units)
      return zip(gains, residuals).map { $0 - left * $1 }
    }
    let deviations = zip(units, ofUnits).map { units, residuals in
      Self.deviations(zip(units, residuals).map { zip($0, $1).map { $0 - $1 } })
    }
    func worlds(_ places: [Int], _ gains: [[Double]]) -> [Double] {
      places.flatMap { place in gains.map { $0[place] } }
    }
    let known = worlds(Array(samples.indices), smoothed)
    let (best, value) = Self.worth(known, options: options)
    let key = RandomKey(seed: seed, purpose: .fittedCurve)
    let count = samples.count
    let errors = 2 * (units.first?.count ?? 0)
    let trials = (0..<Self.trials).map { trial -> Double in
      let draws = key.draws(of: UInt64(trial))
      // The curves as the simulation may have made them, and the samples as they may have come.
      let weights = weights(draws, from: 0)
      let moved = zip(smoothed, deviations).map { gains, deviations in
        zip(gains, Self.sum(deviations, weights)).map(+)
      }
      let drawn = (0..<count).map { Int(draws.below(UInt64(count), errors + $0)) }
      return Self.worth(worlds(drawn, moved), options: options).value
    }
    var worth = Self.judged(value, trials)
    if value == 0 {
      worth.interval = Interval(
        low: 0, high: max(worth.interval.high, unseen(known, best: best)))
    }
    return (best, worth)
  }

  /// What a combination of inputs that was not drawn may add, where one option is best in all that were.
  private func unseen(_ worlds: [Double], best: Int) -> Double {
    let options = gains.count
    let leads = stride(from: 0, to: worlds.count, by: options).map { start -> Double in
      // The baseline's gain is 0.
      let all = [0] + worlds[start..<start + options]
      let others = all.indices.filter { $0 != best }.map { all[$0] }
      return (others.max() ?? all[best]) - all[best]
    }
    guard let low = leads.min(), let high = leads.max() else { return 0 }
    // As much further as half of what was seen, as elsewhere for a value beyond those seen.
    return max(0, high + (high - low) / 2) * min(1, Self.neverSeen / Double(samples.count))
  }

  // MARK: Numbers

  private static func judged(_ value: Double, _ trials: [Double]) -> DecisionResult.Worth {
    let ends = Quantile.of(trials, [0.025, 0.975]) ?? [value, value]
    return DecisionResult.Worth(
      value: value, interval: Interval(low: min(value, ends[0]), high: max(value, ends[1])),
      changesDecision: value > 0)
  }

  private func normal(_ draws: RandomDraws, _ index: Int) -> Double {
    // The middle of one of 2^52 equal parts.
    Normal.quantile((Double(draws.bits(index) >> 12) + 0.5) * 0x1p-52)
  }
}
