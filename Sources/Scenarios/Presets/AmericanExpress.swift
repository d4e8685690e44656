import WordOfMouth

extension Preset {
  /// How many people customers say they tell of good and of poor service, in three years of one survey.
  static let americanExpress = [
    americanExpress(2011, good: 9, poor: 16), americanExpress(2012, good: 15, poor: 24),
    americanExpress(2017, good: 11, poor: 15),
  ]

  private static func americanExpress(_ year: Int, good: Int, poor: Int) -> Preset {
    let slogan = Slogan(
      reach: ByOpinion(positive: Double(good), negative: Double(poor)),
      source: "American Express Customer Service Barometer, consumers in the United States",
      year: year, kind: .survey)
    return Preset(
      name: "american-express-\(year)",
      summary:
        "Customers tell \(good) people of good service and \(poor) of poor service; nobody passes it on.",
      slogan: slogan, grade: .publishedSurvey,
      cautions: [
        "Customers said how many people they tell in general; nobody counted whom they told of one experience.",
        "The same survey has 9 and 16 in 2011, 15 and 24 in 2012, and 11 and 15 in 2017: the years differ as much as good from poor service.",
        meansOnly,
        "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
        illustration,
      ],
      text: """
        {
          "format": 1,
          "title": "Customers tell \(good) people of good service and \(poor) of poor service",
          "replicates": 100,
          // An illustration, not part of the survey: nobody knows fewer than 25 others.
          "graph": { "model": "watts-strogatz", "people": 50000, "contacts": 50, "rewire": 0.1 },
          "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
          // The survey, told first-hand.
          "voices": {
            "positive": { "tells": { "exactly": \(good) }, "retell": 0 },
            "negative": { "tells": { "exactly": \(poor) }, "retell": 0 }
          },
          \(slogan.member)
        }

        """)
  }
}
