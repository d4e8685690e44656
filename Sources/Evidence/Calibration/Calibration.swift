public import Experiments
public import Parallelism
import Scenarios
import SocialGraph
import WordOfMouth

/// Solves for the chances to retell that a plan's settings wish for: `"retell": {"forReach": 250}`.
///
/// ```swift
/// let plan = try Plan(document, scope: .run)
/// let ready = try Calibration(plan).run(
///   workers: Workers(), cancellation: Cancellation()) { _ in }
/// ready?.settings[0].calibrated.negative?.chance
/// ```
///
/// On the setting's own graph (of several draws the first ones that are used, up to
/// ``mostGraphs``) stories are told one at a time: a customer as the scenario draws them, with one
/// opinion and no other story about, so that nothing overlaps. By bisection under the same luck the chance
/// is found at which their mean reach is what was wished for, to 0.2 %; see `CalibratedRetelling` for its
/// interval and what makes it doubtful. Settings that differ in nothing that matters are solved once.
///
/// It is as the simulator has it: whoever holds the other opinion does not pass this one on, so in a run
/// with both the reach may be less; and stories of many customers overlap.
public struct Calibration: Sendable {
  /// The plan whose settings wish for a reach.
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
  public var questions: Int { CalibrationQuestion.all(of: plan).questions.count }

  /// Solves.
  ///
  /// - Parameters:
  ///   - workers: Who tells the stories; their number does not change what is found.
  ///   - cancellation: Once raised, it stops after the stories under way.
  ///   - progress: Told how far it is, in stories; their total is a guess.
  /// - Returns: The plan with chances in place of wishes, ready to run; nil if cancelled.
  /// - Throws: `ExperimentError` where no chance gives what is wished for, each with what would help, and
  ///   where a graph or a customer list cannot be had.
  public func run(
    workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (Experiment.Progress) -> Void = { _ in }
  ) throws(ExperimentError) -> Plan? {
    guard plan.awaitsCalibration else { return plan }
    let (questions, ofSetting) = CalibrationQuestion.all(of: plan)
    var answers: [CalibratedRetelling] = []
    var errors: [ScenarioErrors.Item] = []
    var ground: CalibrationGround?
    let tellings = RetellSearch.expectedTellings * Self.stories
    for (place, question) in questions.enumerated() {
      if ground?.suits(question) != true {
        // The last one's graphs go before others come.
        ground = nil
        ground = try CalibrationGround(question, of: plan, workers: workers)
      }
      guard let stories = try ground?.stories(question, of: plan) else { continue }
      var told = 0
      let search = RetellSearch(target: question.target) { chance, limit in
        told = min(tellings - 1, told + Self.stories)
        progress(
          Experiment.Progress(
            done: place * tellings + told, total: questions.count * tellings))
        return stories.reaches(
          chance: chance, limit: limit, workers: workers, cancellation: cancellation)
      }
      switch search.run() {
      case .cancelled: return nil
      case .found(let answer): answers.append(answer)
      case .outOfReach(let most):
        errors += question.errors(
          question.tooLittle(most, on: stories.graphs[0]), in: plan)
      case .exceeded(let least): errors += question.errors(question.tooMuch(least), in: plan)
      }
    }
    if !errors.isEmpty { throw .scenario(ScenarioErrors(items: errors)) }
    return plan.with(
      plan.settings.enumerated().map { place, setting in
        setting.calibrated(ByOpinion { opinion in ofSetting[place][opinion].map { answers[$0] } })
      })
  }
}
