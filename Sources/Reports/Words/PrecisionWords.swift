import Experiments
import PlainText
import Scenarios
import Statistics

/// How precisely figures are known that decided how many replicates there are.
struct PrecisionWords {
  let result: ExperimentResult
  private let groups: [PrecisionGroup]

  /// The words of a result; none where the number of replicates was given, and while it is not known.
  init(_ result: ExperimentResult) {
    self.result = result
    groups = result.missing > 0 ? [] : result.precision
  }

  private var known: [PrecisionGroup] { groups.filter(\.misses.isEmpty) }
  private var unknown: [PrecisionGroup] { groups.filter { !$0.misses.isEmpty } }

  /// What one group of many is.
  private var noun: String { result.plan.scope == .uncertain ? "sample" : "point" }

  /// Why it stopped, and after how many replicates; nil where nothing is known yet.
  var stopped: Prose? {
    let counts = known.map(\.replicates)
    guard let fewest = counts.min(), let most = counts.max() else { return nil }
    let who: Prose =
      groups.count == 1
      ? "Stopped" : "\(.count(known.count)) of \(groups.count, noun) stopped"
    let from: Prose = fewest == most ? "" : "\(.count(fewest)) to "
    let figures = result.plan.goals.map { goal -> Prose in
      "that of \(place(goal))\(name(goal)) within \(tolerance(goal)) of it"
    }
    return """
      \(who) after \(from)\(most, "replicate"), when intervals were narrow enough: \
      \(figures.joined(separator: ", ")) (simulation error alone).
      """
  }

  /// Of which settings a figure is, where there are several.
  private func place(_ goal: PrecisionGoal) -> Prose {
    if result.plan.scope != .compare { return "" }
    return goal.isDifference ? "each " : "the baseline's and each what-if's "
  }

  /// What is not known as precisely as was asked for, and what to do; nil where everything is.
  ///
  /// - Parameter hasCommands: Whether it says what to type.
  /// - Returns: The sentences.
  func missed(hasCommands: Bool = true) -> Prose? {
    let misses = unknown.flatMap(\.misses)
    guard let most = unknown.map(\.replicates).max() else { return nil }
    let many: Prose =
      groups.count == 1 ? "" : " for \(.count(unknown.count)) of \(groups.count, noun)"
    let figures = result.plan.goals.indices.compactMap { goal -> Prose? in
      let ofGoal = misses.filter { $0.goal == goal }
      return ofGoal.max { excess($0) < excess($1) }.map { missed($0, isWorst: ofGoal.count > 1) }
    }
    return """
      \(most, "replicate") (the most allowed) were not enough\(many): \
      \(figures.joined(separator: "; ")). \(advice(misses, most, hasCommands))
      """
  }

  /// What was asked for; nil where the number of replicates was given.
  var asked: Prose? {
    guard let most = result.plan.settings.first?.scenario.precision?.atMost,
      !result.plan.goals.isEmpty
    else { return nil }
    let figures = result.plan.goals.map { "\(name($0)) to within \(tolerance($0))" as Prose }
    return "\(figures.joined(separator: ", ")); at most \(most, "replicate")"
  }

  // MARK: Figures

  private func name(_ goal: PrecisionGoal) -> Prose {
    let metric = goal.metric.name
    let label = result.keyFigures.first { $0.metric == metric }.map(result.label) ?? metric
    return "\(goal.isDifference ? "difference in " : "")\(label)"
  }

  private func tolerance(_ goal: PrecisionGoal) -> Value {
    switch goal.rule.tolerance {
    case .relative(let share): .share(share)
    case .absolute(let amount): .exact(amount)
    }
  }

  /// How many times as far as allowed the interval reaches; infinite without a firm one.
  private func excess(_ miss: PrecisionGroup.Miss) -> Double {
    guard let distance = miss.distance, miss.allowed > 0 else { return .infinity }
    return distance / miss.allowed
  }

  private func missed(_ miss: PrecisionGroup.Miss, isWorst: Bool) -> Prose {
    let goal = result.plan.goals[miss.goal]
    let place: Prose = result.plan.scope == .compare ? " (\(variant(miss)))" : ""
    let found: Prose =
      if miss.distance == nil {
        "is rough"
      } else if miss.allowed == 0 {
        "is one of a mean of 0, of which no share can be asked for"
      } else {
        "is within \(reached(goal, excess(miss))) of it\(isWorst ? " at worst" : ""), not \(tolerance(goal))"
      }
    return "the interval of \(name(goal))\(place) \(found)"
  }

  private func variant(_ miss: PrecisionGroup.Miss) -> String {
    result.plan.settings[miss.setting].variant
  }

  private func reached(_ goal: PrecisionGoal, _ times: Double) -> Value {
    switch goal.rule.tolerance {
    case .relative(let share): .share(Self.roundedUp(share * times))
    case .absolute(let amount): .exact(Self.roundedUp(amount * times))
    }
  }

  /// Half-widths fall with the root of the number of replicates.
  private func advice(
    _ misses: [PrecisionGroup.Miss], _ most: Int, _ hasCommands: Bool
  ) -> Prose {
    let times = misses.map(excess).max() ?? .infinity
    if misses.contains(where: { $0.distance != nil && $0.allowed == 0 }) {
      return "Ask for \"absolute\" in place of \"relative\"."
    }
    let needed = Self.roundedUp(Double(most) * times * times)
    guard needed < 1e9 else {
      return hasCommands
        ? "Allow more with --replicates, or a wider interval."
        : "More, or a wider interval, would do."
    }
    let command: Prose = hasCommands ? ": try --replicates \(String(Int(needed)))" : ""
    return "About \(.count(Int(needed))) would do\(command)."
  }

  /// A number rounded up to two significant digits.
  private static func roundedUp(_ number: Double) -> Double {
    guard number > 0, number.isFinite else { return number }
    let digits = 1 - DecimalPlaces.magnitude(number)
    // These powers of ten are exact, so that 0.032 is not 0.032000000000000001.
    let scale = DecimalPlaces.power(abs(digits))
    return digits >= 0
      ? (number * scale).rounded(.up) / scale : (number / scale).rounded(.up) * scale
  }
}
