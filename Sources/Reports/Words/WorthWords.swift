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

  /// What stands beside a gain where the scenario does not have what it costs.
  static let unpaid = "what the change itself costs is not in the scenario"

  /// When it pays back, as the end of a sentence about the net present value; nil where that says all.
  package var sentence: Prose? {
    if comparison.isUnpaid { return isUnsure || isSame ? nil : "\(Self.unpaid)" }
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

extension VariantComparison {
  /// Whether it gains, though costs for each customer do not rise, and not by saving: nothing is paid for
  /// the change.
  var isUnpaid: Bool {
    guard let gain = row("net_present_value")?.difference, gain > 0,
      let (before, after) = rates("cost", per: "customer_periods"),
      let saved = row("cost")?.difference.map({ -$0 })
    else { return false }
    return after <= 1.01 * before && saved < gain / 2
  }

  /// Whether the firm attempts more or fewer of the cases that unhappy customers are, and not only has more
  /// or fewer of these.
  var changesAttempts: Bool {
    guard let (before, after) = rates("attempts", per: "unhappy") else { return true }
    return abs(after - before) > 0.05 * before
  }

  /// A total for each of another one, in the baseline and in the what-if; nil where one is not known.
  private func rates(_ total: String, per base: String) -> (before: Double, after: Double)? {
    guard let total = row(total), let base = row(base), let before = total.baseline,
      let after = total.value, let some = base.baseline, let others = base.value, some > 0,
      others > 0
    else { return nil }
    return (before / some, after / others)
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
