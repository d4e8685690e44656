@testable import Reports
import Testing

@Suite struct TerminalRendererTests {
  private func chart(_ lines: [String]) -> Document.Block {
    .chart(
      Chart(
        id: "c", title: "Better in 3 of 5", note: "", description: "", Drawing(height: 1, []),
        numbers: Table([]), lines: lines))
  }

  @Test func `a chart with a small version is shown below its title`() {
    #expect(
      printed(Document([.paragraph("a"), chart(["  .:."]), .paragraph("b")]))
        == "a\n\nBetter in 3 of 5\n  .:.\n\nb\n")
  }

  @Test func `a chart without one leaves no trace`() {
    #expect(printed(Document([.paragraph("a"), chart([]), .list(["b"])])) == "a\n\n  - b\n")
    #expect(printed(Document([chart([]), .paragraph("b")])) == "b\n")
  }

  @Test func `tiles are lines`() {
    let tiles = [
      Tile("Net benefit", "€152,000 better", note: "in 100 of 100", ink: .best),
      Tile("Pays back in", "month 1", note: ""),
    ]
    #expect(
      printed(Document([.tiles(tiles)])) == """
          Net benefit   €152,000 better: in 100 of 100
          Pays back in  month 1

        """)
  }

  @Test func `words that must not be overlooked are plain text`() {
    let yes: Prose = "Yes \(.count(9))"
    #expect(printed(Document([.paragraph("\(yes.strong), it pays.")])) == "Yes 9, it pays.\n")
  }
}
