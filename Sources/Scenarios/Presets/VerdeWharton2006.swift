extension Preset {
  /// Three in ten dissatisfied shoppers tell anyone, and few of them many.
  static let verdeWharton2006 = Preset(
    name: "verde-wharton-2006",
    summary:
      "Of dissatisfied shoppers 31 % tell anyone: 8 % one person, 8 % two, 9 % three to five, 6 % six or more.",
    source:
      "Verde Group and Jay H. Baker Retailing Initiative at Wharton, Retail Customer Dissatisfaction Study",
    year: 2006, kind: .survey, grade: .publishedSurvey,
    respondents: Respondents(question: "whom they told of trouble while shopping"),
    assumption: nil, slogan: nil, isFragment: false,
    cautions: [
      "Six or more is taken as 9, and three to five as 3 % each for three, four and five: only the classes are published.",
      "Shoppers were asked about trouble only: the survey says nothing of satisfied customers, who tell nobody here; set a telling count of your own there.",
      "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
      illustration,
    ],
    text: """
      {
        "format": 1,
        "title": "Three in ten dissatisfied shoppers tell anyone",
        // An illustration, not part of the survey.
        "graph": { "model": "watts-strogatz", "people": 100000, "contacts": 20, "rewire": 0.1 },
        "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
        // The survey, told first-hand; it asked about trouble only.
        "voices": {
          "positive": { "tells": "nobody", "retell": 0 },
          "negative": {
            "tells": {
              "shares": {
                "0": 0.69, "1": 0.08, "2": 0.08, "3": 0.03, "4": 0.03, "5": 0.03, "9": 0.06
              }
            },
            "retell": 0
          }
        }
      }

      """)
}
