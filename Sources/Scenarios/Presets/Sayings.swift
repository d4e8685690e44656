import PlainText
import WordOfMouth

/// Presets of sayings and surveys: how many people customers tell.
extension Preset {
  /// A satisfied customer tells 2 to 3 people, a dissatisfied one 8 to 10.
  static let twoThreeEightTen = saying(
    "two-three-eight-ten", .tradeText,
    "A satisfied customer tells 2 to 3 people, a dissatisfied one 8 to 10; nobody passes it on.",
    reach: ByOpinion(positive: 2.5, negative: 9),
    source:
      "rule of thumb in customer-service texts (original source unknown; often credited to TARP without a citation)",
    cautions: [
      "Folklore: trade texts repeat these numbers, and we know of no study that found them as a pair.",
      "Surveys of Technical Assistance Research Programs (TARP), such as Measuring the Grapevine (1981), are usually quoted with 4 to 5 and 9 to 10 people; those who quote them seldom say that complainers were asked, not customers at large.",
      "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
    ],
    title: "A satisfied customer tells 2 to 3 people, a dissatisfied one 8 to 10",
    graph: (people: 100_000, contacts: 20, remark: "An illustration, not part of the saying."),
    remark: "The saying, told first-hand.",
    positive: #""tells": { "between": [2, 3] }, "retell": 0"#,
    negative: #""tells": { "between": [8, 10] }, "retell": 0"#)

  /// A customer treated right tells 50 people, one treated poorly 250.
  static let fiftyTwoFifty = saying(
    "fifty-two-fifty", .tradeText,
    "A customer treated right tells 50 people, one treated poorly 250; nobody passes it on.",
    reach: ByOpinion(positive: 50, negative: 250),
    source:
      "saying in sales training (original source unknown; 250 is the number of Girard's law, How to Sell Anything to Anybody, 1977)",
    cautions: [
      "Folklore: we know of no study that found these numbers, and of no first text for 50.",
      "Girard's law of 250 (1977) counts the guests of funerals and weddings: people whom somebody knows, not people whom a customer tells.",
      "Some texts say that 250 people hear of it, at whatever hand; here each customer tells so many first-hand, so retell is 0 (fifty-two-fifty-hears has the other reading).",
      "Nobody can tell more people than they know: the preset brings a graph whose people know about 600 others (McCormick, Salganik and Zheng 2010 estimate a mean of 611), and on a graph with fewer contacts the numbers run short.",
    ],
    title: "A customer treated right tells 50 people, one treated poorly 250", replicates: 100,
    graph: (
      people: 20_000, contacts: 600,
      remark: "People know about 600 others, and nobody fewer than 300: enough to tell 250."
    ),
    customers: #""share": 0.005"#,
    remark: "The saying, told first-hand.",
    positive: #""tells": { "exactly": 50 }, "retell": 0"#,
    negative: #""tells": { "exactly": 250 }, "retell": 0"#)

  /// 50 people hear of a customer treated right, 250 of one treated poorly, at whatever hand.
  static let fiftyTwoFiftyHears = saying(
    "fifty-two-fifty-hears", .tradeText,
    "50 people hear of good treatment and 250 of poor at whatever hand; customers tell 2 to 3 and 8 to 10, and the rest is hearsay.",
    reach: ByOpinion(positive: 50, negative: 250),
    source:
      "saying in sales training (original source unknown; 250 is the number of Girard's law, How to Sell Anything to Anybody, 1977), read as people who hear of it",
    cautions: [
      "Folklore twice over: neither the people told first-hand nor those who hear of it were found by a study that we know of.",
      "The chance to tell it on is solved for and is no finding: it is what would have to be true for both sayings to hold together on this graph, without fading.",
      "Each hearer then brings nearly one new hearer (.950 and .964), so close to a story that never ends that a small error of the chance changes the reach many times over; measured cascades hardly go beyond one hop (Goel, Watts and Goldstein 2012).",
    ],
    title:
      "50 people hear of good treatment, 250 of poor: how much would hearers have to tell on?",
    replicates: 200,
    graph: (
      people: 50_000, contacts: 20,
      remark:
        "An illustration, not part of the saying; few customers, so that stories seldom overlap."
    ),
    customers: #""count": 20"#,
    remark: "Told first-hand as the other saying has it; the rest is hearsay that does not fade.",
    positive: #""tells": { "between": [2, 3] }, "retell": { "forReach": 50 }, "fade": 1"#,
    negative: #""tells": { "between": [8, 10] }, "retell": { "forReach": 250 }, "fade": 1"#)

  /// A satisfied complainer tells 4 to 5 people, a dissatisfied one 9 to 10.
  static let tarp1979 = saying(
    "tarp-1979", .publishedSurvey,
    "A satisfied customer tells 4 to 5 people, a dissatisfied one 9 to 10; nobody passes it on.",
    reach: ByOpinion(positive: 4.5, negative: 9.5),
    source:
      "Technical Assistance Research Programs (TARP), Consumer Complaint Handling in America, for the U.S. Office of Consumer Affairs, as texts on service quote it",
    year: 1979,
    respondents: Respondents(
      country: "United States", question: "how many people they told; complainers were asked"),
    cautions: [
      "People who had complained were asked, not customers at large.",
      "The figures are taken from texts that quote TARP's surveys of 1979 and later, which differ in the counts and in who was asked; we have not seen the tables.",
      "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
    ],
    title: "A satisfied customer tells 4 to 5 people, a dissatisfied one 9 to 10",
    graph: (people: 100_000, contacts: 20, remark: "An illustration, not part of the survey."),
    remark: "The survey, told first-hand.",
    positive: #""tells": { "between": [4, 5] }, "retell": 0"#,
    negative: #""tells": { "between": [9, 10] }, "retell": 0"#)

  /// How many people customers say they tell of good and of poor service, in three years of one survey.
  static let americanExpress = [
    americanExpress(2011, good: 9, poor: 16), americanExpress(2012, good: 15, poor: 24),
    americanExpress(2017, good: 11, poor: 15),
  ]

  private static func americanExpress(_ year: Int, good: Int, poor: Int) -> Preset {
    saying(
      "american-express-\(year)", .publishedSurvey,
      "Customers tell \(good) people of good service and \(poor) of poor service; nobody passes it on.",
      reach: ByOpinion(positive: Double(good), negative: Double(poor)),
      source: "American Express Customer Service Barometer, consumers in the United States",
      year: year,
      respondents: Respondents(
        country: "United States", question: "how many people they tell of a good or poor service"),
      cautions: [
        "Customers said how many people they tell in general; nobody counted whom they told of one experience.",
        "The same survey has 9 and 16 in 2011, 15 and 24 in 2012, and 11 and 15 in 2017: the years differ as much as good from poor service.",
        "Means are all that is published: here everybody tells so many, but whether all tell a few or a few tell many changes how far a story goes.",
        "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
      ],
      title: "Customers tell \(good) people of good service and \(poor) of poor service",
      replicates: 100,
      graph: (
        people: 50_000, contacts: 50,
        remark:
          "An illustration, not part of the survey: nobody knows fewer than 25 others."
      ),
      remark: "The survey, told first-hand.",
      positive: #""tells": { "exactly": \#(good) }, "retell": 0"#,
      negative: #""tells": { "exactly": \#(poor) }, "retell": 0"#)
  }

  /// Satisfied complainers tell 10 to 16 people, dissatisfied ones 28.
  static let ccmc2013 = saying(
    "ccmc-2013", .publishedSurvey,
    "A satisfied complainer tells 10 to 16 people, a dissatisfied one about 28; nobody passes it on.",
    reach: ByOpinion(positive: 13, negative: 28),
    source: rageSurvey, year: 2013,
    respondents: Respondents(
      count: rageHouseholds, country: "United States",
      question: "how many people they told; complainers were asked"),
    cautions: [
      "People who had complained were asked, not customers at large.",
      "The figures are taken from a secondary page; we have not seen the tables.",
      "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
    ],
    title: "A satisfied complainer tells 10 to 16 people, a dissatisfied one 28", replicates: 100,
    graph: (
      people: 50_000, contacts: 60,
      remark: "An illustration, not part of the survey: nobody knows fewer than 30 others."
    ),
    remark: "The survey, told first-hand.",
    positive: #""tells": { "between": [10, 16] }, "retell": 0"#,
    negative: #""tells": { "exactly": 28 }, "retell": 0"#)

  /// Restaurant guests tell 6 people of a good experience, 5 of a bad one.
  static let yankelovich1993 = saying(
    "yankelovich-1993", .tradeText,
    "A restaurant guest tells 6 people of a good experience and 5 of a bad one; nobody passes it on.",
    reach: ByOpinion(positive: 6, negative: 5),
    source: "MasterCard and Yankelovich, survey of restaurant guests, as a trade report quotes it",
    year: 1993, kind: .survey,
    respondents: Respondents(question: "how many people they told; restaurant guests were asked"),
    cautions: [
      "Here the ratio reverses: more people are told of the good experience than of the bad one.",
      "The figures are taken from a trade report; we have not seen the survey.",
      "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
    ],
    title: "A restaurant guest tells 6 people of a good experience and 5 of a bad one",
    graph: (people: 100_000, contacts: 20, remark: "An illustration, not part of the survey."),
    remark: "The survey, told first-hand.",
    positive: #""tells": { "exactly": 6 }, "retell": 0"#,
    negative: #""tells": { "exactly": 5 }, "retell": 0"#)

  /// A whole scenario that takes up a slogan, with a graph and customers for illustration.
  private static func saying(
    _ name: String, _ grade: EvidenceGrade, _ summary: String,
    reach: ByOpinion<Double>, source: String, year: Int? = nil, kind: Slogan.Kind? = nil,
    respondents: Respondents? = nil, cautions: [String], title: String, replicates: Int? = nil,
    graph: (people: Int, contacts: Int, remark: String), customers: String = #""share": 0.05"#,
    remark: String, positive: String, negative: String
  ) -> Preset {
    let slogan = Slogan(
      reach: reach, source: source, year: year,
      kind: kind ?? (grade == .tradeText ? .folklore : .survey))
    let replicates = replicates.map { "\n  \"replicates\": \($0)," } ?? ""
    return Preset(
      name: name, summary: summary, source: source, year: year,
      kind: slogan.kind == .folklore ? .folklore : .survey,
      grade: grade, respondents: respondents, assumption: nil, slogan: slogan, isFragment: false,
      cautions: cautions + [illustration],
      text: """
        {
          "format": 1,
          "title": \(quoted(title)),\(replicates)
          // \(graph.remark)
          "graph": { "model": "watts-strogatz", "people": \(graph.people), "contacts": \(graph.contacts), "rewire": 0.1 },
          "customers": { \(customers), "satisfied": 0.60, "dissatisfied": 0.10 },
          // \(remark)
          "voices": {
            "positive": { \(positive) },
            "negative": { \(negative) }
          },
          "slogan": {
            "positive": \(JSONValue.number(reach.positive).line),
            "negative": \(JSONValue.number(reach.negative).line),
            "source": \(quoted(source)),
            "year": \(year.map { "\($0)" } ?? "null"),
            "kind": \(quoted(slogan.kind.rawValue))
          }
        }

        """)
  }
}
