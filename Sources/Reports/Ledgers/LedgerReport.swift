import DelimitedText
public import Service

/// A ledger from the trade: for people, and for programs.
public enum LedgerReport {
  /// All examples, a paragraph each; ends with a newline.
  ///
  /// - Parameters:
  ///   - examples: The examples.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func list(_ examples: [LedgerExample], width: Int) -> String {
    let lines = examples.flatMap { example in
      ["\(example.id)  \(example.name)"]
        + [example.title, origin(example)].flatMap {
          TextWidth.wrapped($0, width: width, first: "    ", rest: "    ")
        }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All examples as a JSON array of objects: `id`, `name`, `title`, `kind`, `source`, `inputs` and
  /// `result`; ends with a newline.
  ///
  /// - Parameter examples: The examples and their ledgers.
  /// - Returns: The JSON.
  public static func listJSON(_ examples: [(example: LedgerExample, ledger: Ledger)]) -> String {
    JSONText.list(
      examples.map { example, ledger in
        var members = heading(example)
        members.append("inputs", .list(ledger.inputs.map { .text($0.name) }))
        members.append("result", LedgerTable.result(ledger))
        return .object(members)
      }
    ).pretty
  }

  /// All examples as CSV, a row each: `id, name, title, kind, source, result, unit`.
  ///
  /// - Parameter examples: The examples and their ledgers.
  /// - Returns: The CSV.
  public static func listCSV(_ examples: [(example: LedgerExample, ledger: Ledger)]) -> String {
    LedgerTable.text(
      ["id", "name", "title", "kind", "source", "result", "unit"],
      examples.map { example, ledger in
        [
          .text(example.id), .text(example.name), .text(example.title),
          .text(example.kind.rawValue), .text(example.source), .number(ledger.result.value),
          .text(ledger.result.unit),
        ]
      })
  }

  /// An example with its inputs, each line with its multiplication written out, and the result; ends
  /// with a newline.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - example: The example it is of.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func text(_ ledger: Ledger, of example: LedgerExample, width: Int) -> String {
    var lines = TextWidth.wrapped(
      "\(example.title) (\(example.id), \(example.name))", width: width, rest: "  ")
    lines += [""] + TextWidth.wrapped(origin(example), width: width, first: "  ", rest: "  ")
    lines += ["", "Inputs (--set NAME=VALUE changes one)"]
    lines += LedgerTable.inputs(ledger, saidAlready: example.source, width: width)
    lines += ["", "Line by line"]
    lines += LedgerTable.lines(ledger, width: width)
    lines.append("")
    let result = ledger.result
    lines += TextWidth.wrapped(
      "Result: \(result.label): \(LedgerTable.amount(result.value)) \(result.unit).", width: width,
      rest: "  ")
    lines += ["", "Cautions"]
    for remark in example.remarks + [general] {
      lines += TextWidth.wrapped(remark, width: width, first: "  - ", rest: "    ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// An example as a JSON object: `id`, `name`, `title`, `kind`, `source`, `remarks`, `inputs`,
  /// `lines` and `result`; ends with a newline.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - example: The example it is of.
  /// - Returns: The JSON.
  public static func json(_ ledger: Ledger, of example: LedgerExample) -> String {
    var members = heading(example)
    members.append("remarks", .list(example.remarks.map { .text($0) }))
    LedgerTable.members(ledger).entries.forEach { members.append($0.key, $0.value) }
    return JSONText.object(members).pretty
  }

  /// An example as CSV, a row for each input and line: `ledger, kind, name, label, formula,
  /// calculation, value, unit, source`.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - example: The example it is of.
  /// - Returns: The CSV.
  public static func csv(_ ledger: Ledger, of example: LedgerExample) -> String {
    LedgerTable.text(LedgerTable.columns, LedgerTable.rows(ledger, called: example.id))
  }

  /// What no ledger knows.
  private static let general =
    "A ledger multiplies: nobody is told twice, everybody knows enough people to tell, and chance has no part. \"hearsay ledger FILE\" sets a scenario's ledger beside its simulation."

  private static func origin(_ example: LedgerExample) -> String {
    "\(example.kind.rawValue): \(example.source)"
  }

  private static func heading(_ example: LedgerExample) -> JSONText.Members {
    [
      "id": .text(example.id), "name": .text(example.name), "title": .text(example.title),
      "kind": .text(example.kind.rawValue), "source": .text(example.source),
    ]
  }
}
