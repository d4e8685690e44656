@testable import Reports
import Testing

@Suite struct TableMarkupTests {
  @Test func `the first cell of a row heads it, texts begin at the same place`() throws {
    let table = Table(
      [.init("", .text), .init("95 %\ninterval"), .init("source", .text)],
      rows: [.cells(["a < b", .count(1234), "survey"])])
    let markup = TableMarkup(table, label: "x").scrolling
    #expect(
      markup.contains(
        "<tr><th scope=\"row\">a &lt; b</th><td>1,234</td><td class=\"l\">survey</td></tr>"))
    #expect(markup.contains("<tr><td></td><th scope=\"col\">95\u{A0}% interval</th>"))
    #expect(ParsedMarkup(markup).error == nil)
  }

  @Test func `rows of words take all columns, alarming rows are marked`() {
    let table = Table(
      [.init("a"), .init("b")],
      rows: [.span("all of <it>"), .note("why"), .cells(["1", "2"], isAlarming: true)])
    let markup = TableMarkup(table, label: "x").scrolling
    #expect(markup.contains("<tr><td class=\"l\" colspan=\"2\">all of &lt;it&gt;</td></tr>"))
    #expect(markup.contains("<tr class=\"alarm\"><th"))
  }

  @Test func `a long table of texts has two halves, one of numbers does not`() {
    let texts = Table(
      [.init("input", .text), .init("value", .text)],
      rows: (1...9).map { .cells([.text("input \($0)"), "5 %"]) })
    let halves = ParsedMarkup(TableMarkup(texts, label: "x").across)
    #expect(halves["table"].count == 2)
    #expect(halves["tr"].count == 11)
    let numbers = Table([.init("n")], rows: (1...9).map { .cells([.count($0)]) })
    #expect(ParsedMarkup(TableMarkup(numbers, label: "x").across)["table"].count == 1)
  }

  @Test func `the label is escaped`() {
    #expect(
      TableMarkup(Table([.init("a")]), label: "\"><script>").across.contains(
        "aria-label=\"Table: &quot;&gt;&lt;script&gt;\""))
  }
}
