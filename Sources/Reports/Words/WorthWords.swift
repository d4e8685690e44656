package import Experiments
import Statistics

/// What a change comes to in the end, beside which its payback has to be read: a what-if may be ahead
/// for a while, by saving, and lose nevertheless.
package struct WorthWords {
  /// Whether the net present value falls significantly.
  package let loses: Bool
  /// Whether it stays the same in every replicate.
  package let isSame: Bool
  /// Whether its change is not significant.
  private let isUnsure: Bool
  private let payback: VariantComparison.Row?

  /// Looks at a comparison.
  package init(_ comparison: VariantComparison) {
    let benefit = comparison.row("net_benefit")
    isSame = benefit?.interval.map { $0.low == 0 && $0.high == 0 } ?? false
    isUnsure = benefit?.interval?.contains(0) ?? false
    loses = (benefit?.difference ?? 0) < 0 && !isUnsure
    payback = comparison.row("payback_period")
  }

  /// When it pays back, as the end of a sentence about the net present value; nil where that says all.
  package var sentence: Prose? {
    guard let payback else { return nil }
    guard let period = payback.difference else {
      return "it does not pay back within the simulated periods"
    }
    if isUnsure { return nil }
    return loses
      ? "it has paid back by period \(.exact(period)), but loses in the end"
      : "it pays back in period \(.exact(period))"
  }
}
