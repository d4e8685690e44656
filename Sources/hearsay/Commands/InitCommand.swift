import CommandLineParsing
import Reports
import Scenarios

/// `hearsay init`: a commented scenario to start from.
enum InitCommand: Verb {
  private static let file = Argument(
    .file("file"), default: "scenario.json",
    help: "The file to write, or - for standard output.")

  static let command = Command(
    "init", overview: "Write a commented scenario to start from.",
    examples: [
      .init("hearsay init town.json", "Write it, then change what differs in your case."),
      .init("hearsay init - | hearsay run -", "Run it as it is."),
    ],
    arguments: [file],
    flags: [CommonFlags.force, CommonFlags.quiet])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation[file]
    if path == "-" {
      try console.print(StarterScenario.text)
      return .ok
    }
    try console.checkFree(path, overwrites: invocation[CommonFlags.force])
    try AtomicFile.write(Array(StarterScenario.text.utf8), to: path)
    console.note("wrote \(path); try: hearsay compare \(path)")
    return .ok
  }
}
