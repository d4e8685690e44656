import CommandLineParsing
import Experiments
import Scenarios

/// `hearsay validate`: whether scenario files are valid.
enum ValidateCommand: Verb {
  private static let files = Argument(
    rest: .file("scenario"), isRequired: true,
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
        var parts = [counted(try Plan(document, scope: .run).runs, "run")]
        if !document.variants.isEmpty {
          let plan = try Plan(document, scope: .compare)
          parts.append(
            counted(plan.settings.count - 1, "variant") + " (\(counted(plan.runs, "run")))")
        }
        if document.design != nil {
          let plan = try Plan(document, scope: .sweep)
          parts.append(counted(plan.settings.count, "point") + " (\(counted(plan.runs, "run")))")
        }
        if document.uncertain != nil {
          let plan = try Plan(document, scope: .uncertain)
          parts.append(counted(plan.settings.count, "sample") + " (\(counted(plan.runs, "run")))")
        }
        if !console.isQuiet { try console.print("\(file): ok: \(parts.joined(separator: ", "))\n") }
      } catch {
        let error = ToolError(error)
        if error.status == .outputFailed { throw error }
        console.warn(error.text)
        if status != .invalidInput { status = error.status }
      }
    }
    return status
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
