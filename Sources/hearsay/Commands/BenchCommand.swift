import CommandLineParsing
import Experiments
import Measurement
import Parallelism
import PlainText
import Reports
import Scenarios

/// `hearsay bench`: how fast this machine simulates word of mouth.
enum BenchCommand: Verb {
  private static let scenario = Argument(
    optional: .file("scenario"), unset: "the built-in set",
    help: "A scenario file, - for standard input, or preset:NAME, whose baseline is measured.")
  private static let replicates = Flag(
    "replicates", short: "r", .whole("n", 1...Plan.largestRunCount),
    unset: "as many as take a tenth of a second",
    help: "The number of replicates per sample; overrides the file's.", category: "Measuring")
  private static let samples = Flag(
    "samples", .whole("n", 1...100_000), default: 10,
    help: "The number of samples for each number of threads.", category: "Measuring")
  private static let threads = Flag(
    "threads", short: "j", repeated: .whole("n", 1...4096), takesCommas: true,
    unset: "1, 2, 4 ... all cores", help: "The numbers of threads to measure: --threads 1,8.",
    category: "Measuring")
  private static let quick = Flag(
    "quick", help: "Take three samples and skip the cases of a million people.",
    category: "Measuring")

  static let command = Command(
    "bench", overview: "Measure how fast this machine simulates word of mouth.",
    details: [
      """
      Without a scenario, a built-in set of cases is measured, from ten thousand people to a \
      million. Setup (reading or generating the graph) is timed separately. Every sample repeats the \
      same replicates; if any sample on any number of threads gives different results, the exit \
      status is 1.
      """
    ],
    examples: [
      .init("hearsay bench", "The built-in set, on 1, 2, 4 ... threads; under a minute."),
      .init("hearsay bench town.json --threads 1,8", "One scenario, on one thread and on eight."),
      .init("hearsay bench --json > bench.json", "Figures to keep, with machine and build."),
    ],
    arguments: [scenario],
    flags: [
      CommonFlags.set, CommonFlags.seed, replicates, samples, threads, CommonFlags.instructions,
      quick, CommonFlags.details,
    ]
      + CommonFlags.output,
    exclusions: [CommonFlags.forms, [samples, quick]],
    sections: [CommonFlags.columns(DataTable.benchColumns)])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let benchmarks = try benchmarks(invocation)
    let timing =
      invocation[quick]
      ? TimingPlan.quick : TimingPlan(samples: invocation[samples])
    let threads = threads(invocation)
    if benchmarks.count == 1, !benchmarks[0].plan.leftAside.isEmpty {
      console.note("only the baseline is measured, not its variants or sweep")
    }
    if Machine.build == "debug" {
      console.note(
        "this is a debug build, which is very slow; measure one made by swift build -c release")
    }

    var results: [ThroughputResult] = []
    try console.working(on: "samples") { progress in
      for (index, benchmark) in benchmarks.enumerated() {
        let result = try benchmark.run(
          threads: threads, timing: timing, replicates: invocation[replicates],
          cancellation: Interrupt.cancellation
        ) {
          let isCounted = $0.stage == .replicates
          progress.show(
            done: (isCounted ? index * $0.total : 0) + $0.done,
            total: (isCounted ? benchmarks.count : 1) * $0.total,
            of: isCounted ? nil : ProgressLine.calibration)
        }
        guard let result else { break }
        results.append(result)
      }
    }

    if !results.isEmpty {
      let measured = BenchResult(results, cores: Workers.activeCores)
      if console.isForPrograms { measured.warnings.forEach { console.note($0.text) } }
      try console.show(
        CommonFlags.chosen(Answer(measured), details: .of(measured), invocation),
        csv: .of(measured), json: .of(measured))
    }
    guard results.count < benchmarks.count else { return .ok }
    console.warn(
      results.isEmpty
        ? "stopped: no case is complete"
        : "stopped: \(results.count) of \(benchmarks.count) cases are complete, and are shown")
    return Interrupt.status ?? .interrupted
  }

  /// What is measured.
  private static func benchmarks(_ invocation: Invocation) throws -> [ThroughputBenchmark] {
    if let name = invocation[scenario] {
      return [try ThroughputBenchmark(CommonFlags.document(name, invocation))]
    }
    if invocation.wasGiven(CommonFlags.set) {
      throw ToolError(
        usage: "--set needs a scenario to change, as in hearsay bench town.json")
    }
    return try ThroughputBenchmark.builtIn(
      isQuick: invocation[quick],
      settings: invocation[CommonFlags.seed].map { ["seed=\($0)"] } ?? [])
  }

  /// The numbers of threads, in rising order, each once.
  private static func threads(_ invocation: Invocation) -> [Int] {
    let requested = invocation[threads]
    if !requested.isEmpty { return Set(requested).sorted() }
    let cores = Workers.activeCores
    return Array(sequence(first: 1) { $0 * 2 }.prefix { $0 < cores }) + [cores]
  }
}
