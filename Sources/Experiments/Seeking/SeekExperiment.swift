public import Parallelism
import PlainText
public import Scenarios
import Service
import WordOfMouth

/// Seeks the value of a parameter at which a figure reaches a target.
///
/// ```swift
/// let seek = try SeekExperiment(
///   document, varying: "service.recovery.cost", from: "0", to: "2000",
///   until: SeekCondition("difference:net_present_value >= 0")!, variant: "fix-60")
/// let result = try seek.run(workers: Workers(), cancellation: Cancellation()) { _ in }
/// result?.crossings.first?.value
/// ```
///
/// Nine values are run first, beside the baseline as it is; then, wherever the figure passes the target between two
/// of them, values between these: see <doc:SeekingAValue>. All settings have the same random seed and as many
/// replicates, and so common random numbers; a precision decides that number with the first values. Graphs are built
/// once, and chances to retell solved for once, where the values leave them alone.
public struct SeekExperiment: Sendable {
  /// What is sought.
  public let question: SeekQuestion
  /// The plan of the baseline and the values that are tried first.
  public let grid: Plan

  private let document: ScenarioDocument
  /// The values that are tried first, without those that are no valid scenario.
  private let gridValues: [Double]
  /// For each setting of a value, what it changes beside: of the baseline nothing, of the variant what that does.
  private let changes: [[Override]]

  /// The most rounds of bisection; what is sought is known long before.
  private static let mostRounds = 64

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - document: The scenario.
  ///   - path: The parameter that is varied, keys joined by dots.
  ///   - from: Its first value as people write numbers, such as `20 %`.
  ///   - to: Its last value.
  ///   - condition: What is asked of the value.
  ///   - variant: The variant in which it is varied; nil for the baseline.
  ///   - inBoth: Whether it is varied in the baseline as well, so that a difference is what the variant makes at
  ///     each value.
  /// - Throws: ``SeekProblem``; a value between the ends that is no valid scenario is passed over.
  public init(
    _ document: ScenarioDocument, varying path: String, from: String, to: String,
    until condition: SeekCondition, variant: String? = nil, inBoth: Bool = false
  ) throws(SeekProblem) {
    if let reason = Self.refusal(path) { throw .path(path, because: reason) }
    var changes: [[Override]] = inBoth ? [[], []] : [[]]
    if let variant {
      guard let found = document.variants.first(where: { $0.name == variant }) else {
        throw .variant(variant, known: document.variants.map(\.name))
      }
      if let set = found.overrides.first(where: {
        path == $0.path || path.hasPrefix("\($0.path).")
      }) {
        throw .setByVariant(variant, sets: set.path)
      }
      changes[changes.count - 1] = found.overrides
    }
    let range = try SeekRange(
      from: from, to: to, of: path, currency: document.baseline.service?.money.currency)
    do throws(PlanError) {
      let first = try Self.first(of: range, path, changes, document)
      gridValues = first.values
      var plan = Self.plan(
        document, path, settings: [Self.baseline(of: document, path)] + first.settings)
      try Self.check(plan)
      try plan.checkService()
      plan.goals = try plan.foundGoals()
      grid = plan
    } catch {
      throw .plan(error)
    }
    question = try SeekQuestion(
      condition, of: path, in: range, variant: variant, inBoth: inBoth, metrics: grid)
    self.document = document
    self.changes = changes
  }

  /// Why a path cannot be varied, as a clause; nil if it can.
  private static func refusal(_ path: String) -> String? {
    switch path {
    case "seed": "all values have the same random numbers"
    case "replicates": "all values have as many replicates"
    case "graph.draws": "all values have the same graphs"
    case "title": "it changes no figure"
    case _ where TellingRule.isTellingCount(at: path):
      "it is a telling count; vary a number in it, such as \(path).exactly"
    case _
    where ["precision", "uncertainty"].contains { path == $0 || path.hasPrefix("\($0).") }:
      "it says how much is run"
    default: nil
    }
  }

  // MARK: Plans

  /// The baseline's setting.
  private static func baseline(of document: ScenarioDocument, _ path: String) -> Plan.Setting {
    Plan.Setting(
      variant: "baseline", point: 0, parameters: [document.value(of: path)?.line ?? ""],
      scenario: document.baseline.asRun(isCompared: true), firstRunID: 0)
  }

