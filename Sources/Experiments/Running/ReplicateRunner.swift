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
    let key: Key

    init(_ wave: Wave, _ key: Key) {
      self.wave = wave
      self.key = key
    }
  }

  private let workspace: WaveWorkspace
  private var ready: Ready?
  private var service = ServiceRunner()

  /// Makes the state of a worker.
  ///
  /// - Parameter settings: How many settings it may run; settings that differ only in how people
  ///   tell have the same customers, which are then remembered.
  init(settings: Int) { workspace = WaveWorkspace(remembersCustomers: settings > 1) }

  /// Runs replicates of a setting on one graph, until cancelled.
  ///
  /// - Parameters:
  ///   - replicates: Their numbers.
  ///   - scenario: What to simulate.
  ///   - firstHand: Where its first-hand opinions come from, or who is a customer at the start.
  ///   - graph: Who knows whom.
  ///   - key: Which setting and graph these are.
  ///   - decomposes: Whether replicates with periods are rerun with something left out.
  ///   - cancellation: Ends it between replicates, or between blocks of small waves.
  ///   - body: Called with each replicate's number and outcome, in order.
  mutating func run(
    _ replicates: [Int], of scenario: Scenario, _ firstHand: KnownCustomers, on graph: Graph,
    key: Key,
    decomposes: Bool, _ cancellation: Cancellation, _ body: (Int, ReplicateOutcome) -> Void
  ) {
    if let model = scenario.service {
      for replicate in replicates where !cancellation.isCancelled {
        let (outcome, reruns) = service.run(
          replicate, of: scenario, model, firstHand, on: graph, key: key, decomposes: decomposes)
        body(replicate, .periods(outcome, reruns))
      }
      return
    }
    if ready?.key != key {
      ready = Ready(Wave(graph: graph, rules: scenario.rules, firstHand: firstHand), key)
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
}
