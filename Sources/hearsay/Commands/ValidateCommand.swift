import CommandLineParsing
import Experiments
import Reports
import Scenarios

/// `hearsay validate`: whether scenario files are valid.
enum ValidateCommand: Verb {
  private static let files = Argument(
    rest: .file("scenario", ideas: CommonFlags.scenarioIdeas), isRequired: true,
    help: "Scenario files, - for standard input, or preset:NAME.")

  static let command = Command(
    "validate", overview: "Check scenario files and report every error in them.",
    details: [
      "It checks the baseline, every variant, every point of the sweep and every sample of uncertain "
        + "inputs without running them. Graph files and customer lists are not opened."
    ],
    examples: [.init("hearsay validate scenarios/*.json", "Check a folder of scenarios.")],
    arguments: [files], flags: [CommonFlags.set, CommonFlags.quiet])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    var status = ExitStatus.ok
    for file in invocation[files] {
      do {
        let document = try CommonFlags.document(file, invocation)
        let baseline = try Plan(document, scope: .run)
        let plans = try [baseline] + baseline.leftAside.map { try Plan(document, scope: $0.scope) }
        if !console.isQuiet { try console.show(.valid(file, plans)) }
      } catch {
        let error = ToolError(error)
        if error.status == .outputFailed { throw error }
        console.warn(error.text)
        if status != .invalidInput { status = error.status }
      }
    }
    return status
  }
}
