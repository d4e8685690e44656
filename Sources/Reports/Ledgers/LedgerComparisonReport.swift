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
  private let comparisons: [LedgerComparison]

  /// Takes a result.
  ///
  /// - Parameter result: The result; one without comparisons has no ledgers to show.
  public init(_ result: LedgerResult) {
    self.result = result
    comparisons = result.comparisons.map { [$0.positive, $0.negative] } ?? []
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
      lines += ["", heading("The ledger of the \(comparison.opinion) story")]
      lines += LedgerTable.lines(comparison.ledger.ledger, width: width)
      lines += [""] + table(comparison).lines(width: width, heading: heading)
      lines += [""] + TextWidth.wrapped(Self.sentence(comparison), width: width)
    }
    lines += ["", heading("How to read it")]
    for sentence in Self.explanations {
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
    table.rows = [
      ["told, says the ledger", LedgerTable.amount(comparison.ledger.tellings), "no chance"],
      row("people reached, simulated", Figure(comparison.reach, .amount)),
    ]
    for metric in [
      ShownMetric.takeOff(comparison.opinion), .reachGivenTakeOff(comparison.opinion),
    ] {
      if let setting = result.run.settings.first {
        table.rows.append(row("  \(metric.label)", metric.figure(setting)))
      }
    }
    table.rows.append(row("the gap: ledger less reached", Figure(comparison.gap, .amount)))
    for part in LedgerComparison.Part.allCases {
      table.rows.append(row("  \(part.label)", Figure(comparison[part], .amount)))
    }
    return table
  }

  private static func sentence(_ comparison: LedgerComparison) -> String {
    let ledger = comparison.ledger.tellings
    guard let reach = comparison.reach.mean, ledger.isFinite else {
      return "The ledger counts more people than can be counted."
    }
    if ledger == 0 { return "The ledger counts nobody." }
    let figure = Figure(comparison.reach, .amount)
    let share = NumberText.percent(reach / ledger)
    return "Where the ledger counts \(LedgerTable.amount(ledger)) people, "
      + "\(figure.value) are reached: \(share) of them."
  }

  /// What to know of a ledger that was stopped, or nil.
  private static func endless(_ comparison: LedgerComparison) -> String? {
    comparison.imposedRounds.map {
      "The ledger of the \(comparison.opinion) story does not end: each hearer tells one or more on. "
        + "It is stopped after \(NumberText.count($0, "round")), as long as the longest simulated story."
    }
  }

  private static let explanations = [
    "The ledger multiplies means: each telling is to somebody new. The parts are counted in the "
      + "simulation and sum to the gap; one below 0 is where the simulation has more than the ledger.",
    "Customers: as many hold the opinion as the ledger says, give or take chance. Market ran out: "
      + "first-hand people had fewer contacts than they were to tell. Stories that died: tellings at "
      + "second and further hands that the ledger counts and nobody made, since hearers knew already, "
      + "hold the other opinion or know too few. Told twice: tellings to people who had heard it, or hold "
      + "the opinion from their own experience. Recovered: misery put right before it was told; this "
      + "scenario has no recovery.",
  ]

  // MARK: For programs

  /// The report as a JSON object: `scenario`, `seed`, `replicates`, `plan` and `ledgers`, each with
  /// `opinion`, `inputs`, `lines`, `result`, `stopped_after_round`, `reach`, `gap` and `parts`.
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
    func figure(_ label: String, _ summary: MetricSummary?) -> JSONText {
      .object([
        "name": .text(summary?.metric ?? ""), "label": .text(label),
        "value": .number(summary?.mean),
        "ci_low": .number(summary?.interval?.low), "ci_high": .number(summary?.interval?.high),
      ])
    }
    var members: JSONText.Members = ["opinion": .text("\(comparison.opinion)")]
    LedgerTable.members(comparison.ledger.ledger).entries.forEach {
      members.append($0.key, $0.value)
    }
    members.append(
      "stopped_after_round", comparison.imposedRounds.map { .integer($0) } ?? .null)
    members.append("reach", figure("people reached, simulated", comparison.reach))
    members.append("gap", figure("ledger less reached", comparison.gap))
    members.append(
      "parts", .list(LedgerComparison.Part.allCases.map { figure($0.label, comparison[$0]) }))
    return .object(members)
  }

  /// The report as CSV: the columns of a ledger, with `ci_low` and `ci_high`; `ledger` is the opinion,
  /// and `kind` is `input`, `line`, `simulated` or `part`.
  public var csv: String {
    let rows = comparisons.flatMap { comparison -> [[DelimitedCell]] in
      func row(_ kind: String, _ label: String, _ summary: MetricSummary?) -> [DelimitedCell] {
        [
          .text("\(comparison.opinion)"), .text(kind), .text(summary?.metric ?? ""), .text(label),
          .missing, .missing, .number(orMissing: summary?.mean), .text("people"), .missing,
          .number(orMissing: summary?.interval?.low), .number(orMissing: summary?.interval?.high),
        ]
      }
      return LedgerTable.rows(comparison.ledger.ledger, called: "\(comparison.opinion)")
        .map { $0 + [.missing, .missing] }
        + [
          row("simulated", "people reached, simulated", comparison.reach),
          row("simulated", "ledger less reached", comparison.gap),
        ]
        + LedgerComparison.Part.allCases.map { row("part", $0.label, comparison[$0]) }
    }
    return LedgerTable.text(LedgerTable.columns + ["ci_low", "ci_high"], rows)
  }
}

extension LedgerComparison.Part {
  /// What people call it.
  var label: String {
    switch self {
    case .customers: "customers, by chance"
    case .ranOut: "market ran out"
    case .died: "stories that died"
    case .toldTwice: "told twice"
    case .recovered: "recovered"
    }
  }
}
