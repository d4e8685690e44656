import Service
import WordOfMouth

/// A figure of one replicate, of all replicates of a setting, or of a comparison, described once: columns,
/// `explain` and the data dictionary follow.
///
/// To add a figure of a wave, add its line to ``wave``; one of what customers and the firm do, to
/// `ofPeriods`; a ratio or a chance over replicates, to `derived`. It is then recorded, summarised, compared
/// and documented.
public struct Metric: Sendable {
  /// The column, or the name in the `metric` column: `reach_negative`.
  public let name: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The unit: `people`, `tellings`, `rounds`, `money`.
  public let unit: String
  /// The opinions whose take-off it depends on: it may have two modes, one of replicates that take off and
  /// one of those that do not.
  var modes: [Opinion] = []
  /// Whether it is given by the scenario, so that it is certain if it never varies.
  var isGiven = false
  /// The most that it can count, where it counts people; nil where it does not, or counts some twice.
  var most: Most?
  /// By how much one customer or event changes it, where it is money; nil where that is not known.
  var price: Price?
  /// Where it is read from.
  let source: Source

  /// Where a metric is read from.
  indirect enum Source: Sendable {
    /// A wave; with periods, all of their waves together.
    case wave(@Sendable (WaveOutcome) -> Double)
    /// A period; of a replicate, the total of its periods.
    case period(Total, @Sendable (PeriodOutcome) -> Double)
    /// All periods of a replicate; nil where it does not exist.
    case replicate(@Sendable (ServiceOutcome) -> Double?)
    /// The same of the customers of a segment, by name.
    case segment(String, Source)
    /// Reruns with common random numbers and something left out.
    case rerun(@Sendable (Decomposition) -> Double)
    /// The replicates of a setting.
    case replicates(SummaryFormula)
    /// A variant beside the baseline.
    case comparison
  }

  /// The most people that a metric can count.
  enum Most: Sendable {
    /// All people, in each wave or period.
    case everybody
    /// Those who do not hold its opinion first-hand, in each wave.
    case others
    /// All people who can tell a story, in each wave.
    case tellers
    /// All customers, in each period.
    case customers
    /// All people once, as there are at one time.
    case once
    /// All customers once.
    case customersOnce
  }

  /// An amount of money that a service model gives.
  typealias Price = @Sendable (ServiceModel) -> Double

  /// How the periods of a replicate are combined.
  enum Total: Sendable {
    /// Their sum.
    case sum
    /// The first one's.
    case first
    /// The last one's.
    case last
  }

  /// Whether it counts something: whole numbers, not below 0.
  var isCount: Bool { !unit.hasPrefix("money") && !unit.hasPrefix("share") }

  /// How its row of a summary is computed from the replicates of a setting.
  var formula: SummaryFormula {
    if case .replicates(let formula) = source { formula } else { .mean(name) }
  }

  /// All metrics of a wave, in the order of columns.
  public static let wave: [Metric] =
    ofEachOpinion("first_hand", "people", hasModes: false, most: .customers, { $0.firstHand }) {
      "People who hold the \($0) opinion from their own experience."
    }
    + ofEachOpinion("tellers", "people", most: .tellers, { $0.tellers }) {
      "People who told the \($0) story to at least one contact."
    }
    + ofEachOpinion("tellings", "tellings", { $0.tellings }) {
      "Times that one person told another the \($0) story: reach and repeats."
    }
    + ofEachOpinion("reach", "people", most: .others, { $0.reach }) {
      "Distinct people told the \($0) story at least once who do not hold that opinion first-hand."
    }
    + ofEachOpinion("adopted", "people", most: .others, { $0.adopted }) {
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
        unit: "people", modes: Opinion.allCases, most: .everybody,
        source: .wave { Double($0.reachBoth) }),
      Metric(
        name: "rounds",
        meaning: "The last round with a telling; 0 if nobody told anybody.",
        unit: "rounds", modes: Opinion.allCases, source: .wave { Double($0.rounds) }),
    ]

  /// A metric of the positive and of the negative opinion.
  static func ofEachOpinion(
    _ name: String, _ unit: String, hasModes: Bool = true, most: Most? = nil,
    in layer: String? = nil, _ count: @escaping @Sendable (WaveOutcome.Counts) -> Int,
    meaning: (Opinion) -> String
  ) -> [Metric] {
    Opinion.allCases.map { opinion in
      Metric(
        name: "\(name)_\(opinion)" + (layer.map { "_\($0)" } ?? ""), meaning: meaning(opinion),
        unit: unit,
        modes: hasModes ? [opinion] : [], isGiven: !hasModes, most: most,
        source: .wave {
          // By name: a subscript returns a copy, and counts hold arrays.
          Double(opinion == .positive ? count($0.counts.positive) : count($0.counts.negative))
        })
    }
  }
}

/// How to compute a figure from the replicates of a setting; metrics are given by name.
enum SummaryFormula: Sendable, Hashable {
  /// The mean of a metric.
  case mean(String)
  /// The mean of the first metric over the mean of the second.
  case ratio(String, String)
  /// The same for 100 of the second.
  case rate(String, String)
  /// The share of replicates in which an opinion took off.
  case tookOff(Opinion)
  /// The mean of a metric over the replicates in which an opinion took off.
  case givenTakeOff(String, Opinion)
  /// New hearers for each hearer of an opinion.
  case reproductionNumber(Opinion)
  /// What parts the two modes of an opinion's reach, where there are two.
  case splitThreshold(Opinion)
  /// The share of replicates in the upper mode of an opinion's reach, where there are two.
  case splitChance(Opinion)
  /// The mean of a metric over the replicates in the upper mode of an opinion's reach.
  case givenSplit(String, Opinion)

  /// The numerator and the denominator of a ratio.
  var fraction: (numerator: String, denominator: String)? {
    switch self {
    case .ratio(let numerator, let denominator), .rate(let numerator, let denominator):
      (numerator, denominator)
    default: nil
    }
  }

  /// The same figure of metrics with other names.
  func renamed(_ name: (String) -> String) -> SummaryFormula {
    switch self {
    case .mean(let metric): .mean(name(metric))
    case .ratio(let numerator, let denominator): .ratio(name(numerator), name(denominator))
    case .rate(let numerator, let denominator): .rate(name(numerator), name(denominator))
    case .tookOff, .reproductionNumber, .splitThreshold, .splitChance: self
    case .givenTakeOff(let metric, let opinion): .givenTakeOff(name(metric), opinion)
    case .givenSplit(let metric, let opinion): .givenSplit(name(metric), opinion)
    }
  }
}