  /// The values that are tried first, and their settings: in place of one between the ends that is no valid
  /// scenario, of whole numbers a neighbour.
  ///
  /// - Throws: `PlanError` for an end that is no valid scenario.
  private static func first(
    of range: SeekRange, _ path: String, _ changes: [[Override]], _ document: ScenarioDocument
  ) throws(PlanError) -> (values: [Double], settings: [Plan.Setting]) {
    var found: (values: [Double], settings: [Plan.Setting]) = ([], [])
    let grid = range.grid
    for value in grid {
      if value == grid.first || value == grid.last {
        found.settings += try settings(of: value, path, changes, document)
        found.values.append(value)
        continue
      }
      for other in range.near(value)
      where other == value || !grid.contains(other) && !found.values.contains(other) {
        guard let settings = try? settings(of: other, path, changes, document) else { continue }
        found.settings += settings
        found.values.append(other)
        break
      }
    }
    return found
  }

  /// The settings of a value.
  ///
  /// - Throws: `PlanError` where it is no valid scenario.
  private static func settings(
    of value: Double, _ path: String, _ changes: [[Override]], _ document: ScenarioDocument
  ) throws(PlanError) -> [Plan.Setting] {
    let json = JSONValue.number(value)
    var settings: [Plan.Setting] = []
    for changes in changes {
      do throws(Diagnostics) {
        let scenario = try document.scenario(
          applying: changes + [Override(path: path, value: json)])
        settings.append(
          Plan.Setting(
            variant: "\(path)=\(json.line)", point: 0, parameters: [json.line],
            scenario: scenario.asRun(isCompared: true), firstRunID: 0))
      } catch {
        throw .invalid(error)
      }
    }
    return settings
  }

  /// The plan of some settings.
  private static func plan(
    _ document: ScenarioDocument, _ path: String, settings: [Plan.Setting]
  ) -> Plan {
    var firstRunID = 0
    let numbered = settings.map { setting in
      defer { firstRunID += setting.scenario.replicates }
      var other = Plan.Setting(
        variant: setting.variant, point: setting.point, parameters: setting.parameters,
        scenario: setting.scenario, firstRunID: firstRunID)
      other.calibrated = setting.calibrated
      return other
    }
    return Plan(
      [document], scope: .compare, paths: [path], settings: numbered,
      hashed: ["seek", document.identifyingJSON()] + settings.map(\.variant))
  }

  /// Refuses settings that have no random numbers in common, and too many runs.
  private static func check(_ plan: Plan) throws(PlanError) {
    let first = plan.settings[0].scenario
    for setting in plan.settings
    where setting.scenario.seed != first.seed || setting.scenario.replicates != first.replicates {
      throw .nothingToRun(
        "the variant has another random seed or number of replicates than the baseline, so that "
          + "their replicates do not pair")
    }
    guard plan.fewestRuns <= Plan.largestRunCount else {
      throw .tooLarge(
        Plan.tooManyRuns(
          NumberText.count(plan.settings.count, "setting"), of: first.replicates, plan.document))
    }
  }

  // MARK: Running

