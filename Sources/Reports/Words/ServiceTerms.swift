import PlainText
package import Service

/// What a scenario calls its periods and its money.
package struct ServiceTerms: Sendable {
  /// A period, in the singular.
  let period: String
  /// The currency, where it has one.
  let currency: String?
  /// The number of periods.
  private let periods: Int

  /// The terms of a model; of none, periods and money without a name.
  package init(_ model: ServiceModel?) {
    period = TextWidth.printable(model?.periodName ?? "period")
    currency = model?.money.currency.map(TextWidth.printable)
    periods = model?.periods ?? 0
  }

  /// All periods together: `12 months`.
  var length: Prose {
    // 12 x 2 weeks
    period.first?.isNumber ?? false
      ? "\(.count(periods)) x \(period)" : "\(periods, period, plural)"
  }

  /// All periods together, where a sentence points to them: `these 12 months`, `this month`.
  var theseAll: Prose { periods == 1 ? "this \(period)" : "these \(length)" }

  /// Several periods, without their number: `months`.
  ///
  /// A name that need not be an English noun in the singular, such as `2 weeks` or `mois`, stands for several
  /// as it is.
  var plural: String {
    if period.hasSuffix("s") || period.contains(where: { $0.isWhitespace || $0.isNumber }) {
      return period
    }
    if ["x", "z", "ch", "sh"].contains(where: period.hasSuffix) { return period + "es" }
    let isVowelBefore = period.dropLast().last.map { "aeiou".contains($0) } ?? true
    return period.hasSuffix("y") && !isVowelBefore ? period.dropLast() + "ies" : period + "s"
  }

  /// The currency in words.
  var currencyName: String { currency ?? "no currency" }

  /// A label whose periods have their name: `stay for the next month`.
  func named(_ label: String) -> String {
    label.replacing(/periods?/) { $0.output == "period" ? period : plural }
  }

  /// A label of an amount of money with the currency: `profit, EUR`.
  func inMoney(_ label: String) -> String { currency.map { "\(label), \($0)" } ?? label }

  /// A heading of amounts of money with the currency: `what changes` above `(money in EUR)`.
  func inMoney(heading: String) -> String {
    currency.map { "\(heading)\n(money in \($0))" } ?? heading
  }

  /// An amount of money with the currency: `151,500 EUR`.
  func money(_ amount: Value) -> Prose { currency.map { "\(amount) \($0)" } ?? "\(amount)" }
}
