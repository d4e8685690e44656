import CommandLineParsing
import Experiments
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
      .init("hearsay explain --all", "Every parameter that a scenario file may have."),
      .init("hearsay explain --metrics", "What the columns of results mean."),
    ],
    arguments: [CommonFlags.scenario],
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
    let document = try CommonFlags.document(invocation)
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
    return (["// \(document.name) with every value filled in, and where each came from:"] + lines)
      .map { $0 + "\n" }.joined()
  }
}
