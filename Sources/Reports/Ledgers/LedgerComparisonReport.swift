import DelimitedText
public import Experiments
import Scenarios
import Service
import Statistics
import WordOfMouth

/// A scenario's ledgers beside its simulation, with the gap explained in counted parts.
public struct LedgerComparisonReport: Sendable {
  /// What the report is of.
  public let result: LedgerResult
  private var comparisons: [LedgerComparison] { result.all }

  /// Takes a result.
  ///
  /// - Parameter result: The result; one without comparisons has no ledgers to show.
  public init(_ result: LedgerResult) {
    self.result = result
  }

  // MARK: For people

  /// The report; ends with a newline.
  ///
  /// - Parameters:
  ///   - isColoured: Whether headings are coloured with ANSI sequences.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public func text(isColoured: Bool, width: Int) -> String {
    let width = max(40, width)
    func heading(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    let document = result.run.plan.document
    var lines = TextWidth.wrapped(document.baseline.title ?? document.name, width: width)
      .map(heading)
    lines += [""] + SettingLines(result: result.run, width: width).lines
    for comparison in comparisons {
      lines += ["", heading("The ledger of \(comparison.subject.words)")]
      lines += LedgerTable.lines(comparison.ledger, width: width)
      lines += [""] + table(comparison).lines(width: width, heading: heading)
      lines += [""] + TextWidth.wrapped(Self.sentence(comparison), width: width)
    }
    lines += ["", heading("How to read it")]
    for sentence in explanations {
      lines += TextWidth.wrapped(sentence, width: width, first: "  - ", rest: "    ")
    }
    let cautions = comparisons.compactMap(Self.endless) + Cautions(result: result.run).sentences
    if !cautions.isEmpty { lines += ["", heading("Cautions")] }
    for caution in cautions {
      lines += TextWidth.wrapped(caution, width: width, first: "  - ", rest: "    ")
    }
    let plan = result.run.plan
    lines += [""]
    lines += TextWidth.wrapped(
      "Random seed \(document.baseline.seed), "
        + "\(NumberText.count(document.baseline.replicates, "replicate")); plan \(plan.hash), "
        + "hearsay \(Version.current): the same again gives the same figures.", width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ comparison: LedgerComparison) -> TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "ledger and simulation", isRightAligned: false),
      TextTable.Column(heading: "mean", group: 0),
      TextTable.Column(heading: "95 % interval", group: 0),
    ])
    func row(_ label: String, _ figure: Figure) -> [String] {
      [label, figure.value, figure.interval]
    }
    let subject = comparison.subject
    table.rows = [
      [
        "\(subject.verb), says the ledger", LedgerTable.amount(comparison.counted.value),
        "no chance",
      ],
      row("\(subject.simulated), simulated", Figure(comparison.simulated, .amount)),
    ]
    if case .story(let opinion) = subject, let setting = result.run.settings.first {
      for metric in [ShownMetric.takeOff(opinion), .reachGivenTakeOff(opinion)] {
        table.rows.append(row("  \(metric.label)", metric.figure(setting)))
      }
    }
    table.rows.append(row("the gap: \(subject.gap)", Figure(comparison.gap, .amount)))
    for (part, summary) in parts(comparison) where !part.isRare || summary.isEverAnything {
      table.rows.append(row("  \(part.label)", Figure(summary, .amount)))
    }
    return table
  }

  /// The parts with what they come to, in order.
  private func parts(_ comparison: LedgerComparison) -> [(LedgerPart, MetricSummary)] {
    comparison.parts.compactMap { summary in
      LedgerPart(rawValue: summary.metric).map { ($0, summary) }
    }
  }

  private static func sentence(_ comparison: LedgerComparison) -> String {
    let ledger = comparison.counted.value
    guard let found = comparison.simulated.mean, ledger.isFinite else {
      return "The ledger counts more people than can be counted."
    }
    if ledger == 0 { return "The ledger counts nobody." }
    let figure = Figure(comparison.simulated, .amount)
    let share = NumberText.percent(found / ledger)
    let counted = "Where the ledger counts \(LedgerTable.amount(ledger))"
    return comparison.subject == .customersLost
      ? "\(counted) customers lost, \(figure.value) leave: \(share) of that."
      : "\(counted) people, \(figure.value) are reached: \(share) of them."
  }

  /// What to know of a ledger that was stopped, or nil.
  private static func endless(_ comparison: LedgerComparison) -> String? {
    comparison.imposedRounds.map {
      "The ledger of \(comparison.subject.words) does not end: each hearer tells one or more on. "
        + "It is stopped after \(NumberText.count($0, "round")), as long as the longest simulated story."
    }
  }

  private var explanations: [String] {
    let talk =
      "Market ran out: first-hand people had fewer contacts than they were to tell. Stories that died: "
      + "tellings at second and further hands that the ledger counts and nobody made, since hearers knew "
      + "already, hold the other opinion or know too few. Told twice: tellings to people who had heard "
      + "it, or hold the opinion from their own experience."
    let first =
      "The ledger multiplies means: each telling is to somebody new. The parts are counted in the "
      + "simulation and sum to the gap; one below 0 is where the simulation has more than the ledger."
    if result.customersLost == nil {
      return [
        first,
        "Customers: as many hold the opinion as the ledger says, give or take chance. \(talk) "
          + "Recovered: misery put right before it was told; this scenario has no recovery.",
      ]
    }
    return [
      first + " Both count people anew in each period: who is told in two counts twice.",
      "The ledger keeps the customers of the start for all periods, and nobody is put right: all unhappy "
        + "customers tell and leave as silent ones do.",
      "Customers who came and went: fewer customers over the periods than at the start. Moments: less "
        + "misery and magic than their shares say, by chance and by what the firm learnt. \(talk) What "
        + "would have been told on after tellings that are missing first-hand is among the stories that "
        + "died.",
      "Recovered: misery that was put right, where those customers tell or leave otherwise than silent "
        + "ones. Complaints in vain and customers pleased by being asked are shown where they make a "
        + "difference.",
      "Moved by talk: customers whom good talk kept, less those whom bad talk made leave. Won back: by "
        + "exit interviews. Chance of leaving: fewer left than their loyalty says.",
    ]
  }

  // MARK: For programs

  /// The report as a JSON object: `scenario`, `seed`, `replicates`, `plan` and `ledgers`, each with
  /// `subject` (`positive`, `negative` or `customers_lost`), `opinion`, `inputs`, `lines`, `result`,
  /// `compared` (the line that the gap is of), `stopped_after_round`, `reach` or `lost`, `gap` and
  /// `parts`.
  public var json: String {
    let plan = result.run.plan
    let baseline = plan.document.baseline
    return JSONText.object([
      "scenario": .text(plan.document.name), "seed": .text(NumberText.hexadecimal(baseline.seed)),
      "replicates": .integer(baseline.replicates), "plan": .text(plan.hash),
      "ledgers": .list(comparisons.map(object)),
    ]).pretty
  }

  private func object(_ comparison: LedgerComparison) -> JSONText {
    func figure(_ label: String, _ summary: MetricSummary) -> JSONText {
      .object([
        "name": .text(summary.metric), "label": .text(label), "value": .number(summary.mean),
        "ci_low": .number(summary.interval?.low), "ci_high": .number(summary.interval?.high),
      ])
    }
    let subject = comparison.subject
    var members: JSONText.Members = ["subject": .text(subject.name)]
    if case .story(let opinion) = subject { members.append("opinion", .text("\(opinion)")) }
    LedgerTable.members(comparison.ledger).entries.forEach { members.append($0.key, $0.value) }
    members.append("compared", .text(comparison.counted.name))
    members.append(
      "stopped_after_round", comparison.imposedRounds.map { .integer($0) } ?? .null)
    members.append(
      subject == .customersLost ? "lost" : "reach",
      figure("\(subject.simulated), simulated", comparison.simulated))
    members.append("gap", figure(subject.gap, comparison.gap))
    members.append(
      "parts", .list(parts(comparison).map { figure($0.0.label, $0.1) }))
    return .object(members)
  }

  /// The report as CSV: the columns of a ledger, with `ci_low` and `ci_high`; `ledger` is `positive`,
  /// `negative` or `customers_lost`, and `kind` is `input`, `line`, `simulated` or `part`.
  public var csv: String {
    let rows = comparisons.flatMap { comparison -> [[DelimitedCell]] in
      let subject = comparison.subject
      func row(_ kind: String, _ label: String, _ summary: MetricSummary) -> [DelimitedCell] {
        [
          .text(subject.name), .text(kind), .text(summary.metric), .text(label), .missing, .missing,
          .number(orMissing: summary.mean), .text("people"), .missing,
          .number(orMissing: summary.interval?.low), .number(orMissing: summary.interval?.high),
        ]
      }
      return LedgerTable.rows(comparison.ledger, called: subject.name)
        .map { $0 + [.missing, .missing] }
        + [
          row("simulated", "\(subject.simulated), simulated", comparison.simulated),
          row("simulated", subject.gap, comparison.gap),
        ]
        + parts(comparison).map { row("part", $0.0.label, $0.1) }
    }
    return LedgerTable.text(LedgerTable.columns + ["ci_low", "ci_high"], rows)
  }
}

extension LedgerSubject {
  /// What programs call it.
  fileprivate var name: String {
    switch self {
    case .story(let opinion): "\(opinion)"
    case .customersLost: "customers_lost"
    }
  }

  /// What people call it.
  fileprivate var words: String {
    switch self {
    case .story(let opinion): "the \(opinion) story"
    case .customersLost: "customers lost"
    }
  }

  /// What happens to who is counted.
  fileprivate var verb: String { self == .customersLost ? "lost" : "told" }

  /// What is simulated.
  fileprivate var simulated: String {
    self == .customersLost ? "customers who left" : "people reached"
  }

  /// What the gap is.
  fileprivate var gap: String {
    self == .customersLost ? "ledger less who left" : "ledger less reached"
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
    case .moments: "moments, by chance and learning"
    case .ranOut: "market ran out"
    case .died: "stories that died"
    case .toldTwice: "told twice"
    case .recovered: "recovered"
    case .unresolved: "complained in vain"
    case .pleased: "pleased by being asked"
    case .movedByTalk: "moved by talk"
    case .wonBack: "won back"
    case .chance: "chance of leaving"
    }
  }

  /// Whether people are shown it only where it makes a difference.
  fileprivate var isRare: Bool { self == .unresolved || self == .pleased }
}
