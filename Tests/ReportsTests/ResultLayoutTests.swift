import Experiments
import Reports
import Testing

@Suite struct ResultLayoutTests {
  @Test func `OneSettingTable leaves the slogan out where there is none`() throws {
    let setting = try Example.run().settings[0]
    let with = OneSettingTable(setting: setting, slogan: Example.slogan).table.rows
    let without = OneSettingTable(setting: setting, slogan: nil).table.rows
    #expect(with.filter { $0[0].contains("slogan") }.map { $0[1] } == ["2.5", "9"])
    #expect(without == with.filter { !$0[0].contains("slogan") })
  }

  @Test func `ManySettingsTable has a row for each point and opinion, varied values first`() throws
  {
    let table = ManySettingsTable(result: try Example.sweep(points: 3), limit: 2).table
    #expect(
      table.rows.map { $0.prefix(4) }.map(Array.init) == [
        ["0.1", "0.02", "positive", "70"], ["0.1", "0.02", "negative", "1,045"],
        ["0.2", "0.02", "positive", "71"], ["0.2", "0.02", "negative", "1,046"],
      ])
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
  }

  @Test func `no mean stands apart from its interval, nor reach from take-off`() throws {
    let columns = ManySettingsTable(result: try Example.compare(), limit: 9).table.columns
    let headings = columns.map { $0.heading.replacing("\n", with: " ") }
    #expect(headings[0] == "what if")
    for name in [
      "reach", "chance of take-off", "reach given take-off", "reach per customer",
      "negative per positive",
    ] {
      let index = try #require(headings.firstIndex(of: name))
      #expect(headings[index + 1] == "95 % interval")
      #expect(columns[index].group == columns[index + 1].group)
    }
  }

  @Test func `WhatIfTable names each variant once, over its figures`() throws {
    let table = WhatIfTable(result: try Example.compare(), limit: 9).table
    #expect(table.rows.filter { $0.count == 1 } == [["half-as-many-unhappy"]])
    #expect(table.rows.count == 1 + ShownMetric.all.count)
    #expect(WhatIfTable(result: try Example.compare(), limit: 0).table.rows.isEmpty)
  }

  @Test func `WhatIfTable leaves out what stands above where it would not fit`() throws {
    let table = WhatIfTable(result: try Example.compare(), limit: 9)
    #expect(table.table(width: 100).columns.count == 6)
    let narrow = table.table(width: 80)
    #expect(
      narrow.columns.map(\.heading) == ["what changes", "difference", "95 % interval", "higher in"])
    #expect(narrow.fits(width: 80))
  }
}
