public import WordOfMouth

/// A figure of one replicate, described once: columns, `explain` and the data dictionary come from
/// here.
///
/// To add a metric, add its line to ``wave``: it is then recorded, summarised, compared and
/// documented.
public struct Metric: Sendable {
  /// The column: `reach_negative`.
  public let name: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The unit: `people`, `tellings`, `rounds`.
  public let unit: String
  /// The opinion it belongs to, or nil.
  public let opinion: Opinion?
  /// Whether it is small in replicates that do not take off and large in those that do: it has two
  /// humps, and its mean needs enough replicates in both.
  public let hasHumps: Bool
  /// Reads it off an outcome; counts are whole numbers.
  public let value: @Sendable (WaveOutcome) -> Double

  /// All metrics of a wave, in the order of columns.
  public static let wave: [Metric] =
    ofEachOpinion("first_hand", "people", humps: false, \.firstHand) {
      "People who hold the \($0) opinion from their own experience."
    }
    + ofEachOpinion("tellers", "people", \.tellers) {
      "People who told the \($0) story to at least one contact."
    }
    + ofEachOpinion("tellings", "tellings", \.tellings) {
      "Times that one person told another the \($0) story: reach and repeats."
    }
    + ofEachOpinion("reach", "people", \.reach) {
      "Distinct people told the \($0) story at least once who do not hold that opinion first-hand."
    }
    + ofEachOpinion("held", "people", \.held) {
      "People who took the \($0) opinion up by hearsay."
    }
    + ofEachOpinion("repeats", "tellings", \.repeats) {
      "Tellings of the \($0) story to people who had heard it, or held that opinion first-hand."
    }
    + ofEachOpinion("peak_round", "rounds", \.peakRound) {
      "The round in which the \($0) story newly reached the most people, the earliest of equals; 0 "
        + "if it reached nobody."
    }
    + [
      Metric(
        name: "reach_both",
        meaning: "People who know both opinions, first-hand or told.",
        unit: "people", opinion: nil, hasHumps: true
      ) { Double($0.reachBoth) },
      Metric(
        name: "rounds",
        meaning: "The last round with a telling; 0 if nobody told anybody.",
        unit: "rounds", opinion: nil, hasHumps: true
      ) { Double($0.rounds) },
    ]

  /// A metric of the positive and of the negative opinion.
  private static func ofEachOpinion(
    _ name: String, _ unit: String, humps: Bool = true,
    _ count: @escaping @Sendable (WaveOutcome.Counts) -> Int, meaning: (Opinion) -> String
  ) -> [Metric] {
    Opinion.allCases.map { opinion in
      Metric(
        name: "\(name)_\(opinion)", meaning: meaning(opinion), unit: unit, opinion: opinion,
        hasHumps: humps
      ) { Double(count($0.counts[opinion])) }
    }
  }
}
