import CommandLineParsing
import PlainText
import Reports
import Scenarios

/// `hearsay presets`: published figures to build on, with their source and grade.
enum PresetsCommand: Verb {
  private static let name = Argument(
    optional: .choice("name", Preset.all.map { ($0.name, $0) }, after: "preset:"),
    unset: "list all",
    help: "The preset to show in full.")

  static let command = Command(
    "presets", overview: "List published figures to build on, with source and grade.",
    details: [
      """
      A preset is part of a scenario to build on: "extends": "preset:NAME", or a list of several. \
      A preset of telling counts is also a complete scenario; a fragment is not.
      """
    ],
    examples: [
      .init("hearsay presets two-three-eight-ten", "Show one in full, as scenario text."),
      .init("hearsay run preset:two-three-eight-ten", "Run it unchanged."),
    ],
    arguments: [name], flags: [CommonFlags.json])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    if let preset = invocation[name] {
      try console.show(.of(preset), json: .of(preset))
    } else {
      try console.show(.of(Preset.all), json: .list(Preset.all.map { .of($0) }))
    }
    return .ok
  }
}
