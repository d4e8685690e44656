import Testing

import Reports

@Suite struct TextTableTests {
  private var table: TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "place", isRightAligned: false),
      TextTable.Column(heading: "reach", group: 0),
      TextTable.Column(heading: "95 %\ninterval", group: 0),
      TextTable.Column(heading: "chance", group: 1),
    ])
    table.rows = [["here", "7", "6 to 8", "5 %"], ["here", "1,234", "-", "10 %"]]
    return table
  }

  @Test func `numbers end at the same place`() {
    #expect(
      table.lines(width: 80) == [
        "                    95 %",
        "  place  reach  interval  chance",
        "  here       7    6 to 8     5 %",
        "  here   1,234         -    10 %",
      ])
  }

  @Test func `groups that do not fit go below with the keys repeated`() {
    #expect(
      table.lines(width: 26) == [
        "                    95 %",
        "  place  reach  interval",
        "  here       7    6 to 8",
        "  here   1,234         -",
        "",
        "  place  chance",
        "  here      5 %",
        "  here     10 %",
      ])
  }

  @Test(arguments: 24...40) func `the width is kept`(width: Int) {
    #expect(table.lines(width: width).allSatisfy { TextWidth.columns($0) <= width })
  }

  @Test func `repeated keys are left blank where asked for`() {
    var table = table
    table.blanksRepeatedKeys = true
    #expect(table.lines(width: 80).last == "         1,234         -    10 %")
  }

  @Test func `a table of keys alone and one without rows are laid out`() {
    var keys = TextTable(columns: [TextTable.Column(heading: "a", isRightAligned: false)])
    #expect(keys.lines(width: .max) == ["  a"])
    keys.rows = [["x"], [""]]
    #expect(keys.lines(width: 1) == ["  a", "  x", ""])
  }

  @Test func `columns can be left out, and whether the rest fits be asked`() {
    #expect(table.fits(width: 32))
    #expect(!table.fits(width: 31))
    let narrow = table.removing(columns: [1, 3])
    #expect(narrow.fits(width: 17))
    #expect(narrow.lines(width: 80).last == "  here          -")
  }

  @Test func `headings alone are styled`() {
    let lines = table.lines(width: 80) { "<\($0)>" }
    #expect(lines.map { $0.hasPrefix("<") } == [true, true, false, false])
  }
}
