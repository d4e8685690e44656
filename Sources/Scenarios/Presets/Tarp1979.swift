import WordOfMouth

extension Preset {
  /// A satisfied complainer tells 4 to 5 people, a dissatisfied one 9 to 10.
  static let tarp1979: Preset = {
    let slogan = Slogan(
      reach: ByOpinion(positive: 4.5, negative: 9.5),
      source:
        "Technical Assistance Research Programs (TARP), Consumer Complaint Handling in America, for the U.S. Office of Consumer Affairs, as texts on service quote it",
      year: 1979, kind: .survey)
    return Preset(
      name: "tarp-1979",
      summary:
        "A satisfied customer tells 4 to 5 people, a dissatisfied one 9 to 10; nobody passes it on.",
      slogan: slogan, grade: .publishedSurvey,
      cautions: [
        "People who had complained were asked, not customers at large.",
        "The figures are taken from texts that quote TARP's surveys of 1979 and later, which differ in the counts and in who was asked; we have not seen the tables.",
        "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
        illustration,
      ],
      text: """
        {
          "format": 1,
          "title": "A satisfied customer tells 4 to 5 people, a dissatisfied one 9 to 10",
          // An illustration, not part of the survey.
          "graph": { "model": "watts-strogatz", "people": 100000, "contacts": 20, "rewire": 0.1 },
          "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
          // The survey, told first-hand.
          "voices": {
            "positive": { "tells": { "between": [4, 5] }, "retell": 0 },
            "negative": { "tells": { "between": [9, 10] }, "retell": 0 }
          },
          \(slogan.member)
        }

        """)
  }()
}
