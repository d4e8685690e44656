extension Preset {
  /// Nearly half of consumers tell friends or family, after good experiences and after bad ones.
  static let xmInstitute2023 = Preset(
    name: "xm-institute-2023",
    summary:
      "After a very good experience 45 % of consumers tell friends or family, after a very bad one 50 %.",
    source: xmStudy, year: 2023, kind: .survey, grade: .constructed,
    respondents: Respondents(
      count: "more than 28,000 consumers",
      question: "what they did after a very good and after a very bad experience"),
    assumption:
      "Whoever tells anyone tells 4 people: the survey asked whether, not how many; the shoppers of verde-wharton-2006 who told anyone told 3.7 on average.",
    slogan: nil, isFragment: false,
    cautions: [
      "Told in person: of 2025 about 20 % are reported to post on social media.",
      "The shares are published, seen on the publisher's page; how many people are told is not.",
      "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
      illustration,
    ],
    text: """
      {
        "format": 1,
        "title": "Nearly half tell friends or family, after good experiences and after bad ones",
        // An illustration, not part of the survey.
        "graph": { "model": "watts-strogatz", "people": 100000, "contacts": 20, "rewire": 0.1 },
        "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
        // The shares are those of the survey, the 4 people an assumption; nobody passes it on.
        "voices": {
          "positive": { "tells": { "exactly": 4, "silent": 0.55 }, "retell": 0 },
          "negative": { "tells": { "exactly": 4, "silent": 0.5 }, "retell": 0 }
        }
      }

      """)

  /// The study of the XM Institute.
  static let xmStudy = "XM Institute, Global Consumer Study"
}
