import WordOfMouth

extension Preset {
  /// A customer treated right tells 50 people, one treated poorly 250.
  static let fiftyTwoFifty: Preset = {
    let slogan = Slogan(
      reach: ByOpinion(positive: 50, negative: 250),
      source:
        "saying of sales training (first text unknown; 250 is the number of Girard's law, How to Sell Anything to Anybody, 1977)",
      year: nil, kind: .folklore)
    return Preset(
      name: "fifty-two-fifty",
      summary:
        "A customer treated right tells 50 people, one treated poorly 250; nobody passes it on.",
      slogan: slogan, grade: .tradeText,
      cautions: [
        "Folklore: we know of no study that found these numbers, and of no first text for 50.",
        "Girard's law of 250 (1977) counts the guests of funerals and weddings: people whom somebody knows, not people whom a customer tells.",
        "Some texts say that 250 people hear of it, at whatever hand; here each customer tells so many first-hand, so retell is 0 (fifty-two-fifty-hears has the other reading).",
        "Nobody can tell more people than they know: the preset brings a graph whose people know about 600 others (McCormick, Salganik and Zheng 2010 estimate a mean of 611), and on a graph with fewer contacts the numbers run short.",
        illustration,
      ],
      text: """
        {
          "format": 1,
          "title": "A customer treated right tells 50 people, one treated poorly 250",
          "replicates": 100,
          // People know about 600 others, and nobody fewer than 300: enough to tell 250.
          "graph": { "model": "watts-strogatz", "people": 20000, "contacts": 600, "rewire": 0.1 },
          "customers": { "share": 0.005, "satisfied": 0.60, "dissatisfied": 0.10 },
          // The saying, told first-hand.
          "voices": {
            "positive": { "tells": { "exactly": 50 }, "retell": 0 },
            "negative": { "tells": { "exactly": 250 }, "retell": 0 }
          },
          \(slogan.member)
        }

        """)
  }()
}
