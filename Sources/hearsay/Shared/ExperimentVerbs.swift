import CommandLineParsing
import Evidence
import Experiments
import Foundation
import GraphFiles
import Measurement
import Parallelism
import PlainText
import Reports
import Scenarios
import SocialGraph

/// What `run`, `compare`, `sweep` and `uncertain` share: they differ in the part of the file they run.
enum ExperimentVerbs {
  static let out = Flag(
    "out", short: "o", .folder("dir"),
    help: "Write runs.csv, rounds.csv, summary.csv and more to this folder; created if missing.",
    category: "Output")
  static let force = Flag(
    "force", short: "f", help: "Overwrite results in a folder that is not empty.",
    category: "Output")
  static let csv = Flag(
    "csv",
    help: "Print summary.csv (uncertainty.csv for uncertain inputs) instead of tables.",
    category: "Output")
  static let decompose = Flag(
    "decompose",
    help: "Also rerun each replicate without misery, silence and talk to show what each costs.",
    category: "Running")
  static let verbose = Flag(
    "verbose", short: "v", help: "Also print on standard error what was run and how long it took.",
    category: "Output")

  /// The row of the table of one of them.
  static func command(
    _ name: String, overview: String, details: [String], examples: [Command.Example],
    argument: any ArgumentRow = CommonFlags.scenario, running: [any FlagRow] = []
  ) -> Command {
    Command(
      name, overview: overview,
      details: details + [
        "Tables are printed to standard output unless --csv or --json is given; with --out and "
          + "--quiet nothing is printed. If a flag is repeated, the last value wins."
      ],
      examples: examples, arguments: [argument],
      flags: CommonFlags.changes + running + [
        CommonFlags.threads, CommonFlags.dryRun, out, force, csv, CommonFlags.json,
        CommonFlags.quiet, verbose, CommonFlags.color,
      ],
      exclusions: [[csv, CommonFlags.json]],
      sections: [
        ExitStatus.help,
        .init(
          "More",
          text: "Ctrl-C stops once the running replicates are complete, keeps completed runs, and "
            + "exits 130; a second Ctrl-C stops at once. The same version, scenario and seed give "
            + "the same bytes, whatever the number of threads."),
      ])
  }

  /// Runs a part of a scenario and prints or writes the results.
  static func perform(
    _ scope: Plan.Scope, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    try perform(invocation, console) {
      try Plan(
        CommonFlags.document(invocation), scope: scope, decomposes: invocation[decompose])
    }
  }

  /// Runs a plan and prints or writes the results.
  static func perform(
    _ invocation: Invocation, _ console: Console, plan makePlan: () throws -> Plan
  ) throws -> ExitStatus {
    if invocation[out] == "-" {
      throw ToolError(
        "--out takes a folder; without it, --csv or --json print to standard output; see --help",
        .usage)
    }
    let plan = try makePlan()
    plan.notes.forEach(console.note)
    let workers = CommonFlags.workers(invocation)
    if invocation[CommonFlags.dryRun] {
      let estimate = try Experiment(plan).estimate(workers: workers)
      try console.show(
        .of(estimate, plan),
        json: invocation[CommonFlags.json] ? JSONValue.of(estimate, plan).pretty : nil)
      return .ok
    }

    Interrupt.listen()
    // Claimed before the run: a folder that cannot be written should not cost an hour.
    let folder = try invocation[out].map {
      try ResultsFolder(claiming: $0, overwrites: invocation[force])
    }
    let started = Date.now
    let clock = ContinuousClock.now
    let progress = console.progress()
    defer { progress?.erase() }
    let result = try Experiment(plan, theory: Predictions.of).run(
      workers: workers, cancellation: Interrupt.cancellation
    ) {
      progress?.show($0)
    }
    progress?.erase()
    let seconds = (ContinuousClock.now - clock) / .seconds(1)

    if result.wasCancelled, result.records.isEmpty {
      console.warn(
        "stopped: no run is complete" + (folder.map { "; \($0.path) is unchanged" } ?? ""))
      return Interrupt.status ?? .interrupted
    }
    if let folder {
      try folder.write(
        result,
        timing: Timing(
          started: started.ISO8601Format(), seconds: seconds, workers: workers.count,
          host: Machine.summary))
      console.note("results are in \(folder.path)")
    }
    try show(result, invocation, console)
    if invocation[verbose] { describe(result, seconds: seconds, workers: workers, console) }
    return status(of: result, console)
  }

  /// Prints the result on standard output, unless that is to be left alone.
  private static func show(
    _ result: ExperimentResult, _ invocation: Invocation, _ console: Console
  ) throws {
    let (isCSV, isJSON) = (invocation[csv], invocation[CommonFlags.json])
    // A table for programs has no place for remarks.
    if isCSV || isJSON { result.notes.forEach(console.note) }
    if console.isQuiet, invocation.wasGiven(out), !isCSV, !isJSON { return }
    try console.show(
      .of(result), csv: isCSV ? .of(result) : nil,
      json: isJSON ? DataTable.of(result).json : nil)
  }

  private static func describe(
    _ result: ExperimentResult, seconds: Double, workers: Workers, _ console: Console
  ) {
    for report in result.graphReports {
      console.note(
        "\(report.path): \(report.format), \(report.rows) rows, \(report.selfLoopsDropped) "
          + "self-loops and \(report.repeatsDropped) repeats dropped")
      report.notes.forEach { console.note("\(report.path): \($0)") }
    }
    let rounded = (seconds * 1000).rounded() / 1000
    console.note(
      "plan \(result.plan.hash): \(result.records.count) of \(result.plan.runs) runs in "
        + "\(rounded) s on \(workers.count) workers")
  }

  private static func status(of result: ExperimentResult, _ console: Console) -> ExitStatus {
    let runs = result.plan.runs
    let failed = result.records.count { $0.status == .failed }
    if failed > 0 { console.warn("error: \(failed) of \(runs) runs failed; the others are kept") }
    if result.wasCancelled, !result.isComplete {
      console.warn("stopped: \(result.records.count) of \(runs) runs are complete, and are kept")
      return Interrupt.status ?? .interrupted
    }
    if failed > 0 { return .runFailed }
    if !result.isComplete {
      console.warn("error: only \(result.records.count) of \(runs) runs are complete")
      return .incomplete
    }
    return .ok
  }
}
