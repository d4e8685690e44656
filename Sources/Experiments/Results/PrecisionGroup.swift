import Scenarios
import Statistics

/// What came of settings that stop together once figures are known precisely enough.
public struct PrecisionGroup: Sendable, Hashable {
  /// A figure that is not known as precisely as was asked for.
  public struct Miss: Sendable, Hashable {
    /// The place of the figure among the plan's goals.
    public let goal: Int
    /// The index of the setting; of a difference that of the variant.
    public let setting: Int
    /// How far the more distant end of its interval is from it; nil where it has no firm interval.
    public let distance: Double?
    /// How far it was allowed to be; 0 of a share of 0.
    public let allowed: Double
  }

  /// The indices of the settings.
  public let settings: Range<Int>
  /// How many replicates each of them has.
  public let replicates: Int
  /// The figures that are not known precisely enough; empty where it stopped for being sure.
  public let misses: [Miss]
}

extension ExperimentResult {
  /// What came of the settings that stop together, in order; empty where the number of replicates was given.
  ///
  /// Where samples have variants, it is of the scenario's own values alone.
  ///
  /// - Complexity: O(settings x goals x metrics).
  public var precision: [PrecisionGroup] {
    if plan.goals.isEmpty || settings.isEmpty { return [] }
    let options = plan.options
    return plan.groups.filter { options.isEmpty || $0 == options }.map { group in
      let misses = plan.goals.enumerated().flatMap { place, goal in
        (goal.isDifference ? group.dropFirst() : group).compactMap { setting in
          miss(goal, place, setting)
        }
      }
      return PrecisionGroup(
        settings: group, replicates: plan.settings[group.lowerBound].scenario.replicates,
        misses: misses)
    }
  }

  private func miss(
    _ goal: PrecisionGoal, _ place: Int, _ setting: Int
  ) -> PrecisionGroup.Miss? {
    let name = goal.metric.name
    let row =
      goal.isDifference ? comparisons.first { $0.setting == setting }?.row(name) : nil
    let summary = goal.isDifference ? nil : settings[setting].summary(name)
    let (value, judged) =
      goal.isDifference ? (row?.difference, row?.judged) : (summary?.mean, summary?.judged)
    if goal.rule.stops(at: judged, around: value) { return nil }
    let firm = judged.flatMap { $0.isFirm ? $0 : nil }
    return PrecisionGroup.Miss(
      goal: place, setting: setting, distance: value.flatMap { firm?.distance(from: $0) },
      allowed: value.map(goal.rule.distance(around:)) ?? 0)
  }
}
