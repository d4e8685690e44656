public import Experiments
import PlainText
import Scenarios
import Service
import Statistics
import WordOfMouth

extension Document {
  /// A scenario's ledgers beside its simulation, with the gap explained in counted parts.
  public static func of(_ result: LedgerResult) -> Document {
    let plan = result.run.plan
    let baseline = plan.document.baseline
    let ledgers = result.all.flatMap { comparison -> [Block] in
      [
        .heading("Ledger of \(comparison.subject.terms.title)"),
        .table(LedgerWords.lines(comparison.ledger)),
        .table(
          LedgerComparisonWords.table(comparison, result.setting.map { result.run.settings[$0] })),
        .paragraph(LedgerComparisonWords.sentence(comparison)),
      ]
    }
    return Document(
      [.title(Prose(baseline.title ?? plan.document.name)), .facts(result.run.facts)]
        + ledgers
        + section(
          "How to read it",
          LedgerComparisonWords.explanations(hasPeriods: result.customersLost != nil))
        + section(
          "Cautions",
          result.all.compactMap(LedgerComparisonWords.endless) + result.run.cautions)
        + [provenance(plan, "\(plan.replicates, "replicate")")])
  }
}

/// Ledgers beside a simulation, in words.
enum LedgerComparisonWords {
  static func table(_ comparison: LedgerComparison, _ setting: SettingResult?) -> Table {
    let terms = comparison.subject.terms
    var table = Table([
      .init("ledger and simulation", .text), .init("mean", group: 0),
      .init("95 % interval", group: 0),
    ])
    func add(_ label: String, _ figure: ShownFigure, level: Int = 0) {
      table.rows.append(.cells([.text(label), figure.value, figure.interval], level: level))
    }
    table.rows.append(
      .cells([
        .text("\(terms.verb), by the ledger"), LedgerWords.amount(comparison.counted.value),
        "exact",
      ]))
    add(terms.simulated, ShownFigure(comparison.simulated, .amount))
    if case .story(let opinion) = comparison.subject, let setting {
      for metric in [
        ShownMetric.takeOff(opinion),
        .reachGivenTakeOff(opinion, hasPeriods: !setting.periods.isEmpty),
      ] where setting.summary(metric.name)?.mean != nil {
        add(metric.label, metric.figure(setting), level: 1)
      }
    }
    add("gap: \(terms.gap)", ShownFigure(comparison.gap, .amount))
    for (part, summary) in parts(comparison) where !part.isRare || summary.isEverAnything {
      add(part.label, ShownFigure(summary, .amount), level: 1)
    }
    return table
  }

  /// The parts with what they come to, in order.
  static func parts(_ comparison: LedgerComparison) -> [(part: LedgerPart, summary: MetricSummary)]
  {
    comparison.parts.compactMap { summary in
      LedgerPart(rawValue: summary.metric).map { ($0, summary) }
    }
  }

  static func sentence(_ comparison: LedgerComparison) -> Prose {
    "\(clause(comparison).capitalized)."
  }

  /// What the ledger counts, and what the simulation has of it.
  static func clause(_ comparison: LedgerComparison) -> Prose {
    let ledger = comparison.counted.value
    guard let found = comparison.simulated.mean, ledger.isFinite else {
      return "the ledger counts more people than can be counted"
    }
    if ledger == 0 { return "the ledger counts nobody" }
    if comparison.imposedRounds != nil {
      return """
        the ledger has no limit; in the simulation \
        \(ShownFigure(comparison.simulated, .amount).said, "person is", "people are") reached
        """
    }
    let counted = FigureStyle(kind: .amount, decimals: 2).inSentence(about: ledger).value(ledger)
    let figure = ShownFigure(comparison.simulated, .amount).said
    let share = Value.percent(found / ledger)
    return comparison.subject == .customersLost
      ? """
      the ledger counts \(counted, "customer") lost; in the simulation \
      \(figure, "leaves", "leave") (\(share))
      """
      : """
      the ledger counts \(counted, "person", "people"); in the simulation \(figure, "is", "are") \
      reached (\(share))
      """
  }

  /// What to know of a ledger that was stopped, or nil.
  static func endless(_ comparison: LedgerComparison) -> Prose? {
    comparison.imposedRounds.map {
      """
      The ledger of \(comparison.subject.terms.title) has no end, since each hearer tells one \
      or more others. It is stopped after \($0, "round"), as long as the longest simulated story.
      """
    }
  }

  static func explanations(hasPeriods: Bool) -> [Prose] {
    let talk = """
      Too few contacts: people with a first-hand story have fewer contacts than they are to tell. \
      Stories that died out: tellings after the first hop that the ledger counts but nobody makes, \
      because hearers already know, hold the other opinion or have too few contacts. Told twice: \
      tellings to people who have heard it already, or hold the opinion from their own experience.
      """
    let first = """
      The ledger multiplies means: each telling reaches somebody new. The parts are counted in the \
      simulation and sum to the gap; a negative part means that the simulation has more than the ledger.
      """
    if !hasPeriods {
      return [
        Prose(first),
        """
        Customers: by chance, more or fewer people hold the opinion than the ledger says. \(talk) \
        Resolved: cases resolved before the customer tells anyone; this scenario has none.
        """,
      ]
    }
    return [
      "\(first) Both count people once in each period: who is told in two counts twice.",
      """
      The ledger keeps the initial customers for all periods and resolves no case: all unhappy \
      customers tell and leave like those who do not complain.
      """,
      """
      Customers who came and went: fewer customers over the periods than at the start. Experiences: \
      fewer bad and excellent ones than their shares say, by chance and by what the firm learned. \
      \(talk) Further tellings that would have followed missing first-hand tellings count among the \
      stories that died out.
      """,
      """
      Resolved: cases resolved, where these customers tell or leave differently from those who do \
      not complain. Complaints not resolved, and customers pleased by being asked, are shown where \
      they make a difference.
      """,
      """
      Word of mouth: customers kept by good news minus those who left because of bad news. Won \
      back: by exit interviews. Leaving, by chance: fewer left than their loyalty says.
      """,
    ]
  }
}

extension LedgerSubject {
  /// What programs call it; what people call it, what happens to those counted, what is simulated, and
  /// what the gap is.
  var terms: (key: String, title: String, verb: String, simulated: String, gap: String) {
    switch self {
    case .story(let opinion):
      (
        "\(opinion)", "the \(opinion) story", "told", "people reached, simulated",
        "ledger minus reached"
      )
    case .customersLost:
      (
        "customers_lost", "customers lost", "lost", "customers who left, simulated",
        "ledger minus left"
      )
    }
  }
}

extension MetricSummary {
  /// Whether it is other than 0 in any replicate.
  fileprivate var isEverAnything: Bool {
    quantiles.map { $0.min != 0 || $0.max != 0 } ?? true
  }
}

extension LedgerPart {
  /// What people call it.
  var label: String {
    switch self {
    case .customers: "customers, by chance"
    case .cameAndWent: "customers who came and went"
    case .moments: "experiences, by chance and learning"
    case .ranOut: "too few contacts"
    case .died: "stories that died out"
    case .toldTwice: "told twice"
    case .recovered: "resolved"
    case .unresolved: "complaint not resolved"
    case .pleased: "pleased by being asked"
    case .movedByTalk: "word of mouth"
    case .wonBack: "won back"
    case .chance: "leaving, by chance"
    }
  }

  /// Whether people are shown it only where it makes a difference.
  fileprivate var isRare: Bool { self == .unresolved || self == .pleased }
}
