/// Presets of habits: how often service is bad, who complains, what firms do about it, whom a call keeps, and
/// what hearing does.
///
/// Each is a part of a service model, to extend beside others.
extension Preset {
  /// All presets of habits.
  static let habits = [
    xmInstitute2024Misery, xmInstitute2025Complaints, ccmc2020Attempts, xmInstitute2024Spending,
    godinho2018, east2008,
  ]

  /// The National Customer Rage Survey.
  static let rageSurvey =
    "National Customer Rage Survey of Customer Care Measurement and Consulting (CCMC) with Arizona State University"
  /// Whom it asks.
  static let rageHouseholds = "about 1,000 households a wave"

  /// How many experiences are very poor.
  static let xmInstitute2024Misery = fragment(
    "xm-institute-2024-misery",
    "Of recent experiences with organizations 14 % were very poor.",
    source: xmStudy, year: 2024, grade: .publishedSurvey,
    respondents: Respondents(
      count: "more than 28,000 consumers", question: "how recent experiences were"),
    cautions: [
      "From 6 % in Japan to 26 % in India: take your own country's figure, or your own firm's.",
      "The share is of experiences, not of months: service.visits is the chance that a customer has one in a period.",
    ],
    sets: "service.experience.misery",
    json: """
        "service": { "experience": { "misery": 0.14 } }
      """)

  /// How many unhappy customers tell the firm.
  static let xmInstitute2025Complaints = fragment(
    "xm-institute-2025-complaints",
    "After an experience 32 % of consumers tell the company, 7.7 points fewer than in 2021.",
    source: xmStudy, year: 2025, grade: .constructed,
    respondents: Respondents(
      count: "about 24,000 consumers", country: "23 countries",
      question: "what they did after an experience"),
    assumption:
      "The share is that after a bad experience: the two news reports in which we saw it do not say so clearly.",
    cautions: [
      "24 % tell nobody, 6.3 points more than in 2021: fewer complaints need not mean less misery.",
      "Consumers said what they did; nobody counted complaints.",
    ],
    sets: "service.complain",
    json: """
        "service": { "complain": 0.32 }
      """)

  /// How many complaints firms act on.
  static let ccmc2020Attempts = fragment(
    "ccmc-2020-attempts",
    "More than half of complainers got nothing: the firm acts on half of the complaints at most.",
    source: rageSurvey, year: 2020, grade: .constructed,
    respondents: Respondents(
      count: rageHouseholds, country: "United States", question: "what they got for complaining"),
    assumption:
      "Who got something was a case that the firm tried to resolve, and more than half is taken as half.",
    cautions: [
      "What an attempt achieves is not published: set resolvedQuickly and resolved.",
      "Complaints about any product were asked for, of all firms together.",
    ],
    sets: "service.recovery.attempt; recovery needs resolvedQuickly and resolved besides",
    json: """
        "service": { "recovery": { "attempt": 0.5 } }
      """)

  /// How much less unhappy customers spend.
  static let xmInstitute2024Spending = fragment(
    "xm-institute-2024-spending",
    "After a very poor experience more than a third of consumers cut their spending: 37 % (utilities) to 64 % (fast food).",
    source: xmStudy, year: 2024, grade: .constructed,
    respondents: Respondents(
      count: "more than 28,000 consumers", question: "what they did after a very poor experience"),
    assumption:
      "Two in five cut their spending, by half, and so a customer who stays brings 80 % of the margin: the survey asked whether, not by how much.",
    cautions: [
      "Who stopped spending is among those who cut it: here they have left instead.",
      "Customers whose case was resolved spend as before.",
    ],
    sets: "service.spends of those who were silent or whose complaint was not resolved",
    json: """
        "service": { "spends": { "silent": 0.8, "unresolved": 0.8 } }
      """)

  /// How many leavers a call keeps.
  static let godinho2018 = fragment(
    "godinho-2018",
    "Calling likely leavers keeps 11 of 100 who would have left: 1.9 points fewer of 17.2 % leave.",
    source:
      "Godinho de Matos, Ferreira and Belo, Target the ego or target the group, Marketing Science 37",
    year: 2018, kind: .experiment, grade: .constructed,
    assumption:
      "Everybody who is about to leave is called in time and those who are kept are 1.9 of 17.2: the experiment called likely leavers, before they left.",
    cautions: [
      "A call costs nothing here: set service.listening.calls.cost.",
      "Those likeliest to leave are not the best to call (Ascarza 2018, two field experiments, grade B): rank customers by what a call changes.",
    ],
    sets: "the lever service.listening.calls",
    json: """
        "service": {
          "listening": { "calls": { "finds": "leavers", "chance": 1, "winBack": 0.11 } }
        }
      """)

  /// What hearing does to the chances to join and to stay.
  static let east2008 = fragment(
    "east-2008",
    "Good news moves people more than bad news, and both move who might join more than who stays.",
    source:
      "East, Hammond and Lomax, The impact of positive and negative word of mouth on brand purchase probability, Int. J. Research in Marketing 25; and later papers of East and others",
    year: 2008, grade: .constructed,
    respondents: Respondents(
      question: "how likely they were to buy a brand before and after word of mouth"),
    assumption:
      "Hearing doubles or halves the odds of joining: no survey gives that size. The odds of staying follow, for on joining good news is said to have twice and bad news over four times the effect it has on staying.",
    cautions: [
      "Doubling a small chance adds more than halving it takes away: that is how good news moves more here.",
      "A meta-analysis of 96 studies (Babic Rosario and others 2016, grade A) finds a correlation of .091 of electronic word of mouth with sales, and that negative word of mouth does not always harm.",
    ],
    sets: "the factors of market.joining and market.staying; market.joining.chance is your own",
    json: """
        "market": {
          "joining": { "heardGood": 2, "heardBad": 0.5 },
          "staying": { "heardGood": 1.4, "heardBad": 0.85 }
        }
      """)
}
