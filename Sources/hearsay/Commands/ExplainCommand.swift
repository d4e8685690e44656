import CommandLineParsing
import Experiments
import Foundation
import Parallelism
import PlainText
import Reports
import Scenarios
import WordOfMouth

/// `hearsay explain`: every value of a scenario, what it means and where it came from.
enum ExplainCommand: Verb {
  private static let resolved = Flag(
    "resolved",
    help: "Print the scenario with every value filled in, after a list of where each came from.",
    category: "Output")
  private static let metrics = Flag(
    "metrics", help: "Explain the metrics of results instead.", category: "Output")
  private static let all = Flag(
    "all", help: "Explain every parameter there is instead.", category: "Output")

  private static let scenario = Argument(
    optional: .file("scenario"), unset: "the built-in scenario",
    help: "A scenario file, - for standard input, or preset:NAME; or what to explain.")
  private static let topic = Argument(
    optional: Value<String>("path", expected: "the path of a parameter or the name of a metric") {
      $0
    },
    unset: "every value", help: "The path of a parameter or a block, or the name of a metric.")

  static let command = Command(
    "explain", overview: "Print every value of a scenario, its meaning and where it came from.",
    details: [
      "A value comes from the command line if given there, else from the file, else from what the "
        + "file extends, else it is the default. Other values than defaults also have their source, and "
        + "its grade from A (meta-analysis) to D (assumed)."
    ],
    examples: [
      .init("hearsay explain town.json", "Every parameter of a file."),
      .init(
        "hearsay explain town.json --resolved > whole.json", "The same as a complete scenario file."
      ),
      .init("hearsay explain customers.share", "One parameter; a block has all of its own."),
      .init("hearsay explain town.json customers.share", "The same with its value in a file."),
      .init("hearsay explain sweep", "A block: what it is, its keys, and a file that has it."),
      .init("hearsay explain reach_negative", "One metric."),
      .init("hearsay explain --all", "Every parameter that a scenario file may have."),
      .init("hearsay explain --metrics", "What the columns of results mean."),
    ],
    arguments: [scenario, topic],
    flags: CommonFlags.changes + [resolved, all, metrics, CommonFlags.json],
    exclusions: [[resolved, all, metrics]])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    if invocation[metrics] {
      try console.show(.metrics, json: .metrics)
      return .ok
    }
    if invocation[all] {
      try console.show(.parameters, json: .parameters)
      return .ok
    }
    let words = [invocation[scenario], invocation[topic]].compactMap(\.self)
    if let asked = words.first(where: { !isScenario($0) }) {
      return try explain(asked, in: words.first(where: isScenario), invocation, console)
    }
    if words.count > 1 { throw ToolError(usage: "explain takes one scenario") }
    let document = try CommonFlags.document(words.first, invocation)
    let parameters = document.explained()
    if invocation[resolved] {
      let heading = console.isForPrograms ? "" : origins(of: parameters, in: document)
      let json = document.resolvedJSON()
      try console.print(heading + json + (json.hasSuffix("\n") ? "" : "\n"))
    } else {
      let solved = try calibrated(parameters, of: document, console)
      try console.show(.of(solved), json: .of(solved))
    }
    return .ok
  }

  /// Whether a word names a scenario, and not a parameter or a metric.
  private static func isScenario(_ word: String) -> Bool {
    CommonFlags.isPreset(word) || word == "-" || word.contains("/") || word.hasSuffix(".json")
      || FileManager.default.fileExists(atPath: word)
      // A link that leads nowhere is one too, and reading it says so.
      || (try? FileManager.default.destinationOfSymbolicLink(atPath: word)) != nil
  }

  /// Whether a word names a parameter, a block or a metric.
  static func explains(_ word: String) -> Bool { names.contains(word) }

  /// The names of all blocks, parameters and metrics.
  private static var names: [String] {
    BlockDescription.all.map(\.key) + ParameterDescription.all.map(\.path)
      + DataDictionary.metricNames.map(\.name)
  }

  /// Explains a parameter, a block or a metric.
  private static func explain(
    _ topic: String, in scenario: String?, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let document = try scenario.map { try CommonFlags.document($0, invocation) }
    guard
      let words = Document.explanation(
        of: topic, usedBy: uses(of: topic), values: document?.explained() ?? [],
        in: document?.name ?? "")
    else {
      // Those of segments and layers come last: their paths are longest.
      let ofWord = names.filter { $0.hasSuffix(".\(topic.lowercased())") }
        .sorted { $0.count < $1.count }
      let hint =
        ofWord.isEmpty
        ? Suggestion.hint(topic, among: names, quoting: false).map { "; \($0)" }.joined()
        : "; did you mean \(ofWord.prefix(3).joined(separator: " or "))?"
      throw ToolError(
        usage:
          "\(quoted(topic)) is no parameter, metric or scenario file\(hint); --all lists all parameters, "
          + "--metrics all metrics")
    }
    try console.show(words, json: .explanation(of: topic))
    return .ok
  }

  /// Which verbs use a parameter or a block, in a sentence.
  private static func uses(of topic: String) -> String {
    let runs = "run, compare, sweep, uncertain, seek and report"
    return switch topic.prefix(while: { $0 != "." }) {
    case "variants": "Used by compare, uncertain and report, and by seek --variant."
    case "sweep": "Used by sweep and report."
    case "uncertain", "uncertainty": "Used by uncertain and report."
    case "slogan": "Used by run, compare and report, which print it beside results, and by audit."
    case "sources", "title": "Used by explain, and by \(runs), which print it."
    case "extends": "Used by every verb that reads a scenario."
    case "graph": "Used by \(runs), and by ledger, bench and graph inspect."
    case "service", "market", "money": "Used by \(runs), and by ledger."
    default: "Used by \(runs), and by ledger and bench."
    }
  }

  /// The parameters; of a target reach, with the chance that gives it.
  private static func calibrated(
    _ parameters: [ExplainedParameter], of document: ScenarioDocument, _ console: Console
  ) throws -> [ExplainedParameter] {
    guard document.baseline.awaitsCalibration else { return parameters }
    let asked = try Plan(document, scope: .run)
    let solved = try console.working { progress in
      try Calibration(asked).run(
        workers: Workers(), cancellation: Interrupt.cancellation, progress: progress.show)
    }
    guard let plan = solved else {
      throw ToolError("stopped: the chance to retell was not solved for", .interrupted)
    }
    var parameters = parameters
    for opinion in Opinion.allCases {
      let path = "voices.\(opinion).retell"
      guard let found = plan.settings[0].calibrated[opinion],
        let place = parameters.firstIndex(where: { $0.path == path })
      else { continue }
      parameters[place].meaning +=
        " " + CalibrationWords.sentences(found, of: opinion)
    }
    return parameters
  }

  /// A comment, as scenario files may have, with a line for each value.
  private static func origins(
    of parameters: [ExplainedParameter], in document: ScenarioDocument
  ) -> String {
    let lines = parameters.map { "//   \($0.path) = \($0.value)   from \($0.origin)" }
    // A name with a line end must not end the comment.
    return (["// \(document.name) with every value filled in, and where each came from:"] + lines)
      .map { TextWidth.printable($0) + "\n" }.joined()
  }
}
