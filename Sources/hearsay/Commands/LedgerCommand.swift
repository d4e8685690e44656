import CommandLineParsing
import Experiments
import Parallelism
import PlainText
import Reports
import Scenarios
import Service

/// `hearsay ledger`: back-of-the-envelope estimates, alone or compared with a simulation.
enum LedgerCommand: Verb {
  private static let scenario = Argument(
    optional: .file("scenario"), unset: "list the examples",
    help: """
      A scenario file, - for standard input, or preset:NAME, whose ledger is compared with its \
      simulation.
      """)
  private static let example = Flag(
    "example", short: "e",
    .choice(
      "name", LedgerExample.all.map { ($0.id, $0) } + LedgerExample.all.map { ($0.name, $0) }),
    help: "The example to calculate, by number or name.", category: "Ledger")
  private static let set = Flag(
    "set", repeated: CommonFlags.setting("name", example: "customers=100"),
    help: "Change one input of the example, or one value of the scenario.", category: "Ledger")

  static let command = Command(
    "ledger", overview: "Compare a back-of-the-envelope estimate with the simulation.",
    details: [
      """
      A ledger is the back-of-the-envelope estimate of practitioners: unhappy customers times people \
      told. It ignores overlap and chance. The examples are from the trade. A scenario's own ledger \
      is compared with what its simulation reaches, and the gap is split into counted parts that sum \
      to it: told twice, too few contacts, stories that died out, resolved. With a "service" block it \
      counts over all periods, including lost customers, as if nobody left or joined and no \
      complaint were resolved.
      """
    ],
    examples: [
      .init("hearsay ledger", "List the examples and their sources."),
      .init("hearsay ledger --example L5 --set complain=0.5", "One of them with a changed input."),
      .init("hearsay ledger town.json", "A scenario's ledger compared with its simulation."),
    ],
    arguments: [scenario],
    flags: [example, set] + needingScenario + [CommonFlags.details] + CommonFlags.output,
    exclusions: [CommonFlags.forms] + needingScenario.map { [example, $0] })

  /// The flags that make no sense without a scenario.
  private static let needingScenario: [any FlagRow] = [
    CommonFlags.seed, CommonFlags.replicates, CommonFlags.threads, CommonFlags.instructions,
  ]

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let found = invocation[example]
    if let file = invocation[scenario] {
      if let found {
        throw ToolError(
          usage: """
            --example \(found.id) and \(file): an example needs no scenario; leave out one of them
            """)
      }
      return try compare(file, invocation, console)
    }
    if let found {
      let ledger = try changed(found, invocation[set])
      try console.show(
        CommonFlags.chosen(
          Answer(ledger, example: found), details: .of(ledger, example: found), invocation),
        csv: .of(ledger, called: found.id),
        json: .of(ledger, example: found))
    } else {
      try list(invocation, console)
    }
    return .ok
  }

  // MARK: Examples

  private static func list(_ invocation: Invocation, _ console: Console) throws {
    if invocation.wasGiven(set) {
      throw ToolError(
        usage: "--set needs an example or a scenario to change, as in hearsay ledger --example L5")
    }
    if let flag = needingScenario.first(where: invocation.wasGiven) {
      throw ToolError(
        usage: "--\(flag.form.name) needs a scenario to run, as in hearsay ledger town.json")
    }
    let ledgers = try LedgerExample.all.map { (example: $0, ledger: try $0.ledger()) }
    try console.show(
      .of(ledgers, calculatedBy: "hearsay ledger -e L1"), csv: .of(ledgers), json: .of(ledgers))
  }

  /// An example with the inputs that `--set` changes.
  private static func changed(_ example: LedgerExample, _ settings: [String]) throws -> Ledger {
    let changes = try settings.map { text -> (name: String, value: Double) in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Double(String(parts[1])) else {
        throw ToolError(
          usage: "--set \(text): expected name=number, as in --set \(example.inputs[0].name)=10")
      }
      return (String(parts[0]), value)
    }
    do {
      return try example.ledger(setting: changes)
    } catch {
      var lines = ["--set: \(error)"]
      if case .unknown(let name, let known) = error {
        lines += Suggestion.hint(name, among: known).map { "  \($0)" }
      }
      lines.append("See \"hearsay ledger --help\".")
      throw ToolError(lines.joined(separator: "\n"), .usage)
    }
  }

  // MARK: Scenarios

  private static func compare(
    _ file: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let plan = try Plan(CommonFlags.document(file, invocation), scope: .run)
    plan.notes(by: "ledger").forEach(console.note)
    let result = try console.working { progress in
      try LedgerExperiment(plan).run(
        workers: CommonFlags.workers(invocation), cancellation: Interrupt.cancellation,
        progress: progress.show)
    }
    if result.comparisons == nil {
      if result.run.wasCancelled {
        console.warn("stopped: the gap needs all runs, so it is not shown")
        return Interrupt.status ?? .interrupted
      }
      throw ToolError("some runs failed, and the gap needs all of them", .runFailed)
    }
    if console.isForPrograms { result.run.notes.forEach(console.note) }
    try console.show(
      CommonFlags.chosen(Answer(result), details: .of(result), invocation), csv: .of(result),
      json: .of(result))
    return .ok
  }
}
