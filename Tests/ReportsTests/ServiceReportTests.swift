import Experiments
import Reports
import Service
import Testing
import WordOfMouth

@Suite struct ServiceReportTests {
  private let style = TerminalReport(isColoured: false, width: 80)

  @Test func `a run says what happened, according to whom, and what it is worth`() throws {
    let result = try Example.service(decomposes: true)
    let text = style.text(result)
    let headings = [
      "what happened, all periods together", "misery, according to whom?",
      "positive story, all periods together", "negative story, all periods together",
      "both stories", "money", "what one unhappy customer costs",
      "what silence and talk are worth",
    ]
    let rows = OneSettingTable(
      setting: result.settings[0], slogan: nil, metrics: result.plan.metrics
    ).table.rows
    #expect(rows.filter { $0.count == 1 }.map { $0[0] } == headings)
    for label in ["the truth, of the served", "complaints, of the served", "audits, of calls"] {
      #expect(text.contains(label))
    }
    let sentences = Conclusion(result: result).sentences.joined(separator: " ")
    #expect(sentences.contains("unhappy customers stand behind one complaint (95 % interval "))
    #expect(sentences.contains("The net present value is "))
    let plain = style.text(try Example.service())
    #expect(!plain.contains("what one unhappy customer costs"))
  }

  @Test func `no mean stands without its interval`() throws {
    let result = try Example.service(decomposes: true)
    let rows = OneSettingTable(
      setting: result.settings[0], slogan: nil, metrics: result.plan.metrics
    ).table.rows
    for row in rows where row.count > 1 && row[1] != "-" && row[1] != "never" {
      #expect(!row[2].isEmpty && row[2] != "-", "\(row)")
    }
  }

  @Test func `of what a model has nothing of there is no row`() throws {
    let text = style.text(
      try Example.service(.compare) { model in
        model.listening = []
      })
    // The baseline has audits, so the comparison shows them.
    #expect(text.contains("audits, of calls"))
    let never = try Example.service(.compare) { $0.complaints = Complaints(complain: 0) }
    let setting = never.settings[1]
    let rows = OneSettingTable(setting: setting, slogan: nil, metrics: .service).table.rows
    #expect(!rows.contains { $0[0].contains("complained") })
    #expect(rows.first { $0[0].contains("first complaint") }?[1] == "never")
  }

  @Test func `a comparison says what a change is worth`() throws {
    let result = try Example.service(.compare)
    let text = style.text(result)
    for label in [
      "net benefit", "profit gained per unit spent",
      "break-even cost of a recovery",
    ] {
      #expect(text.contains("    " + label), "\(label)")
    }
    // Where misery goes altogether there is no doubt.
    let without = try style.text(Example.service(.compare) { $0.experience.misery = 0 })
    let sentence = without.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(sentence.contains("fix-more: net present value rises by"))
    #expect(sentence.contains("higher in 30 of 30 markets); it pays back in period 1"))
    // Nothing is spent or recovered differently.
    let same = try style.text(Example.service(.compare) { $0.learning += 0 })
    #expect(same.contains(/profit gained per unit spent +none/))
    #expect(same.contains(/break-even cost of a recovery +none/))
    let worse = try style.text(Example.service(.compare) { $0.recovery.attempt = 0 })
    #expect(worse.contains("does not pay back: not within the horizon"))
    // It saves less than it loses.
    #expect(worse.contains(/profit gained per unit saved +-/))
  }

  @Test(arguments: [80, 100, 120])
  func `no line is longer than the width`(width: Int) throws {
    let style = TerminalReport(isColoured: false, width: width)
    for result in [try Example.service(decomposes: true), try Example.service(.compare)] {
      for line in style.text(result).split(separator: "\n") {
        #expect(TextWidth.columns(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func `every metric shown exists`() {
    let table = MetricTable.decomposed
    let names = table.metrics.map(\.name) + table.derived.map(\.name)
    let sections = ShownMetric.service(table)
    for metric in (sections.before + sections.money).flatMap(\.metrics) {
      #expect(names.contains(metric.name), "\(metric.name)")
    }
    #expect(ShownMetric.worth.map(\.name) == table.comparisons.map(\.name))
  }

  @Test func `a model is put in words`() {
    let lines = ServiceWords.lines(Example.model).map { "\($0.label): \($0.text)" }
    #expect(
      lines == [
        "service: 2 periods, 90 % served in each, of them 20 % misery, 10 % magic; each cause noticed "
          + "lowers misery by 1 %",
        "firm: 40 % of the unhappy complain (invited; else 30 %); survey finds 50 % of the silent whom "
          + "it asks (40 %); shoppers finds causes by 6 calls a period; exit finds 50 % of leavers and "
          + "wins 30 % of those back; 50 % of known misery attempted, at most 1,000 a period, of it "
          + "30 % put right quickly, 30 % not as quickly",
        "loyalty: 97 % of the ordinary, 97 % of the delighted, 50 % of the unhappy and silent, 50 % of "
          + "the unhappy and in vain, 97 % of the put right, 97 % of the put right quickly stay",
        "market: 2 % of prospects join in a period; good and bad talk move joining by 20 % and 40 % of "
          + "the room, staying by 10 % and 10 %",
        "money: margin 100 a period, acquisition 4, discount 2 %, 80 % retention after the last",
      ])
    #expect(
      ServiceWords.stories(Example.model, of: .negative)
        == "the unhappy and silent and unhappy and in vain tell 5 contacts")
    var quiet = Example.model
    quiet.classes[.magic].story = nil
    #expect(ServiceWords.stories(quiet, of: .positive) == "nobody tells it first-hand")
    quiet.recovery = Recovery()
    quiet.market = Market()
    let words = ServiceWords.lines(quiet).map(\.text)
    #expect(words[1].hasSuffix("; known misery is left as it is"))
    #expect(words[3] == "nobody joins, and talk moves nobody")
  }
}
