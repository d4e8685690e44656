import Experiments
import Parallelism
import PlainText
import Randomness
import Reports
import Scenarios
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
      "positive story (hearings: each period's, added up)",
      "negative story (hearings: each period's, added up)", "both stories", "money",
      "what one unhappy customer costs: parts that add up to the total",
      "what silence and bad news cost in all", "what good news gains in all",
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
    #expect(!plain.contains("what one unhappy customer costs"))
    #expect(sentences.contains("one unhappy customer costs "))
    #expect(sentences.contains(" people; because of it "))
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
      "break-even cost of an attempt",
    ] {
      #expect(text.contains("    " + label), "\(label)")
    }
    // Where misery goes altogether there is no doubt.
    let without = try printed(.of(Example.service(.compare) { $0.experience.misery = 0 }))
    let sentence = flat(without)
    #expect(sentence.contains("fix-more is better for the firm: net present value rises by"))
    #expect(sentence.contains("higher in 30 of 30 simulated markets)"))
    #expect(
      sentence.contains(
        " of that is residual value after the last period; what the change itself costs is not in"))
    // Nothing is spent or recovered differently.
    let same = try printed(.of(Example.service(.compare) { $0.learning += 0 }))
    #expect(same.contains("    costs nothing net\n"))
    #expect(same.contains("    no break-even cost: attempts to resolve cases may not change"))
    let worse = try printed(.of(Example.service(.compare) { $0.recovery.attempt = 0 }))
    #expect(worse.contains("does not pay back within the simulated periods"))
    // It saves less than it loses.
    #expect(worse.contains(/profit lost per unit saved +[0-9]/))
    #expect(flat(worse).contains("fix-more is worse for the firm: net present value falls by"))
  }

  @Test func `details call periods and money what the scenario does`() throws {
    let document = try ScenarioDocument.read(
      .text(
        """
        { "format": 1, "extends": ["preset:tarp-1979-minor", "preset:two-three-eight-ten"],
          "replicates": 20, "customers": { "share": 0.5 },
          "graph": { "model": "ring-lattice", "people": 400, "contacts": 10 },
          "service": {
            "periods": 2, "periodName": "week", "experience": { "misery": 0.3 }, "complain": 0.9,
            "recovery": { "attempt": 0.1, "resolvedQuickly": 1, "resolved": 0, "cost": 1 },
            "loyalty": { "ordinary": 0.9 } },
          "money": { "currency": "EUR", "margin": 100, "discount": 0.01 },
          "variants": { "fix-all": { "service.recovery.attempt": 1 } } }
        """, name: "shop.json"))
    let result = try Experiment(Plan(document, scope: .compare))
      .run(workers: Workers(2), cancellation: Cancellation()) { _ in }
    let text = flat(printed(.of(result)))
    #expect(!text.contains("period"))
    for words in [
      "(money in EUR)", "Summed over the weeks",
      " EUR of that is residual value after the last week",
      "it pays back in week ", "stay for the next week", "pays back in week", "sums over the weeks",
    ] {
      #expect(text.contains(words), "\(words)")
    }
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

  @Test func `what only some models have is shown where the plan has it`() throws {
    let plan = try Example.servicePlan(.compare) { $0.recovery.within = 2 }
    let (shown, usual) = (ShownMetric.all(plan.metrics), ShownMetric.all(.service))
    #expect(shown.contains { $0.name == "waiting" } && !usual.contains { $0.name == "waiting" })
    let names = plan.metrics.metrics.map(\.name) + plan.metrics.derived.map(\.name)
    #expect(shown.allSatisfy { names.contains($0.name) })
    var slow = Example.model
    slow.recovery.within = 2.5
    #expect(
      ServiceWords.facts(slow).map(\.text.text)[1].hasSuffix(
        "30 % slowly; a case is open for 2.5 periods on average, the first included"))
    slow.experience.ownFault = 0.1
    slow.recovery.helpsOwnFault = 0.75
    let words = ServiceWords.facts(slow).map(\.text.text)
    #expect(words[0].contains(" (magic); 10 % of misery is the customer's own doing; each cause "))
    slow.listening = [Lever(name: "sales", finds: .buyingLess(chance: 0.4))]
    (slow.classes[.silent].spends, slow.classes[.unresolved].spends) = (0.6, 0.75)
    let less = ServiceWords.facts(slow).map(\.text.text)
    #expect(
      less[1].contains(
        "; sales notices 40 % of unhappy customers who did not complain by what they buy;"))
    slow.money.replace = 0.2
    #expect(
      ServiceWords.facts(slow).map(\.text.text)[4].hasSuffix(
        "80 % retention; 20 % of those who leave are replaced, at 4 each"))
    #expect(
      less[4].hasPrefix(
        "margin 100 per customer and period (after misery those who did not complain bring 60 % of it, "
          + "those whose complaint was not resolved 75 %), acquisition cost 4"))
    #expect(
      words[1].hasSuffix(
        "the first included; of cases of the customer's own doing it refuses 25 %"))
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
        "market: hearing good news raises the chance of joining per period from 2.00 % to 9.26 %, bad "
          + "news lowers it to 1.01 %; hearing good news raises the chance that ordinary customers stay "
          + "from 97.00 % to 97.98 %, bad news lowers it to 95.10 %",
        "money: margin 100 per customer and period, acquisition cost 4, discount 2 % per period; after "
          + "the last period: 80 % retention",
      ])
    #expect(
      ServiceWords.stories(Example.model, of: .negative).text
        == "unhappy customers who did not complain, or whose complaint was not resolved, tell 5 "
        + "contacts")
    var named = Example.model
    named.periodName = "week"
    named.money.currency = "EUR"
    let terms = ServiceWords.facts(named).map(\.text.text)
    #expect(!terms.joined().contains("period"))
    #expect(terms[0].hasPrefix("2 weeks; ") && terms[1].contains("(at most 1,000 per week)"))
    #expect(
      terms[4]
        == "margin 100 EUR per customer and week, acquisition cost 4 EUR, discount 2 % per week; after "
        + "the last week: 80 % retention")
    var posting = Example.model
    for kind in [CustomerClass.silent, .unresolved, .magic] {
      posting.classes[kind].broadcast = Broadcast(
        share: 0.02, reaches: kind == .magic ? .poisson(mean: 5) : .exactly(300))
    }
    posting.complaints.venting = 0.25
    let firm = ServiceWords.facts(posting).map(\.text.text).joined(separator: " ")
    #expect(firm.contains("25 % of these post instead"))
    var mute = posting
    mute.classes[.silent].story = nil
    let silenced = ServiceWords.facts(mute).map(\.text.text).joined(separator: " ")
    #expect(silenced.contains("25 % of these stay silent instead, with nothing to post"))
    #expect(
      ServiceWords.stories(posting, of: .negative).text
        == ServiceWords.stories(Example.model, of: .negative).text
        + "; 2 % of unhappy customers who did not complain, or whose complaint was not resolved, also "
        + "broadcast it to 300 people drawn at random; all who post instead of complaining broadcast "
        + "it to 300 people drawn at random")
    #expect(
      ServiceWords.stories(posting, of: .positive).text.hasSuffix(
        "; 2 % of delighted customers also broadcast it to a Poisson number of people (mean 5) drawn "
          + "at random"))
    #expect(
      ServiceWords.facts(posting)[1].text.text.hasPrefix(
        "40 % of unhappy customers would complain when invited to, else 30 %; 25 % of these post "
          + "instead; survey"))
    var calling = Example.model
    calling.listening[2].friends = FriendCalls(share: 0.2, staying: 1.5)
    #expect(
      ServiceWords.facts(calling)[1].text.text.contains(
        "; exit hears 50 % of those who leave and wins back 30 % of these, and calls 20 % of their "
          + "contacts who are customers, which multiplies the odds of staying by 1.5; the firm"))
    var quiet = Example.model
    quiet.classes[.magic].story = nil
    #expect(ServiceWords.stories(quiet, of: .positive).text == "nobody tells it first-hand")
    quiet.recovery = Recovery()
    quiet.market = Market()
    let words = ServiceWords.facts(quiet).map(\.text.text)
    #expect(words[1].hasSuffix("; the firm does not try to resolve any case"))
    #expect(words[3] == "nobody joins, and word of mouth does not change who stays")
    // Only unhappy customers can be moved, bad news attracts, and hearings last.
    quiet.market = Market(
      join: 0.1, joining: .init(heardBad: 2), staying: .init(heardBad: 0.5), remembers: 2.5)
    quiet.classes[.ordinary].loyalty = 1
    quiet.classes[.magic].loyalty = 1
    #expect(
      ServiceWords.facts(quiet).map(\.text.text)[3]
        == "hearing bad news raises the chance of joining per period from 10.00 % to 18.18 %; hearing "
        + "bad news lowers the chance that unhappy customers who did not complain stay from 50.00 % to "
        + "33.33 %; what somebody heard counts for 2.5 periods on average")
    quiet.market = Market(join: 0.1)
    #expect(
      ServiceWords.facts(quiet).map(\.text.text)[3]
        == "10 % of prospects join per period, whatever they hear; word of mouth does not change who "
        + "stays")
  }
}
