import Evidence
import Reports
import Testing
import WordOfMouth

@Suite struct AuditReportTests {
  @Test func `every verdict has a sentence of its own`() {
    let stories: [SloganStory] = [
      .init(told: 9, reach: 5), .init(told: 0, reach: 5), .init(told: 0, reach: 0),
      .init(told: 30, reach: 30, contacts: 20), .init(told: 700, reach: 700),
      .init(told: 0.5, reach: 5), .init(told: 9, reach: 250), .init(told: 9, reach: 30),
      .init(told: 9, reach: 12), .init(told: 250, reach: 250), .init(told: 9, reach: 9),
    ]
    #expect(Set(stories.map(\.verdict)).count == SloganVerdict.allCases.count)
    #expect(Set(stories.map(AuditReport.verdict)).count == stories.count)
  }

  @Test(arguments: [60, 80, 120])
  func `text keeps to the width and says what was measured`(width: Int) {
    let text = AuditReport(SloganAudit([SloganStory(told: 9, reach: 250)])).text(width: width)
    for part in ["0.964", "10.7 %", "82", "346", "63.9 %"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= max(width, 62) })
    #expect(text.contains("1 to 4 %"))
  }

  @Test func `keys of JSON and columns of CSV are those described`() {
    let report = AuditReport(
      SloganAudit([
        SloganStory(opinion: .positive, told: 2.5, reach: 50),
        SloganStory(opinion: .negative, told: 9, reach: 250),
      ]))
    for column in AuditReport.columns { #expect(report.json.contains("\"\(column.name)\": ")) }
    let header = report.csv.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    for column in AuditReport.columns where column.name != "share_of_acquaintances" {
      #expect(header.contains(column.name))
    }
    for line in report.csv.split(separator: "\n").dropFirst() {
      let fields = line.prefix { $0 != "\"" }.split(
        separator: ",", omittingEmptySubsequences: false)
      #expect(fields.count >= header.count - 1)
    }
  }
}
