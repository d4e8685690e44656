package import Scenarios
import Service
import SocialGraph
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
  /// Whether whoever was told can tell only people of the same closed circle, so that no story goes far.
  package var isConfined = false
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
  /// times the mean number told. Where that depends on the graph, it is known if all have about the same
  /// number of contacts; of these the one who told him knows already.
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
      let told = voice.retells.meanCount ?? voice.retells.meanCount(of: scenario.graph.newContacts)
      bound = told.map { $0 * voice.retell }
      isConfined = voice.retells.staysInCircles(of: scenario.graph)
    }
  }

  /// The rules of both opinions.
  package static func of(_ scenario: Scenario) -> ByOpinion<StoryRules> {
    ByOpinion { StoryRules(of: $0, in: scenario) }
  }
}

extension TellingRule {
  /// The mean number told by somebody with this many contacts; nil where that is not known.
  fileprivate func meanCount(of contacts: Double?) -> Double? {
    switch form {
    case .each(let chance): contacts.map { (1 - silent) * chance * $0 }
    case .everyone: contacts.map { (1 - silent) * $0 }
    case .count, .weightedCascade, .byWeight, .nobody, .layers: meanCount
    }
  }

  /// Whether all who are told are of the teller's closed circle.
  fileprivate func staysInCircles(of graph: GraphSource) -> Bool {
    guard case .layers(let layers, _) = graph else { return graph.hasClosedCircles }
    return layers.allSatisfy { layer in
      if case .model(let model) = layer.ties, GraphSource.model(model).hasClosedCircles {
        return true
      }
      guard case .layers(let rules) = form else { return false }
      return rules.allSatisfy { $0.layer != layer.name || $0.rule.meanCount == 0 }
    }
  }
}

extension GraphSource {
  /// Whether everybody knows the people of one circle and nobody else.
  fileprivate var hasClosedCircles: Bool {
    if case .model(.circles(_, _, weak: 0)) = self { true } else { false }
  }

  /// How many contacts somebody has on average, besides the one who told; nil where people differ much.
  ///
  /// Who has more contacts is told more often: in a small world by the variance of their number over its
  /// mean, rewire (2 - rewire) / 2.
  fileprivate var newContacts: Double? {
    guard case .model(let model) = self else { return nil }
    return switch model {
    case .complete(let people): Double(max(0, people - 2))
    case .ringLattice(_, let contacts), .randomRegular(_, let contacts):
      Double(max(0, contacts - 1))
    case .wattsStrogatz(_, let contacts, let rewire):
      contacts == 0 ? 0 : Double(contacts - 1) + rewire * (2 - rewire) / 2
    case .barabasiAlbert, .erdosRenyi, .configuration, .circles, .stochasticBlock: nil
    }
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
