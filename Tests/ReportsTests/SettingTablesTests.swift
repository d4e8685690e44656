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
      "reach", "chance of take-off", "reach given take-off", "new hearers per hearer",
      "reach per customer", "negative per positive",
    ] {
      let index = try #require(headings.firstIndex(of: name))
      #expect(headings[index + 1] == "95 % interval")
      #expect(columns[index].group == columns[index + 1].group)
    }
  }

  @Test func `take-off has rows and columns only where reach has two modes`() throws {
    var result = try Example.compare()
    func hasTakeOff(_ table: Table) -> Bool {
      table.texts.joined().contains { $0.contains("take-off") }
        || table.columns.contains { $0.heading.contains("take-off") }
    }
    func tables() -> [Table] {
      [
        SettingTables.one(result.settings[0], slogan: nil), SettingTables.stories(result),
        result.whatIfTable(),
      ]
    }
    #expect(tables().allSatisfy(hasTakeOff))
    func clear(_ name: String) -> Bool { name.hasPrefix("split_") }
    for setting in result.settings.indices {
      for index in result.settings[setting].summaries.indices
      where clear(result.settings[setting].summaries[index].metric) {
        result.settings[setting].summaries[index].mean = nil
      }
    }
    for index in result.comparisons[0].rows.indices
    where clear(result.comparisons[0].rows[index].metric) {
      result.comparisons[0].rows[index].baseline = nil
      result.comparisons[0].rows[index].value = nil
    }
    #expect(!tables().contains(where: hasTakeOff))
  }

  @Test func `where only one side takes off or not the other has none`() throws {
    var result = try Example.compare()
    let place = try #require(
      result.comparisons[0].rows.firstIndex { $0.metric == "split_chance_negative" })
    result.comparisons[0].rows[place].value = nil
    result.comparisons[0].rows[place].difference = nil
    result.comparisons[0].rows[place].judged = nil
    let row = try #require(
      result.whatIfTable().texts.first { $0[0] == "negative: chance of take-off" })
    #expect(row[1...4] == ["75.0 %", "no split", "-", "-"])
  }

  @Test func `each what-if is named once, over its figures`() throws {
    let table = try Example.compare().whatIfTable()
    #expect(table.texts.filter { $0.count == 1 } == [["half-as-many-unhappy"]])
    // The positive story has no two modes.
    #expect(table.rows.count == 1 + ShownMetric.all.count - 2)
    #expect(try Example.compare().whatIfTable(limit: 0).rows.isEmpty)
  }

  @Test func `columns that repeat another table are left out where they do not fit`() throws {
    let document = Document([.table(try Example.compare().whatIfTable())])
    #expect(printed(document, width: 100).contains("what changes                        baseline"))
    let narrow = printed(document, width: 80)
    #expect(!narrow.contains("baseline"))
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
