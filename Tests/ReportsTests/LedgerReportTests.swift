import Foundation
import Reports
import Service
import Testing

@Suite struct LedgerReportTests {
  private func example(_ name: String) throws -> (LedgerExample, Ledger) {
    let example = try #require(LedgerExample.named(name))
    return (example, try example.ledger())
  }

  @Test func `the list has every example with number, name, kind and source`() {
    let text = LedgerReport.list(LedgerExample.all, width: 80)
    for example in LedgerExample.all {
      #expect(text.contains("\(example.id)  \(example.name)\n"))
      #expect(text.contains("    \(example.kind.rawValue): "))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `an example is written out as a whole`() throws {
    let (example, ledger) = try example("L1")
    #expect(
      LedgerReport.text(ledger, of: example, width: 80) == """
        Two unhappy customers a week, and each knows 250 people (L1, girard-250)

          folklore: Girard, How to Sell Anything to Anybody, 1977

        Inputs (--set NAME=VALUE changes one)
          perWeek    2  people  unhappy customers a week
          weeks     52  weeks   weeks (a year)
          told     250  people  people each of them tells

        Line by line
          unhappy: unhappy customers     104  people
              = perWeek x weeks = 2 x 52
          hearers: people told        26,000  people
              = unhappy x told = 104 x 250

        Result: people told: 26,000 people.

        Cautions
          - The 250 are the guests of funerals and weddings: people whom somebody knows,
            not people whom a customer tells.
          - It counts everybody anew for each customer: in a town of 20,000 it turns
            26,000 people away.
          - A ledger multiplies: nobody is told twice, everybody knows enough people to
            tell, and chance has no part. "hearsay ledger FILE" sets a scenario's ledger
            beside its simulation.

        """)
  }

  @Test func `every example keeps to the width`() throws {
    for width in [50, 80] {
      for example in LedgerExample.all {
        let text = LedgerReport.text(try example.ledger(), of: example, width: width)
        // A row of the table is not cut.
        let longest = text.split(separator: "\n").map(\.count).max() ?? 0
        #expect(longest <= max(width, 70), "\(example.id)")
      }
    }
  }

  @Test func `JSON has every input, and every line's label and value`() throws {
    for example in LedgerExample.all {
      let ledger = try example.ledger()
      let data = Data(LedgerReport.json(ledger, of: example).utf8)
      let json = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(json["id"] as? String == example.id && json["kind"] as? String != nil)
      let inputs = try #require(json["inputs"] as? [[String: Any]])
      #expect(inputs.map { $0["name"] as? String } == ledger.inputs.map(\.name))
      #expect(inputs.map { $0["value"] as? Double } == ledger.inputs.map(\.value))
      let lines = try #require(json["lines"] as? [[String: Any]])
      #expect(lines.map { $0["label"] as? String } == ledger.lines.map(\.label))
      #expect(lines.map { $0["value"] as? Double } == ledger.lines.map(\.value))
      let result = try #require(json["result"] as? [String: Any])
      #expect(result["value"] as? Double == ledger.result.value)
    }
  }

  @Test func `CSV has a row for each input and line`() throws {
    let (example, ledger) = try example("L5")
    let lines = LedgerReport.csv(ledger, of: example).split(separator: "\n")
    #expect(lines.count == 1 + ledger.inputs.count + ledger.lines.count)
    #expect(lines[0] == "ledger,kind,name,label,formula,calculation,value,unit,source")
    #expect(lines.last?.contains(",16582.5,people,") == true)
  }

  @Test func `the list is JSON and CSV too`() throws {
    let ledgers = try LedgerExample.all.map { ($0, try $0.ledger()) }
    let data = Data(LedgerReport.listJSON(ledgers).utf8)
    let json = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(json.compactMap { $0["id"] as? String } == LedgerExample.all.map(\.id))
    #expect(LedgerReport.listCSV(ledgers).split(separator: "\n").count == 8)
  }
}
