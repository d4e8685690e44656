import WordOfMouth

extension Preset {
  /// A satisfied customer tells 2 to 3 people, a dissatisfied one 8 to 10.
  static let twoThreeEightTen: Preset = {
    let slogan = Slogan(
      reach: ByOpinion(positive: 2.5, negative: 9),
      source:
        "rule of thumb of customer-service texts (first text unknown; often credited to TARP without a citation)",
      year: nil, kind: .folklore)
    return Preset(
      name: "two-three-eight-ten",
      summary:
        "A satisfied customer tells 2 to 3 people, a dissatisfied one 8 to 10; nobody passes it on.",
      slogan: slogan, grade: .tradeText,
      cautions: [
        "Folklore: trade texts repeat these numbers, and we know of no study that found them as a pair.",
        "Surveys of Technical Assistance Research Programs (TARP), such as Measuring the Grapevine (1981), are usually quoted with 4 to 5 and 9 to 10 people; those who quote them seldom say that complainers were asked, not customers at large.",
        "The numbers are people told first-hand; they say nothing of those who are told at second hand, so retell is 0.",
        illustration,
      ],
      text: """
        {
          "format": 1,
          "title": "A satisfied customer tells 2 to 3 people, a dissatisfied one 8 to 10",
          // An illustration, not part of the saying.
          "graph": { "model": "watts-strogatz", "people": 100000, "contacts": 20, "rewire": 0.1 },
          "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
          // The saying, told first-hand.
          "voices": {
            "positive": { "tells": { "between": [2, 3] }, "retell": 0 },
            "negative": { "tells": { "between": [8, 10] }, "retell": 0 }
          },
          \(slogan.member)
        }

        """)
  }()
}
