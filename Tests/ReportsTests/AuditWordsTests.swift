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

  @Test func `near the critical point the verdict says what a little more or less comes to`() {
    func verdict(_ reach: Double) -> String {
      AuditWords.verdict(SloganStory(told: 9, reach: reach)).text
    }
    #expect(verdict(250).contains("with 0.01 less 196 would hear of it, with 0.01 more 346."))
    #expect(verdict(1000).contains("with 0.01 less 474 would hear of it, with 0.01 more there"))
  }

  @Test func `a large part is one of the contacts, or of each count of them that is not less`() {
    func verdict(_ told: Double, _ contacts: Int? = nil) -> String {
      AuditWords.verdict(SloganStory(told: told, reach: told, contacts: contacts)).text
    }
    #expect(verdict(9, 20).hasSuffix("would tell 45.0 % of their 20 contacts in person."))
    #expect(
      verdict(50).hasSuffix(
        "would tell 8.2 % of everybody they know in person, or 33.3 % by the smallest count."))
    #expect(
      verdict(250).hasSuffix(
        "would tell 40.9 % of everybody they know in person, and by the smallest count (150) more "
          + "people than they know."))
    let text = printed(.of(SloganAudit([SloganStory(told: 9, reach: 250, contacts: 20)])))
    #expect(text.contains("told, share of the 20 contacts a person has"))
    #expect(!text.contains("150"))
  }

  @Test func `where nobody has to pass it on, nothing is said of hearing twice`() {
    func cautions(_ reach: Double) -> Bool {
      let answer = Answer(SloganAudit([SloganStory(told: 9, reach: reach)]))
      return flat(printed(answer.document(more: "more"))).contains("hear twice")
    }
    #expect(cautions(30) && !cautions(9))
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

  @Test func `what was measured stands beside a verdict that needs retelling`() throws {
    let near = Answer(SloganAudit([SloganStory(told: 9, reach: 250)]))
    let text = printed(near.document(more: "")).replacing("\n", with: " ")
    #expect(text.contains("R 1.9 to 2.5 in four") && text.contains("R 1.43 in the ice"))
    #expect(text.contains("about 1 retelling a story, against 27 here."))
    let alone = Answer(SloganAudit([SloganStory(told: 9, reach: 9)]))
    #expect(!printed(alone.document(more: "")).contains("Measured"))
    let json = JSONValue.of(SloganAudit([SloganStory(told: 9, reach: 250)])).pretty
    #expect(json.contains("\"reproduction_number_low\": 1.43"))
    #expect(json.contains("\"retellings_per_seed\": 1"))
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
