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
      ["id", "name", "title", "kind", "source", "result", "unit"],
      examples.map { example, ledger in
        [
          example.id, example.name, example.title, example.kind.rawValue, example.source,
          ledger.result.value, ledger.result.unit,
        ]
      })
  }

  /// A ledger: a row for each input and line.
  public static func of(_ ledger: Ledger, called name: String) -> DataTable {
    DataTable(ledgerFields, ledgerRows(ledger, called: name))
  }

  /// A scenario's ledgers beside its simulation: rows for inputs, lines, simulated figures and parts.
  public static func of(_ result: LedgerResult) -> DataTable {
    DataTable(comparisonFields, comparisonRows(result))
  }

  /// `ledger.csv`: the same in a results folder.
  package static func ledger(_ result: LedgerResult) -> DataTable {
    let name = result.run.plan.document.name
    let scenario = DataField<LedgerRow>(DataDictionary.scenario) { _ in name }
    return DataTable([scenario] + comparisonFields, comparisonRows(result), file: "ledger.csv")
  }

  /// The cells of a row.
  private typealias LedgerRow = [any CellValue]

  private static func comparisonRows(_ result: LedgerResult) -> [LedgerRow] {
    let none: String? = nil
    return result.all.flatMap { comparison -> [LedgerRow] in
      let terms = comparison.subject.terms
      func row(_ kind: String, _ label: String, _ summary: MetricSummary) -> LedgerRow {
        [
          terms.key, kind, summary.metric, label, none, none, summary.mean, "people", none,
          summary.interval?.low, summary.interval?.high,
        ]
      }
      return ledgerRows(comparison.ledger, called: terms.key).map { $0 + [none, none] }
        + [
          row("simulated", terms.simulated, comparison.simulated),
          row("simulated", terms.gap, comparison.gap),
        ]
        + LedgerComparisonWords.parts(comparison).map { row("part", $0.part.label, $0.summary) }
    }
  }

  private static let ledgerFields = fields([
    (
      "ledger", "", "The ledger: a story, or customers lost; name is unique with ledger and kind."
    ),
    (
      "kind", "",
      "What the row is: input or line of the ledger, simulated (the simulated figure, and the ledger less "
        + "it), or part (of that difference; parts add up to it)."
    ),
    ("name", "", "The name of the input, line, figure or part."),
    ("label", "", "What it is, in words."),
    ("formula", "", "Of a line, how it is calculated, in names."),
    ("calculation", "", "Of a line, how it is calculated, in numbers."),
    (
      "value", "the row's unit",
      "The value; of simulated figures and parts the mean over replicates."
    ),
    ("unit", "", "The unit of the value."),
    ("source", "", "Of an input, where its value comes from."),
  ])

  private static let comparisonFields =
    ledgerFields
    + fields(
      [
        ("ci_low", "the row's unit", "The lower end of the mean's 95 % interval."),
        ("ci_high", "the row's unit", "The upper end of the mean's 95 % interval."),
      ], from: ledgerFields.count)

  /// Columns of rows of cells, from a place on.
  private static func fields(
    _ columns: [(name: String, unit: String, meaning: String)], from start: Int = 0
  ) -> [DataField<LedgerRow>] {
    columns.enumerated().map { place, column in
      DataField<LedgerRow>(column.name, unit: column.unit, column.meaning) {
        $0[start + place].cell
      }
    }
  }

  private static func ledgerRows(_ ledger: Ledger, called name: String) -> [LedgerRow] {
    let none: String? = nil
    return ledger.inputs.map {
      [name, "input", $0.name, $0.meaning, none, none, $0.value, $0.unit, $0.source]
    }
      + ledger.lines.map {
        [
          name, "line", $0.name, $0.label, $0.words, LedgerWords.calculation(of: $0, in: ledger),
          $0.value, $0.unit, none,
        ]
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
      "replicates": .integer(plan.replicates), "plan": .text(plan.hash),
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
    var members: [(String, JSONValue)] = [("subject", .text(subject.terms.key))]
    if case .story(let opinion) = subject { members.append(("opinion", .text("\(opinion)"))) }
    let found = figure(subject.terms.simulated, comparison.simulated)
    return .object(
      members + parts(comparison.ledger) + [
        ("compared", .text(comparison.counted.name)),
        ("stopped_after_round", .integer(orNull: comparison.imposedRounds)),
        (subject == .customersLost ? "lost" : "reach", found),
        ("gap", figure(subject.terms.gap, comparison.gap)),
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
