import Experiments
import Statistics

/// What a change comes to in the end, beside which its payback has to be read: a what-if may be ahead
/// for a while, by saving, and lose nevertheless.
package struct WorthWords {
  /// The comparison with the baseline.
  let comparison: VariantComparison

  private var benefit: VariantComparison.Row? { comparison.row("net_benefit") }
  /// Whether the change of the net present value is not significant.
  private var isUnsure: Bool { benefit?.interval?.contains(0) ?? false }
  /// Whether it stays the same in every replicate.
  var isSame: Bool { benefit?.interval.map { $0.low == 0 && $0.high == 0 } ?? false }
  /// Whether it falls significantly.
  var loses: Bool { (benefit?.difference ?? 0) < 0 && !isUnsure }

  /// When it pays back, as the end of a sentence about the net present value; nil where that says all.
  package var sentence: Prose? {
    guard let payback = comparison.row("payback_period") else { return nil }
    guard let period = payback.difference else {
      return "it does not pay back within the simulated periods"
    }
    if isUnsure { return nil }
    return loses
      ? "it has paid back by period \(.exact(period)), but loses in the end"
      : "it pays back in period \(.exact(period))"
  }
}