  /// Seeks the value.
  ///
  /// - Parameters:
  ///   - workers: Who runs replicates; their number does not change the result.
  ///   - cancellation: Once raised, replicates that are running are dropped.
  ///   - progress: Called after each block of replicates; there may be more of them than it says.
  /// - Returns: What was found, after a cancellation as far as it is known; nil where not even the first values
  ///   were all run.
  /// - Throws: ``ExperimentError`` where nothing could be run.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> SeekResult? {
    try run(
      workers: workers, cancellation: cancellation, known: KnownGraphs(), progress: progress)
  }

  /// Seeks the value with graphs that may be known.
  package func run(
    workers: Workers, cancellation: Cancellation, known: KnownGraphs,
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) throws(ExperimentError) -> SeekResult? {
    var options = ExperimentOptions()
    // Each value has graphs of its own where it decides what they are.
    let keepsGraphs = question.path != "graph" && !question.path.hasPrefix("graph.")
    options.known = keepsGraphs ? known : nil
    var done = 0
    func made(_ plan: Plan) throws(ExperimentError) -> RanExperiment? {
      let before = done
      let ran = try Experiment(plan).ran(
        workers: workers, cancellation: cancellation, options: options
      ) { now in
        var now = now
        if now.stage == .replicates {
          (now.done, now.total, now.isOpen) = (now.done + before, now.total + before, true)
        }
        progress(now)
      }
      done += ran.runs.done
      return ran.isStopped ? nil : ran
    }

    guard let first = try made(grid) else { return nil }
    var solved = SolvedQuestions(of: grid, in: first.plan)
    let meter = SeekMeter(question: question, goals: grid.goals)
    func measured(_ setting: Int, of ran: RanExperiment) -> SeekMeter.Measured {
      (ran.runs.sample(setting), ran.plan.settings[setting])
    }
    let baseline = measured(0, of: first)
    func measure(_ setting: Int, of ran: RanExperiment) -> SeekMeasure {
      meter.measure(
        measured(setting + changes.count - 1, of: ran),
        besides: changes.count > 1 ? measured(setting, of: ran) : baseline, in: ran.plan)
    }
    var search = SeekSearch(question.range, question.relation, question.threshold)
    for (place, value) in gridValues.enumerated() {
      search.add(value, measure(1 + place * changes.count, of: first), isOfGrid: true)
    }
    var result = SeekResult(
      question: question, grid: try first.result(workers: workers),
      baseline: meter.measure(baseline, besides: baseline, in: first.plan),
      failed: first.runs.failed)

    // A value that is no valid scenario, such as a number of people that no graph can have, is passed over; of
    // whole numbers its neighbours are tried.
    for _ in 0..<Self.mostRounds {
      var tried: [Double] = []
      var settings: [Plan.Setting] = []
      for value in search.next {
        for value in question.range.near(value)
        where !search.refused.contains(value)
          && !search.points.contains(where: { $0.value == value })
        {
          if tried.contains(value) { break }
          if let found = self.settings(of: value, like: first.plan.settings[0], solved) {
            tried.append(value)
            settings += found
            break
          }
          search.refused.insert(value)
        }
      }
      if settings.isEmpty { break }
      let plan = part(settings)
      guard let ran = try made(plan) else {
        result.wasCancelled = true
        break
      }
      solved.add(SolvedQuestions(of: plan, in: ran.plan))
      for (place, value) in tried.enumerated() {
        search.add(value, measure(place * changes.count, of: ran), isOfGrid: false)
      }
      result.failed += ran.runs.failed
      do throws(JournalError) { try ran.runs.check() } catch { throw .journal(error) }
    }
    result.points = search.points
    result.crossings = search.crossings
    result.touches = search.touches
    result.runs = done
    return result
  }

  /// The settings of a value, with as many replicates as others have; nil if it is no valid scenario.
  private func settings(
    of value: Double, like baseline: Plan.Setting, _ solved: SolvedQuestions
  ) -> [Plan.Setting]? {
    guard let found = try? Self.settings(of: value, question.path, changes, document) else {
      return nil
    }
    return found.map { setting in
      var setting = setting
      setting.scenario.precision = nil
      setting.scenario.replicates = baseline.scenario.replicates
      solved.apply(to: &setting)
      return setting
    }
  }

  /// The plan of further values, with the metrics of all that were tried first.
  private func part(_ settings: [Plan.Setting]) -> Plan {
    var plan = Self.plan(document, question.path, settings: grid.settings + settings)
    let numbered = Self.plan(document, question.path, settings: settings)
    plan.settings = numbered.settings
    plan.runs = numbered.runs
    return plan
  }
}

/// The chances to retell that were solved for, so that a question is answered once.
private struct SolvedQuestions {
  private var answers: [CalibrationQuestion: CalibratedRetelling] = [:]

  /// Takes the chances of a plan before and after they were solved for.
  init(of plan: Plan, in ready: Plan) {
    for (setting, found) in zip(plan.settings, ready.settings) {
      for opinion in Opinion.allCases {
        guard let question = CalibrationQuestion(setting.scenario, opinion) else { continue }
        answers[question] = found.calibrated[opinion]
      }
    }
  }

  /// Adds those of another plan.
  mutating func add(_ other: SolvedQuestions) {
    answers.merge(other.answers) { first, _ in first }
  }

  /// Gives a setting its chances, where all of them are known.
  func apply(to setting: inout Plan.Setting) {
    guard setting.scenario.awaitsCalibration else { return }
    let questions = Opinion.allCases.compactMap { CalibrationQuestion(setting.scenario, $0) }
    guard questions.allSatisfy({ answers[$0] != nil }) else { return }
    let scenario = setting.scenario
    setting.calibrate(
      ByOpinion { opinion in CalibrationQuestion(scenario, opinion).flatMap { answers[$0] } })
  }
}
