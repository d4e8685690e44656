import DelimitedText
import Foundation
import Service

/// A ledger's inputs and lines in each form they are shown in.
enum LedgerTable {
  /// What follows from a ledger, as people read it: two decimals from 100 on, four digits below.
  static func amount(_ value: Double) -> String {
    guard value.isFinite else { return "more than can be counted" }
    guard value != value.rounded() else { return NumberText.plain(value) }
    let decimals =
      abs(value) >= 100 ? 2 : min(9, max(0, 3 - Int(log10(abs(value)).rounded(.down))))
    let text = NumberText.fixed(value, decimals: decimals)
    return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
  }

  // MARK: For people

  /// The inputs: name, value, unit, meaning, and who says so where that is somebody else than said
  /// already.
  static func inputs(_ ledger: Ledger, saidAlready source: String, width: Int) -> [String] {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false),
      TextTable.Column(heading: ""),
      TextTable.Column(heading: "", isRightAligned: false),
    ])
    table.rows = ledger.inputs.map { [$0.name, NumberText.plain($0.value), $0.unit] }
    let lines = table.lines(width: .max)
    let indent = TextWidth.columns(
      lines.max { TextWidth.columns($0) < TextWidth.columns($1) } ?? "")
    return zip(ledger.inputs, lines).flatMap { input, line in
      let text = input.meaning + (input.source == source ? "" : " (\(input.source))")
      // Beside the numbers where there is room for some words, else below.
      return indent + 30 <= width
        ? TextWidth.wrapped(
          text, width: width, first: TextWidth.padded(line, to: indent + 2),
          rest: String(repeating: " ", count: indent + 2))
        : [line] + TextWidth.wrapped(text, width: width, first: "      ", rest: "      ")
    }
  }

  /// The lines: label, value and unit, and below the multiplication in names and in numbers.
  static func lines(_ ledger: Ledger, width: Int) -> [String] {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false),
      TextTable.Column(heading: ""),
      TextTable.Column(heading: "", isRightAligned: false),
    ])
    table.rows = ledger.lines.map { ["\($0.name): \($0.label)", amount($0.value), $0.unit] }
    return zip(ledger.lines, table.lines(width: .max)).flatMap { line, shown in
      [shown]
        + TextWidth.wrapped(
          "= \(line.words) = \(calculation(of: line, in: ledger))", width: width,
          first: "      ", rest: "        ")
    }
  }

  /// A line's multiplication with numbers in place of names: `104 x 250`.
  static func calculation(of line: Ledger.Line, in ledger: Ledger) -> String {
    line.formula.text(
      { name in
        ledger.inputs.first { $0.name == name }.map { NumberText.plain($0.value) }
          ?? amount(ledger.value(of: name) ?? .nan)
      }, number: amount)
  }

  // MARK: For programs

  /// The columns of CSV.
  static let columns = [
    "ledger", "kind", "name", "label", "formula", "calculation", "value", "unit", "source",
  ]

  /// A row for each input and each line.
  static func rows(_ ledger: Ledger, called name: String) -> [[DelimitedCell]] {
    ledger.inputs.map { input in
      [
        .text(name), .text("input"), .text(input.name), .text(input.meaning), .missing, .missing,
        .number(orMissing: input.value), .text(input.unit), .text(input.source),
      ]
    }
      + ledger.lines.map { line in
        [
          .text(name), .text("line"), .text(line.name), .text(line.label), .text(line.words),
          .text(calculation(of: line, in: ledger)), .number(orMissing: line.value),
          .text(line.unit), .missing,
        ]
      }
  }

  /// Records as CSV, header first.
  static func text(_ columns: [String], _ rows: [[DelimitedCell]]) -> String {
    var writer = DelimitedWriter()
    writer.write(columns.map { .text($0) })
    rows.forEach { writer.write($0) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// `inputs`, `lines` and `result`.
  static func members(_ ledger: Ledger) -> JSONText.Members {
    [
      "inputs": .list(
        ledger.inputs.map { input in
          .object([
            "name": .text(input.name), "value": .number(input.value), "unit": .text(input.unit),
            "meaning": .text(input.meaning), "allowed": .text(input.quantity.allowed),
            "source": .text(input.source),
          ])
        }),
      "lines": .list(
        ledger.lines.map { line in
          .object([
            "name": .text(line.name), "label": .text(line.label), "formula": .text(line.words),
            "calculation": .text(calculation(of: line, in: ledger)), "value": .number(line.value),
            "unit": .text(line.unit),
          ])
        }),
      "result": result(ledger),
    ]
  }

  /// The last line.
  static func result(_ ledger: Ledger) -> JSONText {
    let result = ledger.result
    return .object([
      "label": .text(result.label), "value": .number(result.value), "unit": .text(result.unit),
    ])
  }
}
