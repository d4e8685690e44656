import PlainText
import Testing

@testable import Reports

/// Whatever a document says, a terminal shows it and does not obey it.
@Suite struct HostileDocumentsTests {
  private static let hostile = [
    "\u{1B}[2Jx", "a\u{1B}]0;title\u{7}b", "\u{9B}31mred", "a\u{202E}b\u{2066}c",
    "zero\u{200B}width",
    "a\u{2028}b\u{2029}c", "\u{1B}[1mbold\u{1B}[0m", "a\rb\tc", "\u{8}\u{8}\u{7F}\u{0}",
    "\u{FEFF}\u{AD}", "a\nb",
  ]

  /// A document that says a text wherever one can be said.
  private static func document(_ text: String) -> Document {
    var table = Table([
      .init(text, .text), .init(text, .longText), .init(text, .number), .init("", .prose),
    ])
    table.rows = [
      .cells([.text(text), .text(text), .text(text), .text(text)]), .span(Prose(text)),
      .note(Prose(text)),
    ]
    table.rows[0].isAlarming = true
    let chart = Chart(
      id: "c", title: Prose(text), note: "Bars.", description: "Bars.", Drawing(height: 100, []),
      numbers: table, lines: [text])
    return Document([
      .title(Prose(text)), .alert(Prose(text)), .heading(Prose(text)), .paragraph(Prose(text)),
      .list([Prose(text)]), .facts([.init(text, Prose(text))]),
      .definitions([.init(term: text, texts: [Prose(text)])]), .table(table), .chart(chart),
      .tiles([Tile(text, Prose(text), note: Prose(text))]), .note(Prose(text)), .code([text]),
    ])
  }

  @Test(arguments: hostile)
  func `nothing but line ends and our own colours steers`(text: String) {
    for width in [40, 80, 1000] {
      let plain = TerminalRenderer(isColoured: false, width: width).text(Self.document(text))
      #expect(TextWidth.printableLines(plain) == plain && !plain.contains("\t"))
      let coloured = TerminalRenderer(isColoured: true, width: width).text(Self.document(text))
      #expect(coloured.replacing(/\u{1B}\[(1|31|0)m/, with: "") == plain)
    }
  }

  @Test func `columns stay aligned beside wide, combined and hidden characters`() {
    let names = ["評判", "e\u{301}e\u{301}", "a\u{200B}b", "👩‍👩‍👧", "\u{1B}[2J", "plain"]
    let table = Table(
      [.init("name", .text), .init("share")], rows: names.map { .cells([.text($0), .count(7)]) })
    let lines = TerminalRenderer(isColoured: false, width: 80).text(Document([.table(table)]))
      .split(separator: "\n").map(String.init)
    #expect(lines.count == 7 && Set(lines.map(TextWidth.columns)).count == 1, "\(lines)")
  }
}
