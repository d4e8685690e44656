import Evidence
import PlainText
import Reports
import Testing
import WordOfMouth

@Suite struct AuditWordsTests {
  @Test func `every verdict has a sentence of its own`() {
    let stories: [SloganStory] = [
      .init(told: 9, reach: 5), .init(told: 0, reach: 5), .init(told: 0, reach: 0),
      .init(told: 30, reach: 30, contacts: 20), .init(told: 700, reach: 700),
      .init(told: 0.5, reach: 5), .init(told: 9, reach: 250), .init(told: 9, reach: 30),
      .init(told: 9, reach: 12), .init(told: 250, reach: 250), .init(told: 9, reach: 9),
    ]
    #expect(Set(stories.map(\.verdict)).count == SloganVerdict.allCases.count)
    #expect(Set(stories.map(AuditWords.verdict)).count == stories.count)
  }

  @Test(arguments: [60, 80, 120])
  func `text keeps to the width and says what was measured`(width: Int) {
    let text = printed(.of(SloganAudit([SloganStory(told: 9, reach: 250)])), width: width)
    for part in ["0.964", "10.7 %", "82", "346", "63.9 %"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= max(width, 62) })
    #expect(text.contains("1 to 4 %"))
  }

  @Test func `keys of JSON and columns of CSV are those described`() {
    let audit = SloganAudit([
      SloganStory(opinion: .positive, told: 2.5, reach: 50),
      SloganStory(opinion: .negative, told: 9, reach: 250),
    ])
    let (csv, json) = (DataTable.of(audit).csv, JSONValue.of(audit).pretty)
    #expect(json.contains("\"share_of_acquaintances\": "))
    let header = csv.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    #expect(header == DataTable.auditColumns.map(\.name))
    for column in header where !column.contains("_of_") {
      #expect(json.contains("\"\(column)\": "), "\(column)")
    }
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = line.prefix { $0 != "\"" }.split(
        separator: ",", omittingEmptySubsequences: false)
      #expect(fields.count >= header.count - 1)
    }
  }
}
