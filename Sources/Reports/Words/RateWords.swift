import Experiments
import PlainText
import Statistics

/// What a what-if does to a total that also moves because more or fewer customers remain: the total, why
/// it moves, and what it is for each 100 customers.
struct RateWords {
  /// The comparison with the baseline.
  let comparison: VariantComparison
  /// The figures of the plan.
  let metrics: MetricTable
  /// What periods are called.
  let terms: ServiceTerms

  /// The sentence.
  ///
  /// - Parameters:
  ///   - metric: The total: `hearings_negative`.
  ///   - label: What it counts: `hearings of bad news`.
  ///   - onlyIfMisleading: Whether to say nothing where total and rate go the same way.
  /// - Returns: The sentence; nil where there is nothing to say.
  func sentence(_ metric: String, _ label: String, onlyIfMisleading: Bool = false) -> Prose? {
    guard let total = comparison.row(metric), let change = total.difference,
      let rate = comparison.row("\(metric)_per_100_customers"), let baseline = rate.baseline,
      let value = rate.value
    else { return nil }
    if total.isSame { return onlyIfMisleading ? nil : "the same \(label)" }
    let (moves, turns) = (Self.direction(total), Self.direction(rate))
    let isMisleading = moves != 0 && moves != turns
    if onlyIfMisleading, !isMisleading { return nil }
    if moves == 0, turns == 0 { return "no significant change in \(label)" }
    let style = Self.style(rate)
    let three = style.inSentence(about: baseline)
    let per = "per 100 customers and \(terms.period)"
    let said: Prose =
      turns == 0
      ? "\(per) there is no significant change from \(three.value(baseline))"
      : """
      \(per) they \(turns > 0 ? "rise" : "fall") from \(style.value(baseline)) to \
      \(style.value(value))\(side(rate))
      """
    if moves == 0 { return "no significant change in \(label) in all; \(said)" }
    let size = Self.style(total).inSentence(about: change).value(abs(change))
    let all: Prose = isMisleading ? " in all" : ""
    let reason = isMisleading ? because(change) : ""
    return "\(size) \(change > 0 ? "more" : "fewer") \(label)\(all)\(reason); \(said)"
  }

  /// Where the total goes with the number of customers, how many more or fewer there are.
  private func because(_ change: Double) -> Prose {
    guard let row = comparison.row("customers_end"), let customers = row.difference,
      Self.direction(row) == (change > 0 ? 1 : -1)
    else { return "" }
    let count = Self.style(row).inSentence(about: customers).value(abs(customers))
    return " because \(count) \(customers > 0 ? "more" : "fewer") customers are there at the end"
  }

  private func side(_ rate: VariantComparison.Row) -> Prose {
    guard let side = FirmSide(of: rate.metric, in: metrics) else { return "" }
    return ", \(side.word(for: rate)) for the firm"
  }

  /// 1 where a figure rises, -1 where it falls, 0 where chance could be behind either.
  private static func direction(_ row: VariantComparison.Row) -> Int {
    guard let difference = row.difference, let interval = row.interval, !interval.contains(0)
    else { return 0 }
    return difference > 0 ? 1 : -1
  }

  /// Two digits of the difference or three of the figures, and no more than are known.
  private static func style(_ row: VariantComparison.Row) -> FigureStyle {
    let difference = row.difference ?? 0
    let error = row.interval.map { ($0.high - $0.low) / 4 }
    var style = FigureStyle(of: difference, standardError: error)
    style.decimals = max(
      style.inSentence(about: 10 * difference).decimals,
      style.inSentence(about: row.value ?? 0).decimals)
    return style
  }
}
