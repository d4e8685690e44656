import Experiments
import Reports
import Testing

/// Of `SettingTables` and `WhatIfTable`.
@Suite struct SettingTablesTests {
  @Test func `the slogan is left out where there is none`() throws {
    let setting = try Example.run().settings[0]
    let with = SettingTables.one(setting, slogan: Example.slogan).texts
    let without = SettingTables.one(setting, slogan: nil).texts
    #expect(with.filter { $0[0].contains("slogan") }.map { $0[1] } == ["2.5", "9"])
    #expect(without == with.filter { !$0[0].contains("slogan") })
  }

  @Test func `several settings have a row for each point and opinion, varied values first`() throws
  {
    let table = SettingTables.stories(try Example.sweep(points: 3), limit: 2)
    #expect(
      table.texts.map { $0.prefix(4) }.map(Array.init) == [
        ["0.1", "0.02", "positive", "70"], ["0.1", "0.02", "negative", "1,045"],
        ["0.2", "0.02", "positive", "71"], ["0.2", "0.02", "negative", "1,046"],
      ])
    #expect(table.texts.allSatisfy { $0.count == table.columns.count })
  }

  @Test func `no mean is without its interval, nor reach without take-off`() throws {
    let columns = SettingTables.stories(try Example.compare()).columns
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

  @Test func `each what-if is named once, over its figures`() throws {
    let table = try Example.compare().whatIfTable()
    #expect(table.texts.filter { $0.count == 1 } == [["half-as-many-unhappy"]])
    #expect(table.rows.count == 1 + ShownMetric.all.count)
    #expect(try Example.compare().whatIfTable(limit: 0).rows.isEmpty)
  }

  @Test func `columns that repeat another table are left out where they do not fit`() throws {
    let document = Document([.table(try Example.compare().whatIfTable())])
    #expect(printed(document, width: 100).contains("what changes                     baseline"))
    let narrow = printed(document, width: 80)
    #expect(!narrow.contains("baseline"))
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
