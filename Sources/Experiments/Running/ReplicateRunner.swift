import Parallelism
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// What a worker keeps from one replicate to the next: memory, and the prepared wave or simulation of
/// periods.
struct ReplicateRunner {
  /// Which setting and graph are prepared.
  struct Key: Hashable {
    let setting: Int
    let draw: Int
  }

  /// A prepared wave: a class, since waves share storage between workers, and copying one for each
  /// replicate would have all workers count the same references.
  private final class Ready {
    let wave: Wave
    init(_ wave: Wave) { self.wave = wave }
  }

  private let workspace: WaveWorkspace
  private let serviceWorkspace: ServiceWorkspace
  private let cancellation: Cancellation
  private var key: Key?
  private var ready: Ready?
  /// Prepared simulations, one for each model: the scenario's own and those with something left out.
  private var simulations: [ServiceSimulation] = []

  /// Makes the state of a worker.
  ///
  /// - Parameters:
  ///   - settings: How many settings it may run; settings that differ only in how people tell have the
  ///     same customers, which are then remembered.
  ///   - cancellation: Once raised, it ends within the replicate that is running, which is dropped.
  init(settings: Int, cancellation: Cancellation) {
    workspace = WaveWorkspace(remembersCustomers: settings > 1, cancellation: cancellation)
    serviceWorkspace = ServiceWorkspace(cancellation: cancellation)
    self.cancellation = cancellation
  }

  /// Runs replicates of a setting on one graph, until cancelled.
  ///
  /// - Parameters:
  ///   - replicates: Their numbers.
  ///   - scenario: What to simulate.
  ///   - firstHand: Where its first-hand opinions come from, or who is a customer at the start.
  ///   - graph: Who knows whom.
  ///   - key: Which setting and graph these are.
  ///   - decomposes: Whether replicates with periods are rerun with something left out.
  ///   - body: Called with the number and outcome of each replicate that ran to its end, in order.
  mutating func run(
    _ replicates: [Int], of scenario: Scenario, _ firstHand: KnownCustomers, on graph: Graph,
    key: Key,
    decomposes: Bool, _ body: (Int, ReplicateOutcome) -> Void
  ) {
    if key != self.key { (self.key, ready, simulations) = (key, nil, []) }
    if let model = scenario.service {
      for replicate in replicates where !cancellation.isCancelled {
        let outcome = periods(
          replicate, of: scenario, model, firstHand, on: graph, decomposes: decomposes)
        if serviceWorkspace.wasStopped { return }
        body(replicate, outcome)
      }
      return
    }
    if ready == nil {
      ready = Ready(Wave(graph: graph, rules: scenario.rules, firstHand: firstHand))
    }
    for first in stride(from: 0, to: replicates.count, by: Wave.mostTogether)
    where !cancellation.isCancelled {
      let block = replicates[first..<min(first + Wave.mostTogether, replicates.count)]
      var next = first
      ready?.wave.run(
        block.map { RandomStream(seed: scenario.seed, replicate: $0) }, in: workspace
      ) { outcome in
        body(replicates[next], .wave(outcome))
        next += 1
      }
    }
  }

  /// Runs one replicate with periods, and its reruns with something left out if asked for.
  private mutating func periods(
    _ replicate: Int, of scenario: Scenario, _ model: ServiceModel, _ customers: KnownCustomers,
    on graph: Graph, decomposes: Bool
  ) -> ReplicateOutcome {
    // Leaving out something the model does not have gives the same model, and the same outcome.
    var known: [(model: ServiceModel, outcome: ServiceOutcome)] = []
    func outcome(of model: ServiceModel) -> ServiceOutcome {
      if let found = known.first(where: { $0.model == model }) { return found.outcome }
      let place = simulations.firstIndex { $0.model == model } ?? simulations.count
      if place == simulations.count {
        simulations.append(
          ServiceSimulation(
            graph: graph, model: model, rules: scenario.rules, customers: customers))
      }
      let found = simulations[place].run(
        seed: scenario.seed, replicate: replicate, in: serviceWorkspace)
      known.append((model, found))
      return found
    }
    let plain = outcome(of: model)
    guard decomposes else { return .periods(plain, nil) }
    return .periods(plain, Decomposition(of: plain) { outcome(of: $0.applied(to: model)) })
  }
}
