package import CommandLineParsing
import Experiments

/// A command of the tool: its row of the table, and what it does.
protocol Verb: SendableMetatype {
  /// Its row of the table.
  static var command: Command { get }
  /// Performs it.
  ///
  /// - Parameters:
  ///   - invocation: What its flags and arguments were given.
  ///   - console: Where it prints.
  /// - Returns: The exit status.
  /// - Throws: Any error; see ``ToolError``.
  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus
}

/// All commands: the table that parsing, help, man page and completions are made from.
package enum Verbs {
  /// The commands of the program itself before and after `graph`, in the order of help.
  private static let first: [any Verb.Type] = [
    RunCommand.self, CompareCommand.self, SweepCommand.self, UncertainCommand.self,
    SeekCommand.self, ReportCommand.self,
  ]
  private static let others: [any Verb.Type] = [
    ResumeCommand.self, StatusCommand.self, MergeCommand.self, BenchCommand.self,
    LedgerCommand.self, ImportCommand.self, PresetsCommand.self,
    InitCommand.self, AuditCommand.self, VerifyCommand.self,
    ValidateCommand.self, ExplainCommand.self, CompletionsCommand.self, HelpCommand.self,
  ]
  /// The commands of `graph`.
  private static let onGraphs: [any Verb.Type] = [
    GraphInspectCommand.self, GraphGenerateCommand.self, GraphConvertCommand.self,
  ]

  private static let graph = Command(
    "graph", overview: "Inspect, generate and convert contact networks.",
    subcommands: onGraphs.map { $0.command },
    sections: [
      .init(
        "More",
        text: """
          Graph files are edge lists (one tie per line; blank, tab, comma or semicolon), Matrix \
          Market, GraphML, GML, Pajek or METIS, plain or gzip-compressed.
          """)
    ])

  /// The table.
  package static let table = Command(
    "hearsay",
    overview: "Simulate how far satisfied and dissatisfied customers' stories travel.",
    details: [
      "Without a command, hearsay runs a small built-in scenario and prints its report."
    ],
    examples: [
      .init("hearsay", "Run the built-in scenario; takes a few seconds."),
      .init("hearsay init --list", "See which questions there are scenarios for."),
      .init("hearsay init town.json", "Write a commented scenario to start from."),
      .init("hearsay compare town.json", "Run it beside each of its what-ifs."),
      .init("hearsay sweep town.json --out results", "Run its sweep and write CSV files to chart."),
    ],
    subcommands: first.map { $0.command } + [graph] + others.map { $0.command },
    runsAlone: true,
    sections: [
      ExitStatus.help,
      .init(
        "Environment",
        rows: [
          ("NO_COLOR", "If not empty, turns colour off."),
          ("FORCE_COLOR", "If neither empty nor 0, colours tables even when piped."),
          ("TERM", "If \"dumb\", turns off colour and the progress line."),
          ("COLUMNS", "The width of reports and help, 40 to 100."),
          ("HEARSAY_INSTRUCTIONS", "As --instructions, for every command."),
        ]),
      .init(
        "Files",
        rows: [
          ("*.json", "A scenario: JSON with comments and trailing commas; see hearsay init."),
          ("runs.csv", "In the folder that --out names: a row for each replicate."),
          ("summary.csv", "Means, intervals and spread of every metric, for each setting."),
          ("columns.csv", "What each column of each of these files means, and its unit."),
          ("manifest.json", "What made the results, and what each column means."),
          ("plan.json", "What is run, so that it can go on, grow, or be merged."),
          ("journal", "The runs themselves, as they were made."),
          ("page.html", "The answer on one page; see hearsay report."),
        ]),
      .init(
        "More",
        text: """
          "hearsay help COMMAND" explains a command, "hearsay help exit-codes" the exit codes, "hearsay \
          explain" every parameter of a scenario, "hearsay explain --metrics" every metric.
          """),
    ],
    version: "hearsay \(Version.current)")

  /// What there is help for, beside the program itself.
  static var topics: [String] {
    table.subcommands.flatMap { [$0.name] + $0.subcommands.map(\.name) }
      + table.sections.compactMap(\.topic)
  }

  /// The command of a path.
  static func verb(at path: [String]) -> any Verb.Type {
    let verbs = path.first == "graph" ? onGraphs : first + others
    return verbs.first { $0.command.name == path.last } ?? BareCommand.self
  }
}
