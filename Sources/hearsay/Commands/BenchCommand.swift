import CommandLineParsing
import Experiments
import Measurement
import Parallelism
import PlainText
import Reports
import Scenarios

/// `hearsay bench`: how fast this machine spreads stories.
enum BenchCommand: Verb {
  private static let scenario = Argument(
    Value("scenario", .file), .optional,
    help: "A scenario file, - for standard input, or preset:NAME, whose baseline is measured.",
    default: "the built-in set")
  private static let replicates = Flag(
    "replicates", short: "r", .single(Value("n", .wholeNumber(1...UInt64(Plan.largestRunCount)))),
    help: "The replicates of a sample, whatever the file says.",
    default: "as many as take a tenth of a second", category: "Measuring")
  private static let samples = Flag(
    "samples", .single(Value("n", .wholeNumber(1...100_000))),
    help: "The samples of each number of threads.", default: "10", category: "Measuring")
  private static let threads = Flag(
    "threads", short: "j", .list(Value("n", .wholeNumber(1...4096))),
    help: "The numbers of workers to measure: --threads 1,8.",
    default: "1, 2, 4 ... all cores", category: "Measuring")
  private static let quick = Flag(
    "quick", help: "Three samples, and no case of a million people: to see that it works.",
    category: "Measuring")
  private static let csv = Flag(
    "csv", help: "Print CSV, a row for each case and number of threads, instead of a table.",
    category: "Output")

  static let command = Command(
    "bench", overview: "Measures how fast this machine spreads stories.",
    details: [
      "Without a scenario it measures a built-in set of cases, from ten thousand people to a million. "
        + "Set-up (reading or generating the graph) is timed apart from spreading. A sample is the "
        + "same replicates each time, and every sample on every number of threads must come to the "
        + "same, or it ends 1."
    ],
    examples: [
      .init("hearsay bench", "The built-in set, on 1, 2, 4 ... threads; under a minute."),
      .init("hearsay bench town.json --threads 1,8", "One scenario, on one thread and on eight."),
      .init("hearsay bench --json > bench.json", "The figures to keep, with machine and build."),
    ],
    arguments: [scenario],
    flags: [
      CommonFlags.set, CommonFlags.seed, replicates, samples, threads, quick, csv,
      CommonFlags.json, CommonFlags.quiet, CommonFlags.color,
    ],
    exclusions: [[csv, CommonFlags.json], [samples, quick]],
    sections: [
      .init(
        "Columns of --csv, and keys of --json",
        rows: DataDictionary.bench.map { ($0.name, $0.meaning) }),
      ExitStatus.help,
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let benchmarks = try benchmarks(invocation)
    let timing =
      invocation.isOn(quick)
      ? TimingPlan.quick : TimingPlan(samples: Int(invocation.wholeNumber(samples) ?? 10))
    let threads = threads(invocation)
    let replicates = invocation.wholeNumber(replicates).map { Int($0) }
    if benchmarks.count == 1, !benchmarks[0].plan.notes.isEmpty {
      console.note("the baseline is measured, and no variant or sweep")
    }
    if Machine.build == "debug" {
      console.note("a debug build is very slow: swift build -c release makes one to measure")
    }

    Interrupt.listen()
    let progress = console.progress(of: "samples")
    defer { progress?.erase() }
    var results: [ThroughputResult] = []
    for (index, benchmark) in benchmarks.enumerated() {
      let result = try benchmark.run(
        threads: threads, timing: timing, replicates: replicates,
        cancellation: Interrupt.cancellation
      ) {
        let isCounted = $0.stage == .replicates
        progress?.show(
          done: (isCounted ? index * $0.total : 0) + $0.done,
          total: (isCounted ? benchmarks.count : 1) * $0.total,
          of: isCounted ? nil : ProgressLine.calibration)
      }
      guard let result else { break }
      results.append(result)
    }
    progress?.erase()

    if !results.isEmpty { try print(results, invocation, console) }
    guard results.count < benchmarks.count else { return .ok }
    console.warn(
      results.isEmpty
        ? "stopped: no case is whole"
        : "stopped: \(results.count) of \(benchmarks.count) cases are whole, and are shown")
    return Interrupt.status ?? .interrupted
  }

  /// What is measured.
  private static func benchmarks(_ invocation: Invocation) throws -> [ThroughputBenchmark] {
    if let name = invocation.text(scenario) {
      return [try ThroughputBenchmark(CommonFlags.document(name, invocation))]
    }
    if invocation.wasGiven(CommonFlags.set) {
      throw Failure(
        "--set needs a scenario to change, as in hearsay bench town.json; see --help", .usage)
    }
    return try ThroughputBenchmark.builtIn(
      isQuick: invocation.isOn(quick),
      settings: invocation.wholeNumber(CommonFlags.seed).map { ["seed=\($0)"] } ?? [])
  }

  /// The numbers of threads, in rising order, each once.
  private static func threads(_ invocation: Invocation) -> [Int] {
    let asked = invocation.texts(threads).compactMap { Value.wholeNumber($0).map { Int($0) } }
    if !asked.isEmpty { return Set(asked).sorted() }
    let cores = Workers.activeCores
    return Array(sequence(first: 1) { $0 * 2 }.prefix { $0 < cores }) + [cores]
  }

  private static func print(
    _ results: [ThroughputResult], _ invocation: Invocation, _ console: Console
  ) throws {
    let measured = BenchResult(
      results: results, host: BenchHost(thisMachineWithCores: Workers.activeCores))
    let (isCSV, isJSON) = (invocation.isOn(csv), invocation.isOn(CommonFlags.json))
    if isCSV || isJSON { BenchWords(measured).warnings.forEach { console.note($0.text) } }
    try console.show(
      .of(measured), csv: isCSV ? .of(measured) : nil,
      json: isJSON ? JSONValue.of(measured).pretty : nil)
  }
}
