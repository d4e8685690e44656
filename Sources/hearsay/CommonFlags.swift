import CommandLineParsing
import Experiments
import Parallelism
import Scenarios
import SocialGraph

/// Flags and arguments that several commands share, and what they mean.
enum CommonFlags {
  // MARK: What is run

  static let scenario = Argument(
    Value("scenario", .file), .optional,
    help: "A scenario file, - for standard input, or preset:NAME.",
    default: "the built-in scenario")
  static let set = Flag(
    "set", .repeated(Value("path=value")),
    help: "Set one value of the scenario: --set customers.share=0.1.", category: "Scenario")
  static let seed = Flag(
    "seed", .single(Value("n", .wholeNumber(0...UInt64.max))),
    help: "The random seed, decimal or 0x...; overrides the file's.", category: "Scenario")
  static let replicates = Flag(
    "replicates", short: "r",
    .single(Value("n", .wholeNumber(1...UInt64(Plan.largestRunCount)))),
    help: "How often each setting is run; overrides the file's.", category: "Scenario")
  /// The flags that change a scenario.
  static let changes = [set, seed, replicates]

  /// The scenario that an argument names, with the changes that flags make.
  static func document(_ invocation: Invocation) throws -> ScenarioDocument {
    try document(invocation.text(scenario), invocation)
  }

  /// A named scenario with the changes that flags make.
  static func document(_ name: String?, _ invocation: Invocation) throws -> ScenarioDocument {
    var settings = invocation.texts(set)
    if let text = settings.first(where: { $0.hasPrefix("=") || !$0.contains("=") }) {
      throw Failure(
        "--set \(text): path=value is expected, as in --set replicates=100; see --help", .usage)
    }
    if let seed = invocation.wholeNumber(seed) { settings.append("seed=\(seed)") }
    if let count = invocation.wholeNumber(replicates) { settings.append("replicates=\(count)") }
    return try ScenarioDocument.read(source(name), settings: settings)
  }

  /// Where the scenario of a name comes from.
  static func source(_ name: String?) -> ScenarioDocument.Source {
    guard let name else { return .builtIn }
    return name.hasPrefix("preset:") ? .preset(String(name.dropFirst(7))) : .file(name)
  }

  // MARK: How it is run

  static let threads = Flag(
    "threads", short: "j", .single(Value("n", .wholeNumber(1...4096))),
    help: "The number of workers; results do not depend on it.", default: "all cores",
    category: "Running")
  static let dryRun = Flag(
    "dry-run", short: "n", help: "Tell the runs and what they would cost; run nothing.",
    category: "Running")

  /// The workers that were asked for.
  static func workers(_ invocation: Invocation) -> Workers {
    Workers(invocation.wholeNumber(threads).map { Int($0) })
  }

  // MARK: What comes out

  static let json = Flag(
    "json", help: "Print JSON to standard output instead of a table.", category: "Output")
  static let force = Flag(
    "force", short: "f", help: "Overwrite what is there.", category: "Output")
  static let quiet = Flag(
    "quiet", short: "q", help: "No notes and no progress on standard error.", category: "Output")
  static let color = Flag(
    "color", .toggle(isOnByDefault: true), help: "Colour tables, or never colour them.",
    default: "on a terminal", category: "Output")

  // MARK: Graphs

  static let directed = Flag(
    "directed", help: "A line A B says only that A tells B, not B A.", category: "Graph")
  static let project = Flag(
    "project", .single(Value("side", .choice(Projection.allCases.map(\.rawValue)))),
    help:
      "Read a two-mode file, of people and events say, and tie those of one side who share one of "
      + "the other.", category: "Graph")

  /// The side to project on, if one was asked for.
  static func projection(_ invocation: Invocation) -> Projection? {
    invocation.text(project).flatMap(Projection.init)
  }
}
