import PlainText
public import Parallelism
import Scenarios
import SocialGraph
import WordOfMouth

/// A stage of planning: solves for the chances to retell that settings give a target for, as in
/// `"retell": {"forReach": 250}`.
///
/// `Experiment` does this by itself before it runs a plan. Those who want the chances alone call it:
///
/// ```swift
/// let plan = try Plan(document, scope: .run)
/// let ready = try Calibration(plan).run(workers: Workers(), cancellation: Cancellation())
/// ready?.settings[0].calibrated.negative?.chance
/// ```
///
/// On the setting's own graph (with several draws, on the first ones that are used, up to
/// ``mostGraphs``) stories are told one at a time: one customer as the scenario draws them, with one
/// opinion and no other story, so that nothing overlaps. Bisection under common random numbers finds
/// the chance at which their mean reach is the target, to 0.2 %; `CalibratedRetelling` describes its
/// interval and what makes it doubtful. Settings that differ in nothing that matters are solved once.
///
/// The target is met in the simulator's terms: people who hold the other opinion do not pass this one
/// on, so in a run with both the reach may be less; and stories of many customers overlap.
public struct Calibration: Sendable {
  /// The plan whose settings give targets.
  public let plan: Plan

  /// The number of stories told at each chance.
  public static let stories = 4096
  /// The most draws of a graph that stories take turns on.
  public static let mostGraphs = 16

  /// Makes the calibration of a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// How many different chances there are to solve for.
  ///
  /// - Complexity: O(settings).
  public var questions: Int { CalibrationQuestion.all(of: plan).count }

  /// Solves for the chances.
  ///
  /// - Parameters:
  ///   - workers: Who runs the stories; their number does not change the result.
  ///   - cancellation: Once raised, it stops after the running stories.
  ///   - progress: Called with the number of stories so far; their total is an estimate.
  /// - Returns: The plan with chances in place of targets; nil if cancelled.
  /// - Throws: `ExperimentError` where no chance meets a target, each with what would help, and where a
  ///   graph or a customer list cannot be read.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) throws(ExperimentError) -> Plan? {
    guard plan.awaitsCalibration else { return plan }
    let questions = CalibrationQuestion.all(of: plan)
    var answers: [CalibrationQuestion: CalibratedRetelling] = [:]
    var errors: [Diagnostic] = []
    var ground: CalibrationGround?
    let expected = RetellSearch.expectedRounds * Self.stories
    for (place, question) in questions.enumerated() {
      if ground?.suits(question) != true {
        // The previous question's graphs are released before others are built.
        ground = nil
        ground = try CalibrationGround(question, of: plan, workers: workers)
      }
      guard let stories = try ground?.stories(question, of: plan) else { continue }
      var told = 0
      let search = RetellSearch(target: question.target) {
        chance, limit throws(CancellationError) in
        told = min(expected - 1, told + Self.stories)
        progress(
          ExperimentProgress(
            stage: .calibration, done: place * expected + told, total: questions.count * expected))
        return try stories.reaches(
          chance: chance, limit: limit, workers: workers, cancellation: cancellation)
      }
      do throws(CancellationError) {
        switch try search.run() {
        case .found(let answer): answers[question] = answer
        case .outOfReach(let most):
          errors += question.outOfReach(most, on: stories.graphs[0], in: plan).items
        case .exceeded(let least): errors += question.exceeded(least, in: plan).items
        }
      } catch {
        return nil
      }
    }
    if !errors.isEmpty { throw .scenario(Diagnostics(errors)) }
    // The hash stays that of the targets.
    var ready = plan
    for (place, setting) in plan.settings.enumerated() {
      ready.settings[place].calibrate(
        ByOpinion { opinion in
          CalibrationQuestion(setting.scenario, opinion).flatMap { answers[$0] }
        })
    }
    return ready
  }
}
