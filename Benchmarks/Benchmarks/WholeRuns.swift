import Experiments
import Foundation
import PlainText
import Parallelism
import Reports
import Scenarios
import WordOfMouth

/// Whole runs: from the scenario file to the results folder, with everything a user waits for but
/// the start of the program.
enum WholeRuns {
  static let benchmarks: [Benchmark] =
    [
      benchmark("the built-in scenario", .run) { size in
        .builtIn(replicates: size.choose(quick: 32, full: 1024))
      },
      benchmark("three what-ifs compared", .compare) { size in
        .text(
          """
          { "format": 1, "extends": "preset:two-three-eight-ten", "seed": 6,
            "replicates": \(size.choose(quick: 16, full: 256)),
            "graph": { "model": "barabasi-albert", "people": \(size.choose(quick: 5000, full: 100_000)),
              "attach": 10 },
            "customers": { "share": 0.01, "satisfied": 0.6, "dissatisfied": 0.1 },
            "voices": { "negative": { "retell": 0.1 } },
            "variants": {
              "half-as-many-unhappy": { "customers.dissatisfied": 0.05 },
              "nobody-retells": { "voices.negative.retell": 0 },
              "twice-as-many-told": { "voices.positive.tells": { "between": [4, 6] } }
            } }
          """)
      },
    ] + sparse

  /// The sparse spread of ``Spreading`` as a scenario file has it, beside its waves alone on a graph that is
  /// there.
  private static let sparse: [Benchmark] = [("10 k", 10_000, 20_000), ("100 k", 100_000, 5_000)]
    .map { words, people, replicates in
      @Sendable func sizes(_ size: Benchmark.Size) -> (people: Int, replicates: Int) {
        (
          size.choose(quick: people / 10, full: people),
          size.choose(quick: 64, full: replicates)
        )
      }
      let waves = Benchmark.Yardstick(name: "the waves alone") { size in
        let (people, replicates) = sizes(size)
        let wave = Spreading.twoStories(
          try GraphCache.barabasiAlbert(people: people), retell: 0.1, customers: .share(0.0012))
        return {
          let told = try Spreading.spread(wave, replicates: replicates, Workers())
          return Benchmark.Outcome(units: replicates, digest: told.digest)
        }
      }
      return benchmark("a sparse story, \(words) people", .run, beside: waves) { size in
        let (people, replicates) = sizes(size)
        return .text(
          """
          { "format": 1, "seed": 6, "replicates": \(replicates),
            "graph": { "model": "barabasi-albert", "people": \(people), "attach": 10 },
            "customers": { "share": 0.0012, "satisfied": \(5.0 / 6), "dissatisfied": \(1.0 / 6) },
            "voices": {
              "positive": { "tells": { "between": [2, 3] }, "retell": 0.1 },
              "negative": { "tells": { "between": [8, 10] }, "retell": 0.1 }
            } }
          """)
      }
    }

  /// Where a whole run starts.
  private enum Start {
    case builtIn(replicates: Int)
    case text(String)
  }

  private static func benchmark(
    _ name: String, _ scope: Plan.Scope, beside yardstick: Benchmark.Yardstick? = nil,
    _ start: @escaping @Sendable (Benchmark.Size) -> Start
  ) -> Benchmark {
    Benchmark(name: "whole runs/\(name)", unit: "runs", yardstick: yardstick) { size in
      let folder = try TemporaryFolder()
      let file = folder.path + "/scenario.json"
      let source: ScenarioDocument.Source
      var settings: [String] = []
      switch start(size) {
      case .builtIn(let replicates):
        source = .builtIn
        settings = ["replicates=\(replicates)"]
      case .text(let text):
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        source = .file(file)
      }
      let names = ["runs.csv", "summary.csv"] + (scope == .compare ? ["compare.csv"] : [])
      return {
        let results = folder.path + "/results"
        let claimed = try ResultsFolder(claiming: results, overwrites: true)
        let plan = try Plan(.read(source, settings: settings), scope: scope)
        let result = try Experiment(plan).run(
          workers: Workers(), cancellation: Cancellation(), progress: { _ in })
        try claimed.write(
          result,
          seconds: 0, workers: Workers().count)
        try check(result.isComplete, "only \(result.done) runs are there")
        var digest = StableHash()
        for name in names {
          let bytes = try Data(contentsOf: URL(fileURLWithPath: results + "/" + name))
          for byte in bytes { digest.add(Int(byte)) }
        }
        return Benchmark.Outcome(units: result.done, digest: digest.value)
      }
    }
  }
}

/// A folder that goes when nobody needs it any more.
final class TemporaryFolder {
  /// Where it is.
  let path: String

  /// Makes it.
  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearsay-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
