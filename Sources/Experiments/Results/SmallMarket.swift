import GraphFiles
public import Parallelism
import Scenarios
import Service
public import SocialGraph
public import WordOfMouth

/// Replicate 0 of a setting on a small graph, person by person: to be drawn.
public struct SmallMarket: Sendable {
  /// What happened to somebody.
  public struct Event: Sendable, Hashable {
    /// What it was.
    public enum Kind: String, Sendable {
      /// Tells a story in the round.
      case tells
      /// Knows a story from the round on; in round 0 from an experience of their own.
      case knows
    }

    /// The period, from 1; nil without periods.
    public let period: Int?
    /// The round, from 1, or 0.
    public let round: Int
    /// What it was.
    public let kind: Kind
    /// Which story.
    public let opinion: Opinion
    /// Whom it happened to.
    public let person: PersonID
  }

  /// A tie; of a graph whose ties go both ways, each once.
  public struct Tie: Sendable, Hashable {
    /// Who tells.
    public let person: PersonID
    /// Who is told.
    public let contact: PersonID
    /// The name of the layer, where the graph has layers.
    public let layer: String?
  }

  /// The index of the setting in the plan.
  public let setting: Int
  /// What people are called in the graph file; of a generated graph their numbers.
  public let labels: [String]
  /// Where to draw each person.
  public fileprivate(set) var places: [NetworkLayout.Place] = []
  /// Who knows whom.
  public let ties: [Tie]
  /// What happened, in order.
  public let events: [Event]

  /// The most people of a market that is kept.
  public static let mostPeople = 400
  /// Markets are kept of the first settings of a plan.
  public static let mostSettings = 20
}

extension Experiment {
  /// Runs replicate 0 of the first settings again, of those with a small stored graph, and notes who told and
  /// who knew what.
  ///
  /// They are functions of the plan alone: it does not matter which of its runs were made, and where.
  ///
  /// - Parameters:
  ///   - result: What the experiment found: chances to retell, and how large the graphs are.
  ///   - workers: Who runs it.
  /// - Returns: The markets, in order of settings; without those whose graph is read from standard input.
  /// - Complexity: O(people^2 + tellings) for each, and O(people * (people + ties)) for each network.
  public static func smallMarkets(of result: ExperimentResult, workers: Workers) -> [SmallMarket] {
    let chosen = result.settings.indices.prefix(SmallMarket.mostSettings).filter {
      (1...SmallMarket.mostPeople).contains(result.settings[$0].people)
        && !result.plan.settings[$0].scenario.graph.isStandardInput
    }
    let markets = workers.map(chosen.count) { place in
      let setting = chosen[place]
      return SmallMarket(setting, result.plan.settings[setting].scenario)
    }.compactMap(\.self)
    return laidOut(markets, workers)
  }

  /// Finds places for everybody, once for each network: most settings are on the same one.
  private static func laidOut(_ markets: [SmallMarket], _ workers: Workers) -> [SmallMarket] {
    let networks = markets.indices.map { place in
      markets[..<place].firstIndex {
        $0.labels.count == markets[place].labels.count && $0.ties == markets[place].ties
      } ?? place
    }
    let places = workers.map(markets.count) { place -> [NetworkLayout.Place] in
      let market = markets[place]
      if networks[place] != place { return [] }
      return NetworkLayout.places(
        people: market.labels.count, ties: market.ties.map { ($0.person, $0.contact) })
    }
    return markets.indices.map { place in
      var market = markets[place]
      market.places = places[networks[place]]
      return market
    }
  }
}

extension SmallMarket {
  /// Runs a setting; nil if its graph has nothing stored, or cannot be had.
  fileprivate init?(_ setting: Int, _ scenario: Scenario) {
    let family = GraphFamily(source: scenario.graph, seed: scenario.seed)
    guard let source = try? family.graph(workers: .single),
      let customers = try? CustomerList.firstHand(
        scenario.customers, labels: source.labels, people: source.graph.people)
    else { return nil }
    let graph = source.graph
    var ties: [Tie] = []
    if graph.layers.isEmpty {
      if case .complete = graph.storage { return nil }
      ties = Self.ties(of: graph, nil)
    } else {
      ties = graph.layers.flatMap { layer in
        layer.ties.map { Self.ties(of: $0, layer.name) } ?? []
      }
    }
    self.setting = setting
    labels = (0..<graph.people).map { source.labels[PersonID($0)] }
    self.ties = ties
    let trace = WaveTrace()
    if let model = scenario.service {
      let workspace = ServiceWorkspace()
      workspace.wave.trace = trace
      _ = ServiceSimulation(
        graph: graph, model: model, rules: scenario.rules, customers: customers.firstHand
      ).run(seed: scenario.seed, replicate: 0, in: workspace)
    } else {
      let workspace = WaveWorkspace()
      workspace.trace = trace
      _ = Wave(graph: graph, rules: scenario.rules, firstHand: customers.firstHand).run(
        RandomStream(seed: scenario.seed, replicate: 0), in: workspace)
    }
    events = trace.waves.enumerated().flatMap { period, rounds in
      Self.events(in: rounds, period: scenario.service == nil ? nil : period + 1)
    }
  }

  private static func ties(of graph: Graph, _ layer: String?) -> [Tie] {
    (0..<PersonID(graph.people)).flatMap { person in
      (0..<graph.contactCount(of: person)).map { graph.contact($0, of: person) }
        .filter { graph.isDirected || person < $0 }
        .map { Tie(person: person, contact: $0, layer: layer) }
    }
  }

  private static func events(in rounds: [WaveTrace.Round], period: Int?) -> [Event] {
    var events: [Event] = []
    for (number, round) in rounds.enumerated() {
      for opinion in Opinion.allCases {
        events += round.tellers[opinion].sorted().map {
          Event(period: period, round: number, kind: .tells, opinion: opinion, person: $0)
        }
      }
      for opinion in Opinion.allCases {
        for (place, word) in round.known[opinion].enumerated() {
          var new = number == 0 ? word : word & ~rounds[number - 1].known[opinion][place]
          while new != 0 {
            let person = PersonID(64 * place + new.trailingZeroBitCount)
            new &= new - 1
            events.append(
              Event(period: period, round: number, kind: .knows, opinion: opinion, person: person))
          }
        }
      }
    }
    return events
  }
}
