import Statistics
import WordOfMouth

/// How well the chances to retell are known where a variant solves for another one than the baseline.
///
/// Replicates do not show that: all of a setting have the same chance.
package struct SolvedChances: Sendable {
  /// Of a story, the relative error of the mean reach that the chance was solved for.
  private var errors: ByOpinion<(baseline: Double, variant: Double)?> = ByOpinion { _ in nil }

  /// Both settings have the same chances.
  package init() {}

  /// Reads the chances of a variant.
  ///
  /// - Parameters:
  ///   - setting: The index of the variant's setting.
  ///   - plan: The plan that has it.
  init(of setting: Int, in plan: Plan) {
    errors = ByOpinion { opinion in
      guard plan.isSolvedAnew(opinion, setting: setting) else { return nil }
      func error(_ setting: Int) -> Double {
        plan.settings[setting].calibrated[opinion]?.relativeError ?? 0
      }
      return (baseline: error(plan.baseline(of: setting)), variant: error(setting))
    }
  }

  /// A row whose interval allows for the chances: its story's figures are known no better than the mean
  /// reach that each chance was solved for.
  func widened(
    _ row: VariantComparison.Row, about opinions: [Opinion]
  ) -> VariantComparison.Row {
    guard !row.isSame, let difference = row.difference, let interval = row.interval
    else { return row }
    let found = opinions.compactMap { errors[$0] }
    let parts = found.flatMap {
      [(row.baseline ?? 0) * $0.baseline, (row.value ?? 0) * $0.variant]
    }
    let error = parts.reduce(0) { $0 + $1 * $1 }
    var result = row
    func arm(_ length: Double) -> Double { (length * length + error).squareRoot() }
    if error > 0 {
      result.judged?.interval = Interval(
        low: difference - arm(difference - interval.low),
        high: difference + arm(interval.high - difference))
    }
    return result
  }
}
