import WordOfMouth

extension Preset {
  /// 50 people hear of a customer treated right, 250 of one treated poorly, at whatever hand.
  static let fiftyTwoFiftyHears: Preset = {
    let slogan = Slogan(
      reach: ByOpinion(positive: 50, negative: 250),
      source:
        "saying of sales training (first text unknown; 250 is the number of Girard's law, How to Sell Anything to Anybody, 1977), read as people who hear of it",
      year: nil, kind: .folklore)
    return Preset(
      name: "fifty-two-fifty-hears",
      summary:
        "50 people hear of good treatment and 250 of poor at whatever hand; customers tell 2 to 3 and 8 to 10, and the rest is hearsay.",
      slogan: slogan, grade: .tradeText,
      cautions: [
        "Folklore twice over: neither the people told first-hand nor those who hear of it were found by a study that we know of.",
        "The chance to tell it on is solved for and is no finding: it is what would have to be true for both sayings to hold together on this graph, without fading.",
        "Each hearer then brings nearly one new hearer (.950 and .964), so close to a story that never ends that a small error of the chance changes the reach many times over; measured cascades hardly go beyond one hop (Goel, Watts and Goldstein 2012).",
        illustration,
      ],
      text: """
        {
          "format": 1,
          "title": "50 people hear of good treatment, 250 of poor: how much would hearers have to tell on?",
          "replicates": 200,
          // An illustration, not part of the saying; few customers, so that stories seldom overlap.
          "graph": { "model": "watts-strogatz", "people": 50000, "contacts": 20, "rewire": 0.1 },
          "customers": { "count": 20, "satisfied": 0.60, "dissatisfied": 0.10 },
          // Told first-hand as the other saying has it; the rest is hearsay that does not fade.
          "voices": {
            "positive": { "tells": { "between": [2, 3] }, "retell": { "forReach": 50 }, "fade": 1 },
            "negative": { "tells": { "between": [8, 10] }, "retell": { "forReach": 250 }, "fade": 1 }
          },
          \(slogan.member)
        }

        """)
  }()
}
