import Experiments
import PlainText
import Reports
import Service
import Testing
import WordOfMouth

/// Of `ServiceWords`, and of what is shown of scenarios with periods.
@Suite struct ServiceWordsTests {
  @Test func `a run says what happened, what the firm sees, and what it is worth`() throws {
    let result = try Example.service(decomposes: true)
    let text = printed(.of(result))
    let headings = [
      "what happened (sum over all periods)",
      "unhappy customers: the truth, and what the firm sees",
      "positive story (sum over all periods)", "negative story (sum over all periods)",
      "both stories", "money", "cost of one unhappy customer",
      "value of silence and word of mouth",
    ]
    let rows = SettingTables.one(
      result.settings[0], slogan: nil, metrics: result.plan.metrics
    ).texts
    #expect(rows.filter { $0.count == 1 }.map { $0[0] } == headings)
    for label in [
      "unhappy, share of those served", "complaints, share of those served", "audits, of calls",
    ] {
      #expect(text.contains(label))
    }
    let sentences = result.conclusion.map(\.text).joined(separator: " ")
    #expect(sentences.contains(" unhappy customers for each complaint (95 % interval "))
    #expect(sentences.contains("The net present value is "))
    let plain = printed(.of(try Example.service()))
    #expect(!plain.contains("cost of one unhappy customer"))
  }

  @Test func `no mean is shown without its interval`() throws {
    let result = try Example.service(decomposes: true)
    let rows = SettingTables.one(
      result.settings[0], slogan: nil, metrics: result.plan.metrics
    ).texts
    for row in rows where row.count > 1 && row[1] != "-" && row[1] != "never" {
      #expect(!row[2].isEmpty && row[2] != "-", "\(row)")
    }
  }

  @Test func `of what a model has nothing of there is no row`() throws {
    let result = try Example.service(.compare) { $0.listening = [] }
    let text = printed(.of(result))
    // The baseline has audits, so the comparison shows them.
    #expect(text.contains("audits, of calls"))
    let never = try Example.service(.compare) { $0.complaints = Complaints(complain: 0) }
    let setting = never.settings[1]
    let rows = SettingTables.one(setting, slogan: nil, metrics: .service).texts
    #expect(!rows.contains { $0[0].contains("complained") })
    #expect(rows.first { $0[0] == "period of first complaint" }?[1] == "never")
  }

  @Test func `a comparison says what a change is worth`() throws {
    let result = try Example.service(.compare)
    let text = printed(.of(result))
    for label in [
      "net benefit", "profit gained per unit spent",
      "break-even cost of a recovery",
    ] {
      #expect(text.contains("    " + label), "\(label)")
    }
    // Where misery goes altogether there is no doubt.
    let without = try printed(.of(Example.service(.compare) { $0.experience.misery = 0 }))
    let sentence = flat(without)
    #expect(sentence.contains("fix-more: net present value rises by"))
    #expect(sentence.contains("higher in 30 of 30 simulated markets); it pays back in period 1"))
    // Nothing is spent or recovered differently.
    let same = try printed(.of(Example.service(.compare) { $0.learning += 0 }))
    #expect(same.contains(/profit gained per unit spent +none/))
    #expect(same.contains(/break-even cost of a recovery +none/))
    let worse = try printed(.of(Example.service(.compare) { $0.recovery.attempt = 0 }))
    #expect(worse.contains("does not pay back within the simulated periods"))
    // It saves less than it loses.
    #expect(worse.contains(/profit gained per unit saved +-/))
  }

  @Test(arguments: [80, 100, 120])
  func `no line is longer than the width`(width: Int) throws {
    for result in [try Example.service(decomposes: true), try Example.service(.compare)] {
      for line in printed(.of(result), width: width).split(separator: "\n") {
        #expect(TextWidth.columns(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func `every metric shown exists`() {
    let table = MetricTable.decomposed
    let names = table.metrics.map(\.name) + table.derived.map(\.name)
    for metric in ShownMetric.all(table) {
      #expect(names.contains(metric.name), "\(metric.name)")
    }
    #expect(ShownMetric.worth.map(\.name) == table.comparisons.map(\.name))
  }

  @Test func `a model is put in words`() {
    let lines = ServiceWords.facts(Example.model).map { "\($0.label): \($0.text.text)" }
    #expect(
      lines == [
        "service: 2 periods; 90 % of customers are served in each, and of these 20 % have a bad "
          + "experience (misery) and 10 % an excellent one (magic); each cause noticed lowers misery "
          + "by 1 %",
        "firm: 40 % of unhappy customers complain when invited to, else 30 %; survey asks 40 % of "
          + "unhappy customers who did not complain and finds 50 %; shoppers looks for causes in 6 "
          + "calls per period; exit hears 50 % of those who leave and wins back 30 % of these; the firm "
          + "tries to resolve 50 % of the cases it knows of (at most 1,000 per period); 30 % of these "
          + "are resolved quickly and 30 % slowly",
        "loyalty: 97 % of ordinary and 97 % of delighted customers stay for the next period; of "
          + "unhappy ones 50 % if they did not complain, 50 % if their complaint was not resolved, "
          + "97 % if their case was resolved slowly and 97 % if quickly",
        "market: 2 % of prospects join per period; hearing good news raises that to 21.60 %; bad news "
          + "lowers it to 1.20 %; good news makes customers 10 % less likely to leave, bad news 10 % "
          + "less likely to stay",
        "money: margin 100 per customer and period, acquisition cost 4, discount 2 % per period; after "
          + "the last period: 80 % retention",
      ])
    #expect(
      ServiceWords.stories(Example.model, of: .negative).text
        == "unhappy customers who did not complain, or whose complaint was not resolved, tell 5 "
        + "contacts")
    var quiet = Example.model
    quiet.classes[.magic].story = nil
    #expect(ServiceWords.stories(quiet, of: .positive).text == "nobody tells it first-hand")
    quiet.recovery = Recovery()
    quiet.market = Market()
    let words = ServiceWords.facts(quiet).map(\.text.text)
    #expect(words[1].hasSuffix("; the firm does not try to resolve any case"))
    #expect(words[3] == "nobody joins, and word of mouth does not change who stays")
  }
}
