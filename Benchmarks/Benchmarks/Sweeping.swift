import Experiments
import Foundation
import PlainText
import Parallelism
import Scenarios
import SocialGraph
import Synchronization
import WordOfMouth

/// A sweep of many small points on one graph: what reading, planning, sharing out and summing up cost
/// beside the waves themselves.
///
/// At full size 1,000 points of 64 replicates among 10,000 people, from the scenario's text to the
/// result. The yardstick runs the same waves on as many workers, the points shared out, and keeps one
/// number of each.
enum Sweeping {
  static let benchmarks: [Benchmark] = [
    benchmark("one worker", workers: .single), benchmark("all workers", workers: Workers()), kept,
  ]

  private static func benchmark(_ name: String, workers: Workers) -> Benchmark {
    Benchmark(
      name: "sweeping/many points on one graph, \(name)", unit: "runs",
      yardstick: Benchmark.Yardstick(name: "the waves alone, \(name)") { size in
        let plan = try plan(size)
        return { try wavesAlone(plan, workers) }
      },
      prepare: { size in
        let expected = try wavesAlone(plan(size), workers)
        return {
          let result = try Experiment(plan(size)).run(
            workers: workers, cancellation: Cancellation(), progress: { _ in })
          let outcome = try outcome(of: result.runs, result.plan)
          try check(outcome == expected, "the sweep gives other results than its waves")
          return outcome
        }
      })
  }

  /// The same runs kept in a journal, against those whose blocks are made and not written.
  private static let kept = Benchmark(
    name: "sweeping/many points kept in a journal, all workers", unit: "runs",
    yardstick: Benchmark.Yardstick(name: "without its writes") { size in
      var seams = BlockLog.Seams()
      seams.leavesOutWrites = true
      return { [seams] in try keep(plan(size), seams) }
    },
    prepare: { size in { try keep(plan(size), BlockLog.Seams()) } })

  private static func keep(
    _ plan: Plan, _ seams: BlockLog.Seams
  ) throws -> Benchmark.Outcome {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "hearsay-journal-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try BlockLog(file: path, plan: plan.hash, seams: seams)
    let ran = try Experiment(plan).ran(
      workers: Workers(), cancellation: Cancellation(), into: log, progress: { _ in })
    return try outcome(of: ran.runs, plan)
  }

  private static func outcome(of runs: StoredRuns, _ plan: Plan) throws -> Benchmark.Outcome {
    try check(runs.done == plan.runs, "only \(runs.done) runs are there")
    var digest = StableHash()
    for setting in plan.settings.indices {
      for number in runs.column(.metric(tellingsPositive), of: setting) { digest.add(Int(number)) }
    }
    return Benchmark.Outcome(units: runs.done, digest: digest.value)
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

  /// The same waves in a bare loop, the graph built apart.
  private static func wavesAlone(_ plan: Plan, _ workers: Workers) throws -> Benchmark.Outcome {
    guard let first = plan.settings.first, case .model(let model) = first.scenario.graph else {
      throw WrongResult(description: "the sweep has no graph to build")
    }
    let graph = try model.build(seed: first.scenario.seed, workers: workers)
    let tellings = Mutex(Array(repeating: [Int](), count: plan.settings.count))
    workers.forEach(plan.settings.count, makeState: { WaveWorkspace() }) { workspace, setting in
      let scenario = plan.settings[setting].scenario
      let wave = Wave(
        graph: graph, rules: scenario.rules,
        firstHand: .drawn(.share(0.05), order: .random, satisfied: 0.6, dissatisfied: 0.1))
      var found: [Int] = []
      wave.run(
        (0..<scenario.replicates).map { RandomStream(seed: scenario.seed, replicate: $0) },
        in: workspace
      ) { found.append($0.counts.positive.tellings) }
      tellings.withLock { [found] in $0[setting] = found }
    }
    var digest = StableHash()
    tellings.withLock { $0.joined().forEach { digest.add($0) } }
    return Benchmark.Outcome(units: plan.runs, digest: digest.value)
  }
}
