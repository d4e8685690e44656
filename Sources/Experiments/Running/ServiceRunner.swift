import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// What a worker keeps from one replicate with periods to the next: memory, and prepared simulations.
struct ServiceRunner {
  private let workspace = ServiceWorkspace()
  private var key: ReplicateRunner.Key?
  /// Prepared simulations, one for each model: the scenario's own and those with something left out.
  private var simulations: [ServiceSimulation] = []

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
      simulations = []
      self.key = key
    }
    // Leaving out something the model does not have gives the same model, and the same outcome.
    var known: [(model: ServiceModel, outcome: ServiceOutcome)] = []
    func outcome(of model: ServiceModel) -> ServiceOutcome {
      if let found = known.first(where: { $0.model == model }) { return found.outcome }
      let simulation: ServiceSimulation
      if let found = simulations.first(where: { $0.model == model }) {
        simulation = found
      } else {
        simulation = ServiceSimulation(
          graph: graph, model: model, rules: scenario.rules, customers: customers)
        simulations.append(simulation)
      }
      let found = simulation.run(seed: scenario.seed, replicate: replicate, in: workspace)
      known.append((model, found))
      return found
    }
    let plain = outcome(of: model)
    guard decomposes else { return (plain, nil) }
    return (plain, Decomposition(of: plain) { outcome(of: $0.applied(to: model)) })
  }
}
