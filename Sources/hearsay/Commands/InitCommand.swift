import CommandLineParsing
import Foundation
import Reports

/// `hearsay init`: a commented scenario to start from.
enum InitCommand: Verb {
  private static let file = Argument(
    Value("file", .file), .optional, help: "The file to write, or - for standard output.",
    default: "scenario.json")

  static let command = Command(
    "init", overview: "Writes a commented scenario to start from.",
    examples: [
      .init("hearsay init town.json", "Write it, then change what differs in your case."),
      .init("hearsay init - | hearsay run -", "Run it as it is."),
    ],
    arguments: [file],
    flags: [
      Flag("force", short: "f", help: "Overwrite a file that exists.", category: "Output"),
      CommonFlags.quiet,
    ],
    sections: [ExitStatus.help])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation.text(file) ?? "scenario.json"
    if path == "-" {
      try console.print(StarterScenario.text)
      return .ok
    }
    if !invocation.isOn(CommonFlags.force), FileManager.default.fileExists(atPath: path) {
      throw Failure("\(path) exists; add --force to overwrite it, or name another file", .usage)
    }
    try AtomicFile.write(Array(StarterScenario.text.utf8), to: path)
    console.note("wrote \(path); try: hearsay compare \(path)")
    return .ok
  }
}
