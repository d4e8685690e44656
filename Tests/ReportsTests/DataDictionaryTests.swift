import Experiments
import Foundation
import Reports
import Scenarios
import Testing

@Suite struct DataDictionaryTests {
  @Test func `every column has a name of its own and a meaning`() throws {
    let result = try Example.compare()
    let uncertain = try Example.uncertain()
    let found = try #require(uncertain.uncertainty)
    let decided = try Example.decided()
    let decision = try #require(decided.decision)
    for table in [
      .worlds(decision, of: decided), .tornado(decision, of: decided),
      .information(decision, of: decided),
      DataTable.runs(result), .rounds(result), .paths(result), .market(result), .summary(result),
      .compare(result), .paths(try Example.service()),
      .uncertainty(found, of: uncertain), .ledger(LedgerResult(result)),
      .comparePeriods(try Example.service(.compare)),
    ] {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      for column in table.columns {
        #expect(column.meaning.hasSuffix("."), "\(column.name)")
        #expect(!column.meaning.contains("  "), "\(column.name)")
      }
    }
  }

  @Test func `varied paths are described by the parameter table`() throws {
    let result = try Example.compare()
    let meaning = result.plan.document.explained().first { $0.path == "customers.dissatisfied" }?
      .meaning
    let column = shared(.summary(result)).last
    #expect(column?.name == "param.customers.dissatisfied")
    #expect(column?.meaning == meaning)
    #expect(meaning != nil)
  }

  @Test func `the article on the results folder has every column and metric as the tables do`()
    throws
  {
    let article = try String(contentsOf: articleURL, encoding: .utf8)
    let sections = article.components(separatedBy: "\n## ").dropFirst().map { section in
      let lines = section.split(separator: "\n").map(String.init)
      return (lines[0], lines.filter { $0.hasPrefix("| `") })
    }
    let result = try Example.run()
    let uncertain = try Example.uncertain()
    let found = try #require(uncertain.uncertainty)
    let decided = try Example.decided()
    let decision = try #require(decided.decision)
    let expected: [(String, [DataDictionary.Column])] = [
      ("Columns that all files share", shared(.summary(result))),
      ("Runs", own(.runs(result)).filter { !DataDictionary.waveMetrics.contains($0) }),
      ("Rounds", own(.rounds(result))), ("Paths", own(.paths(result))),
      ("Market", own(.market(result))), ("Summary", own(.summary(result))),
      ("Segments", own(.segments(result))), ("Compare", own(.compare(result))),
      ("Compare periods", own(.comparePeriods(try Example.service(.compare)))),
      ("Uncertainty", own(.uncertainty(found, of: uncertain))),
      ("Worlds", own(.worlds(decision, of: decided)).filter { !$0.name.hasPrefix("input.") }),
      ("Tornado", own(.tornado(decision, of: decided))),
      ("Information", own(.information(decision, of: decided))),
      ("Ledger", own(.ledger(LedgerResult(result)))),
      ("Theory", own(.theory(result))), ("Columns", own(.columns(of: []))),
      ("Metrics", DataDictionary.waveMetrics),
      ("Periods", own(.periods(result))), ("Metrics of periods", DataDictionary.serviceMetrics),
      ("Metrics of some service models", DataDictionary.extensionMetrics),
    ]
    for (title, columns) in expected {
      let rows = columns.map { "| `\($0.name)` | \($0.unit) | \($0.meaning) |" }
      let found = sections.first { $0.0 == title }?.1
      #expect(found == rows, "section \(title) should be:\n\(rows.joined(separator: "\n"))")
    }
  }

  private func shared(_ table: DataTable) -> [DataDictionary.Column] {
    Array(table.columns.prefix { $0.name != "metric" })
  }

  private func own(_ table: DataTable) -> [DataDictionary.Column] {
    table.columns.filter { !["scenario", "variant", "point"].contains($0.name) }
  }

  private var articleURL: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Reports/Reports.docc/ResultsFolderFiles.md")
  }
}
