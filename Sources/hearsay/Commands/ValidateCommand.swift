import CommandLineParsing
import Experiments
import Scenarios

/// `hearsay validate`: whether scenario files are right.
enum ValidateCommand: Verb {
  private static let files = Argument(
    Value("scenario", .file), .oneOrMore,
    help: "Scenario files, - for standard input, or preset:NAME.")

  static let command = Command(
    "validate", overview: "Checks scenario files and reports everything wrong with them.",
    details: [
      "It checks the baseline, every variant, every point of the sweep and every sample of uncertain "
        + "inputs, and runs nothing. Graph files and customer lists are not opened."
    ],
    examples: [.init("hearsay validate scenarios/*.json", "Check a folder of scenarios.")],
    arguments: [files], flags: [CommonFlags.set, CommonFlags.quiet],
    sections: [ExitStatus.help])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    var status = ExitStatus.ok
    for file in invocation.texts(files) {
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
        let failure = Failure(error)
        if failure.status == .outputFailed { throw failure }
        console.warn(failure.text)
        if status != .invalidInput { status = failure.status }
      }
    }
    return status
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
