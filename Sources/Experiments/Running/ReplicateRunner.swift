import Parallelism
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// What a worker keeps from one replicate to the next: memory, and the wave or the simulation of periods
/// that is ready.
struct ReplicateRunner {
  /// Which setting and graph are ready.
  struct Key: Hashable {
    let setting: Int
    let draw: Int
  }

  /// What came of a replicate.
  enum Outcome {
    /// Of a wave.
    case wave(WaveOutcome)
    /// Of periods, and of reruns with something left out where they were asked for.
    case periods(ServiceOutcome, Decomposition?)
  }

  /// A wave and which it is: a class, for a wave shares its parts with those of other workers, and
  /// all would count the same references if it were copied for each replicate.
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

  /// Makes an empty bench.
  ///
  /// - Parameter settings: How many settings may come: those that differ in how people talk want the same
  ///   customers.
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
  ///   - body: Takes each replicate's number and what came of it, in order.
  mutating func run(
    _ replicates: [Int], of scenario: Scenario, _ firstHand: FirstHand, on graph: Graph, key: Key,
    decomposes: Bool, _ cancellation: Cancellation, _ body: (Int, Outcome) -> Void
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
