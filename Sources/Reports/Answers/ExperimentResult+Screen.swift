import Experiments
import Statistics
import WordOfMouth

/// Intervals of differences that allow for what a comparison of replicates does not know.
extension ExperimentResult {
  /// The result with the intervals of a first screen.
  ///
  /// Where a what-if solves for another chance to retell, its story's figures are known no better than the
  /// mean reach they were solved for. A rough interval keeps to the differences between the intervals of
  /// the baseline and the what-if.
  var ofScreen: ExperimentResult {
    var result = self
    for place in comparisons.indices {
      let setting = comparisons[place].setting
      for row in comparisons[place].rows.indices {
        let found = comparisons[place].rows[row]
        result.comparisons[place].rows[row].judged = found.judged.map {
          within(widened($0, found, setting), found, setting)
        }
      }
    }
    return result
  }

  /// Whether a what-if solves for another chance to retell a story than the baseline.
  func isSolvedAnew(_ opinion: Opinion, setting: Int) -> Bool {
    plan.settings[setting].calibrated[opinion] != plan.settings[0].calibrated[opinion]
  }

  private func widened(
    _ judged: SampleInterval, _ row: VariantComparison.Row, _ setting: Int
  ) -> SampleInterval {
    guard !row.isSame, let difference = row.difference else { return judged }
    let opinions = Opinion.allCases.filter {
      isSolvedAnew($0, setting: setting)
        && (row.metric.contains("\($0)") || row.metric.hasSuffix("_both"))
    }
    let errors = opinions.flatMap { opinion in
      [(0, row.baseline), (setting, row.value)].map { setting, figure in
        (figure ?? 0) * (plan.settings[setting].calibrated[opinion]?.relativeError ?? 0)
      }
    }
    let error = errors.reduce(0) { $0 + $1 * $1 }
    var result = judged
    let (below, above) = (difference - judged.interval.low, judged.interval.high - difference)
    result.interval.low = difference - (below * below + error).squareRoot()
    result.interval.high = difference + (above * above + error).squareRoot()
    return result
  }

  private func within(
    _ judged: SampleInterval, _ row: VariantComparison.Row, _ setting: Int
  ) -> SampleInterval {
    guard !judged.isFirm, let before = settings[0].summary(row.metric)?.judged?.interval,
      let after = settings[setting].summary(row.metric)?.judged?.interval
    else { return judged }
    var result = judged
    result.interval.clip(
      to: Interval(low: after.low - before.high, high: after.high - before.low))
    return result
  }
}

extension CalibratedRetelling {
  /// Half the 95 % interval of the mean reach at that chance, as a share of it.
  var relativeError: Double { reach > 0 ? 1.96 * standardError / reach : 0 }
}
