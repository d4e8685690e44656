import CommandLineParsing
import Experiments
import Parallelism
import Reports
import Scenarios
import SocialGraph

/// Flags and arguments that several commands share, and what they mean.
enum CommonFlags {
  // MARK: What is run

  static let scenario = Argument(
    optional: .file("scenario"), unset: "the built-in scenario",
    help: "A scenario file, - for standard input, or preset:NAME.")
  static let set = Flag(
    "set", repeated: setting("path", example: "replicates=100"),
    help: "Set one value of the scenario: --set customers.share=0.1.", category: "Scenario")
  static let seed = Flag(
    "seed", .whole("n", 0...UInt64.max),
    help: "The random seed, decimal or 0x...; overrides the file's.", category: "Scenario")
  static let replicates = Flag(
    "replicates", short: "r", .whole("n", 1...Plan.largestRunCount),
    help: "The number of replicates of each setting; overrides the file's.", category: "Scenario")
  /// The flags that change a scenario.
  static let changes: [any FlagRow] = [set, seed, replicates]

  /// A value of the form `name=value`.
  ///
  /// - Parameters:
  ///   - name: What is before the equals sign.
  ///   - example: One that is valid.
  /// - Returns: The value that accepts such a text.
  static func setting(_ name: String, example: String) -> CommandLineParsing.Value<String> {
    Value("\(name)=value", expected: "\(name)=value, as in --set \(example)") { text in
      text.hasPrefix("=") || !text.contains("=") ? nil : text
    }
  }

  /// The scenario that an argument names, with the changes that flags make.
  static func document(_ invocation: Invocation) throws -> ScenarioDocument {
    try document(invocation[scenario], invocation)
  }

  /// A named scenario with the changes that flags make.
  static func document(_ name: String?, _ invocation: Invocation) throws -> ScenarioDocument {
    var settings = invocation[set]
    if let seed = invocation[seed] { settings.append("seed=\(seed)") }
    if let count = invocation[replicates] { settings.append("replicates=\(count)") }
    return try ScenarioDocument.read(source(name), settings: settings, settingName: "--set")
  }

  /// Where the scenario of a name comes from.
  static func source(_ name: String?) -> ScenarioDocument.Source {
    guard let name else { return .builtIn }
    return name.hasPrefix("preset:") ? .preset(String(name.dropFirst(7))) : .file(name)
  }

  // MARK: How it is run

  static let threads = Flag(
    "threads", short: "j", .whole("n", 1...4096), unset: "all cores",
    help: "The number of worker threads; does not change results.", category: "Running")
  static let dryRun = Flag(
    "dry-run", short: "n",
    help: "Show the number of runs and their estimated cost, then exit.", category: "Running")

  /// The requested workers.
  static func workers(_ invocation: Invocation) -> Workers { Workers(invocation[threads]) }

  // MARK: What comes out

  static let csv = Flag("csv", help: "Print CSV instead of text.", category: "Output")
  static let json = Flag("json", help: "Print JSON instead of text.", category: "Output")
  static let force = Flag(
    "force", short: "f", help: "Overwrite an existing file.", category: "Output")
  static let quiet = Flag(
    "quiet", short: "q", help: "Print no notes and no progress on standard error.",
    category: "Output")
  static let color = Flag(
    negatable: "color", unset: "on a terminal", help: "Colour tables.", category: "Output")
  /// The flags of a command whose result can be printed in three forms.
  static let output = forms + [quiet, color]
  /// The flags that ask for a form for programs; at most one is given.
  static let forms: [any FlagRow] = [csv, json]

  /// The part of a command's help that lists what its CSV and JSON hold.
  static func columns(_ columns: [DataDictionary.Column]) -> Command.Section {
    .init("Columns of --csv, and keys of --json", rows: columns.map { ($0.name, $0.meaning) })
  }

  // MARK: Graphs

  static let directed = Flag(
    "directed", help: "Read ties as directed: A B means that only A tells B.", category: "Graph")
  static let project = Flag(
    "project", .choice("side", Projection.self),
    help: """
      Read a two-mode file (of people and events, say) and tie those of one side who share one of \
      the other.
      """, category: "Graph")
}
