import Foundation
import PlainText
import Reports
import Service
import Testing

@Suite struct LedgerWordsTests {
  private func example(_ name: String) throws -> (LedgerExample, Ledger) {
    let example = try #require(LedgerExample.named(name))
    return (example, try example.ledger())
  }

  @Test func `the list has every example with number, name, kind and source`() throws {
    let ledgers = try LedgerExample.all.map { (example: $0, ledger: try $0.ledger()) }
    let text = printed(.of(ledgers, calculatedBy: "hearsay ledger -e L1"))
    #expect(text.hasPrefix("7 estimates from the trade; calculate one with: hearsay ledger -e L1"))
    for example in LedgerExample.all {
      #expect(text.contains("\(example.id)  \(example.name)\n"))
      #expect(text.contains("    \(example.kind.rawValue): "))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `an example is written out as a whole`() throws {
    let (example, ledger) = try example("L1")
    #expect(
      printed(.of(ledger, example: example)) == """
        Two unhappy customers a week, and each knows 250 people (L1, girard-250)
        folklore: Girard, How to Sell Anything to Anybody, 1977

        Inputs
          perWeek    2  people  unhappy customers per week
          weeks     52  weeks   weeks (a year)
          told     250  people  people each of these tells

        Line by line
          unhappy: unhappy customers     104  people
              = perWeek x weeks = 2 x 52
          hearers: people told        26,000  people
              = unhappy x told = 104 x 250

        Result: people told: 26,000 people.

        Cautions
          - The 250 are the guests of funerals and weddings: people a person knows, not
            people a customer tells.
          - It counts everybody again for each customer: in a town of 20,000 it turns
            26,000 people away.
          - A ledger multiplies: it assumes that nobody is told twice, that everybody
            knows enough people to tell, and that nothing is random.

        """)
  }

  @Test(arguments: [
    ("L2", "value of customers lost: 16,750, in the currency of the inputs."),
    ("L4", "value of sales lost: 30,240,000, in the currency of the inputs."),
    ("L5", "customers lost: 16,582.5 of 100,000 people."), ("L1", "people told: 26,000 people."),
  ])
  func `what an example comes to has a unit, and says of how many`(
    name: String, words: String
  ) throws {
    let (example, ledger) = try example(name)
    let text = flat(printed(.of(ledger, example: example)))
    #expect(text.contains("Result: \(words)"))
  }

  @Test func `every example keeps to the width`() throws {
    for width in [50, 80] {
      for example in LedgerExample.all {
        let text = printed(.of(try example.ledger(), example: example), width: width)
        // A row of the table is not cut.
        let longest = text.split(separator: "\n").map(\.count).max() ?? 0
        #expect(longest <= max(width, 70), "\(example.id)")
      }
    }
  }

  @Test func `JSON has every input, and every line's label and value`() throws {
    for example in LedgerExample.all {
      let ledger = try example.ledger()
      let data = Data(JSONValue.of(ledger, example: example).pretty.utf8)
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
    let lines = DataTable.of(ledger, called: example.id).csv.split(separator: "\n")
    #expect(lines.count == 1 + ledger.inputs.count + ledger.lines.count)
    #expect(lines[0] == "ledger,kind,name,label,formula,calculation,value,unit,source")
    #expect(lines.last?.contains(",16582.5,people,") == true)
  }

  @Test func `the list is JSON and CSV too`() throws {
    let ledgers = try LedgerExample.all.map { (example: $0, ledger: try $0.ledger()) }
    let data = Data(JSONValue.of(ledgers).pretty.utf8)
    let json = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(json.compactMap { $0["id"] as? String } == LedgerExample.all.map(\.id))
    #expect(DataTable.of(ledgers).csv.split(separator: "\n").count == 8)
  }
}
