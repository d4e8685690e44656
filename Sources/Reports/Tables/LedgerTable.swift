import DelimitedText
public import Experiments
public import PlainText
import Scenarios
public import Service
import Statistics
import WordOfMouth

extension DataTable {
  /// The ledgers of the trade: a row each.
  public static func of(_ examples: [(example: LedgerExample, ledger: Ledger)]) -> DataTable {
    DataTable(
      [
        DataField("id", "The number of the example.") { .text($0.example.id) },
        DataField("name", "Its name.") { .text($0.example.name) },
        DataField("title", "What it says.") { .text($0.example.title) },
        DataField("kind", "What kind of source it has.") { .text($0.example.kind.rawValue) },
        DataField("source", "Its source.") { .text($0.example.source) },
        DataField("result", "What it comes to.") { .number($0.ledger.result.value) },
        DataField("unit", "The unit of the result.") { .text($0.ledger.result.unit) },
      ], examples)
  }

  /// A ledger: a row for each input and line.
  public static func of(_ ledger: Ledger, called name: String) -> DataTable {
    DataTable(LedgerRow.fields, LedgerRow.all(of: ledger, called: name))
  }

  /// A scenario's ledgers beside its simulation: rows for inputs, lines, simulated figures and parts.
  public static func of(_ result: LedgerResult) -> DataTable {
    let rows = result.all.flatMap { comparison -> [LedgerRow] in
      let subject = comparison.subject
      func row(_ kind: String, _ label: String, _ summary: MetricSummary) -> LedgerRow {
        LedgerRow(
          ledger: subject.name, kind: kind, name: summary.metric, label: label,
          value: summary.mean, unit: "people", low: summary.interval?.low,
          high: summary.interval?.high)
      }
      return LedgerRow.all(of: comparison.ledger, called: subject.name)
        + [
          row("simulated", "\(subject.simulated), simulated", comparison.simulated),
          row("simulated", subject.gap, comparison.gap),
        ]
        + LedgerComparisonWords.parts(comparison).map { row("part", $0.part.label, $0.summary) }
    }
    return DataTable(LedgerRow.fields + LedgerRow.intervalFields, rows)
  }
}

/// A row of a ledger's table.
private struct LedgerRow {
  var ledger: String
  var kind: String
  var name: String
  var label: String
  var formula: String?
  var calculation: String?
  var value: Double?
  var unit: String
  var source: String?
  var low: Double?
  var high: Double?

  static func all(of ledger: Ledger, called name: String) -> [LedgerRow] {
    ledger.inputs.map {
      LedgerRow(
        ledger: name, kind: "input", name: $0.name, label: $0.meaning, value: $0.value,
        unit: $0.unit, source: $0.source)
    }
      + ledger.lines.map {
        LedgerRow(
          ledger: name, kind: "line", name: $0.name, label: $0.label, formula: $0.words,
          calculation: LedgerWords.calculation(of: $0, in: ledger), value: $0.value, unit: $0.unit)
      }
  }

  static let fields: [DataField<LedgerRow>] = [
    DataField("ledger", "Which ledger.") { .text($0.ledger) },
    DataField("kind", "Input, line, simulated or part.") { .text($0.kind) },
    DataField("name", "Its name.") { .text($0.name) },
    DataField("label", "What it is.") { .text($0.label) },
    DataField("formula", "Of a line: what it multiplies, in names.") {
      $0.formula.map { .text($0) } ?? .missing
    },
    DataField("calculation", "Of a line: what it multiplies, in numbers.") {
      $0.calculation.map { .text($0) } ?? .missing
    },
    DataField("value", "Its value, or its mean.") { .number(orMissing: $0.value) },
    DataField("unit", "Its unit.") { .text($0.unit) },
    DataField("source", "Of an input: its source.") { $0.source.map { .text($0) } ?? .missing },
  ]

  static let intervalFields: [DataField<LedgerRow>] = [
    DataField("ci_low", "The lower end of the mean's 95 % interval.") {
      .number(orMissing: $0.low)
    },
    DataField("ci_high", "The upper end of the mean's 95 % interval.") {
      .number(orMissing: $0.high)
    },
  ]
}

