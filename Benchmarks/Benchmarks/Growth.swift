import CommandLineParsing
import Experiments
import Measurement
import Parallelism
import Scenarios
import SocialGraph

/// What a run costs as it grows, from ten thousand tellings to a thousand million.
///
///     Benchmarks growth --most 1000000000
///
/// A whole experiment on one graph with more and more replicates, planning, generating and summing
/// up included; the nanoseconds a telling should end up the same however long the run.
enum Growth {
  private static let people = Flag(
    "people", .whole("n", 1000...100_000_000), default: 10_000, help: "The number of people.")
  private static let most = Flag(
    "most", .whole("n", 10_000...1_000_000_000_000), default: 1_000_000_000,
    help: "The tellings of the longest run.")
  private static let threads = Flag(
    "threads", .whole("n", 1...1024), default: 1, help: "The number of worker threads.")
  private static let json = Flag("json", help: "Print a line of JSON for each run.")

  static let command = Command(
    "growth", overview: "Shows that the cost of a run grows with its tellings and nothing else.",
    flags: [people, most, threads, json])

  static func perform(_ invocation: Invocation) throws {
    let people = invocation[people]
    let most = Double(invocation[most])
    let workers = Workers(invocation[threads])
    let asJSON = invocation[json]
    if !asJSON {
      print("| replicates | tellings | seconds | of them the graph | ns a telling |")
      print("|---:|---:|---:|---:|---:|")
    }
    // Not counted: first touch of memory, and how many tellings a replicate comes to.
    let perReplicate = try Double(run(people: people, replicates: 16, workers).tellings) / 16
    var target = 1e4
    while target <= most {
      let replicates = max(1, Int((target / perReplicate).rounded()))
      let row = try run(people: people, replicates: replicates, workers)
      let perTelling = 1e9 * (row.seconds - row.graphSeconds) / Double(row.tellings)
      if asJSON {
        var line = JSONLine()
        line.add("people", people)
        line.add("replicates", replicates)
        line.add("tellings", row.tellings)
        line.add("seconds", row.seconds)
        line.add("graph_seconds", row.graphSeconds)
        line.print()
      } else {
        print(
          "| \(replicates) | \(row.tellings) | \(thousandths(row.seconds))"
            + " | \(thousandths(row.graphSeconds)) | \(thousandths(perTelling)) |")
      }
      target *= 10
    }
  }

  private static func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private struct Row {
    let tellings: Int
    let seconds: Double
    let graphSeconds: Double
  }

  private static func run(people: Int, replicates: Int, _ workers: Workers) throws -> Row {
    let text = """
      { "format": 1, "extends": "preset:two-three-eight-ten", "seed": 3,
        "replicates": \(replicates),
        "graph": { "model": "barabasi-albert", "people": \(people), "attach": 10 },
        "customers": { "count": \((12 * people + 5000) / 10_000),
          "satisfied": 0.83, "dissatisfied": 0.17 },
        "voices": { "positive": { "retell": 0.3 }, "negative": { "retell": 0.3 } } }
      """
    let plan = try Plan(.read(.text(text, name: "growth.json")), scope: .run)
    let (_, building) = try Phase.run("graph") {
      guard case .model(let model) = plan.settings[0].scenario.graph else { return }
      _ = try model.build(seed: 3, workers: workers)
    }
    let (result, whole) = try Phase.run("run") {
      try Experiment(plan).run(workers: workers, cancellation: Cancellation(), progress: { _ in })
    }
    try check(result.isComplete, "only \(result.done) runs are there")
    let places = Metric.wave.indices.filter { Metric.wave[$0].name.hasPrefix("tellings_") }
    let tellings = result.runs.records.reduce(0) { sum, record in
      places.reduce(sum) { $0 + Int(record.values[$1]) }
    }
    return Row(tellings: tellings, seconds: whole.seconds, graphSeconds: building.seconds)
  }
}
