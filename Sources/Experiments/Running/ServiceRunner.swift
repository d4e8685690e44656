import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// What a worker keeps from one replicate with periods to the next: memory, and prepared simulations.
struct ServiceRunner {
  private let workspace = ServiceWorkspace()
  private var key: ReplicateRunner.Key?
  private var simulation: ServiceSimulation?
  /// Simulations with something left out, one for each model.
  private var others: [ServiceSimulation] = []

  /// Runs one replicate, and its reruns if asked for.
  ///
  /// - Parameters:
  ///   - replicate: Its number.
  ///   - scenario: What to simulate.
  ///   - model: Its service model.
  ///   - customers: Who is a customer at the start.
  ///   - graph: Who knows whom.
  ///   - key: Which setting and graph these are.
  ///   - decomposes: Whether it is rerun with something left out.
  /// - Returns: The outcomes.
  mutating func run(
    _ replicate: Int, of scenario: Scenario, _ model: ServiceModel, _ customers: KnownCustomers,
    on graph: Graph, key: ReplicateRunner.Key, decomposes: Bool
  ) -> (outcome: ServiceOutcome, reruns: Decomposition?) {
    if key != self.key {
      others = []
      simulation = nil
      self.key = key
    }
    func prepared(_ model: ServiceModel) -> ServiceSimulation {
      ServiceSimulation(
        graph: graph, model: model, rules: scenario.rules, customers: customers)
    }
    let ready = simulation ?? prepared(model)
    simulation = ready
    let seed = scenario.seed
    let outcome = ready.run(seed: seed, replicate: replicate, in: workspace)
    guard decomposes else { return (outcome, nil) }
    // Leaving out something the model does not have gives the same model, and the same outcome.
    var known: [(model: ServiceModel, outcome: ServiceOutcome)] = [(model, outcome)]
    let reruns = Decomposition(of: outcome) { counterfactual in
      let other = counterfactual.applied(to: model)
      if let found = known.first(where: { $0.model == other }) { return found.outcome }
      let simulation: ServiceSimulation
      if let found = others.first(where: { $0.model == other }) {
        simulation = found
      } else {
        simulation = prepared(other)
        others.append(simulation)
      }
      let found = simulation.run(seed: seed, replicate: replicate, in: workspace)
      known.append((other, found))
      return found
    }
    return (outcome, reruns)
  }
}
