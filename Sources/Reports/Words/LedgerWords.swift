import Foundation
import PlainText
public import Service

extension Document {
  /// The ledgers of the trade, a paragraph each.
  ///
  /// - Parameters:
  ///   - ledgers: The examples with what is calculated of each.
  ///   - command: The command that calculates one of them, as it would be typed.
  /// - Returns: The document.
  public static func of(
    _ ledgers: [(example: LedgerExample, ledger: Ledger)], calculatedBy command: String
  ) -> Document {
    Document([
      .title("\(ledgers.count, "estimate") from the trade; calculate one with: \(command)"),
      .definitions(
        ledgers.map { example, ledger in
          .init(
            term: "\(example.id)  \(example.name)",
            texts: [
              Prose(example.title),
              LedgerWords.outcome(ledger.result).capitalized,
              LedgerWords.origin(example),
            ])
        }),
    ])
  }

  /// An example with its inputs, each line with its multiplication written out, and the result.
  public static func of(_ ledger: Ledger, example: LedgerExample) -> Document {
    Document(
      [
        .title("\(example.title) (\(example.id), \(example.name))"),
        .paragraph(LedgerWords.origin(example)),
        .heading("Inputs"), .table(LedgerWords.inputs(ledger, source: example.source)),
        .heading("Line by line"), .table(LedgerWords.lines(ledger)),
        .paragraph("Result: \(LedgerWords.outcome(ledger.result))"),
      ] + section("Cautions", example.remarks.map { Prose($0) } + [LedgerWords.general]))
  }
}

/// A ledger in words.
enum LedgerWords {
  /// What no ledger knows.
  static let general: Prose = """
    A ledger multiplies: it assumes that nobody is told twice, that everybody knows enough people \
    to tell, and that nothing is random.
    """

  /// The same in a line.
  static let brief: Prose =
    "A ledger assumes that nobody is told twice and that nothing is random."

  static func origin(_ example: LedgerExample) -> Prose {
    "\(example.kind.rawValue): \(example.source)"
  }

  /// What follows from a ledger: two decimals from 100 on, four digits below.
  static func amount(_ value: Double) -> Value {
    guard value.isFinite else { return "more than can be counted" }
    guard value != value.rounded() else { return .exact(value) }
    let decimals =
      abs(value) >= 100 ? 2 : min(9, max(0, 3 - DecimalPlaces.magnitude(value)))
    let scale = DecimalPlaces.power(decimals)
    return .exact((value * scale).rounded() / scale)
  }

  /// What a ledger comes to: amounts of money are in whatever currency its inputs are.
  static func outcome(_ line: Ledger.Line) -> Prose {
    let whole: Prose = line.whole.map { " of \(amount($0))" } ?? ""
    let unit = line.unit == "money" ? ", in the currency of the inputs" : " " + line.unit
    return "\(line.label): \(amount(line.value))\(whole)\(unit)."
  }

  /// The inputs: name, value, unit, meaning, and the source where it is not that of the example.
  static func inputs(_ ledger: Ledger, source: String) -> Table {
    Table(
      [.init("", .text), .init(""), .init("", .text), .init("", .prose)],
      rows: ledger.inputs.map { input in
        .cells([
          .text(input.name), .exact(input.value), .text(input.unit),
          .text(input.meaning + (input.source == source ? "" : " (\(input.source))")),
        ])
      })
  }

  /// The lines: label, value and unit, and below the multiplication in names and in numbers.
  static func lines(_ ledger: Ledger) -> Table {
    Table(
      [.init("", .text), .init(""), .init("", .text)],
      rows: ledger.lines.flatMap { line -> [Table.Row] in
        [
          .cells([.text("\(line.name): \(line.label)"), amount(line.value), .text(line.unit)]),
          .note("= \(line.words) = \(calculation(of: line, in: ledger))"),
        ]
      })
  }

  /// A line's multiplication with numbers in place of names: `104 x 250`.
  static func calculation(of line: Ledger.Line, in ledger: Ledger) -> String {
    line.formula.text(
      { name in
        let input = ledger.inputs.first { $0.name == name }?.value
        return amount(input ?? ledger.value(of: name) ?? .nan).text
      }, number: { amount($0).text })
  }
}
