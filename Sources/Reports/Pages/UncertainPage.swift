import Experiments
import Scenarios

/// Uncertain inputs of a baseline alone: how far they move its figure, and which matters most.
struct UncertainPage {
  private let result: ExperimentResult
  private let words: UncertainAnswer

  init(_ result: ExperimentResult, _ found: UncertaintyResult) {
    self.result = result
    words = UncertainAnswer(result: result, found: found)
  }

  /// The answer.
  var answer: [Prose] { [words.sentences.prefix(2).map(\.self).joined(separator: " ")] }

  /// The table of inputs.
  var table: Table? { words.table }

  /// How the figure is spread over the combinations of inputs.
  var charts: [Chart] {
    guard let (figure, row) = words.headline, let quantiles = row.quantiles else { return [] }
    let numbers = result.numbers(of: figure)
    let means = result.settings.compactMap { $0.summary(figure.metric)?.mean }
    return [
      QuantileDots(
        axis: result.label(of: figure), numbers,
        rows: [.init("all combinations", .best, values: means)], what: "combination of inputs"
      ).chart(
        id: "worlds",
        title: """
          \(Prose(result.label(of: figure)).capitalized): from \(numbers.value(quantiles.p05)) to \
          \(numbers.value(quantiles.p95)) in nine of ten combinations of inputs
          """)
    ]
  }
}

extension ExperimentResult {
  /// What a figure is, without the currency: in a sentence it would be in the way.
  func label(of figure: KeyFigure) -> String {
    let currency = terms.inMoney("")
    return !currency.isEmpty && figure.label.hasSuffix(currency)
      ? String(figure.label.dropLast(currency.count)) : figure.label
  }

  /// How the numbers of a figure are written.
  func numbers(of figure: KeyFigure) -> ChartNumbers {
    if figure.kind == .share || figure.kind == .chance { return .shares }
    let unit = (plan.metrics.metrics + plan.metrics.derived).first { $0.name == figure.metric }?
      .unit
    guard let unit else { return .plain }
    if unit.hasPrefix("money") { return .money(terms.currency) }
    return unit.contains(" per ") ? .plain : .people
  }
}
