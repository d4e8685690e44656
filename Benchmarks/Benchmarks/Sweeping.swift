import Experiments
import Parallelism
import Scenarios
import SocialGraph
import Synchronization
import WordOfMouth

/// A sweep of many small points on one graph: what planning, sharing out and summing up cost beside
/// the waves themselves.
///
/// At full size 1,000 points of 64 replicates among 10,000 people. On n workers the rate should be
/// nearly n times that of the waves alone on one.
enum Sweeping {
  static let benchmarks: [Benchmark] = [
    benchmark("one worker", workers: .single), benchmark("all workers", workers: Workers()),
  ]

  private static func benchmark(_ name: String, workers: Workers) -> Benchmark {
    Benchmark(
      name: "sweeping/many points on one graph, \(name)", unit: "runs",
      yardstick: Benchmark.Yardstick(name: "the waves alone, one worker") { size in
        let plan = try plan(size)
        return { try wavesAlone(plan) }
      },
      prepare: { size in
        let plan = try plan(size)
        let expected = try wavesAlone(plan)
        return {
          let result = try Experiment(plan).run(
            workers: workers, cancellation: Cancellation(), progress: { _ in })
          try check(result.isComplete, "only \(result.records.count) runs are there")
          var digest = Digest()
          for record in result.records { digest.add(Int(record.values[tellingsPositive])) }
          let outcome = Benchmark.Outcome(units: result.records.count, digest: digest.value)
          try check(outcome == expected, "the sweep gives other results than its waves")
          return outcome
        }
      })
  }

  private static func plan(_ size: Benchmark.Size) throws -> Plan {
    let text = """
      { "format": 1, "extends": "preset:two-three-eight-ten", "seed": 5,
        "replicates": \(size.choose(quick: 8, full: 64)),
        "graph": { "model": "barabasi-albert", "people": 10000, "attach": 10 },
        "customers": { "share": 0.05, "satisfied": 0.6, "dissatisfied": 0.1 },
        "sweep": { "grid": {
          "voices.positive.retell": { "from": 0, "to": 0.3, "count": \(size.choose(quick: 5, full: 25)) },
          "voices.negative.retell": { "from": 0, "to": 0.2, "count": \(size.choose(quick: 5, full: 40)) }
        } } }
      """
    return try Plan(.read(.text(text, name: "sweep.json")), scope: .sweep)
  }

  private static let tellingsPositive =
    Metric.wave.firstIndex { $0.name == "tellings_positive" } ?? 0

  /// The same waves in the same order in a bare loop, the graph built apart.
  private static func wavesAlone(_ plan: Plan) throws -> Benchmark.Outcome {
    var digest = Digest()
    var runs = 0
    let workspace = WaveWorkspace()
    var graph: Graph?
    for setting in plan.settings {
      let scenario = setting.scenario
      guard case .model(let model) = scenario.graph else { continue }
      let shared = try graph ?? model.build(seed: scenario.seed, workers: Workers())
      graph = shared
      let wave = Wave(
        graph: shared, rules: scenario.rules,
        firstHand: .drawn(.share(0.05), order: .random, satisfied: 0.6, dissatisfied: 0.1))
      for replicate in 0..<scenario.replicates {
        let outcome = wave.run(Luck(seed: scenario.seed, replicate: replicate), in: workspace)
        digest.add(outcome.counts.positive.tellings)
        runs += 1
      }
    }
    return Benchmark.Outcome(units: runs, digest: digest.value)
  }
}
