import Scenarios
import Statistics
import WordOfMouth

/// Measures the figure of a question in settings.
struct SeekMeter {
  let question: SeekQuestion
  /// The figures that decide how many replicates there are.
  let goals: [PrecisionGoal]

  /// The replicates of a setting, and the setting with the chances to retell that were solved for.
  typealias Measured = (sample: SettingSample, setting: Plan.Setting)

  /// Measures a setting.
  ///
  /// - Parameters:
  ///   - found: The setting.
  ///   - baseline: The one that a difference is to.
  ///   - plan: The plan of the setting.
  /// - Returns: What was measured.
  /// - Complexity: O(replicates log replicates).
  func measure(
    _ found: Measured, besides baseline: Measured, in plan: Plan
  ) -> SeekMeasure {
    let sample = found.sample
    if case .metric(let other) = question.target { return difference(sample, less: other) }
    let isWatched = goals.contains {
      $0.metric.name == question.metric.name && $0.isDifference == question.isDifference
    }
    guard question.isDifference else {
      let found = isWatched ? sample.watched(question.metric) : sample.summary(question.metric)
      return SeekMeasure(
        figure: found.mean.flatMap { $0.isFinite ? $0 : nil }, judged: found.judged, ok: found.ok)
    }
    // Chances to retell are known no better than the mean reach that each was solved for.
    var pair = plan
    pair.settings = [baseline.setting, found.setting]
    let row = ReplicatePairs(baseline.sample, sample).row(
      question.metric, isWatched: isWatched, SolvedChances(of: 1, in: pair))
    return SeekMeasure(
      figure: row.difference.flatMap { $0.isFinite ? $0 : nil }, judged: row.judged, ok: row.ok)
  }

  /// How much more one metric is than another, replicate by replicate.
  private func difference(_ sample: SettingSample, less other: Metric) -> SeekMeasure {
    let both = sample.having(question.metric.name).sample.having(other.name).sample
    let (left, right) = (both.values(question.metric.name), both.values(other.name))
    // A figure of its own: what is certain of either is not certain of it.
    let figure = Metric(
      name: "\(question.metric.name)-\(other.name)", meaning: "", unit: question.metric.unit,
      modes: Opinion.allCases.filter {
        question.metric.modes.contains($0) || other.modes.contains($0)
      },
      most: question.metric.most, price: question.metric.price, source: .comparison)
    let row = ReplicatePairs(both, both).difference(figure, right, left)
    return SeekMeasure(
      figure: row.difference.flatMap { $0.isFinite ? $0 : nil }, judged: row.judged,
      sides: row.value.flatMap { value in
        row.baseline.map { SeekMeasure.Sides(left: value, right: $0) }
      }, ok: row.ok)
  }
}
