public import Experiments
import Scenarios
public import Service
import WordOfMouth

extension Answer {
  /// What an example of a ledger comes to.
  public init(_ ledger: Ledger, example: LedgerExample) {
    self.init(
      question: "\(example.title) (\(example.id), \(example.name))",
      sentences: [
        LedgerWords.outcome(ledger.result).capitalized,
        LedgerWords.origin(example),
      ])
    let lines = ledger.lines.suffix(ComparisonTable.mostRows)
    table = Table(
      [.init("", .text), .init("", group: 0), .init("", .text, group: 0)],
      rows: lines.map {
        .cells([.text($0.label), LedgerWords.amount($0.value), .text($0.unit)])
      })
    cautions = example.remarks.map { Prose($0) } + [LedgerWords.brief]
    let more = ledger.lines.count - lines.count
    leftOut =
      ["\(ledger.inputs.count, "input")", "how each line is calculated"]
      + (more > 0 ? ["\(more, "more line")"] : [])
  }

  /// A scenario's ledgers beside its simulation.
  public init(_ result: LedgerResult) {
    let told = result.all.filter { $0.counted.value != 0 || ($0.simulated.mean ?? 0) != 0 }
    self.init(
      question: Prose(Self.question(of: result.run)),
      sentences: told.map { Self.sentence($0, result.run) }
        + [Self.largest(told, result.run)].compactMap(\.self))
    alerts = result.run.alerts
    table = Self.ledgerTable(told)
    cautions =
      told.compactMap(LedgerComparisonWords.endless) + [LedgerWords.brief]
      + result.run.briefCautions
    leftOut = ["the lines of each ledger", "smaller parts of the gap", "the setting"]
  }

  /// What a ledger counts, and what the simulation has of it.
  private static func sentence(_ comparison: LedgerComparison, _ run: ExperimentResult) -> Prose {
    let name = Prose(name(comparison.subject)).capitalized
    guard let found = comparison.simulated.mean, comparison.counted.value.isFinite,
      comparison.counted.value > 0
    else { return "\(name): \(LedgerComparisonWords.clause(comparison))." }
    let estimated = PeopleNumbers(comparison.counted.value).value(comparison.counted.value)
    let simulated = PeopleNumbers(found, comparison.simulated.interval).value(found)
    let noun = noun(comparison.subject, run)
    let people = hearers(comparison.subject, run)
    return
      "\(name): the estimate counts \(estimated) \(noun), the simulation \(simulated)\(people)."
  }

  /// Of hearings how many people they come to, in brackets.
  private static func hearers(_ subject: LedgerSubject, _ run: ExperimentResult) -> Prose {
    guard case .story(let opinion) = subject, let setting = run.settings.first,
      let heard = setting.summary("ever_heard_\(opinion)"), let mean = heard.mean
    else { return "" }
    return """
       (by \(PeopleNumbers(mean, heard.interval).value(mean)) of \
      \(setting.people, "person", "people"); who hears in two periods counts twice)
      """
  }

  private static func name(_ subject: LedgerSubject) -> String {
    switch subject {
    case .story(let opinion): opinion.news
    case .customersLost: subject.terms.title
    }
  }

  private static func noun(_ subject: LedgerSubject, _ run: ExperimentResult) -> String {
    switch subject {
    case .story: run.plan.metrics.hasPeriods ? "hearings" : "people"
    case .customersLost: "customers"
    }
  }

  /// What makes the largest gap.
  private static func largest(
    _ comparisons: [LedgerComparison], _ run: ExperimentResult
  ) -> Prose? {
    guard let first = comparisons.max(by: { abs($0.gap.mean ?? 0) < abs($1.gap.mean ?? 0) }),
      let gap = first.gap.mean, let (part, mean) = parts(first).first
    else { return nil }
    return """
      Largest part of the difference in \(name(first.subject)): \(part.label), \
      \(PeopleNumbers(mean).value(mean)) of \(PeopleNumbers(gap, first.gap.interval).value(gap)) \
      \(noun(first.subject, run)).
      """
  }

  /// The parts of a gap that are not 0, the largest first.
  private static func parts(_ comparison: LedgerComparison) -> [(part: LedgerPart, mean: Double)] {
    LedgerComparisonWords.parts(comparison).compactMap { part, summary in
      summary.mean.flatMap { $0 == 0 ? nil : (part, $0) }
    }.sorted { abs($0.mean) > abs($1.mean) }
  }

  private static func ledgerTable(_ comparisons: [LedgerComparison]) -> Table? {
    if comparisons.isEmpty { return nil }
    var table = Table([
      .init("", .text), .init("ledger", group: 0), .init("simulated", group: 0),
      .init("difference", group: 0),
    ])
    func number(_ number: Double?, _ summary: Experiments.MetricSummary? = nil) -> Value {
      number.map { PeopleNumbers($0, summary?.interval).value($0) } ?? .missing
    }
    for comparison in comparisons {
      table.rows.append(
        .cells([
          .text(name(comparison.subject)), number(comparison.counted.value),
          number(comparison.simulated.mean, comparison.simulated),
          number(comparison.gap.mean, comparison.gap),
        ]))
      let shown = comparisons.count > 2 ? 1 : 2
      for (part, mean) in parts(comparison).prefix(shown) {
        table.rows.append(
          .cells([.text(part.label), .empty, .empty, number(mean)], level: 1))
      }
    }
    return table
  }
}
