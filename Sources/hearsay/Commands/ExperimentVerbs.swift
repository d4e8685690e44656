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
  /// Their names.
  static let names = ["run", "compare", "sweep", "uncertain"]

  private static let force = Flag(
    "force", short: "f", help: "Overwrite results in a folder that is not empty.",
    category: "Output")
  private static let csv = Flag(
    "csv",
    help: """
      Print CSV instead of tables: the rows of summary.csv; of compare, those of compare.csv; of \
      uncertain, those of uncertainty.csv.
      """, category: "Output")
  static let metrics = Flag(
    "metrics", repeated: .text("names"), takesCommas: true, unset: "all",
    help: """
      Print these metrics alone, by name or family: --metrics reach,net_present_value. A family is \
      the beginning of several names. A folder written by --out has every metric.
      """, category: "Output")
  /// What figures can be broken down by.
  enum Parts: String, CaseIterable {
    case segment
  }
  static let by = Flag(
    "by", .choice("what", Parts.self),
    help: """
      Print the figures of each segment of customers (customers.segments) side by side; not with \
      --decompose, whose reruns are of all customers.
      """,
    category: "Output")
  static let decompose = Flag(
    "decompose",
    help:
      "Also rerun each replicate without misery, silence and word of mouth, to show what each costs.",
    category: "Running")
  static let verbose = Flag(
    "verbose", short: "v", help: "Also print on standard error what was run and how long it took.",
    category: "Output")

  /// The row of the table of one of them.
  static func command(
    _ name: String, overview: String, details: [String], examples: [Command.Example],
    argument: any ArgumentRow = CommonFlags.scenario, reruns: Bool = false,
    running: [any FlagRow] = []
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
      flags: CommonFlags.changes + (reruns ? [decompose] : []) + running + [
        CommonFlags.threads, CommonFlags.dryRun, CommonFlags.details, CommonFlags.out, force, csv,
        CommonFlags.json, CommonFlags.csvDialect, CommonFlags.quiet, verbose, CommonFlags.color,
      ],
      exclusions: [CommonFlags.forms] + (reruns ? [[decompose, by]] : []),
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
    if invocation[CommonFlags.out] == "-" {
      throw ToolError(
        usage: "--out takes a folder; without it, --csv or --json print to standard output")
    }
    let plan = try makePlan()
    let choice = try choice(invocation[metrics], of: plan)
    let isBySegment = invocation[by] != nil
    if isBySegment { try checkSegments(of: plan, choice) }
    (plan.notes() + plan.idle(invocation[CommonFlags.set])).forEach(console.note)
    let workers = CommonFlags.workers(invocation)
    if invocation[CommonFlags.dryRun] {
      let estimate = try Experiment(plan).estimate(workers: workers)
      try console.show(.of(estimate, plan), json: .of(estimate, plan))
      return .ok
    }

    // Claimed before the run: a folder that cannot be written should not cost an hour.
    let folder = try invocation[CommonFlags.out].map {
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
      try folder.write(
        result, seconds: seconds, workers: workers.count,
        dialect: invocation[CommonFlags.csvDialect])
      console.note("results are in \(folder.path)")
    }
    // Programs have no place for remarks in what they read.
    if console.isForPrograms { result.notes.forEach(console.note) }
    if !console.isQuiet || console.isForPrograms || folder == nil {
      try console.show(
        choice.map { isBySegment ? .bySegment(result, only: $0) : .of(result, only: $0) }
          ?? CommonFlags.chosen(
            isBySegment ? Answer(bySegmentOf: result) : Answer(result),
            details: isBySegment ? .bySegment(result) : .of(result), invocation),
        csv: isBySegment ? .bySegment(result, only: choice) : .of(result, only: choice))
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

  /// Refuses to break down by segments what has none.
  private static func checkSegments(of plan: Plan, _ choice: MetricChoice?) throws {
    if plan.metrics.segments.isEmpty {
      throw ToolError(
        usage: "--by segment: this scenario has no segments; they are named in customers.segments")
    }
    if let choice, !choice.isOfSegments {
      throw ToolError(
        usage: "--by segment: none of these metrics can be broken down by segment"
      )
    }
  }

  /// The metrics that a flag names, or nil where it is not given.
  private static func choice(_ words: [String], of plan: Plan) throws -> MetricChoice? {
    if words.isEmpty { return nil }
    do {
      return try MetricChoice(words, of: plan)
    } catch {
      let remedy =
        switch error.reason {
        case .periods: ["it takes a \"service\" block"]
        case .reruns: ["it takes --decompose"]
        case .comparison: ["only hearsay compare has it"]
        case nil where plan.metrics.hasPeriods && error.word.hasPrefix("reach"):
          ["with periods it counts hearings: --metrics hearings"]
        case nil: Suggestion.hint(error.word, among: error.known, quoting: false)
        }
      let lines =
        ["--metrics \(error.word): this scenario has no such metric"] + remedy.map { "  \($0)" }
        + ["See \"hearsay explain --metrics\" and --help."]
      throw ToolError(lines.joined(separator: "\n"), .usage)
    }
  }

  static func status(of result: ExperimentResult, _ console: Console) -> ExitStatus {
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