extension LedgerSubject {
  /// What programs call it.
  fileprivate var name: String {
    switch self {
    case .story(let opinion): "\(opinion)"
    case .customersLost: "customers_lost"
    }
  }
}

// MARK: - JSON

extension JSONValue {
  /// The ledgers of the trade: `id`, `name`, `title`, `kind`, `source`, `inputs` and `result` of each.
  public static func of(_ examples: [(example: LedgerExample, ledger: Ledger)]) -> JSONValue {
    .list(
      examples.map { example, ledger in
        .object(
          heading(example) + [
            ("inputs", .texts(ledger.inputs.map(\.name))), ("result", result(ledger)),
          ])
      })
  }

  /// An example: `id`, `name`, `title`, `kind`, `source`, `remarks`, `inputs`, `lines` and `result`.
  public static func of(_ ledger: Ledger, example: LedgerExample) -> JSONValue {
    .object(heading(example) + [("remarks", .texts(example.remarks))] + parts(ledger))
  }

  /// A scenario's ledgers beside its simulation: `scenario`, `seed`, `replicates`, `plan` and `ledgers`,
  /// each with `subject`, `opinion`, `inputs`, `lines`, `result`, `compared` (the line that the gap is
  /// of), `stopped_after_round`, `reach` or `lost`, `gap` and `parts`.
  public static func of(_ result: LedgerResult) -> JSONValue {
    let plan = result.run.plan
    let baseline = plan.document.baseline
    return [
      "scenario": .text(plan.document.name), "seed": .text(seedText(baseline.seed)),
      "replicates": .integer(baseline.replicates), "plan": .text(plan.hash),
      "ledgers": .list(result.all.map(comparison)),
    ]
  }

  private static func comparison(_ comparison: LedgerComparison) -> JSONValue {
    func figure(_ label: String, _ summary: MetricSummary) -> JSONValue {
      [
        "name": .text(summary.metric), "label": .text(label), "value": .number(summary.mean),
        "ci_low": .number(summary.interval?.low), "ci_high": .number(summary.interval?.high),
      ]
    }
    let subject = comparison.subject
    var members: [(String, JSONValue)] = [("subject", .text(subject.name))]
    if case .story(let opinion) = subject { members.append(("opinion", .text("\(opinion)"))) }
    let found = figure("\(subject.simulated), simulated", comparison.simulated)
    return .object(
      members + parts(comparison.ledger) + [
        ("compared", .text(comparison.counted.name)),
        ("stopped_after_round", .integer(orNull: comparison.imposedRounds)),
        (subject == .customersLost ? "lost" : "reach", found),
        ("gap", figure(subject.gap, comparison.gap)),
        (
          "parts",
          .list(LedgerComparisonWords.parts(comparison).map { figure($0.part.label, $0.summary) })
        ),
      ])
  }

  private static func heading(_ example: LedgerExample) -> [(String, JSONValue)] {
    [
      ("id", .text(example.id)), ("name", .text(example.name)), ("title", .text(example.title)),
      ("kind", .text(example.kind.rawValue)), ("source", .text(example.source)),
    ]
  }

  /// `inputs`, `lines` and `result`.
  private static func parts(_ ledger: Ledger) -> [(String, JSONValue)] {
    let inputs = ledger.inputs.map { input -> JSONValue in
      [
        "name": .text(input.name), "value": .number(input.value), "unit": .text(input.unit),
        "meaning": .text(input.meaning), "allowed": .text(input.quantity.allowed),
        "source": .text(input.source),
      ]
    }
    let lines = ledger.lines.map { line -> JSONValue in
      [
        "name": .text(line.name), "label": .text(line.label), "formula": .text(line.words),
        "calculation": .text(LedgerWords.calculation(of: line, in: ledger)),
        "value": .number(line.value), "unit": .text(line.unit),
      ]
    }
    return [("inputs", .list(inputs)), ("lines", .list(lines)), ("result", result(ledger))]
  }

  /// The last line.
  private static func result(_ ledger: Ledger) -> JSONValue {
    let result = ledger.result
    return [
      "label": .text(result.label), "value": .number(result.value), "unit": .text(result.unit),
    ]
  }
}
