package import CommandLineParsing
import Experiments

/// A command of the tool: its row of the table, and what it does.
protocol Verb: SendableMetatype {
  /// Its row of the table.
  static var command: Command { get }
  /// Does it.
  ///
  /// - Parameters:
  ///   - invocation: What its flags and arguments were given.
  ///   - console: Where it prints.
  /// - Returns: How the program ends.
  /// - Throws: Any error; see ``Failure``.
  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus
}

/// All commands: the table that parsing, help and completions are made from.
package enum Verbs {
  /// The commands that stand below the program itself, in the order of help.
  private static let plain: [any Verb.Type] = [
    RunCommand.self, CompareCommand.self, SweepCommand.self, UncertainCommand.self,
    BenchCommand.self, LedgerCommand.self, ImportCommand.self, PresetsCommand.self,
    InitCommand.self, AuditCommand.self, VerifyCommand.self,
    ValidateCommand.self, ExplainCommand.self, CompletionsCommand.self, HelpCommand.self,
  ]
  /// The commands that stand below `graph`.
  private static let onGraphs: [any Verb.Type] = [
    GraphInspectCommand.self, GraphGenerateCommand.self, GraphConvertCommand.self,
  ]

  private static let graph = Command(
    "graph", overview: "Looks at, generates and converts graphs of who knows whom.",
    subcommands: onGraphs.map { $0.command },
    sections: [
      .init(
        "More",
        text: "A graph file is a list of ties, one a line (blank, tab, comma or semicolon), or "
          + "Matrix Market; gzip is read as it is.")
    ])

  /// The table.
  package static let table = Command(
    "hearsay",
    overview: "Simulates how far the stories of happy and unhappy customers travel.",
    details: [
      "Without a command it runs a small built-in scenario and shows what came of it."
    ],
    examples: [
      .init("hearsay", "Run the built-in scenario; it takes a few seconds."),
      .init("hearsay init town.json", "Write a commented scenario to start from."),
      .init("hearsay compare town.json", "Run it and each of its what-ifs, side by side."),
      .init("hearsay sweep town.json --out results", "Run its sweep; write CSV files to chart."),
    ],
    subcommands: plain.prefix(4).map { $0.command } + [graph]
      + plain.dropFirst(4).map { $0.command },
    runsAlone: true,
    sections: [
      ExitStatus.help,
      .init(
        "Environment",
        rows: [
          ("NO_COLOR", "If not empty, nothing is coloured."),
          ("FORCE_COLOR", "If neither empty nor 0, tables are coloured even if they are piped."),
          ("TERM", "If \"dumb\": no colour and no progress line."),
          ("COLUMNS", "The width to keep to, where it is set."),
        ]),
      .init(
        "More",
        text: "\"hearsay help COMMAND\" explains a command, \"hearsay explain\" every parameter of "
          + "a scenario, \"hearsay explain --metrics\" every figure."),
    ],
    version: "hearsay \(Version.current)")

  /// The command of a path.
  static func verb(at path: [String]) -> any Verb.Type {
    let found =
      path.first == "graph"
      ? onGraphs.first { $0.command.name == path.last }
      : plain.first { $0.command.name == path.last }
    return found ?? BareCommand.self
  }
}
