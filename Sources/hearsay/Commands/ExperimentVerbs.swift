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

  static let csv = Flag(
    "csv",
    help: """
      Print CSV instead of tables: the rows of summary.csv; of compare, those of compare.csv; of \
      uncertain, those of uncertainty.csv, or where there are what-ifs those of worlds.csv.
      """, category: "Output")
  private static let metricIdeas: @Sendable () -> [String] = {
    (DataDictionary.waveMetrics + DataDictionary.serviceMetrics).map(\.name)
  }
  static let metrics = Flag(
    "metrics", repeated: .text("names", ideas: metricIdeas), takesCommas: true, unset: "all",
    help: """
      Print these metrics alone, by name or family: --metrics reach,net_present_value. A family is \
      the beginning of several names. A folder written by --out has every metric.
      """, category: "Output")
  static let metric = Flag(
    "metric", .text("name", ideas: metricIdeas),
    unset: "net present value, or how many hear the news",
    help: """
      Show how sure a decision between what-ifs is by this metric: --metric leavers. A folder written \
      by --out has the default's.
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
  static let onlyRun = Flag(
    "only-run", .text("run"),
    help: """
      Run replicate n of one setting alone, and print its row of runs.csv and its rounds or periods: \
      --only-run baseline:0. A setting is the name of a what-if, or the number of a point or sample.
      """, category: "Running")
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
      flags: CommonFlags.changes + [CommonFlags.untilPrecise] + (reruns ? [decompose] : [])
        + running + [
          CommonFlags.threads, CommonFlags.instructions, CommonFlags.dryRun, onlyRun,
          FolderFlags.stopAfter, ShardFlag.shard,
          ShardFlag.base, FolderFlags.breakLock, CommonFlags.details, CommonFlags.out,
        ] + PageFlags.flags + [
          FolderFlags.force, FolderFlags.journal, csv, CommonFlags.json, CommonFlags.csvDialect,
          CommonFlags.rawText,
          CommonFlags.quiet, verbose, CommonFlags.color,
        ],
      exclusions: [CommonFlags.forms] + (reruns ? [[decompose, by]] : []),
      sections: [
        .init(
          "More",
          text: """
            Ctrl-C drops the replicates that are running, keeps completed ones, and exits 130; a \
            second Ctrl-C stops at once. With --out, runs are kept as they are made, whatever ends \
            the program: "hearsay resume" goes on with them. The same version, scenario and seed give \
            the same bytes, whatever the number of threads, stops and shards.
            """)
      ])
  }

  /// Runs a part of a scenario and prints or writes the results.
  static func perform(
    _ scope: Plan.Scope, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    try perform(invocation, console, scenarios: [invocation[CommonFlags.scenario]]) {
      try Plan(
        CommonFlags.document(invocation), scope: scope, decomposes: invocation[decompose])
    }
  }

  /// Runs a plan and prints or writes the results.
  ///
  /// - Parameters:
  ///   - invocation: The command line.
  ///   - console: Where it prints.
  ///   - scenarios: The names of the plan's scenarios.
  ///   - makePlan: Makes the plan.
  /// - Returns: The exit status.
  /// - Throws: Any error.
  static func perform(
    _ invocation: Invocation, _ console: Console, scenarios: [String?],
    plan makePlan: () throws -> Plan
  ) throws -> ExitStatus {
    if invocation[CommonFlags.out] == "-" {
      throw ToolError(
        usage: "--out takes a folder; without it, --csv or --json print to standard output")
    }
    let shard = try ShardFlag.chosen(invocation)
    if shard != nil, invocation[CommonFlags.out] == nil {
      throw ToolError(
        usage: "--shard makes a part of the runs, which needs a folder: add --out DIR")
    }
    if shard != nil, let flag = PageFlags.words(invocation).first {
      throw ToolError(
        usage:
          "\(flag) shows all runs, and --shard makes a part of them: \(flag) is for hearsay merge")
    }
    let plan = try makePlan()
    if shard != nil, !plan.canBeSharded {
      throw ToolError(
        usage: """
          --shard: how many replicates there are depends on all of them, since the scenario has a \
          precision; run it whole, or give the number with --set precision=null --replicates N
          """)
    }
    let isKept =
      invocation.wasGiven(CommonFlags.out) && invocation[FolderFlags.journal] != false
    let show = try Showing(
      plan, invocation, console,
      source: PageSource(
        plan, sources: scenarios.map(CommonFlags.source),
        settings: CommonFlags.settings(invocation)),
      more: isKept ? invocation[CommonFlags.out].map { Showing.again($0, invocation) } : nil)
    (plan.notes() + plan.idle(invocation[CommonFlags.set])).forEach(console.note)
    let workers = CommonFlags.workers(invocation)
    if invocation[CommonFlags.dryRun] {
      let isWritten = invocation[CommonFlags.out] != nil
      let estimate = try Experiment(plan, theory: Predictions.of).estimate(
        workers: workers, isKept: isWritten
      ) {
        isWritten ? ResultsFolder.secondsToWrite($0) : (0, 0)
      }
      if let shard {
        console.note(
          "these are figures of the whole, of which this is one of \(shard.count) shards")
      }
      try console.show(.of(estimate, plan), json: .of(estimate, plan))
      return .ok
    }
    if let text = invocation[onlyRun] {
      return try performOnly(text, of: plan, invocation, console)
    }
    if let seconds = invocation[FolderFlags.stopAfter] { Interrupt.stop(after: seconds) }
    if let path = invocation[CommonFlags.out] {
      // Claimed before the run: a folder that cannot be written should not cost an hour.
      let record = RecordedPlan(
        plan, sources: scenarios.map(CommonFlags.source),
        settings: CommonFlags.settings(invocation), dialect: CommonFlags.dialect(invocation),
        shard: shard, lowest: ShardFlag.lowest(invocation), in: path)
      let folder = try KeptRun.claimed(path, for: record, invocation)
      return try KeptRun(plan: plan, record: record, folder: folder)
        .perform(invocation, console, show: show)
    }
    try show.check()
    let clock = ContinuousClock.now
    let result = try console.working { progress in
      try Experiment(plan, theory: Predictions.of).run(
        workers: workers, cancellation: Interrupt.cancellation, progress: progress.show)
    }
    let seconds = (ContinuousClock.now - clock) / .seconds(1)
    if result.wasCancelled, result.done == 0 {
      console.warn("stopped: no run is complete")
      return Interrupt.status ?? .interrupted
    }
    try show(result, seconds: seconds)
    return status(of: result, console)
  }

  /// Shows results as the flags of a command line ask for: prints them, and writes the answer on one page.
  struct Showing {
    private let invocation: Invocation
    private let console: Console
    /// The command that prints more, where it is not this one.
    private let more: [String]?
    private let choice: MetricChoice?
    private let isBySegment: Bool
    private let page: PageOutput?
    /// The metric that decides between what-ifs, where one is named.
    private let deciding: Metric?

    /// Checks what flags ask for against a plan.
    init(
      _ plan: Plan, _ invocation: Invocation, _ console: Console, source: PageSource,
      more: [String]? = nil
    ) throws {
      let file = invocation[PageFlags.report]
      if file == "-" {
        throw ToolError(
          usage: "--report takes a file; hearsay report has --out - for standard output")
      }
      page = PageOutput(file, invocation, source, console)
      self.more = more
      self.invocation = invocation
      self.console = console
      choice = try ExperimentVerbs.choice(invocation[metrics], of: plan)
      isBySegment = invocation[by] != nil
      if isBySegment { try ExperimentVerbs.checkSegments(of: plan, choice) }
      deciding = try invocation[metric].map { try ExperimentVerbs.deciding($0, in: plan) }
    }

    /// The command that prints more of a results folder.
    static func again(_ folder: String, _ invocation: Invocation) -> [String] {
      ["resume", folder, "--\(CommonFlags.details.form.name)"]
        + (invocation[by].map { ["--\(by.form.name)", "\($0)"] } ?? [])
    }

    /// Finds out before a long run whether everything can be written.
    ///
    /// - Throws: `OutputError`.
    func check() throws { try page?.check() }

    /// Shows what was found in so many seconds.
    func callAsFunction(_ found: ExperimentResult, seconds: Double) throws {
      var result = found
      if let deciding { result.decision = result.decision(by: deciding) }
      // A page that cannot be written keeps nobody from reading the rest.
      let written = Result {
        try page?.write(result, workers: CommonFlags.workers(invocation))
      }
      try printed(result, seconds: seconds)
      try written.get()
    }

    private func printed(_ result: ExperimentResult, seconds: Double) throws {
      let isKept = invocation.wasGiven(CommonFlags.out) || more != nil
      // Programs have no place for remarks in what they read.
      if console.isForPrograms { result.notes.forEach(console.note) }
      if !console.isQuiet || console.isForPrograms || !isKept {
        try console.show(
          choice.map { isBySegment ? .bySegment(result, only: $0) : .of(result, only: $0) }
            ?? CommonFlags.chosen(
              isBySegment ? Answer(bySegmentOf: result) : Answer(result),
              details: isBySegment ? .bySegment(result) : .of(result), invocation, more: more),
          csv: isBySegment ? .bySegment(result, only: choice) : .of(result, only: choice),
          json: result.plan.scope == .uncertain
            ? result.decision.map { .of($0, in: result) } : nil)
      }
      if invocation[verbose] {
        result.graphReports.forEach(console.note)
        let rounded = (seconds * 1000).rounded() / 1000
        console.note(
          """
          plan \(result.plan.hash): \(result.done) of \(result.plan.runs) runs in \
          \(rounded) s on \(CommonFlags.workers(invocation).count) workers
          """)
      }
    }
  }

  /// Makes one run of a plan and prints it.
  private static func performOnly(
    _ text: String, of plan: Plan, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    if let place = invocation[CommonFlags.out] {
      throw ToolError(
        usage: "--only-run prints one run and writes no folder: leave out --out \(place)")
    }
    if let flag = PageFlags.words(invocation).first {
      throw ToolError(usage: "--only-run prints one run: leave out \(flag)")
    }
    let choice: RunChoice
    do {
      choice = try RunChoice(text, of: plan)
    } catch {
      throw ToolError(usage: "--only-run \(text): \(words(of: error, in: plan))")
    }
    let run = try console.working { progress in
      try Experiment(plan).run(
        only: choice, workers: CommonFlags.workers(invocation),
        cancellation: Interrupt.cancellation, progress: progress.show)
    }
    guard let run else {
      console.warn("stopped: the run is not complete")
      return Interrupt.status ?? .interrupted
    }
    try console.show(.of(run), csv: .of(run), json: .of(run))
    if run.path == nil { console.warn("error: the run failed") }
    return run.path == nil ? .runFailed : .ok
  }

  private static func words(of problem: RunChoice.Problem, in plan: Plan) -> String {
    switch problem {
    case .form:
      return "a setting, a colon and the number of a replicate are expected, as in baseline:0"
    case .setting(let name, let known):
      let hint = Suggestion.hint(name, among: known, quoting: false).map { "; \($0)" }.joined()
      let settings = plan.settings.count
      return switch plan.scope {
      case .run, .compare: "there is no what-if \(name)\(hint)"
      case .uncertain where !plan.options.isEmpty:
        """
        there is no what-if or sample \(name)\(hint); fix:3 would be the what-if fix in sample 3, and 3 the \
        baseline's
        """
      case .sweep: "there is no point \(name): points are numbered from 0 to \(settings - 1)"
      case .uncertain: "there is no sample \(name): samples are numbered from 0 to \(settings - 1)"
      }
    case .replicate(let number, let count):
      return "there is no replicate \(number): replicates are numbered from 0 to \(count - 1)"
    }
  }

  /// Refuses to break down by segments what has none.
  fileprivate static func checkSegments(of plan: Plan, _ choice: MetricChoice?) throws {
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
  fileprivate static func choice(_ words: [String], of plan: Plan) throws -> MetricChoice? {
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

  /// The metric of a name by which what-ifs can be better or worse.
  fileprivate static func deciding(_ name: String, in plan: Plan) throws -> Metric {
    guard plan.scope == .uncertain, !plan.options.isEmpty else {
      throw ToolError(
        usage: "--metric \(name): the scenario has no what-ifs to decide between (\"variants\")")
    }
    let metrics = plan.decidingMetrics
    if let metric = metrics.first(where: { $0.name == name }) { return metric }
    let lines =
      ["--metric \(name): no metric of that name says which what-if is better"]
      + Suggestion.hint(name, among: metrics.map(\.name), quoting: false).map { "  \($0)" }
      + ["See \"hearsay explain --metrics\" and --help."]
    throw ToolError(lines.joined(separator: "\n"), .usage)
  }

  static func status(of result: ExperimentResult, _ console: Console) -> ExitStatus {
    let isOpen = result.missing > 0 && !result.plan.goals.isEmpty
    let runs = (isOpen ? "at most " : "") + NumberText.count(result.plan.runs, "run")
    let done = NumberText.whole(result.done)
    if result.failed > 0 {
      console.warn(
        "error: \(NumberText.whole(result.failed)) of \(runs) failed; the others are kept")
    }
    if result.wasCancelled, !result.isComplete {
      console.warn(
        "stopped: \(done) of \(runs) are complete, and are shown; with --out they would be kept")
      return Interrupt.status ?? .interrupted
    }
    if result.failed > 0 { return .runFailed }
    if !result.isComplete {
      console.note("\(done) of \(runs) are there, as was asked for")
      return .incomplete
    }
    return .ok
  }
}
