import Experiments
import WordOfMouth

/// The figure by which a page compares what-ifs with the baseline, and how its differences are said.
struct DecidingFigure: Sendable, Hashable {
  /// What kind of figure it is.
  enum Kind: Sendable, Hashable {
    /// The net present value.
    case money
    /// People who hear a story, or with periods hearings of it.
    case hearers(Opinion)
    /// Rounds until half of all people know a story.
    case rounds(Opinion)
  }

  /// The metric's name.
  let metric: String
  /// What it is.
  let label: String
  /// What kind of figure it is.
  let kind: Kind
  /// How its numbers are written.
  let numbers: ChartNumbers

  /// The figure that decides in a result: money where there is any, else how many hear, bad news before good
  /// news, or how long that takes; nil where nobody is told anything.
  init?(_ result: ExperimentResult) {
    if result.hasMoney {
      self.init(
        "net_present_value", "net present value", .money, .money(result.terms.currency))
      return
    }
    guard let opinion = result.toldStories.first else { return nil }
    if result.isAboutTime {
      let rounds = KeyFigure.round(50, opinion).metric
      self.init(rounds, "rounds until half of all people know", .rounds(opinion), .plain)
    } else {
      self.init(opinion, in: result)
    }
  }

  /// How many hear a story.
  init(_ opinion: Opinion, in result: ExperimentResult) {
    let heard = KeyFigure.heard(opinion, result.plan.metrics)
    self.init(heard.metric, heard.label, .hearers(opinion), .people)
  }

  private init(_ metric: String, _ label: String, _ kind: Kind, _ numbers: ChartNumbers) {
    (self.metric, self.label, self.kind, self.numbers) = (metric, label, kind, numbers)
  }

  /// Whether more of it is better.
  var isHigherBetter: Bool {
    switch kind {
    case .money, .hearers(.positive): true
    case .hearers(.negative), .rounds: false
    }
  }

  /// What its numbers count, after a number: ` people`; nothing of money.
  var unit: String {
    switch kind {
    case .money: ""
    case .hearers: metric.hasPrefix("hearings_") ? " hearings" : " people"
    case .rounds: " rounds"
    }
  }

  /// What less of it is.
  var lower: String {
    switch kind {
    case .money: "worse"
    case .hearers: "fewer"
    case .rounds: "sooner"
    }
  }

  /// What more of it is.
  var higher: String {
    switch kind {
    case .money: "better"
    case .hearers: "more"
    case .rounds: "later"
    }
  }

  /// The word for the direction of a difference.
  func word(_ difference: Double) -> String { difference < 0 ? lower : higher }

  /// A difference with its direction in words: `€22,000 worse`, `1,090 fewer`.
  func said(_ difference: Double) -> String {
    let size = numbers.value(abs(difference))
    return switch kind {
    case .money, .hearers: "\(size) \(word(difference))"
    case .rounds: "\(size) \(abs(difference) == 1 ? "round" : "rounds") \(word(difference))"
    }
  }

  /// From one difference to another, with their direction in words: `€22,000 to €54,000 better`.
  func range(_ first: Double, _ last: Double) -> String {
    if said(first) == said(last) { return said(first) }
    let isOneWay = first * last > 0
    return isOneWay && numbers.value(abs(first)) != numbers.value(abs(last))
      ? "\(numbers.short(abs(first))) to \(said(last))" : "\(said(first)) to \(said(last))"
  }
}

extension ExperimentResult {
  /// Whether customers are worth anything.
  var hasMoney: Bool {
    plan.metrics.hasPeriods
      && settings.contains {
        let found = $0.summary("net_present_value")?.quantiles
        return (found?.max ?? 0) != 0 || (found?.min ?? 0) != 0
      }
  }
}
