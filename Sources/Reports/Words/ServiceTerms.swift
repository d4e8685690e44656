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
  var length: Prose { "\(periods, period, plural)" }

  /// Several periods, without their number: `months`.
  var plural: String {
    if ["s", "x", "z", "ch", "sh"].contains(where: period.hasSuffix) { return period + "es" }
    let isVowelBefore = period.dropLast().last.map { "aeiou".contains($0) } ?? true
    return period.hasSuffix("y") && !isVowelBefore ? period.dropLast() + "ies" : period + "s"
  }

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
