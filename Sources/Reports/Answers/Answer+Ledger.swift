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
      .map { BriefLedger($0, result) }
    self.init(
      question: Prose(Self.question(of: result.run)),
      sentences: told.map(\.sentence) + [BriefLedger.largest(told)].compactMap(\.self))
    alerts = result.run.alerts
    table = BriefLedger.table(told)
    cautions = [LedgerWords.brief] + result.run.briefCautions()
    leftOut = ["the lines of each ledger", "smaller parts of the gap", "the setting"]
  }
}

/// A ledger beside its simulation, on a first screen.
///
/// All its numbers are rounded as the simulated figure is, and what is printed adds up.
private struct BriefLedger {
  private let comparison: LedgerComparison
  private let result: LedgerResult
  private let numbers: PeopleNumbers

  init(_ comparison: LedgerComparison, _ result: LedgerResult) {
    (self.comparison, self.result) = (comparison, result)
    numbers = PeopleNumbers(comparison.simulated.mean ?? 0, comparison.simulated.judged)
  }

  private var name: String {
    switch comparison.subject {
    case .story(let opinion): opinion.news
    case .customersLost: comparison.subject.terms.title
    }
  }

  private var noun: String {
    switch comparison.subject {
    case .story: result.run.plan.metrics.hasPeriods ? "hearings" : "people"
    case .customersLost: "customers"
    }
  }

  /// What is counted, where that has an end.
  private var counted: Double? {
    let value = comparison.counted.value
    return comparison.imposedRounds == nil && value.isFinite ? value : nil
  }

  /// A number that is counted; a whole one needs no decimals.
  private func estimate(_ number: Double) -> Value {
    number == number.rounded() && numbers.rounded(number) == number
      ? .exact(number) : numbers.value(number)
  }

  /// What is counted less what is simulated, of the numbers as they are shown.
  private var gap: Double? {
    guard let counted, let found = comparison.simulated.mean else { return nil }
    return numbers.rounded(counted) - numbers.rounded(found)
  }

  /// The parts of the gap that do not read as 0, the largest first.
  private var parts: [(label: String, value: Double)] {
    LedgerComparisonWords.parts(comparison)
      .map { part, summary in
        (label: part.label, value: numbers.rounded(summary.mean ?? 0))
      }
      .filter { $0.value != 0 }.sorted { abs($0.value) > abs($1.value) }
  }

  // MARK: Sentences

  /// What the ledger counts, and what the simulation has of it.
  var sentence: Prose {
    let start = Prose(name).capitalized
    guard let mean = comparison.simulated.mean, comparison.counted.value != 0 else {
      return "\(start): \(LedgerComparisonWords.clause(comparison))."
    }
    let found = numbers.value(mean)
    let rest: Prose = "\(numbers.brackets(mean, comparison.simulated.judged))\(hearers)"
    guard let counted else {
      return """
        \(start): the estimate has no limit, since each hearer tells one or more others; the \
        simulation counts \(found) \(noun)\(rest).
        """
    }
    return
      "\(start): the estimate counts \(estimate(counted)) \(noun), the simulation \(found)\(rest)."
  }

  /// Of hearings how many people they come to.
  private var hearers: Prose {
    guard case .story(let opinion) = comparison.subject,
      let setting = result.setting.map({ result.run.settings[$0] }),
      let heard = setting.summary("ever_heard_\(opinion)"), let mean = heard.mean
    else { return "" }
    let people = PeopleNumbers(mean, heard.judged)
    return """
      , by \(people.value(mean))\(people.brackets(mean, heard.judged)) of \
      \(setting.people, "person", "people"); who hears in two periods counts twice
      """
  }

  /// What makes the largest gap.
  static func largest(_ ledgers: [BriefLedger]) -> Prose? {
    let gaps = ledgers.compactMap { ledger in ledger.gap.map { (ledger, $0) } }
    guard let (ledger, gap) = gaps.max(by: { abs($0.1) < abs($1.1) }),
      let part = ledger.parts.first(where: { ($0.value > 0) == (gap > 0) })
    else { return nil }
    let numbers = ledger.numbers
    let (most, whole) = (abs(part.value), abs(gap))
    let size: Prose =
      most > whole
      ? """
      \(numbers.value(most)) \(ledger.noun); other parts take back \
      \(numbers.value(most - whole)) and leave \(numbers.value(whole))
      """
      : "\(numbers.value(most)) of \(numbers.value(whole)) \(ledger.noun)"
    return "Largest part of the difference in \(ledger.name): \(part.label), \(size)."
  }

  // MARK: Table

  static func table(_ ledgers: [BriefLedger]) -> Table? {
    if ledgers.isEmpty { return nil }
    let shown = ledgers.count > 2 ? 1 : 2
    return Table(
      [
        .init("", .text), .init("ledger", group: 0), .init("simulated", group: 0),
        .init("ledger less\nsimulated", group: 0),
      ], rows: ledgers.flatMap { $0.rows(shown) })
  }

  /// A row for the ledger, and below it one for each of some parts and for the others together.
  private func rows(_ shown: Int) -> [Table.Row] {
    let whole = Table.Row.cells([
      .text(name), counted.map(estimate) ?? "no limit",
      comparison.simulated.mean.map(numbers.value) ?? .missing,
      gap.map(numbers.change) ?? .missing,
    ])
    guard let gap else { return [whole] }
    var named = parts.prefix(shown).map { (label: $0.label, value: $0.value) }
    if parts.count > shown {
      named.append(("other parts", gap - named.reduce(0) { $0 + $1.value }))
    }
    return [whole]
      + named.map { part in
        .cells([.text(part.label), .empty, .empty, numbers.change(part.value)], level: 1)
      }
  }
}
