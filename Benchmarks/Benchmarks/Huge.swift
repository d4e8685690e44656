import CommandLineParsing
import Experiments
import Foundation
import Measurement
import Parallelism
import Reports
import Scenarios
import SocialGraph
import Synchronization
import WordOfMouth

/// A graph that fills much of the memory: the time of each phase, and the most memory in each.
///
///     MALLOC_MMAP_THRESHOLD_=65536 Benchmarks huge --people 10000000
///
/// The variable makes glibc return what a phase frees; without it the next phase may use that memory
/// again, and seem to need less.
enum Huge {
  private static let people = Flag(
    "people", .whole("n", 100...200_000_000), default: 10_000_000,
    help: "The number of people; each attaches to ten.")
  private static let replicates = Flag(
    "replicates", .whole("n", 1...10_000), default: 16, help: "The number of replicates.")
  private static let threads = Flag(
    "threads", .whole("n", 1...1024), unset: "all cores", help: "The number of worker threads.")
  private static let json = Flag("json", help: "Print a line of JSON for each phase.")

  static let command = Command(
    "huge", overview: "Times each phase of a run on a huge graph, with its peak of memory.",
    flags: [people, replicates, threads, json])

  static func perform(_ invocation: Invocation) throws {
    let asJSON = invocation[json]
    let people = invocation[people]
    let replicates = invocation[replicates]
    let workers = Workers(invocation[threads])
    if !asJSON {
      print(
        "\(Machine.summary); \(Machine.processor ?? "processor unknown"); \(workers.count) workers")
    }
    try phases(people: people, replicates: replicates, workers, asJSON: asJSON)
    try wholeRun(people: people, replicates: replicates, workers, asJSON: asJSON)
  }

  /// Generating, what a worker needs, and spreading, one after the other.
  private static func phases(
    people: Int, replicates: Int, _ workers: Workers, asJSON: Bool
  ) throws {
    let (_, empty) = Phase.run("nothing yet") {}
    let (graph, building) = try Phase.run("generate and build") {
      try GraphModel.barabasiAlbert(people: people, attach: 10).build(seed: 3, workers: workers)
    }
    let ties = Double(graph.ties)
    let peak = Double(building.peakBytes - empty.peakBytes) / ties
    building.tell(
      String(
        format: "%d ties, %.1f bytes a tie at the peak, %.1f kept", graph.ties, peak,
        Double(graph.byteCount) / ties),
      ("bytes_a_tie", peak), asJSON: asJSON)

    let wave = Spreading.twoStories(graph, retell: 0.3)
    let (_, resting) = Phase.run("nothing more") {}
    let (first, cold) = Phase.run("one replicate, one worker, memory untouched") {
      wave.run(RandomStream(seed: 7, replicate: 0), in: WaveWorkspace())
    }
    let beside = Double(cold.peakBytes - resting.peakBytes) / Double(people)
    cold.tell(
      String(
        format: "%d tellings, %.2f bytes a person beside the graph", tellings(of: first), beside),
      ("bytes_a_person", beside), asJSON: asJSON)

    let (total, spreading) = Phase.run("spread, \(replicates) replicates") {
      let total = Atomic<Int>(0)
      workers.forEach(replicates, makeState: { WaveWorkspace() }) { workspace, replicate in
        let outcome = wave.run(RandomStream(seed: 7, replicate: replicate), in: workspace)
        total.wrappingAdd(tellings(of: outcome), ordering: .relaxed)
      }
      return total.load(ordering: .relaxed)
    }
    spreading.tell(
      String(format: "%.1f M tellings/s", Double(total) / spreading.seconds / 1e6), asJSON: asJSON)
  }

  /// The same as a user has it: plan, graph, replicates, summary, results folder.
  private static func wholeRun(
    people: Int, replicates: Int, _ workers: Workers, asJSON: Bool
  ) throws {
    let text = """
      { "format": 1, "extends": "preset:two-three-eight-ten", "seed": 3,
        "replicates": \(replicates),
        "graph": { "model": "barabasi-albert", "people": \(people), "attach": 10 },
        "customers": { "count": \((12 * people + 5000) / 10_000),
          "satisfied": 0.83, "dissatisfied": 0.17 },
        "voices": { "positive": { "retell": 0.3 }, "negative": { "retell": 0.3 } } }
      """
    let folder = try TemporaryFolder()
    let lastReplicate = Mutex(ContinuousClock.now)
    var summarised = ContinuousClock.now
    let (result, whole) = try Phase.run("whole run, scenario to results folder") {
      let plan = try Plan(.read(.text(text, name: "huge.json")), scope: .run)
      let result = try Experiment(plan).run(workers: workers, cancellation: Cancellation()) { _ in
        lastReplicate.withLock { $0 = ContinuousClock.now }
      }
      summarised = ContinuousClock.now
      try ResultsFolder(claiming: folder.path, overwrites: true).write(
        result, seconds: 0, workers: workers.count)
      return result
    }
    let written = ContinuousClock.now
    try check(result.isComplete, "only \(result.done) runs are there")
    whole.tell(
      String(
        format: "of it summarise %.3f s, write %.3f s",
        (summarised - lastReplicate.withLock { $0 }) / .seconds(1),
        (written - summarised) / .seconds(1)),
      asJSON: asJSON)
  }

  private static func tellings(of outcome: WaveOutcome) -> Int {
    outcome.counts.positive.tellings + outcome.counts.negative.tellings
  }
}
