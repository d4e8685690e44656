public import PlainText
import Scenarios
public import Statistics
import WordOfMouth

/// A figure that decides how many replicates there are: they are added until it is known precisely enough.
public struct PrecisionGoal: Sendable {
  /// What it is.
  public let metric: Metric
  /// Whether it is the difference that each variant makes, and not the metric of each setting.
  public let isDifference: Bool
  /// When it is known.
  public let rule: StoppingRule
}

/// A name that is no metric of a plan; whoever lists metrics may say where.
public struct UnknownGoal: DiagnosticCause, Hashable {}

extension Plan {
  /// The settings that have as many replicates as each other: a baseline and its variants, since their
  /// differences are paired; else each setting alone.
  ///
  /// - Complexity: O(settings).
  public var groups: [Range<Int>] {
    var groups: [Range<Int>] = []
    for (index, setting) in settings.enumerated() {
      if let last = groups.last, settings[last.lowerBound].point == setting.point {
        groups[groups.count - 1] = last.lowerBound..<index + 1
      } else {
        groups.append(index..<index + 1)
      }
    }
    return groups
  }

  /// Whether its runs can be dealt to several processes: a group whose replicates depend on what they show
  /// has to be run by one.
  public var canBeSharded: Bool { goals.isEmpty || groups.count > 1 }

  /// The fewest runs that it makes: with a precision those of the first look.
  package var fewestRuns: Int { settings.reduce(0) { $0 + Self.fewestReplicates($1.scenario) } }

  /// The fewest replicates of a setting, as a scope runs it.
  static func fewestReplicates(_ scenario: Scenario) -> Int {
    scenario.precision == nil
      ? scenario.replicates : min(StoppingRule.firstLook, scenario.replicates)
  }

  /// The plan with as many replicates of each setting as it took.
  ///
  /// - Parameter counts: For each setting how many.
  /// - Returns: The plan; run ids, and the hash, are those of the most replicates.
  package func stopped(after counts: [Int]) -> Plan {
    var plan = self
    for (setting, count) in counts.enumerated() {
      plan.settings[setting].scenario.replicates = count
    }
    plan.runs = counts.reduce(0, +)
    return plan
  }

  /// Finds the figures that a scenario's precision names.
  ///
  /// - Throws: ``PlanError/invalid(_:)`` where one is no metric, or cannot decide.
  func foundGoals() throws(PlanError) -> [PrecisionGoal] {
    guard let precision = settings.first?.scenario.precision else { return [] }
    let mainMetric = mainMetric
    let few = 2..<SampleInterval.fewestGroups
    if let draws = settings.map(\.scenario.graphsUsed).first(where: few.contains) {
      throw refusal(
        "graph.draws",
        "an interval over \(draws) graphs is never firm, so that no precision is reached",
        ["draw \(few.upperBound) graphs or more, or one"])
    }
    var goals: [PrecisionGoal] = []
    let isList = document.origin(of: "precision.all") != "default"
    let key = isList ? "precision.all" : "precision.metric"
    for goal in precision.goals {
      let name = goal.metric ?? mainMetric
      guard let metric = metrics.rows.first(where: { $0.name == name }) else {
        let remedies = Suggestion.hint(
          name, among: metrics.rows.filter { $0.formula.canDecide }.map(\.name))
        throw refusal(key, "this scenario has no metric \(quoted(name))", remedies, UnknownGoal())
      }
      guard metric.formula.canDecide else {
        throw refusal(
          key, "how precisely \(name) is known cannot decide how many replicates there are",
          [
            "means, ratios, chances of take-off and reaches given take-off can, such as "
              + mainMetric
          ])
      }
      if goal.isDifference, metric.formula != .mean(name) {
        throw refusal(
          key, "a difference of \(name) cannot decide how many replicates there are",
          ["differences of what is counted in each replicate can, such as \(mainMetric)"])
      }
      goals.append(
        PrecisionGoal(metric: metric, isDifference: goal.isDifference, rule: goal.rule))
    }
    return goals
  }

  /// The figure that it is about, where a precision names none.
  private var mainMetric: String {
    if metrics.hasPeriods { return "net_present_value" }
    return settings.allSatisfy { $0.scenario.nobodyHolds(.negative) }
      ? "reach_positive" : "reach_negative"
  }

  private func refusal(
    _ key: String, _ message: String, _ remedies: [String], _ cause: UnknownGoal? = nil
  ) -> PlanError {
    var errors = document.placed(Diagnostics(file: key, message, remedies: remedies))
    for index in errors.items.indices { errors.items[index].cause = cause }
    return .invalid(errors)
  }
}

extension Scenario {
  /// The scenario as it is run: without figures that it does not have, and with the most replicates where
  /// others decide how many there are.
  ///
  /// - Parameter isCompared: Whether there are differences to a baseline.
  /// - Returns: The scenario.
  func asRun(isCompared: Bool) -> Scenario {
    guard var precision else { return self }
    var scenario = self
    precision.goals.removeAll { $0.isDifference && !isCompared }
    scenario.precision = precision.goals.isEmpty ? nil : precision
    if !precision.goals.isEmpty { scenario.replicates = precision.atMost }
    return scenario
  }
}

extension SummaryFormula {
  /// Whether how precisely it is known can decide how many replicates there are.
  fileprivate var canDecide: Bool {
    switch self {
    case .mean, .ratio, .rate, .tookOff, .givenTakeOff, .splitChance, .givenSplit: true
    case .reproductionNumber, .splitThreshold: false
    }
  }
}
