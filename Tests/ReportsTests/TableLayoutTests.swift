import PlainText
@testable import Reports
import Testing

@Suite struct TableLayoutTests {
  private var table: Table {
    Table(
      [
        .init("place", .text), .init("reach", group: 0), .init("95 %\ninterval", group: 0),
        .init("chance", group: 1),
      ],
      rows: [
        .cells(["here", .count(7), .range(Quantity(6), Quantity(8)), .share(0.05)]),
        .cells(["here", .count(1234), .missing, .share(0.1)]),
      ])
  }

  private func lines(_ table: Table, _ width: Int, isColoured: Bool = false) -> [String] {
    printed(Document([.table(table)]), width: width, isColoured: isColoured)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test func `numbers end at the same place`() {
    #expect(
      lines(table, 80) == [
        "                    95 %",
        "  place  reach  interval  chance",
        "  here       7    6 to 8     5 %",
        "  here   1,234         -    10 %",
      ])
  }

  /// The table with a key as wide as a narrow terminal leaves room for.
  private var wide: Table {
    var table = table
    table.columns[0].heading = String(repeating: "p", count: 20)
    return table
  }

  @Test func `groups that do not fit go below with the keys repeated`() {
    #expect(
      lines(wide, 40) == [
        "                                   95 %",
        "  pppppppppppppppppppp  reach  interval",
        "  here                      7    6 to 8",
        "  here                  1,234         -",
        "",
        "  pppppppppppppppppppp  chance",
        "  here                     5 %",
        "  here                    10 %",
      ])
  }

  @Test func `a group that is too wide by itself is divided`() {
    var table = wide
    table.columns[0].heading += "pppp"
    let found = lines(table, 40)
    #expect(found.count(where: \.isEmpty) == 2)
    #expect(found.allSatisfy { TextWidth.columns($0) <= 40 })
  }

  @Test(arguments: 40...60) func `the width is kept`(width: Int) {
    #expect(lines(wide, width).allSatisfy { TextWidth.columns($0) <= width })
  }

  @Test func `repeated keys are left blank where asked for`() {
    var table = table
    table.blanksRepeatedKeys = true
    #expect(lines(table, 80).last == "         1,234         -    10 %")
  }

  @Test func `a table of keys alone and one without rows are laid out`() {
    var keys = Table([.init("a", .text)])
    #expect(lines(keys, 80) == ["  a"])
    keys.rows = [.cells(["x"]), .cells([""])]
    #expect(lines(keys, 40) == ["  a", "  x", ""])
  }

  @Test func `dispensable columns are left out where not all fit`() {
    var table = wide
    table.columns[1].isDispensable = true
    table.columns[3].isDispensable = true
    #expect(lines(table, 60).contains { $0.hasSuffix("reach  interval  chance") })
    #expect(lines(table, 40).last == "  here                         -")
  }

  @Test func `levels, words and notes are set in`() {
    let table = Table(
      [.init("", .text), .init("n")],
      rows: [
        .span("both"), .cells(["a", .count(1)], level: 1), .note("= one"),
        .cells(["b", .count(2)], level: 2),
      ])
    #expect(
      lines(table, 80) == ["         n", "  both", "    a    1", "      = one", "      b  2"])
  }

  @Test func `a long text is cut and is complete below`() {
    let long = String(repeating: "word ", count: 10) + "end"
    let table = Table(
      [.init("value", .longText), .init("from", .text)], rows: [.cells([.text(long), "here"])])
    let found = lines(table, 60)
    #expect(found[1].hasPrefix("  word word word word…") && found[1].hasSuffix("  here"))
    #expect(found[2] == "      " + long)
  }

  @Test func `sentences are beside the numbers where there is room, else below`() {
    let table = Table(
      [.init("", .text), .init(""), .init("", .prose)],
      rows: [.cells(["name", .count(2), "what it means, in a sentence that is long"])])
    #expect(
      lines(table, 44) == [
        "  name  2  what it means, in a sentence that", "           is long",
      ])
    var wide = table
    wide.rows[0] = .cells([
      .text(String(repeating: "n", count: 20)), .count(2), "what it means, said",
    ])
    #expect(lines(wide, 40).last == "      what it means, said")
  }

  @Test func `headings are marked, and rows that must not be overlooked`() {
    var table = table
    table.rows[1].isAlarming = true
    let lines = lines(table, 80, isColoured: true)
    #expect(lines.map { $0.hasPrefix("\u{1B}[1m") } == [true, true, false, false])
    #expect(lines.map { $0.hasPrefix("\u{1B}[31m") } == [false, false, false, true])
  }
}
