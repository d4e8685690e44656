import Scenarios
import Statistics

/// What was found where a value was sought.
public struct SeekResult: Sendable {
  /// What was sought.
  public let question: SeekQuestion
  /// The baseline and the values that were tried first.
  public var grid: ExperimentResult
  /// The figure in the baseline as it is.
  public var baseline: SeekMeasure
  /// How many runs failed.
  public var failed: Int
  /// The values that were tried, in order.
  public var points: [SeekPoint] = []
  /// Where the figure passes the target, in order.
  public var crossings: [SeekCrossing] = []
  /// Where simulation error decides whether it does: twice, or at all.
  public var touches: [ClosedRange<Double>] = []
  /// How many runs were made.
  public var runs = 0
  /// Whether it was cancelled before all was known as closely as it was sought.
  public var wasCancelled = false

  /// How many replicates each value has.
  public var replicates: Int { grid.plan.settings.first?.scenario.replicates ?? 0 }

  /// What became of the search, in one word.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The figure passes the target once, or is just so much at one value.
    case one
    /// It does so more than once.
    case several
    /// The condition holds at every value that was tried.
    case always
    /// It holds at none of them.
    case never
    /// Simulation error decides.
    case undecided
    /// There is no figure.
    case missing
  }

  /// What became of the search.
  public var outcome: Outcome {
    if exact.count > 1, points.allSatisfy(exact.contains) { return .always }
    switch crossings.count + met.count {
    case 1: return .one
    case 2...: return .several
    default: break
    }
    let standings = Set(points.map(\.standing))
    if !standings.contains(where: { $0 != .missing }) { return .missing }
    if standings.isDisjoint(with: [.holds, .fails]) {
      return .undecided
    }
    if !touches.isEmpty { return .undecided }
    return question.relation != .equal && standings.contains(.holds) ? .always : .never
  }

  /// Where just so much is sought, the values at which the figure is that, without simulation error.
  public var exact: [SeekPoint] {
    question.relation != .equal
      ? []
      : points.filter {
        $0.figure == question.threshold && [.holds, .fails].contains($0.standing)
      }
  }

  /// Those of the exact values at which the figure does not pass the target: at an end of the range, or where it
  /// only touches it.
  public var met: [SeekPoint] {
    exact.filter { point in !crossings.contains { $0.interval.contains(point.value) } }
  }

  /// About how many replicates would show on which side of the target the figure is at the open value where that is
  /// closest to being known, more than there are; nil where there is no interval.
  public var replicatesToTell: (count: Double, value: Double)? {
    let threshold = question.threshold
    return points.filter { $0.standing == .open }.compactMap {
      point -> (count: Double, value: Double)? in
      guard let figure = point.figure, let interval = point.measure.judged?.interval else {
        return nil
      }
      let distance = abs(figure - threshold)
      let half = figure > threshold ? figure - interval.low : interval.high - figure
      let factor = half / distance
      guard factor.isFinite else { return nil }
      let enough = Double(replicates) * factor * factor
      return (max(enough, Double(replicates) + 1), point.value)
    }.min { $0.count < $1.count }
  }
}
