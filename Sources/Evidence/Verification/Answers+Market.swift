import PlainText
import Service
import WordOfMouth

extension Verification {
  /// O: what hearing does to a chance, by factors on its odds.
  static let marketAnswers: [KnownAnswer] = [
    moved("O1", 0.002, good: 2, "good news x 2", 0.003_992_016),
    moved("O1", 0.002, bad: 0.5, "bad news x 0.5", 0.001_001_001),
    moved("O1", 0.002, good: 2, bad: 0.5, "good news x 2 and bad news x 0.5", 0.002),
    moved("O2", 0.5, good: 3, "good news x 3", 0.75),
    moved("O2", 0.5, bad: 1 / 3, "bad news x 1/3", 0.25),
    moved("O3", 0.98, bad: 0.5, "bad news x 0.5", 0.960_784_314),
    moved("O4", 0, good: 100, "good news x 100", 0),
    moved("O4", 1, bad: 0.01, "bad news x 0.01", 1),
    moved("O4", 1, bad: 0, "bad news x 0", 0),
  ]

  /// A chance after the news that have a factor.
  private static func moved(
    _ id: String, _ chance: Double, good: Double? = nil, bad: Double? = nil, _ news: String,
    _ expected: Double
  ) -> KnownAnswer {
    KnownAnswer(
      id, "a chance of \(NumberText.shortest(chance)), then \(news)", "odds p / (1 - p)", expected,
      within: 5e-10,
      .worked {
        Market.Sway(heardGood: good ?? 1, heardBad: bad ?? 1).moved(
          chance, heard: ByOpinion(positive: good != nil, negative: bad != nil))
      })
  }
}
