import CommandLineParsing
import Experiments
import Parallelism
import PlainText
import Reports
import Scenarios
import Service

/// `hearsay ledger`: the multiplications of practitioners, alone or beside a simulation.
enum LedgerCommand: Verb {
  private static let scenario = Argument(
    Value("scenario", .file), .optional,
    help: "A scenario file, - for standard input, or preset:NAME, whose ledger is put beside its "
      + "simulation; without it and without --example the examples are listed.")
  private static let example = Flag(
    "example", short: "e",
    .single(
      Value("name", .choice(LedgerExample.all.map(\.id) + LedgerExample.all.map(\.name)))),
    help: "The example to multiply out, by number or name.", category: "Ledger")
  private static let set = Flag(
    "set", .repeated(Value("name=value")),
    help: "Change one input of the example, or one value of the scenario.", category: "Ledger")
  private static let csv = Flag(
    "csv", help: "Print CSV to standard output instead of text.", category: "Output")

  static let command = Command(
    "ledger", overview: "Multiplies out, line by line, and sets that beside a simulation.",
    details: [
      "A ledger is what practitioners write: so many unhappy customers times so many told. It knows "
        + "no overlap and no chance. The examples come from the trade; a scenario's own ledger is "
        + "shown beside what its simulation reaches, and the gap between them in counted parts that "
        + "sum to it: told twice, market ran out, stories that died, recovered. With a \"service\" block "
        + "it counts over all periods, customers lost too, as if nobody left, joined or were put right."
    ],
    examples: [
      .init("hearsay ledger", "List the examples, and who says so."),
      .init("hearsay ledger --example L5 --set complain=0.5", "One of them, an input changed."),
      .init("hearsay ledger town.json", "A scenario's ledger beside its simulation."),
    ],
    arguments: [scenario],
    flags: [
      example, set, CommonFlags.seed, CommonFlags.replicates, CommonFlags.threads, csv,
      CommonFlags.json, CommonFlags.quiet, CommonFlags.color,
    ],
    exclusions: [
      [csv, CommonFlags.json], [example, CommonFlags.seed], [example, CommonFlags.replicates],
      [example, CommonFlags.threads],
    ],
    sections: [ExitStatus.help])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let found = invocation.text(example).flatMap(LedgerExample.named)
    if let file = invocation.text(scenario) {
      if let found {
        throw Failure(
          "--example \(found.id) and \(file): an example has no scenario; leave one of them out; "
            + "see --help", .usage)
      }
      return try compare(file, invocation, console)
    }
    if let found {
      let ledger = try changed(found, invocation.texts(set))
      try console.show(
        .of(ledger, example: found),
        csv: invocation.isOn(csv) ? .of(ledger, called: found.id) : nil,
        json: invocation.isOn(CommonFlags.json)
          ? JSONValue.of(ledger, example: found).pretty : nil)
    } else {
      try list(invocation, console)
    }
    return .ok
  }

  // MARK: Examples

  private static func list(_ invocation: Invocation, _ console: Console) throws {
    for flag in [set, CommonFlags.seed, CommonFlags.replicates, CommonFlags.threads]
    where invocation.wasGiven(flag) {
      throw Failure(
        "--\(flag.name) needs "
          + (flag == set
            ? "an example or a scenario to change, as in hearsay ledger --example L5"
            : "a scenario to run, as in hearsay ledger town.json") + "; see --help", .usage)
    }
    let ledgers = try LedgerExample.all.map { (example: $0, ledger: try $0.ledger()) }
    try console.show(
      .of(LedgerExample.all), csv: invocation.isOn(csv) ? .of(ledgers) : nil,
      json: invocation.isOn(CommonFlags.json) ? JSONValue.of(ledgers).pretty : nil)
  }

  /// An example with the inputs that `--set` changes.
  private static func changed(_ example: LedgerExample, _ settings: [String]) throws -> Ledger {
    let changes = try settings.map { text -> (name: String, value: Double) in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, let value = Double(String(parts[1])) else {
        throw Failure(
          "--set \(text): name=number is expected, as in --set \(example.inputs[0].name)=10; "
            + "see --help", .usage)
      }
      return (String(parts[0]), value)
    }
    do {
      return try example.ledger(setting: changes)
    } catch {
      var lines = ["--set: \(error)"]
      if case .unknown(let name, let known) = error {
        lines += [Suggestion.hint(Suggestion.names(like: name, among: known))].compactMap {
          $0.map { "  \($0)" }
        }
      }
      lines.append("See \"hearsay ledger --help\".")
      throw Failure(lines.joined(separator: "\n"), .usage)
    }
  }

  // MARK: Scenarios

  private static func compare(
    _ file: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let plan = try Plan(CommonFlags.document(file, invocation), scope: .run)
    plan.notes.forEach(console.note)
    Interrupt.listen()
    let workers = CommonFlags.workers(invocation)
    let progress = console.progress()
    defer { progress?.erase() }
    let result = try LedgerExperiment(plan).run(
      workers: workers, cancellation: Interrupt.cancellation
    ) {
      progress?.show($0)
    }
    progress?.erase()
    if result.comparisons == nil {
      if result.run.wasCancelled {
        console.warn("stopped: a ledger's gap needs all runs, and is not shown")
        return Interrupt.status ?? .interrupted
      }
      throw Failure("some runs failed, and the gap needs all of them", .runFailed)
    }
    let (isCSV, isJSON) = (invocation.isOn(csv), invocation.isOn(CommonFlags.json))
    if isCSV || isJSON { result.run.notes.forEach(console.note) }
    try console.show(
      .of(result), csv: isCSV ? .of(result) : nil,
      json: isJSON ? JSONValue.of(result).pretty : nil)
    return .ok
  }
}
