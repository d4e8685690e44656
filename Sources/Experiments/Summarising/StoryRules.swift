package import Scenarios
import Service
package import WordOfMouth

/// What a scenario says of how a story can grow.
package struct StoryRules: Sendable, Hashable {
  /// Why new hearers for each hearer are not defined, or known without a simulation.
  package enum Exception: Sendable, Hashable {
    /// Tellers go on telling in every round.
    case repeats
    /// People are told from outside in every round.
    case outside
    /// Talk stops after the first round.
    case oneRound
    /// Nobody who was told tells it on.
    case notRetold
  }

  /// Why there is nothing to estimate, where there is not.
  package var exception: Exception?
  /// New hearers for each hearer are not more than this, where something is known.
  package var bound: Double?
  /// Whether the chance to retell falls from hop to hop.
  package var fades = false
  /// Whether only those who hold the opinion first-hand tell it.
  package var isFirstHandOnly = false
  /// The most customers that there can be at one time, where that is known.
  package var mostCustomers: Int?
  /// The share of all people first told after round 1 from which on a story went far.
  package var takeOff = 0.01

  /// Rules of which nothing is known.
  package init() {}

  /// Reads the rules of an opinion.
  ///
  /// Somebody who was told brings at most as many new hearers as he tells contacts: the chance to retell
  /// times the mean number told, where that does not depend on the graph.
  package init(of opinion: Opinion, in scenario: Scenario) {
    let voice = scenario.voices[opinion]
    takeOff = scenario.takeOff
    fades = voice.fade < 1
    isFirstHandOnly = voice.retell == 0 || voice.retells.meanCount == 0
    mostCustomers = scenario.mostCustomers
    if voice.repeats {
      exception = .repeats
    } else if voice.outside > 0 {
      exception = .outside
    } else if let limit = scenario.roundLimit, limit <= 1 {
      exception = .oneRound
    } else if isFirstHandOnly {
      exception = .notRetold
    } else if scenario.nobodyHolds(opinion) {
      bound = 0
    } else {
      bound = voice.retells.meanCount.map { $0 * voice.retell }
    }
  }

  /// The rules of both opinions.
  package static func of(_ scenario: Scenario) -> ByOpinion<StoryRules> {
    ByOpinion { StoryRules(of: $0, in: scenario) }
  }
}

extension Scenario {
  /// The most customers that there can be at one time; nil where prospects may join, or the number is drawn.
  fileprivate var mostCustomers: Int? {
    if let service, service.market.join > 0 { return nil }
    return switch customers {
    case .drawn(.count(let count), _, _, _), .atStart(.count(let count), _): count
    case .listed(.labels(let labels)): Opinion.allCases.reduce(0) { $0 + labels[$1].count }
    case .drawn(.share, _, _, _), .atStart(.share, _), .listed(.file): nil
    }
  }

  /// Whether no customer can hold an opinion first-hand, now or after a bad experience.
  func nobodyHolds(_ opinion: Opinion) -> Bool {
    guard case .drawn(let number, _, let satisfied, let dissatisfied) = customers, service == nil,
      voices.positive.quality == 1
    else { return false }
    return switch number {
    case .count(0), .share(0): true
    default: (opinion == .positive ? satisfied : dissatisfied) == 0
    }
  }
}
