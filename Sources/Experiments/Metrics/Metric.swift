import Service
public import WordOfMouth

/// A figure of one replicate, described once: columns, `explain` and the data dictionary follow.
///
/// To add a metric of a wave, add its line to ``wave``; one of what customers and the firm do, to
/// `ofPeriods`. It is then recorded, summarised, compared and documented.
public struct Metric: Sendable {
  /// What kind of number it is.
  public enum Kind: Sendable, Hashable {
    /// A number of people, tellings, rounds or the like.
    case count
    /// A share, in 0...1.
    case share
    /// Money, in the currency of the scenario.
    case money
    /// A period, from 1.
    case period
  }

  /// The column: `reach_negative`.
  public let name: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The unit: `people`, `tellings`, `rounds`, `money`.
  public let unit: String
  /// What kind of number it is.
  public let kind: Kind
  /// The opinion it belongs to, or nil.
  public let opinion: Opinion?
  /// Whether it is small in replicates that do not take off and large in those that do: its distribution
  /// has two modes, and its mean needs enough replicates in both.
  public let isBimodal: Bool
  /// Where it is read from.
  let source: Source

  /// Where a metric is read from.
  enum Source: Sendable {
    /// A wave; with periods, all of their waves together.
    case wave(@Sendable (WaveOutcome) -> Double)
    /// A period; of a replicate, the total of its periods.
    case period(Total, @Sendable (PeriodOutcome) -> Double)
    /// All periods of a replicate; nil where it does not exist.
    case replicate(@Sendable (ServiceOutcome) -> Double?)
    /// Reruns with common random numbers and something left out.
    case rerun(@Sendable (Decomposition) -> Double)
  }

  /// How the periods of a replicate are combined.
  enum Total: Sendable {
    /// Their sum.
    case sum
    /// The first one's.
    case first
    /// The last one's.
    case last
  }

  init(
    name: String, meaning: String, unit: String, kind: Kind = .count, opinion: Opinion? = nil,
    isBimodal: Bool = false, source: Source
  ) {
    self.name = name
    self.meaning = meaning
    self.unit = unit
    self.kind = kind
    self.opinion = opinion
    self.isBimodal = isBimodal
    self.source = source
  }

  /// All metrics of a wave, in the order of columns.
  public static let wave: [Metric] =
    ofEachOpinion("first_hand", "people", isBimodal: false, { $0.firstHand }) {
      "People who hold the \($0) opinion from their own experience."
    }
    + ofEachOpinion("tellers", "people", { $0.tellers }) {
      "People who told the \($0) story to at least one contact."
    }
    + ofEachOpinion("tellings", "tellings", { $0.tellings }) {
      "Times that one person told another the \($0) story: reach and repeats."
    }
    + ofEachOpinion("reach", "people", { $0.reach }) {
      "Distinct people told the \($0) story at least once who do not hold that opinion first-hand."
    }
    + ofEachOpinion("adopted", "people", { $0.adopted }) {
      "People who adopted the \($0) opinion by hearsay."
    }
    + ofEachOpinion("repeats", "tellings", { $0.repeats }) {
      "Tellings of the \($0) story to people who had heard it, or held that opinion first-hand."
    }
    + ofEachOpinion("peak_round", "rounds", { $0.peakRound }) {
      "The round in which the \($0) story newly reached the most people, the earliest of equals; 0 "
        + "if it reached nobody."
    }
    + [
      Metric(
        name: "reach_both",
        meaning: "People who know both opinions, first-hand or told.",
        unit: "people", isBimodal: true, source: .wave { Double($0.reachBoth) }),
      Metric(
        name: "rounds",
        meaning: "The last round with a telling; 0 if nobody told anybody.",
        unit: "rounds", isBimodal: true, source: .wave { Double($0.rounds) }),
    ]

  /// Its value in a wave.
  ///
  /// - Returns: The value; not a number if it is not a metric of waves.
  public func value(_ outcome: WaveOutcome) -> Double {
    if case .wave(let read) = source { read(outcome) } else { .nan }
  }

  /// A metric of the positive and of the negative opinion.
  static func ofEachOpinion(
    _ name: String, _ unit: String, isBimodal: Bool = true,
    _ count: @escaping @Sendable (WaveOutcome.Counts) -> Int, meaning: (Opinion) -> String
  ) -> [Metric] {
    Opinion.allCases.map { opinion in
      Metric(
        name: "\(name)_\(opinion)", meaning: meaning(opinion), unit: unit, opinion: opinion,
        isBimodal: isBimodal,
        source: .wave {
          // By name: a subscript returns a copy, and counts hold arrays.
          Double(opinion == .positive ? count($0.counts.positive) : count($0.counts.negative))
        })
    }
  }
}
