import CommandLineParsing
import Evidence
import Experiments
import GraphFiles
import Parallelism
import PlainText
import Reports
import Scenarios
import SocialGraph

/// What `run`, `compare`, `sweep` and `uncertain` share: they differ in the part of the file they run.
enum ExperimentVerbs {
  private static let out = Flag(
    "out", short: "o", .folder("dir"),
    help: "Write runs.csv, rounds.csv, summary.csv and more to this folder; created if missing.",
    category: "Output")
  private static let force = Flag(
    "force", short: "f", help: "Overwrite results in a folder that is not empty.",
    category: "Output")
  private static let csv = Flag(
    "csv",
    help: "Print summary.csv (uncertainty.csv for uncertain inputs) instead of tables.",
    category: "Output")
  static let decompose = Flag(
    "decompose",
    help:
      "Also rerun each replicate without misery, silence and word of mouth, to show what each costs.",
    category: "Running")
  private static let verbose = Flag(
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
        """
        Tables are printed to standard output unless --csv or --json is given; with --out and \
        --quiet nothing is printed. If a flag is repeated, the last value wins.
        """
      ],
      examples: examples, arguments: [argument],
      flags: CommonFlags.changes + running + [
        CommonFlags.threads, CommonFlags.dryRun, out, force, csv, CommonFlags.json,
        CommonFlags.quiet, verbose, CommonFlags.color,
      ],
      exclusions: [CommonFlags.forms],
      sections: [
        .init(
          "More",
          text: """
            Ctrl-C stops once the running replicates are complete, keeps completed runs, and exits \
            130; a second Ctrl-C stops at once. The same version, scenario and seed give the same \
            bytes, whatever the number of threads.
            """)
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
        usage: "--out takes a folder; without it, --csv or --json print to standard output")
    }
    let plan = try makePlan()
    plan.notes().forEach(console.note)
    let workers = CommonFlags.workers(invocation)
    if invocation[CommonFlags.dryRun] {
      let estimate = try Experiment(plan).estimate(workers: workers)
      try console.show(.of(estimate, plan), json: .of(estimate, plan))
      return .ok
    }

    // Claimed before the run: a folder that cannot be written should not cost an hour.
    let folder = try invocation[out].map {
      try ResultsFolder(claiming: $0, overwrites: invocation[force])
    }
    let clock = ContinuousClock.now
    let result = try console.working { progress in
      try Experiment(plan, theory: Predictions.of).run(
        workers: workers, cancellation: Interrupt.cancellation, progress: progress.show)
    }
    let seconds = (ContinuousClock.now - clock) / .seconds(1)

    if result.wasCancelled, result.records.isEmpty {
      console.warn(
        "stopped: no run is complete" + (folder.map { "; \($0.path) is unchanged" } ?? ""))
      return Interrupt.status ?? .interrupted
    }
    if let folder {
      try folder.write(result, seconds: seconds, workers: workers.count)
      console.note("results are in \(folder.path)")
    }
    // Programs have no place for remarks in what they read.
    if console.isForPrograms { result.notes.forEach(console.note) }
    if !console.isQuiet || console.isForPrograms || folder == nil {
      try console.show(.of(result), csv: .of(result))
    }
    if invocation[verbose] {
      result.graphReports.forEach(console.note)
      let rounded = (seconds * 1000).rounded() / 1000
      console.note(
        """
        plan \(plan.hash): \(result.records.count) of \(plan.runs) runs in \(rounded) s on \
        \(workers.count) workers
        """)
    }
    return status(of: result, console)
  }

  private static func status(of result: ExperimentResult, _ console: Console) -> ExitStatus {
    let runs = result.plan.runs
    if result.failed > 0 {
      console.warn("error: \(result.failed) of \(runs) runs failed; the others are kept")
    }
    if result.wasCancelled, !result.isComplete {
      console.warn("stopped: \(result.records.count) of \(runs) runs are complete, and are kept")
      return Interrupt.status ?? .interrupted
    }
    if result.failed > 0 { return .runFailed }
    if !result.isComplete {
      console.warn("error: only \(result.records.count) of \(runs) runs are complete")
      return .incomplete
    }
    return .ok
  }
}
