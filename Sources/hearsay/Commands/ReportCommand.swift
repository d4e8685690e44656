import CommandLineParsing
import Evidence
import Experiments
import Parallelism
import PlainText
import Reports
import Scenarios

/// `hearsay report`: the answer on one page, of a scenario or of a results folder.
enum ReportCommand: Verb {
  private static let source = Argument(
    optional: .file("source", ideas: CommonFlags.scenarioIdeas), unset: "the built-in scenario",
    help: "A scenario file, - for standard input, preset:NAME, or a results folder.")
  private static let out = Flag(
    "out", short: "o", .file("page"),
    help: "The file of the page, or - for standard output.", category: "Output")
  private static let scope = Flag(
    "as",
    .choice(
      "command",
      ExperimentVerbs.names.compactMap { name in
        Plan.Scope(rawValue: name).map { (name, $0) }
      }), unset: "the one that shows most",
    help: "What to do with a scenario: as which command it is run.", category: "Running")

  static let command = Command(
    "report", overview: "Write the answer on one page, with charts, as HTML.",
    details: [
      """
      Of a results folder its runs are shown, and none is made; if some are missing, the page says so \
      first, and the exit code is 4. A scenario is run: as "uncertain" if it has uncertain inputs and \
      what-ifs, else as "compare", "sweep", "uncertain" or "run", whichever comes first that it has.
      """,
      """
      The page is one file without scripts that needs no network. The same version, scenario and \
      seed give the same bytes, whether the scenario is run or its results are read. A file that is there \
      is replaced if Hearsay made it, any other with --force.
      """,
    ],
    examples: [
      .init(
        "hearsay report town.json -o page.html", "Run a scenario and put the answer on a page."),
      .init("hearsay report results -o page.html", "The page of results that are there."),
      .init(
        "hearsay report town.json -o page.html --charts charts",
        "Also write each chart to an SVG file."),
    ],
    arguments: [source],
    flags: CommonFlags.changes + [
      CommonFlags.untilPrecise, scope, CommonFlags.threads, CommonFlags.instructions, out,
      PageFlags.charts,
      CommonFlags.force, CommonFlags.quiet,
    ])

  /// Flags of a scenario, which make no sense with results.
  private static let ofScenarios: [any FlagRow] =
    CommonFlags.changes + [CommonFlags.untilPrecise, scope]

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let place = invocation[source]
    if let place, AtomicFile.isFolder(place) {
      return try performStored(place, invocation, console)
    }
    let document = try CommonFlags.document(place, invocation)
    let plan = try Plan(document, scope: invocation[scope] ?? widest(document))
    let page = try output(
      PageSource(
        plan, sources: [CommonFlags.source(place)], settings: CommonFlags.settings(invocation)),
      invocation, console)
    (plan.notes(by: command.name) + plan.idle(invocation[CommonFlags.set])).forEach(console.note)
    try page.check()
    let workers = CommonFlags.workers(invocation)
    let result = try console.working { progress in
      try Experiment(plan, theory: Predictions.of).run(
        workers: workers, cancellation: Interrupt.cancellation, progress: progress.show)
    }
    try page.write(result, workers: workers)
    if result.wasCancelled { return Interrupt.status ?? .interrupted }
    return ExperimentVerbs.status(of: result, console)
  }

  /// Shows the runs of a results folder.
  private static func performStored(
    _ path: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    if let flag = ofScenarios.first(where: invocation.wasGiven) {
      throw ToolError(
        usage:
          "--\(flag.form.name) is for a scenario, and \(path) has results already: leave it out")
    }
    // What a process that was killed had still to put in place.
    if try StoredFolder(at: path).isBeingPut {
      try ResultsFolder(opening: path, breaksLock: false).leave()
    }
    let stored = try FolderResult(FolderStatus(of: [path]))
    let page = try output(stored.source, invocation, console)
    try page.check()
    let workers = CommonFlags.workers(invocation)
    let result = try console.working { progress in
      try stored.result(workers: workers, progress: progress.show)
    }
    try page.write(result, workers: workers)
    if result.wasCancelled { return Interrupt.status ?? .interrupted }
    if result.failed == 0, result.missing > 0 {
      console.note(
        "\(NumberText.count(result.missing, "run")) of \(path) are missing, as the page says")
      return .incomplete
    }
    return ExperimentVerbs.status(of: result, console)
  }

  private static func output(
    _ source: PageSource, _ invocation: Invocation, _ console: Console
  ) throws -> PageOutput {
    guard let page = PageOutput(invocation[out], invocation, source, console) else {
      throw ToolError(
        usage: "report writes a page: name it with --out page.html, or --out - for standard output")
    }
    return page
  }

  /// The command that shows most of a scenario.
  static func widest(_ document: ScenarioDocument) -> Plan.Scope {
    let hasVariants = !document.variants.isEmpty
    if document.uncertain != nil, hasVariants { return .uncertain }
    if hasVariants { return .compare }
    if document.design != nil { return .sweep }
    return document.uncertain == nil ? .run : .uncertain
  }
}
