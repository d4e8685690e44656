import Experiments
import Scenarios
import Service
import Statistics
import WordOfMouth

/// How sure an answer is: what chance, inputs and the network leave open, what would change the answer, and
/// what to be careful about.
struct SureWords {
  let result: ExperimentResult
  /// The what-if that the page is about, or nil.
  let best: WhatIf?
  /// What is known of the decision where inputs are uncertain.
  private let decision: DecisionWords?

  init(_ result: ExperimentResult, best: WhatIf? = nil) {
    (self.result, self.best) = (result, best)
    decision = best == nil ? nil : DecisionWords(result)
  }

  /// The paragraphs and lists.
  var blocks: [Document.Block] {
    let paragraphs = [markets, inputs, network].compactMap(\.self).map(Document.Block.paragraph)
    let changes = changes
    let careful = result.briefCautions(hasCommands: false)
    let first = decision?.information.map { words -> Document.Block in
      .paragraph("\(Prose("What to find out first.").strong) \(words)")
    }
    return paragraphs + Self.section("What would change the answer.", changes)
      + [first].compactMap(\.self) + Self.section("What to be careful about.", careful)
  }

  private static func section(_ heading: String, _ items: [Prose]) -> [Document.Block] {
    items.isEmpty ? [] : [.paragraph(Prose(heading).strong), .list(items)]
  }

  // MARK: Chance

  private var markets: Prose? {
    let start = Prose("In simulated markets.").strong
    if let best {
      let pairs = best.pairs.ninety
      let within = known(best.row.judged, best.difference, best.figure, best.pairs.count)
      guard pairs.lowerBound < pairs.upperBound else { return nil }
      return """
        \(start) With the inputs as assumed, nine of ten simulated markets lie between \
        \(best.figure.said(pairs.lowerBound)) and \(best.figure.said(pairs.upperBound))\(within ?? "").
        """
    }
    if result.plan.scope == .sweep { return points }
    guard result.plan.scope == .run, let figure = DecidingFigure(result),
      let summary = result.settings.first?.summary(figure.metric),
      let quantiles = summary.quantiles,
      quantiles.p05 < quantiles.p95
    else { return nil }
    let within = known(summary.judged, summary.mean ?? .nan, figure, summary.ok)
    return """
      \(start) With the inputs as assumed, nine of ten end between \
      \(figure.numbers.value(quantiles.p05)) and \(figure.numbers.value(quantiles.p95)) \
      (\(figure.label))\(within ?? "").
      """
  }

  /// By how much more simulated markets would move a mean, or how many are missing, as the end of a sentence.
  private func known(
    _ found: SampleInterval?, _ mean: Double, _ figure: DecidingFigure, _ count: Int
  ) -> Prose? {
    found.map { found in
      if found.isFirm {
        let most = Self.most(found.interval, mean)
        if most > abs(mean) {
          return "; their average is not known from \(count, "simulated market")"
        }
        return """
          ; simulating more markets would move their average by about \
          \(figure.numbers.value(most))\(figure.unit) at most
          """
      }
      let needed: Prose =
        switch found.advice {
        case .about(let count): ": about \(.count(count)) would do"
        case .moreThan(let count): ": more than \(.count(count)) are needed"
        case .never, nil: ""
        }
      return "; they are too few, or too uneven, to tell how well their average is known\(needed)"
    }
  }

  /// How far an interval reaches from its mean, on the longer side.
  private static func most(_ interval: Interval, _ mean: Double) -> Double {
    max(interval.high - mean, mean - interval.low)
  }

  /// How well the means of points are known.
  private var points: Prose? {
    guard let figure = SweepAnswer(result: result).headline?.figure else { return nil }
    let summaries = result.settings.compactMap { $0.summary(figure.metric) }
    let judged = summaries.compactMap(\.judged)
    let start = Prose("In simulated markets.").strong
    let rough = judged.count { !$0.isFirm }
    if rough > 0 {
      return """
        \(start) At \(.count(rough)) of \(judged.count, "point") they are too few, or too uneven, to tell how \
        well the average is known (\(result.label(of: figure))).
        """
    }
    let halves = summaries.compactMap { summary in
      summary.judged.flatMap { judged in summary.mean.map { Self.most(judged.interval, $0) } }
    }
    guard let most = halves.max(), most.isFinite else { return nil }
    return """
      \(start) Simulating more of them would move the average of each point by about \
      \(result.numbers(of: figure).value(most)) at most (\(result.label(of: figure))).
      """
  }

  // MARK: Inputs

  private var inputs: Prose? {
    if let decision {
      return decision.spread.map { spread in
        ["\(Prose("In the inputs.").strong) \(spread)", decision.worst].compactMap(\.self)
          .joined(separator: " ")
      }
    }
    guard result.plan.scope != .uncertain else { return nil }
    let weakest = AssumptionWords(result).weakest
    let part: Prose =
      weakest.count == 0
      ? ""
      : weakest.count == weakest.of
        ? " All values below rest on an assumption alone (grade D)."
        : " \(.count(weakest.count)) of the \(weakest.of, "value") below rest on an assumption alone (grade D)."
    let ranges = result.plan.leftAside.contains { $0.scope == .uncertain }
    let first =
      ranges
      ? "The ranges that the scenario has for its inputs were not run here"
      : "The scenario gives no ranges for its inputs"
    return """
      \(Prose("In the inputs.").strong) \(first), so none of this covers doubt about them.\(part)
      """
  }

  // MARK: The network

  private var network: Prose? {
    let scenarios = result.plan.settings.map(\.scenario)
    let graphs = scenarios.map(\.graphsUsed).max() ?? 1
    // That a single one was drawn is a caution.
    guard graphs > 1, scenarios.contains(where: { $0.graph.isRandom }) else { return nil }
    return """
      \(Prose("In the network.").strong) \(graphs, "network") of people were drawn; how they differ is part \
      of the spread.
      """
  }

  // MARK: What would change the answer

  private var changes: [Prose] {
    guard let decision, decision.isTurnedByNone else {
      return [breakEven, decision?.turns].compactMap(\.self)
    }
    return [[decision.noneTurns, breakEven].compactMap(\.self).joined(separator: " ")]
  }

  /// At which cost of an attempt the best what-if no longer pays.
  private var breakEven: Prose? {
    guard let best, best.figure.kind == .money, best.verdict.isBetter,
      let cost = best.comparison.row("break_even_recovery_cost")?.difference, cost > 0,
      let recovery = result.plan.settings.first?.scenario.service?.recovery
    else { return nil }
    let numbers = best.figure.numbers
    return """
      Each attempt to resolve a case, today's too, would have to cost more than about \(numbers.value(cost)) \
      (assumed: \(numbers.exact(recovery.costPerAttempt))).
      """
  }
}
