import Experiments
import PlainText
import Scenarios

/// What is not known of the inputs, in charts: the differences over their combinations, and what each input
/// does to the answer.
struct DoubtCharts {
  private let words: VerdictWords
  private let decision: DecisionResult
  private let best: DecisionResult.WhatIf
  private let doubt: Doubt

  /// Takes the verdict; nil where no combinations of inputs were run.
  init?(_ words: VerdictWords) {
    let result = words.result
    guard let decision = result.decision, let doubt = words.best.doubt(in: result),
      let best = decision.whatIf(
        result.plan.settings[words.best.comparison.setting].variant)
    else { return nil }
    (self.words, self.decision, self.best, self.doubt) = (words, decision, best, doubt)
  }

  private var figure: DecidingFigure { words.figure }
  private var numbers: ChartNumbers { figure.numbers }

  /// The differences over the combinations of inputs.
  var worlds: Chart {
    var chart = DifferenceDots(
      axis: figure.label, numbers,
      worse: words.best.word(isBetter: false), better: words.best.word(isBetter: true),
      betterIsHigher: figure.isHigherBetter, baseline: words.best.baseline,
      rows: [
        .init(
          words.best.name, .best, differences: best.worlds.map(\.difference.value),
          counts: .init(better: doubt.cases.better, worse: doubt.cases.worse))
      ],
      what: "combination of inputs"
    ).chart(
      id: "worlds",
      title: """
        If the inputs are as uncertain as we think, \(words.best.name) is \(doubt.counts) of \
        \(doubt.cases.count, "combination")
        """)
    if doubt.cases.same > 0 {
      chart.note +=
        " Too close to tell: \(.count(doubt.cases.same)), whose simulation error holds 0."
    }
    if let found = best.quantiles, found.min < found.max {
      let (worst, most) =
        figure.isHigherBetter ? (found.min, found.max) : (found.max, found.min)
      chart.note += """
         In the worst combination it is \(figure.said(worst)), in the best \(figure.said(most)).
        """
    }
    if let place { chart.note += " \(place)" }
    return chart
  }

  /// Where the answer with the inputs as assumed lies among the combinations.
  private var place: Prose? {
    guard let assumed = best.assumed?.value, !best.worlds.isEmpty else { return nil }
    let below = best.worlds.count { $0.difference.value < assumed }
    let share = Double(below) / Double(best.worlds.count)
    let said = figure.said(assumed)
    return switch share {
    case ..<0.1: "As assumed it is \(said), which lies at the lower end."
    case 0.9...: "As assumed it is \(said), which lies at the upper end."
    default: "As assumed it is \(said)."
    }
  }

  /// What each input does to the answer.
  var tornado: Chart? {
    guard let assumed = best.assumed?.value else { return nil }
    let bars = best.bars.compactMap { bar -> Tornado.Bar? in
      let low = bar.hasAlternatives ? bar.lowest : bar.ends.first
      let high = bar.hasAlternatives ? bar.highest : bar.ends.last
      guard let low, let high, let first = low.difference?.value,
        let second = high.difference?.value
      else { return nil }
      return Tornado.Bar(
        label: isOfBlocks(bar)
          ? "\(label(bar.input)) (\(bar.ends.count) alternatives)" : label(bar.input),
        lowText: said(low, of: bar), highText: said(high, of: bar), low: first, high: second,
        lowWhole: whole(low, of: bar), highWhole: whole(high, of: bar),
        isClear: bar.signChange?.isClear ?? true)
    }
    guard !bars.isEmpty else { return nil }
    return Tornado(
      axis: "\(figure.label), difference of \(words.best.name)", numbers: numbers,
      betterIsHigher: figure.isHigherBetter, assumed: assumed, bars: bars
    ).chart(id: "tornado", title: tornadoTitle)
  }

  private var tornadoTitle: Prose {
    let turning = best.ranking.filter { best.bars[$0].signChange?.isClear == true }
    let most = best.ranking.prefix(2).map { Prose(label(best.bars[$0].input)) }
    guard let first = turning.first else {
      let clearly = best.bars.contains { $0.signChange != nil } ? "clearly " : ""
      let none: Prose =
        best.bars.allSatisfy(\.hasAlternatives)
        ? "No alternative of a single input \(clearly)turns the answer"
        : "Within its likely range no single input \(clearly)turns the answer"
      return "\(none); most depends on \(Prose.list(most))"
    }
    let turn = best.bars[first].signChange?.number.map { number -> Prose in
      " (at about \(value(AssumptionWords.rounded(number), best.bars[first].input)))"
    }
    let start: Prose =
      turning.count == 1
      ? "One input alone can turn the answer"
      : "\(turning.count, "input") can each turn the answer, most of all"
    return "\(start): \(label(best.bars[first].input))\(turn ?? "")"
  }

  // MARK: Words

  private func label(_ path: String) -> String {
    AssumptionWords.label(of: path, in: words.result.plan.document)
  }

  /// Whether the alternatives of an input are blocks, for which a chart has no room.
  private func isOfBlocks(_ bar: DecisionResult.Bar) -> Bool {
    bar.hasAlternatives && bar.ends.contains { KeyWords.value($0.text) == nil }
  }

  /// The value of an input at an end; of blocks what sets it apart from the other alternatives.
  private func said(_ end: DecisionResult.End, of bar: DecisionResult.Bar) -> String {
    EndWords(bar: bar, terms: words.result.terms).said(end)
  }

  /// All of a block at an end; nil where ``said(_:of:)`` is all.
  private func whole(_ end: DecisionResult.End, of bar: DecisionResult.Bar) -> String? {
    isOfBlocks(bar)
      ? "\(said(end, of: bar)): \(TextWidth.printable(KeyWords.parts(end.text)))" : nil
  }

  private func value(_ value: JSONValue, _ path: String) -> String {
    AssumptionWords.value(value, of: path, words.result.terms)
  }
}
