import Experiments
import Scenarios
import Statistics

/// What a change comes to in the end, beside which its payback has to be read: a what-if may be ahead
/// for a while, by saving, and lose nevertheless.
package struct WorthWords {
  /// The comparison with the baseline.
  let comparison: VariantComparison
  /// What periods and money are called.
  let terms: ServiceTerms

  private var benefit: VariantComparison.Row? { comparison.row("net_benefit") }
  /// Whether the change of the net present value is not significant.
  private var isUnsure: Bool { benefit?.interval?.contains(0) ?? false }
  /// Whether it stays the same in every replicate.
  var isSame: Bool { benefit?.isSame ?? false }
  /// Whether it falls significantly.
  var loses: Bool { (benefit?.difference ?? 0) < 0 && !isUnsure }

  /// Whether it is better for the firm; nothing where that is not known.
  var verdict: Prose {
    guard benefit?.difference != nil, benefit?.interval != nil, !isUnsure, !isSame else {
      return ""
    }
    return loses ? " is worse for the firm" : " is better for the firm"
  }

  /// How much of a change of the net present value is residual value after the last period; nil where none
  /// is.
  var residual: Prose? {
    guard let total = benefit?.difference, let row = comparison.row("residual_value"),
      let residual = row.difference, !row.isSame, !isSame, !isUnsure
    else { return nil }
    let error = row.interval.map { ($0.high - $0.low) / 4 }
    func amount(_ number: Double) -> Value {
      FigureStyle(of: number, standardError: error).inSentence(about: number).value(abs(number))
    }
    let within = total - residual
    if total * residual > 0, within * total >= 0 {
      return """
        \(terms.money(amount(residual))) of that is residual value after the last \(terms.period)
        """
    }
    return """
      the residual value after the last \(terms.period) \(residual > 0 ? "rises" : "falls") by \
      \(terms.money(amount(residual))), and discounted profit until then \
      \(within > 0 ? "rises" : "falls") by \(terms.money(amount(within)))
      """
  }

  /// When it pays back, as the end of a sentence about the net present value; nil where that says all.
  package var sentence: Prose? {
    guard let payback = comparison.row("payback_period") else { return nil }
    guard let period = payback.difference else {
      return "it does not pay back within the simulated \(terms.plural)"
    }
    if isUnsure { return nil }
    return loses
      ? "it has paid back by \(terms.period) \(.exact(period)), but loses in the end"
      : "it pays back in \(terms.period) \(.exact(period))"
  }
}

extension Plan {
  /// Why what a setting is worth cannot be compared with what the baseline is: it runs over another time, or
  /// counts in another currency.
  ///
  /// - Parameter setting: The place of the setting.
  /// - Returns: The end of a sentence that begins with the setting's name; nil where it can be compared.
  func whyNotComparable(_ setting: Int) -> Prose? {
    let (one, baseline) = (
      ServiceTerms(settings[setting].scenario.service), ServiceTerms(settings[0].scenario.service)
    )
    var parts: [Prose] = []
    if one.length != baseline.length {
      parts.append("over \(one.length) instead of \(baseline.length)")
    }
    if one.currency != baseline.currency {
      parts.append("in \(one.currencyName) instead of \(baseline.currencyName)")
    }
    return parts.isEmpty
      ? nil : " is counted \(parts.joined(separator: " and ")), so that its worth is not comparable"
  }
}
